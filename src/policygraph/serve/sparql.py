"""``/sparql``: a SPARQL 1.1 Protocol request in, its answer in the format that the client accepts out; read-only.

The answer is whole before its first byte is sent (a long one waits in a file), so the status never promises what does
not come. Queries run behind the one guard of the project, `graph.guard`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Final

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from ..errors import PolicygraphError, QueryBusyError, QueryError
from ..graph.guard import Written
from . import formats
from .accept import best
from .description import description
from .error_pages import error_response, status_of
from .limits import Limits
from .pages import graph_of
from .protocol import Operation, operation

METHODS: Final = ["GET", "HEAD", "POST", "OPTIONS"]
#: The header of an answer that holds fewer rows than there are: how many it holds at most.
TRUNCATED: Final = "Policygraph-Truncated"
_CHUNK: Final = 1 << 18
_PACKED_LATER: Final = 1 << 20


async def sparql(request: Request) -> Response:
    """Answer a request of the protocol."""
    if request.method == "OPTIONS":
        response = Response(status_code=204, headers={"Allow": ", ".join(METHODS)})
    else:
        response = await _asked(request)
    response.headers.add_vary_header("Accept")
    _let_pages_of_others_read(request, response)
    return response


async def _asked(request: Request) -> Response:
    try:
        asked = await operation(request)
        if asked.query is None:
            return await run_in_threadpool(_describe, request)
        return await run_in_threadpool(_answer, request, asked)
    except HTTPException as error:
        return _refusal(request, error.status_code, error.detail, headers=dict(error.headers or {}))
    except PolicygraphError as error:
        headers = {"Retry-After": "5"} if isinstance(error, QueryBusyError) else {}
        return _refusal(request, status_of(error), str(error), error, headers)


def _answer(request: Request, asked: Operation) -> Response:
    assert asked.query is not None
    limits: Limits = request.app.state.limits
    wanted = formats.wanted(_accept(request), asked.format)
    with graph_of(request) as graph:
        answer = graph.written(asked.query, wanted, part=asked.part, seconds=limits.seconds, rows=limits.rows)
    if not isinstance(answer, Written):
        offered = ", ".join(formats.OF_KIND[answer])
        raise HTTPException(406, f"this answer comes as {offered}; accept one of them")
    charset = "; charset=utf-8" if answer.format.startswith("text/") else ""
    headers = {"Content-Type": answer.format + charset, "Cache-Control": "no-cache"}
    if answer.truncated:
        headers[TRUNCATED] = str(limits.rows)
    if answer.size <= _PACKED_LATER:
        with answer.body as body:
            return Response(body.read(), headers=headers)
    headers["Content-Length"] = str(answer.size)
    return StreamingResponse(_chunks(answer.body), headers=headers)


def _chunks(body: IO[bytes]) -> Iterator[bytes]:
    with body:
        while chunk := body.read(_CHUNK):
            yield chunk


def _describe(request: Request) -> Response:
    """Return the description of the service; a browser is led to the page where queries are written."""
    rdf = formats.OF_KIND["graph"]
    media = best(_accept(request), [*rdf, "text/html"])
    if media == "text/html":
        return RedirectResponse("/query", 303)
    if media is None:
        raise HTTPException(
            406, f"the description comes as {', '.join(rdf)}; accept one of them, or give a query"
        )
    with graph_of(request) as graph:
        body = description(graph, str(request.url.replace(query="")), media)
    charset = "; charset=utf-8" if media.startswith("text/") else ""
    return Response(body, headers={"Content-Type": media + charset, "Cache-Control": "no-cache"})


def _refusal(
    request: Request,
    status: int,
    message: str,
    error: PolicygraphError | None = None,
    headers: dict[str, str] | None = None,
) -> Response:
    """Return what was wrong: a page for a browser, JSON for who accepts any JSON, a line of text else."""
    accept = _accept(request).lower()
    place = (
        {"line": error.line, "column": error.column} if isinstance(error, QueryError) and error.line else {}
    )
    headers = {"Cache-Control": "no-store", **(headers or {})}
    if "text/html" in accept:
        return error_response(request, status, message, headers=headers)
    if "json" in accept:
        return JSONResponse({"error": {"status": status, "message": message, **place}}, status, headers)
    return PlainTextResponse(message + "\n", status, headers)


def _accept(request: Request) -> str:
    return ", ".join(request.headers.getlist("accept"))


def _let_pages_of_others_read(request: Request, response: Response) -> None:
    """Set the headers of CORS for the origins that the server was told of; by default there are none.

    A server on one's own machine answers whatever page the browser has open: with ``*`` any site could read the graph.
    """
    origins: tuple[str, ...] = request.app.state.limits.origins
    origin = request.headers.get("origin", "")
    if not origins:
        return
    response.headers.add_vary_header("Origin")
    if "*" in origins or origin in origins:
        response.headers["Access-Control-Allow-Origin"] = "*" if "*" in origins else origin
        response.headers["Access-Control-Expose-Headers"] = TRUNCATED
        if request.method == "OPTIONS":
            response.headers["Access-Control-Allow-Methods"] = "GET, POST"
            response.headers["Access-Control-Allow-Headers"] = "Accept, Content-Type"
            response.headers["Access-Control-Max-Age"] = "3600"


routes = [Route(path, sparql, methods=METHODS) for path in ("/sparql", "/sparql/")]

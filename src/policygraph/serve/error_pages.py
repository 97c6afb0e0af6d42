"""An error in, a page or JSON (by Accept) out that says in one sentence what was wrong and what to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ExceptionHandler

from ..errors import (
    AmbiguousNameError,
    GraphError,
    PolicygraphError,
    QueryBusyError,
    QueryMemoryError,
    QueryRefusedError,
    QueryTimeError,
    UnknownNameError,
)
from ..messages import sentence, speaking
from .accept import best
from .language import language_of
from .links import entity_url
from .pages import page, texts_of

#: A name and the address of its page.
Link = tuple[str, str]


_STATUS: Final[dict[type[PolicygraphError], int]] = {
    UnknownNameError: 404,
    AmbiguousNameError: 300,
    QueryRefusedError: 403,
    QueryBusyError: 503,
    QueryTimeError: 504,
    QueryMemoryError: 507,
    GraphError: 503,
}


def status_of(error: PolicygraphError) -> int:
    """Return the HTTP status of an error; docs/decisions.md says why.

    >>> status_of(QueryTimeError("…")), status_of(PolicygraphError("…"))
    (504, 400)
    """
    return next((status for kind, status in _STATUS.items() if isinstance(error, kind)), 400)


class NoSuchPageError(HTTPException):
    """There is no page of this name; ``nearest`` are links to those whose names come closest."""

    def __init__(self, detail: str, nearest: Sequence[Link] = ()) -> None:
        super().__init__(404, detail)
        self.nearest = tuple(nearest)


def wants_json(request: Request) -> bool:
    """Whether a program asks, rather than a browser."""
    return best(request.headers.get("accept", ""), ["text/html", "application/json"]) != "text/html"


def error_response(
    request: Request,
    status: int,
    message: str,
    nearest: Sequence[Link] = (),
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Return an error's page, or its JSON."""
    response: Response
    if wants_json(request):
        body: dict[str, Any] = {"status": status, "message": message}
        if nearest:
            body["nearest"] = [{"name": name, "url": url} for name, url in nearest]
        response = JSONResponse({"error": body}, status)
    else:
        response = page(request, "error.html", status, code=status, message=message, nearest=list(nearest))
    response.headers.update(headers or {})
    response.headers["Cache-Control"] = "no-store"
    response.headers.add_vary_header("Accept")
    return response


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    t = texts_of(request)
    own = {404: "error.404", 405: "error.405"}
    # Starlette's own errors have the status' phrase as their detail, which tells nobody what to do.
    plain = type(error) is HTTPException and error.status_code in own
    message = t(own[error.status_code]) if plain else error.detail
    return error_response(
        request, error.status_code, message, getattr(error, "nearest", ()), getattr(error, "headers", None)
    )


def _project(request: Request, error: Exception) -> Response:
    assert isinstance(error, PolicygraphError)
    with speaking(language_of(request)):
        message = sentence(error)
    names: tuple[str, ...] = ()
    if isinstance(error, UnknownNameError):
        names = error.nearest
        message = texts_of(request)("error.no-name", name=error.name)
    elif isinstance(error, AmbiguousNameError):
        names = error.candidates
        message = texts_of(request)("error.several", name=error.name)
    return error_response(request, status_of(error), message, [(name, entity_url(name)) for name in names])


HANDLERS: dict[Any, ExceptionHandler] = {HTTPException: _http, PolicygraphError: _project}

"""An HTTP request in, the SPARQL operation that it asks for out, after the SPARQL 1.1 Protocol, section 2.

Three ways lead to a query: GET with ``query=``, POST of a form, POST of the query itself. What is none of them is
refused with a status that says why.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request

from ..graph.guard import Part

#: A query of this size is no longer one that somebody wrote.
LONGEST: Final = 256 * 1024
FORM: Final = "application/x-www-form-urlencoded"
QUERY: Final = "application/sparql-query"
UPDATE: Final = "application/sparql-update"
_UPDATES_REFUSED: Final = "updates are refused: the graph is only read; change it with: policygraph build"

Pairs = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Operation:
    """A query, the part of the dataset that it is for, and the name of a format; no query asks for the description."""

    query: str | None
    part: Part | None = None
    format: str = ""


async def operation(request: Request) -> Operation:
    """Return what a request asks for.

    Raises:
        HTTPException: 400 where it is wrong, 403 for an update, 413 where it is too large, 415 for another media type.
    """
    pairs = _pairs(request.url.query)
    queries: list[str] = []
    if request.method == "POST":
        media = _media(request)
        body = _text(await _body(request))
        if media == FORM:
            pairs += _pairs(body)
        else:
            queries.append(body)
    values: dict[str, list[str]] = {}
    for key, value in pairs:
        values.setdefault(key, []).append(value)
    if "update" in values:
        raise HTTPException(403, _UPDATES_REFUSED)
    queries += values.get("query", [])
    if len(queries) > 1:
        raise HTTPException(400, "one request holds one query; this one holds several")
    if not queries and request.method == "POST":
        raise HTTPException(400, "the form has no query; give it as query=…")
    default, named = (tuple(values.get(f"{which}-graph-uri", ())) for which in ("default", "named"))
    part = Part(default, named) if default or named else None
    return Operation(queries[0] if queries else None, part, values.get("format", [""])[-1])


def _media(request: Request) -> str:
    """Return the media type of a POST: that of a form or that of a query."""
    media, *parameters = (part.strip() for part in request.headers.get("content-type", "").lower().split(";"))
    if media == UPDATE:
        raise HTTPException(403, _UPDATES_REFUSED)
    if media not in {FORM, QUERY}:
        told = f"{media} is not taken" if media else "the request does not say what it holds"
        raise HTTPException(
            415, f"{told}; send Content-Type: {QUERY}, or {FORM}", {"Accept-Post": f"{QUERY}, {FORM}"}
        )
    for parameter in parameters:
        key, _, value = parameter.partition("=")
        if key.strip() == "charset" and value.strip(' "') not in {"utf-8", "utf8", "us-ascii"}:
            raise HTTPException(415, f"the charset {value.strip()} is not taken; send the query as UTF-8")
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise HTTPException(415, "a packed request is not taken; send the query as it is")
    return media


async def _body(request: Request) -> bytes:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LONGEST:
            raise HTTPException(
                413, f"the request is larger than {LONGEST // 1024} KB; ask in several queries"
            )
    return body


def _text(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise HTTPException(400, f"the request is not UTF-8 (byte {error.start}); send it as UTF-8") from None


def _pairs(text: str) -> Pairs:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=2000)
    except UnicodeDecodeError:
        raise HTTPException(400, "the parameters are not UTF-8; encode them as UTF-8") from None
    except ValueError:
        raise HTTPException(400, "the request has too many parameters; ask in several queries") from None

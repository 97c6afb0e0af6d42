"""``/pick/document?q=``: documents whose titles, ids or numbers hold what was typed, for fields that complete."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from ...explore.documents import like
from ..forms import text
from ..pages import graph_of


def documents(request: Request) -> Response:
    """Return a few documents: what goes into the field, the title, and the date beside it."""
    asked = text(request, "q")
    with graph_of(request) as graph:
        found = like(graph.index, asked) if asked else []
    rows = [
        {
            "value": each.name,
            "name": each.title or each.name,
            "note": " ".join(filter(None, (each.date, each.number))),
        }
        for each in found
    ]
    return JSONResponse(rows, headers={"Cache-Control": "no-cache"})


routes = [Route("/pick/document", documents, name="pick-document")]

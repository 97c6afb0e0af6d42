"""``/entity/{name}``: all that is known of an entity, by its compact IRI or any of its names."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ..pages import graph_of, page


def entity(request: Request) -> Response:
    """Return an entity's page."""
    with graph_of(request) as graph:
        return page(request, "entity.html", entity=graph.show(request.path_params["name"]))


routes = [Route("/entity/{name:path}", entity, name="entity")]

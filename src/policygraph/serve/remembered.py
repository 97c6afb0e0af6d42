"""A page's function in, one that remembers its last answers out, as long as the generation lives.

A page is a function of the generation, the address and the language, so what one client was shown another can be too.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Final, NamedTuple

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from ..explore.shelf import Recent
from ..graph import Graph
from .kept import kept
from .language import PARAMETER, language_of
from .pages import graph_of

#: Bytes of HTML that are remembered, of all pages together.
_ROOM: Final = 48_000_000
_SENT: Final = frozenset({"content-length"})


class _Page(NamedTuple):
    body: bytes = b""  # empty: of this address nothing is remembered (an error, a table, a redirect)
    headers: tuple[tuple[str, str], ...] = ()


def remembering(route: BaseRoute) -> BaseRoute:
    """Return the route with a page that remembers; one whose function waits for other things (async) as it is."""
    if not isinstance(route, Route) or not callable(route.endpoint) or route.methods != {"GET", "HEAD"}:
        return route
    return Route(route.path, _remembering(route.endpoint), name=route.name)


def _remembering(endpoint: Callable[[Request], Any]) -> Callable[[Request], Any]:
    @wraps(endpoint)
    def answer(request: Request) -> Response:
        if PARAMETER in request.query_params:  # sets a cookie
            return _of(endpoint, request)
        made: list[Response] = []

        def make() -> _Page:
            made.append(_of(endpoint, request))
            return _page(made[0])

        with graph_of(request) as graph:
            key = (language_of(request), request.headers.get("host"), request.url.path, request.url.query)
            found = kept(graph, _pages).get(key, make, lambda page: len(page.body) + 1)
        if made:
            return made[0]
        return Response(found.body, headers=dict(found.headers)) if found.body else _of(endpoint, request)

    return answer


def _of(endpoint: Callable[[Request], Any], request: Request) -> Response:
    response: Response = endpoint(request)
    return response


def _page(response: Response) -> _Page:
    if type(response) is not HTMLResponse or response.status_code != 200:
        return _Page()
    headers = [(name, value) for name, value in response.headers.items() if name not in _SENT]
    return _Page(bytes(response.body), tuple(headers))


def _pages(_: Graph) -> Recent[_Page]:
    return Recent(_ROOM)

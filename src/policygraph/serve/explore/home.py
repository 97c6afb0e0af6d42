"""``/``: the search page."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ..pages import page


def home(request: Request) -> Response:
    """Return the page that one begins on."""
    return page(request, "home.html")


routes = [Route("/", home, name="home")]

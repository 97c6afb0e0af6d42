"""``/healthz``: whether the server answers, and with which generation of the graph."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from .pages import served


async def _health(request: Request) -> JSONResponse:
    about = served(request).about
    body = {"ok": True, "generation": about.generation, "documents": about.documents}
    return JSONResponse(body, headers={"Cache-Control": "no-store"})


routes = [Route("/healthz", _health)]

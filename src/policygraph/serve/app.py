"""A build's folder and limits in, the application out: the routes of all pages, and what wraps them.

Each module of `explore` is a page, or a few of one kind: it exports ``routes``, and may export ``warm``, functions of
the graph whose results it keeps (`kept`), which are then ready before a new generation is shown.
"""

from __future__ import annotations

import pkgutil
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from anyio import to_thread
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import BaseRoute

from ..graph import Graph
from . import assets, explore, health, sparql
from .error_pages import HANDLERS
from .limits import Limits
from .remembered import remembering
from .served import Served
from .shell import Shell

_WORTH_PACKING = 1024
_THREADS = 40
_LEVEL = 5  # a page of 300 KB in 4 ms; level 9 takes three times that for 2 % less


def create_app(folder: Path | str, *, limits: Limits | None = None) -> Starlette:
    """Return the application that serves the graph in ``folder``.

    Raises:
        GraphError: the folder holds no graph, or one that cannot be opened.
    """
    limits = limits or Limits()
    pages = _pages()
    routes: list[BaseRoute] = [*health.routes, *assets.routes, *sparql.routes]
    warm: list[Callable[[Graph], Any]] = []
    for module in pages:
        routes += map(remembering, module.routes)
        warm += getattr(module, "warm", ())
    served = Served(folder, warm, limits=limits)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        # A query that waits keeps a thread; pages must find one although all places in the queue are taken.
        to_thread.current_default_thread_limiter().total_tokens = _THREADS + limits.queue
        served.start()
        yield
        served.close()

    app = Starlette(
        routes=routes,
        middleware=[
            Middleware(Shell, hosts=limits.hosts),
            Middleware(GZipMiddleware, minimum_size=_WORTH_PACKING, compresslevel=_LEVEL),
        ],
        exception_handlers=HANDLERS,
        lifespan=lifespan,
    )
    app.state.served, app.state.limits = served, limits
    return app


def _pages() -> list[ModuleType]:
    names = sorted(found.name for found in pkgutil.iter_modules(explore.__path__))
    modules = [import_module(f"{explore.__name__}.{name}") for name in names]
    return [module for module in modules if hasattr(module, "routes")]

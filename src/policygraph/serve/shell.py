"""Every request in and every response out: the host it may be sent to, the headers that protect a reader, faults.

The explorer needs no login, so any page of the web that could make a browser read it would read it. A browser asks
only for what has the same origin; a name that is first the attacker's machine and then this one ("DNS rebinding")
gets around that, and is stopped by looking at the Host header.
"""

from __future__ import annotations

import ipaddress
import logging
import os
from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ..messages import DEBUG
from .error_pages import error_response
from .pages import texts_of

_HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
_OWN: Final = frozenset({"localhost", "127.0.0.1", "[::1]"})
_log = logging.getLogger(__name__)


class Shell:
    """The outermost layer of the application.

    Args:
        app: what is inside.
        hosts: see `Limits`.
    """

    def __init__(self, app: ASGIApp, hosts: tuple[str, ...] = ()) -> None:
        self.app = app
        self._hosts = _OWN | {_written(host) for host in hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request, started = Request(scope, receive), False

        async def put(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        if not self._allows(request.headers.get("host", "")):
            message = texts_of(request)("error.host")
            await error_response(request, 421, message)(scope, receive, put)
            return
        try:
            await self.app(scope, receive, put)
        except Exception as error:
            if started:
                raise  # the server then breaks the connection, which is all that can still be said
            _tell(request, error)
            response = error_response(request, 500, texts_of(request)("error.500"))
            await response(scope, receive, put)

    def _allows(self, host: str) -> bool:
        name = _without_port(host.lower())
        return name in self._hosts or ("*" in self._hosts and _is_address(name))


def _tell(request: Request, error: Exception) -> None:
    """Log a fault of ours; with its traceback where the user asked for that."""
    kind = type(error).__name__
    _log.error("%s: %s: %s", request.url.path, kind, error, exc_info=bool(os.environ.get(DEBUG)))


def _without_port(host: str) -> str:
    if host.startswith("["):
        return host.partition("]")[0] + "]"
    return host.partition(":")[0]


def _written(host: str) -> str:
    """Return a host as a Host header has it: an IPv6 address in brackets."""
    return f"[{host}]" if ":" in host and not host.startswith("[") else host.lower()


def _is_address(name: str) -> bool:
    """Whether it is an address in numbers, which no attacker's name server gives a meaning."""
    try:
        ipaddress.ip_address(name.strip("[]"))
    except ValueError:
        return False
    return True

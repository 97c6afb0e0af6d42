"""The command ``serve``: the explorer and SPARQL over HTTP, until it is told to stop."""

from __future__ import annotations

import ipaddress
import logging
import signal
import socket
import sys
import threading
import webbrowser
from types import FrameType
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import UsageError
from ..graph.guard import MEMORY, ROWS, SECONDS
from ..messages import say
from .options import DEFAULT_FOLDER, GraphFolder
from .streams import tell

if TYPE_CHECKING:
    from starlette.applications import Starlette

_BACKLOG = 512
_GIGABYTE = 1 << 30
_LONGEST_HEAD = 320 * 1024  # of a request: a query in an address may be long
_GRACE = 5  # seconds that a running request has to be written out, once its query is over


def serve(  # noqa: PLR0913, PLR0917 - the options of a command
    graph: GraphFolder = DEFAULT_FOLDER,
    host: Annotated[str, typer.Option("--host", help=say("help.host"))] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help=say("help.port"))] = 8000,
    seconds: Annotated[float, typer.Option("--seconds", min=0.1, help=say("help.seconds"))] = SECONDS,
    rows: Annotated[int, typer.Option("--rows", min=1, help=say("help.rows"))] = ROWS,
    memory: Annotated[float, typer.Option("--memory", min=0.25, help=say("help.memory"))] = MEMORY
    / _GIGABYTE,
    allow_host: Annotated[
        list[str] | None, typer.Option("--allow-host", metavar="NAME", help=say("help.allow-host"))
    ] = None,
    allow_origin: Annotated[
        list[str] | None, typer.Option("--allow-origin", metavar="ORIGIN", help=say("help.allow-origin"))
    ] = None,
    open_browser: Annotated[bool, typer.Option("--open", help=say("help.open"))] = False,
) -> int:
    """Serve the graph until a signal ends it; status 130 after an interrupt, 0 after SIGTERM."""
    from ..serve import Limits, create_app

    hosts = ("*" if _is_any(host) else host, *(allow_host or ()))
    limits = Limits(
        seconds=seconds,
        rows=rows,
        memory=int(memory * _GIGABYTE),
        hosts=hosts,
        origins=tuple(allow_origin or ()),
    )
    app = create_app(graph, limits=limits)
    listening = _listen(host, port)
    address = _address(host, listening.getsockname()[1])
    tell(say("serve.address", address=address, folder=graph))
    if open_browser:
        # Connections wait in the socket's queue until the server takes them.
        threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
    return _run(app, listening, seconds)


def _listen(host: str, port: int) -> socket.socket:
    """Take the port before anything is started, so that one in use is a sentence and not a traceback."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listening = socket.socket(family, kind, protocol)
    except OSError as error:
        raise UsageError(say("error.listen", host=host, port=port, reason=error.strerror)) from None
    try:
        if sys.platform != "win32":  # there it would let two servers share a port
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen(_BACKLOG)
    except OSError as error:
        listening.close()
        raise UsageError(say("error.listen", host=host, port=port, reason=error.strerror)) from None
    return listening


def _run(app: Starlette, listening: socket.socket, seconds: float) -> int:
    """Run until a signal; what is being answered is finished, then the processes that ran queries are ended."""
    import uvicorn

    logging.basicConfig(format="%(message)s", stream=sys.stderr, level=logging.WARNING)
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        ws="none",
        h11_max_incomplete_event_size=_LONGEST_HEAD,
        timeout_graceful_shutdown=int(seconds) + _GRACE,
    )
    # uvicorn ends well at a signal and then raises it once more, for whoever handled it before: this records it.
    ended: list[int] = []

    def record(number: int, _: FrameType | None) -> None:
        ended.append(number)

    before = {number: signal.signal(number, record) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        uvicorn.Server(config).run(sockets=[listening])
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        listening.close()
    if signal.SIGINT in ended:
        return 130  # the command line says that it was stopped
    tell(say("serve.stopped"))
    return 0


def _is_any(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_unspecified
    except ValueError:
        return host == ""


def _address(host: str, port: int) -> str:
    """Return where a browser on this machine finds the server."""
    name = "127.0.0.1" if _is_any(host) else f"[{host}]" if ":" in host else host
    return f"http://{name}:{port}/"

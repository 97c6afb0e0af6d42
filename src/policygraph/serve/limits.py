"""What a server lets its guests take: the limits of a query, and the names under which it may be reached."""

from __future__ import annotations

from dataclasses import dataclass

from ..graph.guard import MEMORY, ROWS, SECONDS


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of one server.

    Attributes:
        seconds: how long a query may run.
        rows: how many rows it may give.
        memory: how many bytes of memory it may take.
        hosts: names and addresses (without port) that a request may be sent to, beside this machine's own;
            ``*`` stands for any address in numbers, of a server that listens on all of them.
        origins: the sites whose pages may read ``/sparql`` (``https://example.org``); ``*`` stands for all.
        queue: how many queries may wait while others run; one more is told to come back.
    """

    seconds: float = SECONDS
    rows: int = ROWS
    memory: int = MEMORY
    hosts: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    queue: int = 60

"""A graph and a function of it in, the function's result out, computed once a generation and kept as long as it.

A generation never changes, so what a page derives from it (an index of names, the matrix of sharing) can be kept;
when the server moves to another generation the old graph goes, and what was kept for it goes with it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, TypeVar, cast
from weakref import WeakKeyDictionary

from ..graph import Graph

T = TypeVar("T")

_lock = threading.Lock()
_made: WeakKeyDictionary[Graph, tuple[threading.RLock, dict[Callable[..., Any], Any]]] = WeakKeyDictionary()


def kept(graph: Graph, make: Callable[[Graph], T]) -> T:
    """Return ``make(graph)``, computed at the first call; two requests at once do not compute it twice.

    ``make`` must be a function of a module (not a lambda made at each call), and its result must not hold the graph.
    """
    with _lock:
        making, results = _made.setdefault(graph, (threading.RLock(), {}))
    if make not in results:
        with making:
            if make not in results:
                results[make] = make(graph)
    return cast("T", results[make])

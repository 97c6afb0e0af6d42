"""A build's folder in, its open graph out, as long as a request needs it: a server moves on when a build has ended.

A request borrows the graph (``with served.current() as graph``). A thread looks at the file ``CURRENT`` twice a
second; when a build has published another generation it opens that one, prepares what pages keep (`kept`), and hands
it to the requests that come then. The old graph is closed when the last request that has it ends, so that none is
dropped and the next build can remove it.
"""

from __future__ import annotations

import gc
import logging
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final

from ..errors import GraphError
from ..graph import Graph
from ..graph.generations import graph_folder
from .kept import kept

SECONDS: Final = 0.5
_log = logging.getLogger(__name__)

#: What tells one state of CURRENT from another: its inode, time and size; None where it is missing.
Stamp = tuple[int, int, int] | None


@dataclass(frozen=True, slots=True)
class About:
    """What the foot of a page says of the graph; ``date`` is the day on which it was built."""

    generation: str
    documents: int
    date: date


@dataclass(slots=True)
class _Lease:
    graph: Graph
    about: About
    users: int = 0
    retired: bool = field(default=False)


class Served:
    """The graph of a folder, always that of the newest build; thread-safe.

    Args:
        folder: what a build wrote into.
        warm: functions of a graph whose results pages keep; called on a new generation before it is shown.

    Raises:
        GraphError: the folder holds no graph, or one that cannot be opened.
    """

    def __init__(self, folder: Path | str, warm: Sequence[Callable[[Graph], Any]] = ()) -> None:
        self.folder = Path(folder)
        self._warm = tuple(warm)
        self._lock = threading.Lock()
        self._looking = threading.Lock()
        self._stop = threading.Event()
        self._watcher: threading.Thread | None = None
        self._seen = self._stamp()
        self._lease = self._open()

    @contextmanager
    def current(self) -> Iterator[Graph]:
        """Lend the graph of the newest generation; it stays open until the block is left."""
        with self._lock:
            lease = self._lease
            lease.users += 1
        try:
            yield lease.graph
        finally:
            with self._lock:
                lease.users -= 1
                over = lease.retired and not lease.users
            if over:
                lease.graph.close()

    @property
    def about(self) -> About:
        """What is served now."""
        return self._lease.about

    def start(self) -> None:
        """Begin to watch for new generations."""
        self._watcher = threading.Thread(target=self._watch, name="generations", daemon=True)
        self._watcher.start()

    def close(self) -> None:
        """Stop watching and close the graph; requests that have it keep it until they end."""
        self._stop.set()
        if self._watcher is not None:
            self._watcher.join()
        self._retire(self._lease)

    def look(self) -> bool:
        """Look for a new generation and move to it; return whether there was one."""
        with self._looking:
            stamp = self._stamp()
            if stamp is None or stamp == self._seen:
                return False
            try:
                lease = self._open()
            except GraphError as error:
                # The old graph goes on; this look is not remembered, so the next one tries again.
                _log.warning("%s", error)
                return False
            self._seen = stamp
            with self._lock:
                old, self._lease = self._lease, lease
            self._retire(old)
            return True

    def _watch(self) -> None:
        while not self._stop.wait(SECONDS):
            try:
                self.look()
            except Exception:  # a watcher that died would leave the server on an old graph for ever
                _log.exception("the new generation cannot be shown")

    def _retire(self, lease: _Lease) -> None:
        with self._lock:
            lease.retired = True
            over = not lease.users
        if over:
            lease.graph.close()

    def _open(self) -> _Lease:
        graph = Graph.open(self.folder)
        for make in self._warm:
            kept(graph, make)
        _set_apart()
        built = date.fromtimestamp((graph_folder(self.folder) / "CURRENT").stat().st_mtime)
        return _Lease(graph, About(graph.generation.name, len(graph.documents()), built))

    def _stamp(self) -> Stamp:
        try:
            found = (graph_folder(self.folder) / "CURRENT").stat()
        except OSError:
            return None
        return found.st_ino, found.st_mtime_ns, found.st_size


def _set_apart() -> None:
    """Take what is kept out of the garbage collector's walks, which would else take longer than most pages."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()

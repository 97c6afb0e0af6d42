"""Documents' graphs in, a generation of the store on disk out; readers always see a whole one.

``FOLDER/graph/gen-N`` is an Oxigraph store. A `Writer` copies the current one (hard links), changes the copy, and
then replaces the small file ``CURRENT``: a build that is killed leaves the old graph whole, and readers, who open
their generation read-only, are never disturbed. What a killed build left over is removed by the next one.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import tempfile
from pathlib import Path
from types import TracebackType
from typing import IO, Final, Self

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, serialize

from ..errors import GraphError
from .derive import derive
from .match import match
from .rdf import document_iri
from .vocabulary import DCTERMS, PG

_IDENTIFIER: Final = f"{DCTERMS}identifier"
_DIGEST: Final = f"{PG}digest"
_GENERATION: Final = re.compile(r"gen-(\d+)")


def graph_folder(folder: Path | str) -> Path:
    """Return where the generations lie under a build's output folder."""
    return Path(folder) / "graph"


def current(folder: Path | str) -> Path | None:
    """Return the folder of the current generation, or None where nothing has been built yet."""
    root = graph_folder(folder)
    try:
        name = (root / "CURRENT").read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return None
    return root / name if _GENERATION.fullmatch(name) and (root / name).is_dir() else None


def open_store(folder: Path | str) -> Store:
    """Open the current generation for reading.

    Raises:
        GraphError: the folder holds no graph, or one that cannot be opened.
    """
    generation = current(folder)
    if generation is None:
        raise GraphError(f"{folder} holds no graph; make one with: policygraph build PATH… -o {folder}")
    return open_generation(generation)


def open_generation(generation: Path | str) -> Store:
    """Open one generation for reading.

    Raises:
        GraphError: it cannot be opened.
    """
    try:
        return Store.read_only(str(generation))
    except (OSError, ValueError) as error:
        raise GraphError(f"{generation} cannot be opened ({error}); build the graph again") from error


def digests(store: Store) -> dict[str, str]:
    """Return the digest of each document in the store, by the document's id."""
    of = {quad.subject: quad.object for quad in match(store, None, _DIGEST, None)}
    ids = match(store, None, _IDENTIFIER, None)
    return {quad.object: of.get(quad.subject, "") for quad in ids if quad.subject == quad.graph}


class Writer:
    """Makes the next generation; use it as a context manager.

    Leaving the block publishes the generation, leaving it through an exception throws it away. Nothing is written
    where nothing has changed.

    Args:
        folder: the build's output folder.
        fresh: start from an empty store instead of a copy of the current one.

    Raises:
        GraphError: another build holds the folder.
    """

    def __init__(self, folder: Path | str, *, fresh: bool = False) -> None:
        self._root = graph_folder(folder)
        self._folder = folder
        self._fresh = fresh
        self._old: set[str] = set()
        self._dropped: set[str] = set()
        self._pending: dict[str, int] = {}
        self._spool: IO[bytes] | None = None
        self._lock: _Lock | None = None

    def __enter__(self) -> Self:
        self._root.mkdir(parents=True, exist_ok=True)
        self._lock = _Lock(self._root / "LOCK")
        try:
            self._clean()
            generation = current(self._folder)
            self._documents = digests(open_generation(generation)) if generation and not self._fresh else {}
            self._old = {document_iri(name) for name in self._documents}
            self._spool = tempfile.NamedTemporaryFile(
                dir=self._root, prefix="new-", suffix=".nq", delete=False
            )
        except BaseException:
            self._lock.release()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._publish()
        finally:
            if self._spool is not None:
                self._spool.close()
            self._clean()
            if self._lock is not None:
                self._lock.release()

    @property
    def documents(self) -> dict[str, str]:
        """The documents of the graph as it is now, each with its digest."""
        return dict(self._documents)

    def replace(self, id: str, graph: bytes | list[Quad], digest: str = "") -> None:  # noqa: A002
        """Put a document's graph (`rdf.nquads` or `rdf.quads`) in the place of the one that it had.

        Raises:
            GraphError: the document was given before in this build.
        """
        iri = document_iri(id)
        if iri in self._pending:
            raise GraphError(f"{id} was given twice in one build; name each file once")
        data = graph if isinstance(graph, bytes) else serialize(graph, format=RdfFormat.N_QUADS) or b""
        if self._spool is None:
            raise GraphError("the writer is not open")
        self._spool.write(data)
        self._pending[iri] = len(data)
        self._documents[id] = digest

    def remove(self, id: str) -> None:  # noqa: A002
        """Take a document's graph out; one that is not there is no error."""
        if id in self._documents:
            del self._documents[id]
            self._dropped.add(document_iri(id))

    def _publish(self) -> None:
        generation = current(self._folder)
        if generation is not None and not self._pending and not self._dropped and not self._fresh:
            return
        numbers = [int(m[1]) for path in self._root.iterdir() if (m := _GENERATION.fullmatch(path.name))]
        name = f"gen-{max(numbers, default=0) + 1}"
        part = self._root / f"{name}.part"
        self._fill(part, generation)
        part.rename(self._root / name)
        self._point_to(name)

    def _fill(self, part: Path, generation: Path | None) -> None:
        """Write the new generation; it is closed (and whole on disk) when this returns."""
        leaving = self._old & (self._dropped | self._pending.keys())
        if generation is not None and self._old != leaving:
            open_generation(generation).backup(str(part))
        store = Store(str(part))
        if self._old != leaving:
            for iri in sorted(leaving):
                store.remove_graph(NamedNode(iri))
        assert self._spool is not None
        self._spool.close()
        store.bulk_load(path=self._spool.name, format=RdfFormat.N_QUADS)
        derive(store)
        store.optimize()
        store.flush()

    def _point_to(self, name: str) -> None:
        temporary = self._root / "CURRENT.part"
        with temporary.open("w", encoding="ascii") as file:
            file.write(name + "\n")
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(self._root / "CURRENT")

    def _clean(self) -> None:
        """Remove what no reader needs: unfinished work, and generations older than the one before the current."""
        now = current(self._folder)
        number = int(now.name.removeprefix("gen-")) if now else 0
        for path in self._root.iterdir():
            found = _GENERATION.fullmatch(path.name)
            if path.name.startswith(("new-", "CURRENT.")):
                path.unlink(missing_ok=True)
            elif path.name.endswith(".part") or (found and not number - 1 <= int(found[1]) <= number):
                shutil.rmtree(path, ignore_errors=True)


class _Lock:
    """A file that one process holds; the system lets go of it when that process ends, however it ends."""

    def __init__(self, path: Path) -> None:
        import fcntl

        self._file = path.open("a+", encoding="utf-8")
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            self._file.seek(0)
            holder = self._file.read().strip() or "another process"
            self._file.close()
            raise GraphError(f"{path.parent} is being built by {holder}; wait for it or stop it") from error
        self._file.truncate(0)
        self._file.write(f"process {os.getpid()} on {socket.gethostname()}")
        self._file.flush()

    def release(self) -> None:
        """Let the next build in."""
        self._file.truncate(0)
        self._file.close()

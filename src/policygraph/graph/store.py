"""Documents' packages in, the next generation of the graph on disk out; readers always see a whole one.

A `Writer` makes the next generation beside the current one (`generations`): the RDF store is a copy by hard links, the
index a copy, both are changed and then published at once. A build that is killed leaves the old graph whole, and
what it left over is removed by the next one.
"""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Final, NoReturn, Self

from pyoxigraph import NamedNode, RdfFormat, Store, parse

from .. import index as tables
from ..errors import GraphError
from ..index.schema import update
from .derive import derive
from .generations import Lock, clean, current, graph_folder, index_of, next_name, publish, store_of
from .packaging import Package
from .rdf import document_iri

_NQ: Final = RdfFormat.N_QUADS
#: So much of a store may come in small pieces before it is compacted: each build would cost as much as the first.
_LOOSE: Final = 0.2
#: A file of more bytes than these is loaded sooner in bulk than one by one.
_BULK: Final = 20_000_000
_SPOOL: Final = "new.nq"


@dataclass(frozen=True, slots=True)
class Held:
    """A document of the graph: the digests of its bytes and of what it was read by, and where it came from."""

    digest: str
    rules: str
    root: str


def open_generation(generation: Path) -> Store:
    """Open the RDF store of one generation for reading.

    Raises:
        GraphError: it cannot be opened.
    """
    try:
        return Store.read_only(str(store_of(generation)))
    except (OSError, ValueError) as error:
        raise GraphError(
            f"{generation} cannot be opened ({error}); remove {generation.parent} and build all paths again"
        ) from error


def open_index(generation: Path) -> sqlite3.Connection:
    """Open the index of one generation for reading.

    Raises:
        GraphError: it cannot be opened, or is of another form than this version writes.
    """
    try:
        return tables.connect(index_of(generation))
    except sqlite3.Error as error:
        raise GraphError(
            f"{generation} cannot be opened ({error}): it is damaged, or of another version; "
            f"remove {generation.parent} and build all paths again"
        ) from error


def held(index: sqlite3.Connection) -> dict[str, Held]:
    """Return the documents that an index holds, by id."""
    rows = index.execute("SELECT name, digest, rules, root FROM document ORDER BY name")
    return {name: Held(*rest) for name, *rest in rows}


class Writer:
    """Makes the next generation; use it as a context manager.

    Leaving the block publishes the generation, leaving it through an exception throws it away. Nothing is written
    where nothing has changed.

    Args:
        folder: the build's output folder.
        wait: wait for another build to end instead of raising an error.

    Raises:
        GraphError: another build holds the folder, it cannot be written, or its graph cannot be opened.
    """

    def __init__(self, folder: Path | str, *, wait: bool = False) -> None:
        self._root = graph_folder(folder)
        self._folder = folder
        self._wait = wait
        self._given: set[str] = set()
        self._changed: set[str] = set()
        self._lines = 0
        self._remembered: set[str] = set()
        self._part: Path | None = None
        self._old: sqlite3.Connection | None = None
        self._index: sqlite3.Connection | None = None
        self._spool: IO[bytes] | None = None

    def __enter__(self) -> Self:
        self._lock = Lock(self._folder, wait=self._wait)
        try:
            clean(self._folder)
            self._generation = generation = current(self._folder)
            if generation is not None:
                self._old = open_index(generation)
                self._remembered = {path for (path,) in self._old.execute("SELECT path FROM root")}
            self._documents = held(self._old) if self._old else {}
            #: The paths that builds were given; set it to what the graph will remember.
            self.roots = set(self._remembered)
        except BaseException:
            self._close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._publish()
        except (OSError, sqlite3.Error, RuntimeError) as failure:
            self._refuse(failure)
        finally:
            self._close()

    @property
    def documents(self) -> dict[str, Held]:
        """The documents of the graph as it will be."""
        return dict(self._documents)

    def replace(self, new: Package, root: str = "") -> None:
        """Put a document in, in the place of the one of the same id; ``root`` is the path it was found under.

        Raises:
            GraphError: the document was given before in this build, or the disk is full.
        """
        if new.id in self._given:
            raise GraphError(f"{new.id} was given twice in one build; name each file once")
        try:
            index = self._writable()
            if new.id in self._documents:
                tables.drop_document(index, new.id)
            found = _written(root)
            tables.add_document(index, new.rows, new.content, digest=new.digest, rules=new.rules, root=found)
            assert self._spool is not None
            self._spool.write(new.quads)
            self._lines += new.quads.count(b"\n")
        except (OSError, sqlite3.Error) as error:
            self._refuse(error)
        self._given.add(new.id)
        self._changed.add(new.id)
        self._documents[new.id] = Held(new.digest, new.rules, found)

    def remove(self, id: str) -> None:  # noqa: A002 - the document's own word
        """Take a document out; one that is not there is no error."""
        if id not in self._documents:
            return
        try:
            tables.drop_document(self._writable(), id)
        except (OSError, sqlite3.Error) as error:
            self._refuse(error)
        del self._documents[id]
        self._changed.add(id)

    def clear(self) -> None:
        """Take all documents out, before any is put in: all is then made as in a folder that was empty."""
        if self._old is not None:
            self._old.close()
        self._old = self._generation = None
        self._documents = {}

    def _writable(self) -> sqlite3.Connection:
        """Return the index of the generation to be, made when first something changes."""
        if self._index is None:
            self._part = self._root / f"{next_name(self._folder)}.part"
            self._part.mkdir()
            path = index_of(self._part)
            if self._generation is None:
                self._index = tables.create(path)
            else:
                shutil.copyfile(index_of(self._generation), path)
                self._index = update(path)
            self._index.execute("BEGIN")
            self._spool = (self._part / _SPOOL).open("wb")
        return self._index

    def _publish(self) -> None:
        if self._generation is not None and not self._changed and self.roots == self._remembered:
            return
        index = self._writable()
        assert self._part is not None
        assert self._spool is not None
        self._spool.close()
        tables.create_indexes(index)
        index.execute("DELETE FROM root")
        index.executemany("INSERT INTO root VALUES (?)", [(_written(path),) for path in sorted(self.roots)])
        gone, new = derive(index, self._old, self._changed).quads()
        self._fill(self._part, gone, new)
        index.execute("COMMIT")
        index.close()
        self._index = None
        publish(self._part, self._part.name.removesuffix(".part"))

    def _fill(self, part: Path, gone: bytes, new: bytes) -> None:
        """Write the store; it is closed, and all of it in its files, when this returns."""
        spool = part / _SPOOL
        where = str(store_of(part))
        if self._generation is not None:
            open_generation(self._generation).backup(where)
        store = Store(where)
        for name in sorted(self._changed if self._generation is not None else ()):
            store.remove_graph(NamedNode(document_iri(name)))
        for quad in parse(input=gone, format=_NQ):
            store.remove(quad)
        _load(store, spool)
        spool.write_bytes(new)
        _load(store, spool)
        if self._is_loose(self._lines + gone.count(b"\n") + new.count(b"\n")):
            store.optimize()
        store.flush()
        spool.unlink()

    def _is_loose(self, changed: int) -> bool:
        """Say whether so much came in small pieces since the store was last compacted that it should be again."""
        assert self._index is not None
        meta = dict(self._index.execute("SELECT key, value FROM meta"))
        size, loose = int(meta.get("size", 0)), int(meta.get("loose", 0)) + changed
        compact = loose > _LOOSE * size
        now = {"size": size + loose, "loose": 0} if compact else {"size": size, "loose": loose}
        rows = [(key, str(value)) for key, value in now.items()]
        self._index.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", rows)
        return compact

    def _refuse(self, error: BaseException) -> NoReturn:
        reason = getattr(error, "strerror", None) or str(error)
        raise GraphError(
            f"{self._root} cannot be written ({reason}); the graph is as it was; "
            "make room, or give another folder with -o"
        ) from error

    def _close(self) -> None:
        for connection in (self._index, self._old):
            if connection is not None:
                connection.close()
        if self._spool is not None:
            with suppress(OSError):  # what could not be written is thrown away anyway
                self._spool.close()
        with suppress(OSError):
            clean(self._folder)
        self._lock.release()


def _load(store: Store, file: Path) -> None:
    if file.stat().st_size > _BULK:
        store.bulk_load(path=str(file), format=_NQ)
    else:  # a bulk load makes files of its own, however small
        store.extend(parse(path=str(file), format=_NQ))


def _written(path: str) -> str:
    """Return a path as text that can be written: a name may hold bytes that are no UTF-8."""
    return path.encode(errors="replace").decode()

"""A build's folder in, its graph out: queries, sharing, entities, the network; read-only, one generation."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import IO, TYPE_CHECKING, Any, Self, cast

from pyoxigraph import Literal, NamedNode, QueryBoolean, QuerySolutions, Store, Variable

from ..errors import GraphError, QueryError
from ..index.fill import content_of
from ..iri import compact
from .answer import Answer, QuietTerm
from .findings import Findings
from .generations import Lease, store_of
from .guard import ROWS, SECONDS, Guard, Kind, Part, Written, check, syntax_error
from .kinds import shared_by_kind
from .names import Names
from .participation import way_of
from .queries import NamedQuery, iso_day, named_query
from .sharing import ACTORS, Row, Sharing
from .show import show
from .store import open_generation, open_index
from .succession import groups_of
from .vocabulary import ENTITY_TYPES, NAMESPACE_OF

if TYPE_CHECKING:
    import networkx
    import rdflib

    from .on import Kept
    from .validate import Report


class Graph:
    """The current generation of a build's graph.

    >>> Graph.open("/nowhere")
    Traceback (most recent call last):
        ...
    policygraph.errors.GraphError: /nowhere holds no graph; make one with: policygraph build PATH… -o /nowhere
    """

    def __init__(self, folder: Path, generation: Path, lease: Lease | None = None) -> None:
        self.folder = folder
        self.generation = generation
        self.store: Store = open_generation(generation)
        self.names = Names(self.store)
        self.kept: Kept | None = None  # of a graph of what is in force on a day
        self._lease = lease
        self._temporary: TemporaryDirectory[str] | None = None
        self.guard = Guard(store_of(generation))
        self._own = threading.local()
        self._indexes: list[sqlite3.Connection] = []

    @classmethod
    def open(cls, folder: Path | str = "output") -> Self:
        """Open the graph that a build wrote into ``folder``.

        Raises:
            GraphError: the folder holds no graph, or one that cannot be opened.
        """
        lease = Lease(folder)
        try:
            return cls(Path(folder), lease.generation, lease)
        except BaseException:
            lease.release()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the processes that ran queries, let the generation go, and remove what `on` wrote."""
        self.guard.close()
        while self._indexes:
            self._indexes.pop().close()
        if self._lease is not None:
            self._lease.release()
        if self._temporary is not None:
            self._temporary.cleanup()

    def on(self, day: str) -> Self:
        """Return the graph of what is in force on ``day`` (ISO), a copy to be closed by itself; see `on`.

        Raises:
            UsageError: it is no date.
        """
        from .on import in_force

        temporary = TemporaryDirectory(prefix="policygraph-")
        generation = Path(temporary.name) / "gen"
        kept = in_force(self.store, self.index, iso_day(day), generation)
        graph = type(self)(self.folder, generation)
        graph.kept, graph._temporary = kept, temporary
        return graph

    def query(
        self,
        sparql: str,
        *,
        seconds: float = SECONDS,
        rows: int = ROWS,
        bindings: Mapping[str, NamedNode | Literal] | None = None,
    ) -> Answer:
        """Answer SPARQL (SELECT, ASK, CONSTRUCT, DESCRIBE) over the union of all graphs.

        The prefixes of the ontology need no declaration. ``bindings`` gives variables of the query their values.

        Raises:
            QueryError: it is no SPARQL, is refused (see `guard`), fails, or takes longer than ``seconds``.
        """
        terms: dict[Variable, Any] = {Variable(name): term for name, term in (bindings or {}).items()}
        return self.guard.run(check(sparql, self._graphs), seconds=seconds, rows=rows, bindings=terms)

    def written(
        self,
        sparql: str,
        formats: Mapping[Kind, str | None],
        *,
        part: Part | None = None,
        seconds: float = SECONDS,
        rows: int = ROWS,
    ) -> Written | Kind:
        """Answer SPARQL in a format of the web, for each kind of answer the media type that is wanted; see `guard`.

        Raises:
            QueryError: as `query`.
        """
        return self.guard.write(check(sparql, self._graphs, part), formats, seconds=seconds, rows=rows)

    def run(self, name: str, *arguments: str) -> Answer:
        """Answer the named query ``name``; ``arguments`` are names of entities, dates (ISO), documents or text.

        Raises:
            UsageError: there is no such query, or it wants other arguments.
            UnknownNameError, AmbiguousNameError: an argument is not the name of one entity.
        """
        query = named_query(name)
        return self.answer(query, query.bind(arguments, self.names))

    def answer(self, query: NamedQuery, bindings: Mapping[str, NamedNode | Literal]) -> Answer:
        """Answer one of the shipped queries, in this process: they are known to be harmless and to end."""
        terms: dict[Variable, Any] = {Variable(name): term for name, term in bindings.items()}
        try:
            result = self.store.query(
                query.sparql, use_default_graph_as_union=True, prefixes=NAMESPACE_OF, substitutions=terms
            )
        except SyntaxError as error:
            raise syntax_error(query.sparql, str(error)) from error
        except (RuntimeError, ValueError) as error:
            raise QueryError(f"{query.name} failed: {error}") from error
        if isinstance(result, QueryBoolean):
            return Answer("ask", value=bool(result))
        solutions = cast("QuerySolutions", result)
        rows: list[tuple[QuietTerm, ...]] = [tuple(s[c] for c in query.columns) for s in solutions]
        return Answer("select", query.columns, rows)

    @property
    def dataset(self) -> rdflib.Dataset:
        """The graph as an rdflib Dataset over the store; its default graph is the union of all graphs."""
        import rdflib
        from oxrdflib import OxigraphStore

        dataset = rdflib.Dataset(store=OxigraphStore(store=self.store), default_union=True)
        for prefix, namespace in NAMESPACE_OF.items():
            dataset.bind(prefix, namespace)
        return dataset

    def network(self) -> networkx.MultiDiGraph[str]:
        """Return entities and measures as a networkx MultiDiGraph; see `network`."""
        from .network import network

        return network(self.index)

    def projection(self, by: str = "measure", least: int = 1) -> networkx.Graph[str]:
        """Return the departments as a weighted networkx Graph, joined by what they share; see `network`."""
        from .network import projection

        return projection(self._sharing, self.names, by, least)

    def view(self, path: Path | str, **what: Any) -> Path:
        """Write a picture of the graph, an entity's neighbourhood or a query's result; see `picture.draw`.

        Raises:
            UsageError: the file cannot be written.
            UnknownNameError, AmbiguousNameError: a name is not that of one entity.
        """
        from ..picture import draw

        return draw(self, path, **what)

    def shared(
        self,
        *departments: str,
        by: str = "measure",
        min: int = 1,  # noqa: A002 - the option's name
        limit: int | None = None,
        successors: bool = False,
    ) -> list[Row]:
        """Return who shares what: none named, the pairs, most first; one, its partners; more, what all share.

        Each row: ``departments``, ``count`` and ``items`` with ``item``, ``document`` and ``members`` (by name:
        ``roles`` and ``evidence``). ``by`` is measure, policy, programme or document (see `participation`);
        ``limit`` says how many rows to fetch. With ``successors`` an organ's items are also those of the organs that
        followed it (国土资源部 and 自然资源部), and pairs are of organs as they are called today.

        Raises:
            UsageError: there is no such way of sharing.
            UnknownNameError, AmbiguousNameError: a name is not that of one organ.
        """
        if not successors:
            return self._sharing.rows(departments, by, min, limit)
        asked = [self.names.find(name, ACTORS) for name in departments]
        return Sharing(self.store, self.names, groups_of(self.store, asked)).rows(departments, by, min, limit)

    def shared_by_kind(self, *kinds: str, by: str = "measure", min: int = 1) -> list[Row]:  # noqa: A002
        """Return which kinds of organs share, in how many items and places: all pairs, those of a kind, of two.

        See `kinds`.

        Raises:
            UsageError: there is no such way of sharing, no such kind of organ, or they are more than two.
        """
        return shared_by_kind(self.store, way_of(by), kinds, min)

    def show(self, name: str) -> Row:
        """Return all that is said of an entity, by any of its names; see `show.show`.

        Raises:
            UnknownNameError, AmbiguousNameError: the name is not that of one entity.
        """
        return show(self.store, self.names, name)

    def export(self, format: str, target: IO[bytes]) -> None:  # noqa: A002 - the option's name
        """Write the graph as ttl, trig, nq, jsonld, graphml or csv; see `export`.

        Raises:
            UsageError: there is no such format.
        """
        from .export import export

        export(self.store, self.index, format, target)

    def validate(self) -> Report:
        """Check the graph against the shapes; see `validate`."""
        from .validate import validate

        return validate(self.store)

    def documents(self) -> list[Row]:
        """Return the documents: ``id``, ``title``, ``date``, ``number`` (empty where unknown), ``characters``."""
        keys = ("id", "title", "date", "number", "characters")
        rows = self.index.execute("SELECT name, title, date, number, characters FROM document ORDER BY name")
        return [dict(zip(keys, row, strict=True)) for row in rows]

    def document(self, id: str) -> dict[str, Any]:  # noqa: A002 - the document's own word
        """Return all that was read from a document: text, measures, entities with mentions, facts.

        Raises:
            GraphError: there is no such document.
        """
        try:
            return content_of(self.index, id)
        except KeyError:
            message = f"{self.folder} holds no document {id}; the list is in Graph.documents()"
            raise GraphError(message) from None

    def entities(self, type: str | None = None) -> list[Row]:  # noqa: A002 - the model's own word
        """Return the entities (of one type): ``id``, ``type``, ``name``, by type and name."""
        return [
            {"id": compact(iri), "type": kind, "name": self.names.label(iri)}
            for kind in ENTITY_TYPES
            if type in {None, kind}
            for iri in self.names.of_type(kind)
        ]

    @property
    def index(self) -> sqlite3.Connection:
        """The generation's index (see `index.schema`), to be read; a connection of its own for each thread."""
        found: sqlite3.Connection | None = getattr(self._own, "index", None)
        if found is None:
            found = self._own.index = open_index(self.generation)
            self._indexes.append(found)
        return found

    @cached_property
    def _sharing(self) -> Sharing:
        return Sharing(self.store, self.names)

    @cached_property
    def findings(self) -> Findings:
        """Reads facts with their evidence."""
        return Findings(self.store)

    @cached_property
    def _graphs(self) -> set[str]:
        return {graph.value for graph in self.store.named_graphs()}

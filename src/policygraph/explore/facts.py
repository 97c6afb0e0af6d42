"""An entity in, the facts about it out: how many of each kind, and a page of them with the words that prove them."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from ..graph.vocabulary import EVENTS, ROLES
from ..view.content import rank
from .directory import Directory
from .shelf import Shelf, Shelved

Direction = Literal["out", "in"]
_END: Final[dict[Direction, str]] = {"out": "subject", "in": "object"}
_COLUMNS: Final = (
    'f.node, f.document, f.subject, f.predicate, f.object, f.measure, f."begin", f.text, f.status, f.basis,'
    " f.details"
)


@dataclass(frozen=True, slots=True)
class Group:
    """The facts of one predicate whose subject (out) or object (in) an entity is."""

    direction: Direction
    predicate: str
    count: int

    @property
    def key(self) -> str:
        """What names the group in an address."""
        return f"{self.direction}.{self.predicate}"


@dataclass(frozen=True, slots=True)
class End:
    """What a fact is about, as it is shown: an entity (with its type), a measure, a document or a plain value.

    ``document`` and ``begin`` say where a measure or a document is to be read.
    """

    iri: str
    name: str
    type: str = ""
    document: str = ""
    begin: int | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """The words of a document that prove something."""

    document: Shelved
    begin: int
    text: str


@dataclass(frozen=True, slots=True)
class FactRow:
    """A fact as lists show it. ``status`` and ``basis`` are empty where they are what one expects."""

    other: End
    measure: End | None
    quotes: tuple[Quote, ...]
    status: str
    basis: str
    details: tuple[tuple[str, str], ...]


class Naming:
    """Tells how what facts speak of is called."""

    def __init__(self, index: sqlite3.Connection, directory: Directory, shelf: Shelf) -> None:
        self._index = index
        self._directory = directory
        self._shelf = shelf

    def end(self, value: str) -> End:
        """Return how an entity, a measure, a document or a value is shown."""
        if entity := self._directory.entities.get(value):
            return End(value, entity.name, entity.type)
        if value.startswith("measure:"):
            return self._measure(value)
        if value.startswith("doc:"):
            row = self._index.execute("SELECT id FROM document WHERE iri = ?", (value,)).fetchone()
            if row:
                document = self._shelf.by_id[row[0]]
                return End(value, document.heading, "Document", document.name)
        return End("", value)

    def document(self, id_: int) -> Shelved:
        """Return the document of this number."""
        return self._shelf.by_id[id_]

    def _measure(self, iri: str) -> End:
        row = self._index.execute(
            'SELECT number, heading, document, "begin" FROM measure WHERE iri = ?', (iri,)
        ).fetchone()
        if row is None:
            return End("", iri)
        number, heading, document, begin = row
        return End(iri, f"{number}{heading}", "Measure", self._shelf.by_id[document].name, begin)


def groups(index: sqlite3.Connection, iri: str) -> list[Group]:
    """Return how many facts there are about an entity, the roles first."""
    found = []
    for direction, end in _END.items():
        rows = index.execute(
            f"SELECT predicate, COUNT(*) FROM fact WHERE {end} = ? AND supports = '' GROUP BY predicate",
            (iri,),
        )
        found += [Group(direction, *row) for row in rows]
    return sorted(found, key=lambda group: (group.direction != "out", rank(group.predicate)))


def page_of(
    index: sqlite3.Connection, naming: Naming, iri: str, among: Sequence[Group], begin: int, count: int
) -> list[tuple[Group, list[FactRow]]]:
    """Return ``count`` facts of these groups, one group after the other, from number ``begin`` on; newest first."""
    shown = []
    for group in among:
        if begin < group.count and count > 0:
            rows = _rows(index, iri, group, begin, count)
            shown.append((group, list(_facts(index, naming, rows, group.direction))))
            count -= len(rows)
        begin = max(begin - group.count, 0)
    return shown


_Row = tuple[str, int, str, str, str, str, int, str, str, str, str]


def _rows(index: sqlite3.Connection, iri: str, group: Group, begin: int, count: int) -> list[_Row]:
    # No fact is read whole only to be sorted: first which ones, then what they say.
    end = _END[group.direction]
    nodes = index.execute(
        f"SELECT f.node FROM fact f JOIN document d ON d.id = f.document"
        f" WHERE f.{end} = ? AND f.predicate = ? AND f.supports = ''"
        ' ORDER BY d.date DESC, d.name, f."begin", f.node LIMIT ? OFFSET ?',
        (iri, group.predicate, count, begin),
    ).fetchall()
    read = f"SELECT {_COLUMNS} FROM fact f WHERE f.node = ?"
    return [row for node in nodes for row in index.execute(read, node)]


def _facts(
    index: sqlite3.Connection, naming: Naming, rows: list[_Row], direction: Direction
) -> Iterator[FactRow]:
    supporting = _supporting(index, [row[0] for row in rows])
    for node, document, subject, predicate, object_, measure, begin, text, status, basis, details in rows:
        other = object_ if direction == "out" else subject
        quotes = [Quote(naming.document(document), begin, text)]
        quotes += [Quote(naming.document(d), b, words) for d, b, words in supporting.get(node, ())]
        within = naming.end(measure) if measure and measure != other else None
        yield FactRow(
            naming.end(other),
            within if within and within.iri else None,
            tuple(quotes),
            unusual_status(predicate, status),
            basis if basis != "stated" else "",
            tuple((key, naming.end(value).name) for key, value in details_of(details)),
        )


def _supporting(index: sqlite3.Connection, nodes: list[str]) -> dict[str, list[tuple[int, int, str]]]:
    """Return the pieces of evidence that only support these facts (the sentence that sets a convention, say)."""
    marks = ", ".join("?" * len(nodes))
    found: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    rows = index.execute(
        f"SELECT supports, document, \"begin\", text FROM fact WHERE supports IN ({marks}) AND supports != ''"
        ' ORDER BY "begin", node',
        nodes,
    )
    for node, document, begin, text in rows:
        found[node].append((document, begin, text))
    return found


def details_of(details: str) -> list[tuple[str, str]]:
    """Return what else a fact's node says."""
    said: dict[str, str] = json.loads(details) if details else {}
    return list(said.items())


def unusual_status(predicate: str, status: str) -> str:
    """Return a status that is worth a word: what happens is done, what someone is to do is planned.

    >>> unusual_status("leads", "planned"), unusual_status("issued", "planned"), unusual_status("leads", "negated")
    ('', 'planned', 'negated')
    """
    usual = {"done"} if predicate in EVENTS else {"done", "planned"}
    if predicate in ROLES:
        usual = {"done", "planned"}
    return "" if status in usual else status

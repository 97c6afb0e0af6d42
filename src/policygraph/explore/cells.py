"""The index and a query's rows in, what a table shows of them out: text, where it leads, and names in place of IRIs."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, NamedNode

from ..graph.answer import QuietTerm, plain
from ..graph.vocabulary import RDF, XSD
from ..iri import PREFIXES, compact
from .naming import names_of
from .terms import short

_AT_ONCE: Final = 500
_ENTITIES: Final = frozenset(PREFIXES.values()) - {"doc", "measure", "fact", "node"}
_TEXTS: Final = (f"{XSD}string", f"{RDF}langString")
_LONGEST: Final = 300  # a name or an id is no longer


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell shows; ``entity``, ``document`` and ``begin`` say where it leads, ``title`` is the IRI behind."""

    text: str
    title: str = ""
    entity: str = ""
    document: str = ""
    begin: int | None = None
    number: bool = False


EMPTY: Final = Cell("")


def cells(index: sqlite3.Connection, rows: Sequence[Sequence[QuietTerm]]) -> list[list[Cell]]:
    """Return the cells of rows of terms."""
    iris = {compact(term.value) for row in rows for term in row if isinstance(term, NamedNode)}
    names = names_of(index, iris)
    places = _places(index, [iri for iri in iris if iri.startswith("measure:")])
    texts = {
        term.value
        for row in rows
        for term in row
        if isinstance(term, Literal) and term.datatype.value in _TEXTS and len(term.value) < _LONGEST
    }
    documents = _documents(index, iris, texts)
    entities = _entities(index, texts)
    return [[_cell(term, names, places, documents, entities) for term in row] for row in rows]


def _cell(
    term: QuietTerm,
    names: dict[str, str],
    places: dict[str, tuple[str, int]],
    documents: dict[str, str],
    entities: dict[str, str],
) -> Cell:
    if isinstance(term, NamedNode):
        return _named(compact(term.value), names, places, documents)
    if isinstance(term, Literal):
        value = plain(term)
        if isinstance(value, int | float):
            return Cell(term.value, number=True)
        said = str(value)
        return Cell(said, document=documents.get(said, ""), entity=entities.get(said, ""))
    return EMPTY if term is None else Cell(str(term))


def _named(
    iri: str, names: dict[str, str], places: dict[str, tuple[str, int]], documents: dict[str, str]
) -> Cell:
    prefix = iri.partition(":")[0]
    name = names.get(iri, short(iri))
    if prefix == "doc":
        return Cell(name, iri, document=documents.get(iri, ""))
    if prefix == "measure":
        document, begin = places.get(iri, ("", None))
        return Cell(name, iri, document=document, begin=begin)
    if prefix in _ENTITIES and iri in names:
        return Cell(name, iri, entity=iri)
    return Cell(name, iri)


def _places(index: sqlite3.Connection, measures: Sequence[str]) -> dict[str, tuple[str, int]]:
    found: dict[str, tuple[str, int]] = {}
    for part in _parts(measures):
        marks = ", ".join("?" * len(part))
        query = (
            'SELECT m.iri, d.name, m."begin" FROM measure m JOIN document d ON d.id = m.document'
            f" WHERE m.iri IN ({marks})"
        )
        found.update({iri: (document, begin) for iri, document, begin in index.execute(query, part)})
    return found


def _documents(index: sqlite3.Connection, iris: Iterable[str], texts: Iterable[str]) -> dict[str, str]:
    """Return the ids of documents by their IRIs, and by themselves: queries give ids as text."""
    asked = [iri for iri in iris if iri.startswith("doc:")]
    found: dict[str, str] = {}
    for column, values in (("iri", asked), ("name", list(texts))):
        for part in _parts(values):
            marks = ", ".join("?" * len(part))
            found.update(
                index.execute(f"SELECT {column}, name FROM document WHERE {column} IN ({marks})", part)
            )
    return found


def _entities(index: sqlite3.Connection, texts: Iterable[str]) -> dict[str, str]:
    """Return the entities whose names these are; a name that two are shown under leads nowhere."""
    found: dict[str, str] = {}
    for part in _parts(list(texts)):
        marks = ", ".join("?" * len(part))
        query = f"SELECT name, MIN(iri) FROM shown WHERE name IN ({marks}) GROUP BY name HAVING COUNT(*) = 1"
        found.update(index.execute(query, part))
    return found


def _parts(values: Sequence[str]) -> Iterable[Sequence[str]]:
    ordered = sorted(values)
    return (ordered[begin : begin + _AT_ONCE] for begin in range(0, len(ordered), _AT_ONCE))

"""The index and a query's rows in, what a table shows of them out: text, where it leads, and names in place of IRIs."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Literal, NamedNode

from ..graph.answer import QuietTerm, plain
from ..iri import PREFIXES, compact
from .naming import names_of
from .terms import short

_AT_ONCE: Final = 500
_ENTITIES: Final = frozenset(PREFIXES.values()) - {"doc", "measure", "fact", "node"}
_STRING: Final = "http://www.w3.org/2001/XMLSchema#string"


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
    documents = _documents(index, iris, rows)
    return [[_cell(term, names, places, documents) for term in row] for row in rows]


def _cell(
    term: QuietTerm, names: dict[str, str], places: dict[str, tuple[str, int]], documents: dict[str, str]
) -> Cell:
    if isinstance(term, NamedNode):
        return _named(compact(term.value), names, places, documents)
    if isinstance(term, Literal):
        value = plain(term)
        if isinstance(value, int | float):
            return Cell(term.value, number=True)
        return Cell(str(value), document=documents.get(str(value), ""))
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


def _documents(
    index: sqlite3.Connection, iris: Iterable[str], rows: Sequence[Sequence[QuietTerm]]
) -> dict[str, str]:
    """Return the ids of documents by their IRIs, and by themselves: queries give ids as text."""
    asked = {iri for iri in iris if iri.startswith("doc:")}
    texts = {
        term.value
        for row in rows
        for term in row
        if isinstance(term, Literal) and term.datatype.value == _STRING and len(term.value) < 300
    }
    found: dict[str, str] = {}
    for column, values in (("iri", asked), ("name", texts)):
        for part in _parts(sorted(values)):
            marks = ", ".join("?" * len(part))
            found.update(
                index.execute(f"SELECT {column}, name FROM document WHERE {column} IN ({marks})", part)
            )
    return found


def _parts(values: Sequence[str]) -> Iterable[Sequence[str]]:
    ordered = sorted(values)
    return (ordered[begin : begin + _AT_ONCE] for begin in range(0, len(ordered), _AT_ONCE))

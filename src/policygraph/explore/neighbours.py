"""The index and an entity, measure or document in, what it is linked to out: strongest first, a few at a time."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from ..iri import PREFIXES, type_of
from .naming import names_of

#: Departments that share measures: a relation without a direction, counted across documents.
SHARES: Final = "sharesMeasure"
_IN: Final = "inDocument"
_QUOTES: Final = 12


@dataclass(frozen=True, slots=True)
class Thing:
    """A node: an entity, a measure, a section or a document; documents have their id as ``document``."""

    iri: str
    name: str
    type: str
    document: str = ""
    begin: int = 0


@dataclass(frozen=True, slots=True)
class Relation:
    """How two things are linked: ``outward`` from the one that was asked about."""

    predicate: str
    outward: bool
    count: int


@dataclass(frozen=True, slots=True)
class Neighbour:
    """What something is linked to, and how."""

    thing: Thing
    relations: tuple[Relation, ...]

    @property
    def count(self) -> int:
        """How many links there are."""
        return sum(relation.count for relation in self.relations)


@dataclass(frozen=True, slots=True)
class Around:
    """Something and a part of its neighbours of ``total`` that were asked for; ``kinds`` counts all by type."""

    centre: Thing
    neighbours: tuple[Neighbour, ...]
    total: int
    kinds: dict[str, int] = field(default_factory=dict)


def around(
    index: sqlite3.Connection,
    iri: str,
    *,
    kind: str = "",
    begin: int = 0,
    limit: int = 12,
    without: Collection[str] = (),
) -> Around:
    """Return the neighbours ``begin`` … ``begin + limit``; only those of a type, and not those ``without``."""
    relations = _relations(index, iri)
    kinds = Counter(type_of(other) for other in relations)
    passed = frozenset(without)
    wanted = [other for other in relations if (not kind or type_of(other) == kind) and other not in passed]
    chosen = _ranked(index, relations, wanted)[begin : begin + limit]
    known = things(index, [iri, *chosen])
    found = tuple(Neighbour(known[other], tuple(relations[other])) for other in chosen)
    return Around(known[iri], found, len(wanted), dict(sorted(kinds.items(), key=lambda e: (-e[1], e[0]))))


def _relations(index: sqlite3.Connection, iri: str) -> dict[str, list[Relation]]:
    rows = index.execute(
        "SELECT object, predicate, 1, COUNT(*) FROM link WHERE subject = ?1 GROUP BY 1, 2"
        " UNION ALL SELECT subject, predicate, 0, COUNT(*) FROM link WHERE object = ?1 GROUP BY 1, 2",
        (iri,),
    ).fetchall()
    if iri.startswith("dept:"):
        rows += index.execute(
            "SELECT other, ?2, 1, count FROM sharing WHERE way = 'measure' AND one = ?1"
            " UNION ALL SELECT one, ?2, 1, count FROM sharing WHERE way = 'measure' AND other = ?1",
            (iri, SHARES),
        ).fetchall()
    elif iri.startswith("measure:"):
        rows += index.execute(
            "SELECT d.iri, ?2, 1, 1 FROM measure m JOIN document d ON d.id = m.document WHERE m.iri = ?1",
            (iri, _IN),
        ).fetchall()
    elif iri.startswith("doc:"):
        rows += index.execute(
            "SELECT m.iri, ?2, 0, 1 FROM document d JOIN measure m ON m.document = d.id WHERE d.iri = ?1",
            (iri, _IN),
        ).fetchall()
    found: dict[str, list[Relation]] = defaultdict(list)
    for other, predicate, outward, count in sorted(rows):
        if other != iri:
            found[other].append(Relation(predicate, bool(outward), count))
    return found


def _ranked(
    index: sqlite3.Connection, relations: dict[str, list[Relation]], wanted: Sequence[str]
) -> list[str]:
    """Return those with most links first; of as many, those that more documents name, then by name."""
    known: dict[str, tuple[int, str]] = {}
    for begin in range(0, len(wanted), 500):
        part = wanted[begin : begin + 500]
        marks = ", ".join("?" * len(part))
        for iri, documents, name in index.execute(
            f"SELECT iri, documents, name FROM shown WHERE iri IN ({marks})", part
        ):
            known[iri] = (-documents, name)
    strength = {other: sum(relation.count for relation in relations[other]) for other in wanted}
    return sorted(wanted, key=lambda other: (-strength[other], known.get(other, (0, other)), other))


def things(index: sqlite3.Connection, iris: Iterable[str]) -> dict[str, Thing]:
    """Return what is shown of these; what the graph does not know has its IRI for a name."""
    wanted = sorted(set(iris))
    names = names_of(index, wanted)
    found = {iri: Thing(iri, names.get(iri, iri), type_of(iri)) for iri in wanted}
    for iri in wanted:
        if iri.startswith("measure:"):
            row = index.execute(
                'SELECT m.kind, d.name, m."begin" FROM measure m JOIN document d ON d.id = m.document WHERE m.iri = ?',
                (iri,),
            ).fetchone()
            if row:
                found[iri] = Thing(iri, found[iri].name, *row)
        elif iri.startswith("doc:"):
            row = index.execute("SELECT name FROM document WHERE iri = ?", (iri,)).fetchone()
            if row:
                found[iri] = Thing(iri, found[iri].name, "Document", row[0])
    return found


def exists(index: sqlite3.Connection, iri: str) -> bool:
    """Whether the graph knows this entity, measure or document."""
    table = {"measure": "measure", "doc": "document"}.get(iri.partition(":")[0], "shown")
    return index.execute(f"SELECT 1 FROM {table} WHERE iri = ?", (iri,)).fetchone() is not None


def between(index: sqlite3.Connection, iris: Sequence[str]) -> list[tuple[str, str, str, int]]:
    """Return the links among these: subject, object, predicate and how many."""
    marks = ", ".join("?" * len(iris))
    rows = index.execute(
        # +: the ends are few and what they are linked to is much, so only one side is looked up by its key.
        f"SELECT subject, object, predicate, COUNT(*) FROM link WHERE subject IN ({marks}) AND +object IN ({marks})"
        " AND subject <> object GROUP BY 1, 2, 3",
        (*iris, *iris),
    ).fetchall()
    departments = [iri for iri in iris if iri.startswith("dept:")]
    marks = ", ".join("?" * len(departments))
    rows += index.execute(
        f"SELECT one, other, '{SHARES}', count FROM sharing WHERE way = 'measure'"
        f" AND one IN ({marks}) AND other IN ({marks})",
        (*departments, *departments),
    ).fetchall()
    documents = [iri for iri in iris if iri.startswith("doc:")]
    measures = [iri for iri in iris if iri.startswith("measure:")]
    for document in documents:
        marks = ", ".join("?" * len(measures))
        rows += index.execute(
            f"SELECT m.iri, d.iri, '{_IN}', 1 FROM measure m JOIN document d ON d.id = m.document"
            f" WHERE d.iri = ? AND m.iri IN ({marks})",
            (document, *measures),
        ).fetchall()
    return sorted(rows)


@dataclass(frozen=True, slots=True)
class Proof:
    """Words that prove a link: its predicate and direction, and where they stand."""

    predicate: str
    outward: bool
    text: str
    document: str
    title: str
    begin: int
    status: str


def proofs(index: sqlite3.Connection, one: str, other: str) -> tuple[list[Proof], int]:
    """Return the words that prove the links between two, a few of them, and how many there are."""
    rows = index.execute(
        "SELECT f.predicate, f.subject = ?1, f.text, d.name, CASE d.title WHEN '' THEN d.name ELSE d.title END,"
        ' f."begin", f.status FROM fact f JOIN document d ON d.id = f.document'
        " WHERE (f.subject = ?1 AND +f.object = ?2) OR (f.subject = ?2 AND +f.object = ?1)"
        ' ORDER BY d.name, f."begin", f.node',
        (one, other),
    ).fetchall()
    return [Proof(predicate, bool(out), *rest) for predicate, out, *rest in rows[:_QUOTES]], len(rows)


def best_known(index: sqlite3.Connection, kinds: Sequence[str], each: int = 12) -> dict[str, list[Thing]]:
    """Return the entities that most documents name, by type: where one may begin."""
    found = {}
    for kind in kinds:
        prefix = f"{PREFIXES[kind]}:"
        rows = index.execute(
            "SELECT iri, name FROM shown WHERE iri >= ? AND iri < ? ORDER BY documents DESC, name, iri LIMIT ?",
            (prefix, f"{PREFIXES[kind]};", each),
        )
        found[kind] = [Thing(iri, name, kind) for iri, name in rows]
    return {kind: each for kind, each in found.items() if each}

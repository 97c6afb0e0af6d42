"""The index and filters in, the table of responsibilities 任务分工表 out: who leads, assists, is responsible, by when.

The rows are read once a generation into columns of numbers, so that they can be filtered and sorted; what a page shows
of its rows is then looked up for them alone.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

import numpy as np

from ..graph.vocabulary import ROLES
from .naming import document_places, names_of, within
from .passages import Passages, Spans, holding

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]
    Mask = NDArray[np.bool_]

Sort = Literal["document", "measure", "leads", "assists", "responsibleFor", "deadline"]
SORTS: Final[tuple[Sort, ...]] = ("document", "measure", "leads", "assists", "responsibleFor", "deadline")
#: What a document assigns; ``carriesOut`` is who acts in its text.
ASSIGNED: Final = ("leads", "assists", "responsibleFor")
_NONE: Final = 1 << 60  # sorts behind everything


@dataclass(frozen=True, slots=True)
class Filters:
    """Which rows; ``document`` and ``department`` are a number and an IRI, dates ISO, 0 and '' for any."""

    document: int = 0
    department: str = ""
    place: str = ""
    words: str = ""
    due_from: str = ""
    due_to: str = ""
    no_leader: bool = False
    acts: bool = False


@dataclass(frozen=True, slots=True)
class Duties:
    """All measures with somebody in them or a deadline, in the order of documents and of their text."""

    measures: tuple[str, ...]
    row_of: dict[str, int]
    spans: Spans
    assigned: Mask
    deadline: Numbers  # 20240630, 0 where there is none
    first: dict[str, Numbers]  # by role, the rank of the first of its names
    heading: Numbers  # the rank of its heading
    places: tuple[str, ...]
    passages: Passages


@dataclass(frozen=True, slots=True)
class Duty:
    """A row: the measure, and who is in it by role (IRI and name); collectives are apart, each with its role."""

    measure: str
    number: str
    heading: str
    document: str
    title: str
    begin: int
    deadline: str
    actors: dict[str, tuple[tuple[str, str], ...]]
    collectives: tuple[tuple[str, str, str], ...]


def duties(index: sqlite3.Connection, known: Passages) -> Duties:
    """Read the rows."""
    actors: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    marks = ", ".join("?" * len(ROLES))
    for who, role, measure in index.execute(
        f"SELECT subject, predicate, object FROM link WHERE predicate IN ({marks}) AND object GLOB 'measure:*'",
        ROLES,
    ):
        actors[measure][role].append(who)
    query = "SELECT iri, value FROM about WHERE key = 'deadline' AND iri GLOB 'measure:*' ORDER BY value DESC"
    due = {measure: _day(day) for measure, day in index.execute(query)}
    rows = [
        row
        for row in index.execute(
            'SELECT m.iri, m.document, m."begin", m."end", m.heading FROM measure m JOIN document d'
            ' ON d.id = m.document ORDER BY d.name, m."begin", m."end" DESC, m.iri'
        )
        if row[0] in actors or row[0] in due
    ]
    measures = tuple(row[0] for row in rows)
    names = _ranks(index, {who for each in actors.values() for part in each.values() for who in part})
    headings = {heading: rank for rank, heading in enumerate(sorted({row[4] for row in rows}))}
    places = document_places(index)
    document, begin, end = (np.array([row[n] for row in rows], dtype=np.int64) for n in (1, 2, 3))
    return Duties(
        measures,
        {measure: number for number, measure in enumerate(measures)},
        Spans(document, begin, end),
        np.array([any(role in actors[measure] for role in ASSIGNED) for measure in measures], dtype=bool),
        np.array([due.get(measure, 0) for measure in measures], dtype=np.int64),
        {role: _first(measures, actors, names, role) for role in ROLES},
        np.array([headings[row[4]] for row in rows], dtype=np.int64),
        tuple(places.get(int(id_), "") for id_ in document),
        known,
    )


def _day(iso: str) -> int:
    digits = iso[:10].replace("-", "")
    return int(digits) if digits.isdigit() else 0


def _ranks(index: sqlite3.Connection, actors: set[str]) -> dict[str, int]:
    names = names_of(index, actors)
    ordered = sorted(actors, key=lambda iri: (names.get(iri, iri), iri))
    return {iri: rank for rank, iri in enumerate(ordered)}


def _first(
    measures: Sequence[str], actors: dict[str, dict[str, list[str]]], ranks: dict[str, int], role: str
) -> Numbers:
    found = [
        min((ranks[who] for who in actors[measure].get(role, ())), default=_NONE) for measure in measures
    ]
    return np.array(found, dtype=np.int64)


def rows(
    index: sqlite3.Connection,
    known: Duties,
    filters: Filters,
    sort: Sort = "document",
    *,
    falling: bool = False,
) -> Numbers:
    """Return the numbers of the rows that the filters leave, sorted; those without the value come last."""
    keep = np.ones(len(known.measures), dtype=bool) if filters.acts else known.assigned.copy()
    if (
        filters.due_from or filters.due_to or filters.no_leader
    ):  # then what is due and named nobody is asked for too
        keep |= known.deadline > 0
    if filters.document:
        keep &= known.spans.document == filters.document
    if filters.place:
        keep &= np.array([within(place, filters.place) for place in known.places], dtype=bool)
    if filters.no_leader:
        keep &= known.first["leads"] == _NONE
    if filters.due_from:
        keep &= known.deadline >= _day(filters.due_from)
    if filters.due_to:
        keep &= (known.deadline > 0) & (known.deadline <= _day(filters.due_to))
    if filters.department:
        keep &= _of(index, known, filters.department, ROLES if filters.acts else ASSIGNED)
    if filters.words:
        keep &= _holding(index, known, filters.words)
    found = np.flatnonzero(keep)
    return found[_order(known, found, sort, falling)]


def _order(known: Duties, found: Numbers, sort: Sort, falling: bool) -> Numbers:
    if sort == "document":
        return np.arange(len(found))[:: -1 if falling else 1]
    key = {"measure": known.heading, "deadline": known.deadline, **known.first}[sort][found]
    none = (key == _NONE) | ((key == 0) & (sort == "deadline"))
    return np.lexsort((found, -key if falling else key, none))


def _of(index: sqlite3.Connection, known: Duties, department: str, roles: Sequence[str]) -> Mask:
    marks = ", ".join("?" * len(roles))
    query = f"SELECT object FROM link WHERE subject = ? AND predicate IN ({marks})"
    keep = np.zeros(len(known.measures), dtype=bool)
    for (measure,) in index.execute(query, (department, *roles)):
        if measure in known.row_of:
            keep[known.row_of[measure]] = True
    return keep


def _holding(index: sqlite3.Connection, known: Duties, words: str) -> Mask:
    """Return which rows hold a line with the words: the innermost measure around each such line."""
    keep = np.zeros(len(known.measures), dtype=bool)
    keep[known.spans.around(*holding(index, known.passages, words))] = True
    return keep


def table(index: sqlite3.Connection, known: Duties, numbers: Sequence[int]) -> list[Duty]:
    """Return what is shown of these rows."""
    return duty_rows(index, known, [known.measures[number] for number in numbers])


def duty_rows(index: sqlite3.Connection, known: Duties, measures: Sequence[str]) -> list[Duty]:
    """Return what is shown of these measures, whether there is somebody in them or not."""
    if not measures:
        return []
    marks = ", ".join("?" * len(measures))
    roles = ", ".join(f"'{role}'" for role in ROLES)
    heads: dict[str, tuple[str, str, str, str, int]] = {
        iri: tuple(rest)
        for iri, *rest in index.execute(
            "SELECT m.iri, m.number, m.heading, d.name, CASE d.title WHEN '' THEN d.name ELSE d.title END, m.\"begin\""
            f" FROM measure m JOIN document d ON d.id = m.document WHERE m.iri IN ({marks})",
            measures,
        )
    }
    actors: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for measure, role, who in index.execute(
        f"SELECT DISTINCT object, predicate, subject FROM link WHERE object IN ({marks}) AND predicate IN ({roles})",
        measures,
    ):
        actors[measure].append((role, who))
    names = names_of(index, {who for each in actors.values() for _, who in each})
    due = {m: int(known.deadline[known.row_of[m]]) if m in known.row_of else 0 for m in measures}
    made = []
    for m in measures:
        single, collectives = _told_apart(actors[m], names)
        made.append(Duty(m, *heads[m], _iso(due[m]), single, collectives))
    return made


def _iso(day: int) -> str:
    return f"{day // 10000:04}-{day // 100 % 100:02}-{day % 100:02}" if day else ""


def _told_apart(
    actors: list[tuple[str, str]], names: dict[str, str]
) -> tuple[dict[str, tuple[tuple[str, str], ...]], tuple[tuple[str, str, str], ...]]:
    named = sorted((ROLES.index(role), names.get(who, who), who) for role, who in actors)
    single: dict[str, list[tuple[str, str]]] = {role: [] for role in ROLES}
    collective = []
    for rank, name, who in named:
        if who.startswith("organs:"):
            collective.append((who, name, ROLES[rank]))
        else:
            single[ROLES[rank]].append((who, name))
    return {role: tuple(each) for role, each in single.items()}, tuple(collective)

"""The index and filters in, which departments share how many items out; the ways of sharing are `participation`'s.

Who takes part in what is read once a generation into columns of numbers; every filter is then a mask over them, and
the pairs are counted from what is left. Without filters the counts are those of the table ``sharing``.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal

import numpy as np

from ..graph.participation import CARRYING, ISSUING, WAYS, Way
from ..graph.vocabulary import ROLES
from .naming import names_of, organ_places, within

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]

#: Who must lead: anyone or none; just one of the two; both.
Leading = Literal["any", "one", "both"]
LEADING: Final[tuple[Leading, ...]] = ("any", "one", "both")

_LEADS, _ISSUES, _ACTS = 1, 2, 4
#: An item, a department in it, what it is there, the document that says so.
Part = tuple[str, str, str, int]


@dataclass(frozen=True, slots=True)
class Filters:
    """What is counted.

    Attributes:
        way: the way of sharing.
        place: of both departments (or it lies in that place); see `naming.within`.
        since: the year of the documents from which on, 0 for any.
        until: the year up to which, 0 for any.
        document: the name of the only document, '' for all.
        leading: who leads.
        least: how many items at least.
        middle: the IRI of the department in the middle: its pairs, and those between its partners.
    """

    way: Way = "measure"
    place: str = ""
    since: int = 0
    until: int = 0
    document: str = ""
    leading: Leading = "any"
    least: int = 1
    middle: str = ""


@dataclass(frozen=True, slots=True)
class Columns:
    """Who takes part in what, in one way: a row an item, department and document, sorted by item and department."""

    items: tuple[str, ...]
    item: Numbers
    department: Numbers
    bits: Numbers
    document: Numbers


@dataclass(frozen=True, slots=True)
class Sharers:
    """What is read once a generation: the departments (by IRI), and the columns of each way."""

    departments: tuple[str, ...]
    names: tuple[str, ...]
    rank: Numbers  # of a department's name among all, so that ties are in the order of names
    places: tuple[str, ...]
    ways: dict[Way, Columns]
    documents: dict[str, int]
    years: dict[int, int]
    numbers: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two departments (numbers among `Sharers.departments`), how many items they share, and who leads in them."""

    one: int
    other: int
    count: int
    one_leads: int
    both_lead: int


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of departments, those that share most first, then by name; those of the one in the middle before others."""

    rows: Numbers

    def __len__(self) -> int:
        return len(self.rows)

    def part(self, begin: int, end: int) -> list[Pair]:
        """Return some of the pairs."""
        return [Pair(*row) for row in self.rows[begin:end].tolist()]

    def strongest(self, known: Sharers, size: int, middle: str = "") -> list[int]:
        """Return the departments that share most with all others, at most ``size``; the middle one is always in."""
        one, other, count = self.rows[:, 0], self.rows[:, 1], self.rows[:, 2]
        if middle in known.numbers:  # its partners count by what they share with it
            own = (one == known.numbers[middle]) | (other == known.numbers[middle])
            one, other, count = one[own], other[own], count[own]
        total = len(known.departments)
        strength = np.bincount(one, count, total) + np.bincount(other, count, total)
        order = np.lexsort((known.rank, -strength))[:size]
        return [int(number) for number in order if strength[number] > 0]

    def among(self, known: Sharers, departments: Iterable[int]) -> list[Pair]:
        """Return the pairs of which both are among these departments."""
        inside = np.zeros(len(known.departments), dtype=bool)
        inside[list(departments)] = True
        both = inside[self.rows[:, 0]] & inside[self.rows[:, 1]]
        return [Pair(*row) for row in self.rows[both].tolist()]


def sharers(index: sqlite3.Connection) -> Sharers:
    """Read who takes part in what."""
    parts: dict[Way, list[Part]] = {way: list(_parts(index, way)) for way in WAYS}
    departments = sorted({part[1] for rows in parts.values() for part in rows})
    numbers = {iri: number for number, iri in enumerate(departments)}
    shown = names_of(index, departments)
    names = [shown.get(iri, iri) for iri in departments]
    order = sorted(range(len(names)), key=lambda number: (names[number], departments[number]))
    rank = np.zeros(len(names), dtype=np.int64)
    rank[order] = np.arange(len(names))
    places = organ_places(index)
    known = index.execute("SELECT id, name, date FROM document").fetchall()
    return Sharers(
        tuple(departments),
        tuple(names),
        rank,
        tuple(places.get(iri, "") for iri in departments),
        {way: _columns(rows, numbers) for way, rows in parts.items()},
        {name: id_ for id_, name, _ in known},
        {id_: int(date[:4]) for id_, _, date in known if date[:4].isdigit()},
        numbers,
    )


def _columns(parts: list[Part], numbers: dict[str, int]) -> Columns:
    items = sorted({part[0] for part in parts})
    places = {item: place for place, item in enumerate(items)}
    rows: dict[tuple[int, int, int], int] = defaultdict(int)
    for item, department, role, document in parts:
        bits = (role == "leads") * _LEADS | (_ISSUES if role in ISSUING else _ACTS)
        rows[places[item], numbers[department], document] |= bits
    table = np.array([(*key, bits) for key, bits in sorted(rows.items())], dtype=np.int64).reshape(-1, 4)
    column = [np.ascontiguousarray(table[:, n]) for n in range(4)]
    return Columns(tuple(items), item=column[0], department=column[1], bits=column[3], document=column[2])


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"'{name}'" for name in sorted(names))


_ACTING: Final = (
    "SELECT object, subject, predicate, document FROM link"
    f" WHERE predicate IN ({_listed(ROLES)}) AND subject >= 'dept:' AND subject < 'dept;' AND object GLOB 'measure:*'"
)
_DOING: Final = (
    "SELECT object, subject, predicate, document FROM link"
    " WHERE predicate IN ({}) AND subject >= 'dept:' AND subject < 'dept;' AND object GLOB '{}:*'"
)
_ABOUT: Final = "SELECT subject, object FROM link WHERE predicate = 'concerns' AND object GLOB '{}:*'"
_HEADS: Final = """
SELECT d.iri, r.subject, 'coHandles', d.id FROM link r JOIN document d ON d.id = r.document
  WHERE r.predicate = 'coHandles' AND r.object = d.iri AND r.subject GLOB 'dept:*'
UNION SELECT d.iri, r.object, 'issuer', d.id FROM link r JOIN document d ON d.id = r.document
  WHERE r.predicate = 'publisher' AND r.object GLOB 'dept:*'
"""


def _parts(index: sqlite3.Connection, way: Way) -> Iterator[Part]:
    acting: list[Part] = index.execute(_ACTING).fetchall()
    if way == "measure":
        yield from acting
    elif way == "document":
        iris = dict(index.execute("SELECT id, iri FROM document"))
        yield from ((iris[document], who, role, document) for _, who, role, document in acting)
        yield from index.execute(_HEADS)
    else:
        yield from _through(index, way, acting)


def _through(index: sqlite3.Connection, way: Way, acting: list[Part]) -> Iterator[Part]:
    """Yield who acts in a measure that concerns an item, or (of a policy) in a document that publishes it."""
    same: dict[str, str] = dict(index.execute("SELECT policy, root FROM same")) if way == "policy" else {}
    about: dict[str, list[str]] = defaultdict(list)
    for measure, item in index.execute(_ABOUT.format(way)):
        about[measure].append(same.get(item, item))
    published: dict[int, list[str]] = defaultdict(list)
    if way == "policy":
        for document, item in index.execute(
            "SELECT document, object FROM link WHERE predicate = 'publishes'"
        ):
            published[document].append(same.get(item, item))
    for measure, who, role, document in acting:
        for item in {*about.get(measure, ()), *published.get(document, ())}:
            yield item, who, role, document
    doing = ISSUING if way == "policy" else CARRYING
    for item, who, role, document in index.execute(_DOING.format(_listed(doing), way)):
        yield same.get(item, item), who, role, document


def pairs(known: Sharers, filters: Filters) -> Pairs:
    """Return the pairs that share under the filters."""
    item, department, bits = _members(known, filters)
    left, right = _together(filters.way, item, bits)
    size = len(known.departments) or 1
    both, inverse, counts = np.unique(
        department[left] * size + department[right], return_inverse=True, return_counts=True
    )
    leaders = (bits[left] & _LEADS) + (bits[right] & _LEADS)
    one_leads = np.bincount(inverse, leaders == 1, len(both)).astype(np.int64)
    both_lead = np.bincount(inverse, leaders == 2, len(both)).astype(np.int64)
    value = {"any": counts, "one": one_leads, "both": both_lead}[filters.leading]
    one, other = both // size, both % size
    keep = value >= max(filters.least, 1)
    if filters.middle:
        keep &= _around(known, filters.middle, one, other, keep)
    table = np.stack([one, other, value, one_leads, both_lead], axis=1)[keep]
    later = known.rank[table[:, 0]] > known.rank[table[:, 1]]
    table[later, :2] = table[later, 1::-1]
    middle = known.numbers.get(filters.middle, -1)
    others = (table[:, 0] != middle) & (table[:, 1] != middle)  # behind those of the one in the middle
    keys = (known.rank[table[:, 1]], known.rank[table[:, 0]], -table[:, 2], others)
    return Pairs(table[np.lexsort(keys)])


def _around(
    known: Sharers, middle: str, one: Numbers, other: Numbers, keep: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Keep the pairs of the department in the middle, and those between its partners."""
    number = known.numbers.get(middle, -1)
    own = keep & ((one == number) | (other == number))
    partner = np.zeros(len(known.departments), dtype=bool)
    partner[one[own]] = partner[other[own]] = True
    return partner[one] & partner[other]


def _members(known: Sharers, filters: Filters) -> tuple[Numbers, Numbers, Numbers]:
    """Return item, department and bits of who takes part under the filters, one row an item and department."""
    columns = known.ways[filters.way]
    keep = np.ones(len(columns.item), dtype=bool)
    if filters.document:
        keep &= columns.document == known.documents.get(filters.document, -1)
    if filters.since or filters.until:
        last = filters.until or 9999
        fits = [id_ for id_, year in known.years.items() if filters.since <= year <= last]
        keep &= np.isin(columns.document, fits)
    if filters.place:
        inside = np.array([within(place, filters.place) for place in known.places], dtype=bool)
        keep &= inside[columns.department]
    item, department, bits = columns.item[keep], columns.department[keep], columns.bits[keep]
    if not len(item):
        return item, department, bits
    first = np.flatnonzero(np.r_[True, (np.diff(item) != 0) | (np.diff(department) != 0)])
    return item[first], department[first], np.bitwise_or.reduceat(bits, first)


def _together(way: Way, item: Numbers, bits: Numbers) -> tuple[Numbers, Numbers]:
    """Return the rows of each two that share an item: the first and the second of every pair within an item."""
    if not len(item):
        return item, item
    starts = np.flatnonzero(np.r_[True, np.diff(item) != 0])
    sizes = np.diff(np.r_[starts, len(item)])
    ends = np.repeat(starts + sizes, sizes)
    rows = np.arange(len(item))
    after = ends - rows - 1  # how many of the same item follow a row
    left = np.repeat(rows, after)
    right = np.arange(len(left)) - np.repeat(np.cumsum(after) - after, after) + left + 1
    if way == "policy":  # as its makers, or as those who act under it
        both = bits[left] & bits[right]
        keep = (both & (_ISSUES | _ACTS)) != 0
        left, right = left[keep], right[keep]
    return left, right


def common(known: Sharers, filters: Filters, departments: Iterable[str]) -> list[str]:
    """Return the items that all these departments share under the filters (place and least do not matter)."""
    asked = [known.numbers.get(iri, -1) for iri in dict.fromkeys(departments)]
    free = Filters(filters.way, "", filters.since, filters.until, filters.document)
    item, department, bits = _members(known, free)
    found: dict[int, list[int]] = defaultdict(list)
    for place in np.flatnonzero(np.isin(department, asked)):
        found[int(item[place])].append(int(bits[place]))
    items = known.ways[filters.way].items
    return [
        items[number]
        for number, each in sorted(found.items())
        if len(each) == len(asked) and _fits(filters, each)
    ]


def _fits(filters: Filters, bits: list[int]) -> bool:
    if filters.way == "policy" and not any(all(each & kind for each in bits) for kind in (_ISSUES, _ACTS)):
        return False
    leaders = sum(each & _LEADS for each in bits)
    return {"any": True, "one": leaders == 1, "both": leaders == len(bits)}[filters.leading]

"""Two states of an index and the documents that changed between them in; how many items departments share out.

Only what a changed document touches is counted again: the measures and the document itself, and the policies and
programmes that it speaks of, whose members may stand in any document. The ways of sharing are `participation`'s.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import combinations
from typing import Final

from .participation import CARRYING, ISSUING, WAYS, Way, together
from .vocabulary import ROLES

#: Items, each with the departments that take part in it and their roles.
Members = dict[str, dict[str, set[str]]]
Pair = tuple[str, str]
#: How many items two departments share, in how many of them one leads, and both.
Count = tuple[int, int, int]
_NONE: Final[Count] = (0, 0, 0)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"'{name}'" for name in sorted(names))


_PART: Final = f"r.predicate IN ({_listed(ROLES)}) AND r.subject GLOB 'dept:*' AND r.object GLOB 'measure:*'"
_MEASURE: Final = (
    f"SELECT r.object, r.subject, r.predicate FROM changed JOIN link r USING (document) WHERE {_PART}"
)
_DOCUMENT: Final = f"""
SELECT d.iri, r.subject, r.predicate FROM changed c JOIN document d ON d.id = c.document
  JOIN link r ON r.document = c.document WHERE {_PART}
UNION SELECT d.iri, r.subject, 'coHandles' FROM changed c JOIN document d ON d.id = c.document
  JOIN link r ON r.document = c.document WHERE r.predicate = 'coHandles' AND r.object = d.iri
    AND r.subject GLOB 'dept:*'
UNION SELECT d.iri, r.object, 'issuer' FROM changed c JOIN document d ON d.id = c.document
  JOIN link r ON r.document = c.document WHERE r.predicate = 'publisher' AND r.object GLOB 'dept:*'
"""
_CONCERNING: Final = f"""
SELECT t.item, r.subject, r.predicate FROM touched t CROSS JOIN link c ON c.object = t.iri AND c.predicate = 'concerns'
  CROSS JOIN link r ON r.object = c.subject AND {_PART}
"""
_DOING: Final = """
SELECT t.item, r.subject, r.predicate FROM touched t CROSS JOIN link r ON r.object = t.iri
  AND r.predicate IN ({}) AND r.subject GLOB 'dept:*'
"""
_PUBLISHED: Final = f"""
SELECT t.item, r.subject, r.predicate FROM touched t CROSS JOIN link p ON p.object = t.iri AND p.predicate = 'publishes'
  CROSS JOIN link r ON r.document = p.document AND {_PART}
"""
_PROGRAMME: Final = f"{_CONCERNING} UNION {_DOING.format(_listed(CARRYING))}"
_POLICY: Final = f"{_CONCERNING} UNION {_DOING.format(_listed(ISSUING))} UNION {_PUBLISHED}"
_SPOKEN_OF: Final = "SELECT DISTINCT object FROM changed JOIN link USING (document) WHERE object GLOB '{}:*'"


def changes(
    new: sqlite3.Connection, old: sqlite3.Connection | None, documents: Collection[str]
) -> Iterator[tuple[Way, Pair, Count, Count]]:
    """Yield the pairs whose counts differ: the way, the pair, the count before and now.

    Args:
        new: the index with the changed documents; its table ``same`` is already as it should be.
        old: the index before, None where there was none.
        documents: the names of those that were put in, replaced or taken out.
    """
    states = [state for state in (old, new) if state is not None]
    for state in states:
        _name_changed(state, documents)
    for way in WAYS:
        items = _touched(way, states)
        before = _pairs(way, _members(old, way, items)) if old is not None else {}
        now = _pairs(way, _members(new, way, items))
        for pair in sorted(before.keys() | now.keys()):
            less, more = before.get(pair, _NONE), now.get(pair, _NONE)
            if less != more:
                count = _known(old, way, pair)
                yield way, pair, count, _moved(count, less, more)


def _moved(count: Count, less: Count, more: Count) -> Count:
    one, two, three = (c - a + b for c, a, b in zip(count, less, more, strict=True))
    return one, two, three


def _known(old: sqlite3.Connection | None, way: Way, pair: Pair) -> Count:
    if old is None:
        return _NONE
    row = old.execute(
        "SELECT count, one_leads, both_lead FROM sharing WHERE way = ? AND one = ? AND other = ?",
        (way, *pair),
    ).fetchone()
    return row or _NONE


def _name_changed(state: sqlite3.Connection, documents: Collection[str]) -> None:
    state.execute("DROP TABLE IF EXISTS temp.changed")
    state.execute("CREATE TEMP TABLE changed (document INTEGER PRIMARY KEY)")
    state.executemany(
        "INSERT INTO changed SELECT id FROM document WHERE name = ?", [(name,) for name in sorted(documents)]
    )


def _touched(way: Way, states: Iterable[sqlite3.Connection]) -> set[str]:
    """Return the programmes, or the policies that stand for others, that a changed document speaks of."""
    if way not in {"policy", "programme"}:
        return set()
    states = list(states)
    spoken = {row[0] for state in states for row in state.execute(_SPOKEN_OF.format(way))}
    if way == "programme":
        return spoken
    same = [dict(state.execute("SELECT policy, root FROM same")) for state in states]
    if len(same) > 1:  # a policy that has come to stand for others, or no longer does
        moved = {p for p in same[0].keys() | same[1].keys() if same[0].get(p) != same[1].get(p)}
        spoken |= moved
    return {one.get(policy, policy) for policy in spoken for one in same}


def _members(state: sqlite3.Connection, way: Way, items: Collection[str]) -> Members:
    state.execute("DROP TABLE IF EXISTS temp.touched")
    state.execute("CREATE TEMP TABLE touched (item TEXT, iri TEXT PRIMARY KEY) WITHOUT ROWID")
    named = [(item, item) for item in sorted(items)]
    if way == "policy":
        same = dict(state.execute("SELECT policy, root FROM same"))
        named = [pair for pair in named if pair[0] not in same]
        named += [(root, policy) for policy, root in same.items() if root in items]
    state.executemany("INSERT INTO touched VALUES (?, ?)", named)
    query = {"measure": _MEASURE, "document": _DOCUMENT, "programme": _PROGRAMME, "policy": _POLICY}[way]
    found: Members = defaultdict(lambda: defaultdict(set))
    for item, department, role in state.execute(query):
        found[item][department].add(role)
    return found


def _pairs(way: Way, members: Members) -> Mapping[Pair, Count]:
    counts: dict[Pair, list[int]] = defaultdict(lambda: [0, 0, 0])
    for part in members.values():
        for one, other in combinations(sorted(part), 2):
            if together(way, (part[one], part[other])):
                count = counts[one, other]
                count[0] += 1
                leaders = ("leads" in part[one]) + ("leads" in part[other])
                if leaders:
                    count[leaders] += 1
    return {pair: (count[0], count[1], count[2]) for pair, count in counts.items()}

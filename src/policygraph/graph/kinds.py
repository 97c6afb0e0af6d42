"""A store in, which kinds of organs share out: 财政 with 科技, in how many items and in how many places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations
from typing import Any

from pyoxigraph import Store

from ..errors import UsageError
from ..messages import say
from .match import match
from .participation import Participation, Way, together
from .vocabulary import PG, RDF

Row = dict[str, Any]
#: Where the organs are that have no place.
_CENTRE = "中央"


_PAIR = 2


def shared_by_kind(store: Store, way: Way, asked: Sequence[str] = (), least: int = 1) -> list[Row]:
    """Return the pairs of kinds that share, those of most places first; only those with the one or two ``asked``.

    Each row: ``kinds``, ``count`` (items), ``places`` and ``by_place`` (items by place). Two organs share only with
    one of the same place: what a city's bureau shares with its province's is no likeness of places.

    Raises:
        UsageError: no organ of the graph is of this kind, or more than two are asked for.
    """
    kinds = {quad.subject: quad.object for quad in match(store, None, f"{PG}organKind", None)}
    _check(asked, set(kinds.values()))
    places = _places(store)
    participation = Participation(store)
    items: dict[str, dict[str, set[str]]] = defaultdict(dict)
    for department in sorted({q.subject for q in match(store, None, f"{RDF}type", f"{PG}Department")}):
        if kinds.get(department):
            for item, roles in participation.items(department, way).items():
                items[item][department] = roles
    found: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for item, members in items.items():
        for one, other in combinations(sorted(members), 2):
            first, second = sorted((kinds[one], kinds[other]))
            place = places.get(one, _CENTRE)
            if first == second or place != places.get(other, _CENTRE) or not {*asked} <= {first, second}:
                continue
            if together(way, (members[one], members[other])):
                found[first, second][place].add(item)
    rows = [row for row in map(_row, found, found.values()) if row["count"] >= least]
    return sorted(rows, key=lambda row: (-row["places"], -row["count"], row["kinds"]))


def _check(asked: Sequence[str], known: set[str]) -> None:
    for kind in asked:
        if kind not in known:
            raise UsageError(say("error.no-kind", kind=kind, known=say("comma").join(sorted(known))))
    if len(asked) > _PAIR:
        raise UsageError(say("error.two-kinds"))


def _row(pair: Sequence[str], by_place: dict[str, set[str]]) -> Row:
    counts = {place: len(by_place[place]) for place in sorted(by_place, key=lambda p: (-len(by_place[p]), p))}
    return {
        "kinds": list(pair),
        "count": sum(counts.values()),
        "places": len(counts),
        "by_place": counts,
    }


def _places(store: Store) -> dict[str, str]:
    """Return each organ's place, the longest of its names (广东省/清远市)."""
    found: dict[str, str] = {}
    for quad in match(store, None, f"{PG}place", None):
        found[quad.subject] = max(
            found.get(quad.subject, ""), quad.object, key=lambda name: (len(name), name)
        )
    return found

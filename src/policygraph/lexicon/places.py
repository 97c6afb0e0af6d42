"""The tables of places in, look-ups by name out: which chain of places a name stands for, and where one ends.

The tables are ``places.tsv`` (provinces, cities and counties of a dated division table) and
``places_supplement.tsv`` (new areas and younger districts, each with the document that made it).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from .tables import Row

Chain = tuple[str, ...]

MUNICIPALITIES = frozenset(("北京市", "上海市", "天津市", "重庆市"))
_RANK = {"province": 0, "city": 1, "county": 2, "area": 3, "town": 4}


@dataclass(frozen=True, slots=True)
class Place:
    """A province, city, county or new area; ``chain`` leads from the province down to it."""

    name: str
    short: str
    level: str
    parent: Chain

    @property
    def chain(self) -> Chain:
        """The places from the province down to this one."""
        return (*self.parent, self.name)


class Places:
    """The places by full and by short name."""

    def __init__(self, rows: Iterable[Row]) -> None:
        full: defaultdict[str, list[Place]] = defaultdict(list)
        short: defaultdict[str, list[Place]] = defaultdict(list)
        for row in rows:
            parent = tuple(row["parent"].split("/")) if row["parent"] else ()
            place = Place(row["name"], row["short"], row["level"], parent)
            full[place.name].append(place)
            if place.short:
                short[place.short].append(place)
                if common := _common(place):
                    full[common].append(place)
        self.full = {name: tuple(sorted(p, key=_order)) for name, p in full.items()}
        self.short = {name: tuple(sorted(p, key=_order)) for name, p in short.items()}
        short_names = [name for name in self.short if len(name) <= 5]
        self._full_from, self._full_to = _lengths(self.full, slice(2)), _lengths(self.full, slice(-2, None))
        self._short_from, self._short_to = (
            _lengths(short_names, slice(2)),
            _lengths(short_names, slice(-2, None)),
        )

    def full_ending_at(self, text: str, end: int) -> str:
        """Return the longest full name that ends at ``end``, or an empty string."""
        return _ending(text, end, self._full_to, self.full)

    def short_ending_at(self, text: str, end: int) -> str:
        """Return the longest short name (广东, 清远) that ends at ``end``, or an empty string."""
        return _ending(text, end, self._short_to, self.short)

    def leading(self, text: str) -> tuple[tuple[str, ...], str]:
        """Cut the full names of places off the beginning of ``text``.

        >>> from policygraph.lexicon import load_lexicon
        >>> load_lexicon().places.leading("深圳市罗湖区财政局")
        (('深圳市', '罗湖区'), '财政局')
        """
        names: list[str] = []
        while name := _beginning(text, self._full_from, self.full):
            names.append(name)
            text = text[len(name) :]
        return tuple(names), text

    def leading_short(self, text: str) -> str:
        """Return the longest short name that ``text`` begins with, or an empty string."""
        return _beginning(text, self._short_from, self.short)

    def find(self, name: str, near: Chain = ()) -> Place | None:
        """Return the place of this full or short name; where several have it, the one nearest to ``near``.

        None where it is unknown, or where several have it and none lies within the province of ``near``.
        """
        places = self.full.get(name) or self.short.get(name) or ()
        if not places:
            return None
        best = max(places, key=lambda p: (_shared(p.chain, near), -_RANK[p.level]))
        rivals = [p for p in places if p.level == best.level and p is not best]
        if rivals and not _shared(best.chain, near):
            return None
        return best

    def find_chain(self, names: Iterable[str], near: Chain = ()) -> Chain:
        """Return the chain that ``names`` ("深圳市", "罗湖区") spell, completed from the table; () if unknown."""
        chain: Chain = ()
        for name in names:
            place = self.find(name, chain or near)
            if place is None:
                return (*chain, name) if chain else ()
            if chain and place.chain[: len(chain)] != chain and name not in chain:
                return (*chain, name)
            chain = place.chain
        return chain

    def level(self, chain: Chain) -> str:
        """Return the level of the last place of ``chain``; empty for the centre."""
        if not chain:
            return ""
        for place in self.full.get(chain[-1], ()):
            if place.chain == chain:
                return place.level
        return ("province", "city", "county")[min(len(chain), 3) - 1]


def _common(place: Place) -> str:
    """Return what an autonomous place is called for short beside its bare name: 恩施州, 长阳县; else nothing."""
    autonomous = place.name[-3:-1] == "自治" and place.name[-1] in "州县旗"
    return place.short + place.name[-1] if autonomous and place.short else ""


def _order(place: Place) -> tuple[int, Chain]:
    return _RANK[place.level], place.chain


def _shared(chain: Chain, near: Chain) -> int:
    shared = 0
    for a, b in zip(chain, near, strict=False):
        if a != b:
            break
        shared += 1
    return shared


def _lengths(names: Iterable[str], part: slice) -> dict[str, tuple[int, ...]]:
    """Return how long names are, the longest first, by this part of them: most text has none there."""
    lengths: defaultdict[str, set[int]] = defaultdict(set)
    for name in names:
        lengths[name[part]].add(len(name))
    return {signs: tuple(sorted(found, reverse=True)) for signs, found in lengths.items()}


def _beginning(text: str, lengths: dict[str, tuple[int, ...]], names: dict[str, tuple[Place, ...]]) -> str:
    for length in lengths.get(text[:2], ()):
        if text[:length] in names:
            return text[:length]
    return ""


def _ending(
    text: str, end: int, lengths: dict[str, tuple[int, ...]], names: dict[str, tuple[Place, ...]]
) -> str:
    for length in lengths.get(text[max(0, end - 2) : end], ()):
        if length <= end and text[end - length : end] in names:
            return text[end - length : end]
    return ""

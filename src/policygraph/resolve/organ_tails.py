"""A short name's end, its place and the year in, the end in full out: 国资委 → 人民政府国有资产监督管理委员会.

``organs_local.tsv`` says what 发改委 is everywhere; ``organ_tails.tsv`` what some ends are at one level, in one
province or in some years: 上海市国资委 has no 人民政府 in its name, and the 政数局 of 2022 was not yet that of 2024.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ..lexicon.places import Chain
from ..lexicon.tables import Row, read_table

_ALWAYS = 9999


@dataclass(frozen=True, slots=True)
class Tail:
    """What a short end is in full, and where: ``levels`` and ``place`` are empty where it is so everywhere."""

    name: str
    levels: frozenset[str]
    place: Chain
    since: int
    until: int

    def holds(self, chain: Chain, level: str, year: int) -> bool:
        """Tell whether an organ of this place and level is called so in ``year`` (0: today)."""
        return (
            (not self.levels or level in self.levels)
            and chain[: len(self.place)] == self.place
            and self.since <= (year or _ALWAYS) <= self.until
        )

    @property
    def rank(self) -> tuple[int, bool, bool]:
        """The more a row says of where and when, the more it counts."""
        return len(self.place), bool(self.levels), bool(self.since) or self.until < _ALWAYS


def spelt(tail: str, chain: Chain, level: str, year: int) -> str:
    """Return ``tail`` in full as an organ of ``chain`` has it in ``year``, or an empty string.

    >>> spelt("国资委", ("浙江省", "杭州市"), "city", 2025), spelt("国资委", ("上海市",), "province", 2025)
    ('人民政府国有资产监督管理委员会', '国有资产监督管理委员会')
    """
    found = [row for row in _tails().get(tail, ()) if row.holds(chain, level, year)]
    return max(found, key=lambda row: row.rank).name if found else ""


@cache
def _tails() -> Mapping[str, list[Tail]]:
    tails: defaultdict[str, list[Tail]] = defaultdict(list)
    for row in read_table("organ_tails"):
        tails[row["tail"]].append(_tail(row))
    return tails


def _tail(row: Row) -> Tail:
    return Tail(
        row["name"],
        frozenset(filter(None, row["levels"].split("|"))),
        tuple(filter(None, row["place"].split("/"))),
        int(row["from"] or 0),
        int(row["to"] or _ALWAYS),
    )

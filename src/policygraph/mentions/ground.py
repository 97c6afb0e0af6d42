"""A scan and the mentions found before in, what all finders of names look at out: heads, quotations, masked text.

A *head* is the word that a name ends with (开发区, 平台, 行动, 有限公司); all heads of all types are found in one
pass. Titles of policies are masked, so that no name is found inside one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from ..lexicon.tables import read_table
from ..model import EntityType, Mention
from ..segment import RJiebaSegmenter, default_segmenter
from .scan import Scan

#: Stands in the masked text for every character of a policy's title.
MASK = "《"
_PAGES = 20_000

_TITLE = re.compile(r"《[^》\n]{0,120}》")
_QUOTED = re.compile(r"“([^“”\n]{1,40})”")
_SINGLE_QUOTED = re.compile(r"‘([^‘’\n]{2,20})’")
_HEAD_TABLES: dict[str, EntityType] = {
    "park_heads": "Park",
    "platform_heads": "Platform",
    "programme_heads": "Programme",
    "enterprise_heads": "Enterprise",
}
_KNOWN_TABLES: dict[str, EntityType] = {
    "platforms_known": "Platform",
    "enterprises_known": "Enterprise",
    "parks_known": "Park",
    "programmes_spelt": "Programme",
}


class Hit(NamedTuple):
    """A head, or a name known to the lexicon (kind ``known``), in the text."""

    type: EntityType
    kind: str
    begin: int
    end: int


class Quote(NamedTuple):
    """A quotation: ``begin`` and ``end`` are outside of the marks."""

    begin: int
    end: int
    inner: str


@dataclass(frozen=True, slots=True)
class Found:
    """A name in the text: where it lies, which rule found it, and what it is called when it stands alone."""

    type: EntityType
    begin: int
    end: int
    rule: str
    name: str = ""
    core: str = ""  # the quoted word that is the name's heart: 汇数通 in “汇数通”数据平台
    anaphor: bool = False
    nested: bool = False
    alias: str = ""  # the short name that the text gives it: （以下简称“X”）


@cache
def _automaton() -> tuple[Any, tuple[tuple[EntityType, str], ...]]:
    words: dict[str, tuple[EntityType, str]] = {}
    for table, kind in _HEAD_TABLES.items():
        words |= {row["head"]: (kind, row["kind"]) for row in read_table(table)}
    for table, kind in _KNOWN_TABLES.items():
        words |= {row["name"]: (kind, "known") for row in read_table(table)}
    return AhoCorasick(list(words), matchkind=MatchKind.LeftmostLongest), tuple(words.values())


def mask_titles(folded: str, titles: Iterable[tuple[int, int]]) -> str:
    """Return ``folded`` with the spans of ``titles`` and everything in 《》 blotted out, of the same length.

    >>> mask_titles("落实《甲市行动计划》", [])
    '落实《《《《《《《《'
    """
    masked = _TITLE.sub(lambda match: MASK * len(match[0]), folded)
    pieces, at = [], 0
    for begin, end in sorted(titles):
        if begin >= at:
            pieces += [masked[at:begin], MASK * (end - begin)]
            at = end
    return "".join((*pieces, masked[at:]))


class Ground:
    """One document under the eyes of the finders of names; offsets are into its text."""

    def __init__(self, scan: Scan, taken: Sequence[Mention]) -> None:
        self.scan = scan
        self.folded = scan.folded
        self.segmenter: RJiebaSegmenter = default_segmenter()
        titles = [(m.begin, m.end) for m in taken if m.type == "Policy" and not m.nested]
        self.masked = mask_titles(self.folded, titles)
        self.organs = sorted((m.begin, m.end) for m in taken if m.type == "Department" and not m.nested)
        self._organ_begins = [begin for begin, _ in self.organs]
        self.place_ends = {m.end: m.begin for m in taken if m.type == "Region"}
        self.place_begins = {m.begin: m.end for m in taken if m.type == "Region"}
        self._place_begins = sorted(self.place_begins)

    @cached_property
    def hits(self) -> dict[EntityType, list[Hit]]:
        """The heads and known names of each type, by offset."""
        automaton, kinds = _automaton()
        out: dict[EntityType, list[Hit]] = {kind: [] for kind in _HEAD_TABLES.values()}
        for index, begin, end in automaton.find_matches_as_indexes(self.masked):
            kind, subkind = kinds[index]
            out[kind].append(Hit(kind, subkind, begin, end))
        return out

    @cached_property
    def firm_begins(self) -> frozenset[int]:
        """Where the firms begin that the lexicon knows."""
        return frozenset(hit.begin for hit in self.hits["Enterprise"] if hit.kind == "known")

    @cached_property
    def quotes(self) -> list[Quote]:
        """The quotations outside of titles, by offset; single quotation marks too."""
        found = [
            Quote(match.start(), match.end(), match[1])
            for pattern in (_QUOTED, _SINGLE_QUOTED)
            for match in pattern.finditer(self.masked)
            if MASK not in match[1]
        ]
        return sorted(found)

    @cached_property
    def quote_ends(self) -> dict[int, Quote]:
        """The quotations by the offset behind the closing mark."""
        return {quote.end: quote for quote in self.quotes}

    def place_over(self, offset: int) -> int:
        """Return where the place begins that ``offset`` lies inside of (上城区 cut behind 上), or ``offset``."""
        at = bisect_right(self._place_begins, offset) - 1
        if at >= 0 and self.place_begins[self._place_begins[at]] > offset:
            return self._place_begins[at]
        return offset

    def organ_end(self, offset: int) -> int:
        """Return where the last department's name before ``offset`` ends; 0 where there is none."""
        at = bisect_right(self._organ_begins, offset) - 1
        return self.organs[at][1] if at >= 0 and self.organs[at][1] <= offset else 0

    def says(self, word: str, times: int, near: int) -> bool:
        """Say whether the text says ``word`` so often, within some pages of ``near`` (to stay linear in the text)."""
        return self.masked.count(word, max(0, near - _PAGES), near + _PAGES) >= times

    def organ_over(self, begin: int, end: int) -> int | None:
        """Return where the name of the department begins that ``begin:end`` lies in, or None."""
        at = bisect_right(self._organ_begins, begin) - 1
        return self.organs[at][0] if at >= 0 and self.organs[at][1] >= end else None

    def in_organ(self, begin: int, end: int) -> bool:
        """Say whether ``begin:end`` lies inside the name of a department."""
        return self.organ_over(begin, end) is not None

"""A scan and the mentions found before in, what all finders of names look at out: heads, quotations, masked text.

A *head* is the word that a name ends with (开发区, 平台, 行动, 有限公司); all heads of all types are found in one
pass. Titles of policies are masked, so that no name is found inside one.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind
from msgspec import Struct

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


class Found(Struct, frozen=True, gc=False):
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


class _Words:
    """Finds words of all types in a text, leftmost, then longest."""

    def __init__(self, words: dict[str, tuple[EntityType, str]]) -> None:
        self._automaton = AhoCorasick(list(words), matchkind=MatchKind.LeftmostLongest)
        self._kinds = tuple(words.values())

    def hits(self, text: str) -> Iterator[Hit]:
        for index, begin, end in self._automaton.find_matches_as_indexes(text):
            type_, kind = self._kinds[index]
            yield Hit(type_, kind, begin, end)


@cache
def _names_and_heads() -> tuple[_Words, _Words]:
    """Two automata, since a name may end in the beginning of a head (强|农行|动): one would miss the head."""
    names: dict[str, tuple[EntityType, str]] = {
        row["head"]: ("Enterprise", row["kind"]) for row in read_table("enterprise_brands")
    }
    for table, type_ in _KNOWN_TABLES.items():
        names |= {row["name"]: (type_, "known") for row in read_table(table)}
    heads: dict[str, tuple[EntityType, str]] = {}
    for table, type_ in _HEAD_TABLES.items():
        heads |= {row["head"]: (type_, row["kind"]) for row in read_table(table)}
    return _Words(names), _Words(heads)


_ONE = re.compile(
    r"(?:国务院|国家|中央|省(?!级)|市(?!级|容|场|政(?![府务法]))|自治区)(?!各|有关|相关|其他"
    r"|[一-龥]{0,20}(?:[、或]|以上|有关|相关|和(?:其他|国务院|省|市|县|区|设区)|(?:部门|政府)和))"
)


def is_one(collective: str) -> bool:
    """Say whether words for a kind of organ mean one: the State Council has one 药品监督管理部门, and a city too.

    >>> is_one("国务院药品监督管理部门"), is_one("国务院有关部门"), is_one("县级以上人民政府"), is_one("市商务部门")
    (True, False, False, True)
    >>> is_one("市容环境卫生主管部门")
    False
    """
    return _ONE.match(collective) is not None


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
        self._organ_ends = {end: begin for begin, end in self.organs}
        kinds = {
            m.end: (m.begin, is_one(m.text))
            for m in sorted(taken, key=lambda m: -m.begin)  # 市|市容环境卫生行政管理部门: the longest
            if m.type == "OrganCategory"
        }
        # Only what names one organ: 国务院药品监督管理部门, not 各级部门.
        self._one_of_kind = {end: begin for end, (begin, one) in kinds.items() if one}
        self._kind_ends = sorted(kinds)
        self._owner_ends = sorted({*self._organ_ends, *self._one_of_kind})
        self.place_ends = {m.end: m.begin for m in taken if m.type == "Region"}
        self.place_begins = {m.begin: m.end for m in taken if m.type == "Region"}
        self._place_begins = sorted(self.place_begins)

    @cached_property
    def hits(self) -> dict[EntityType, list[Hit]]:
        """The heads and known names of each type, by offset; none for a head inside of a known name."""
        names, heads = _names_and_heads()
        known = list(names.hits(self.masked))
        ends, at, found = [hit.end for hit in known], 0, known[:]
        for head in heads.hits(self.masked):
            at = bisect_left(ends, head.end, at)  # the first known name that ends here or later
            if at == len(known) or known[at].begin > head.begin:
                found.append(head)
        out: dict[EntityType, list[Hit]] = {kind: [] for kind in _HEAD_TABLES.values()}
        for hit in sorted(found, key=lambda hit: hit.begin):
            out[hit.type].append(hit)
        return out

    @cached_property
    def firm_begins(self) -> frozenset[int]:
        """Where the firms begin that the lexicon knows."""
        return frozenset(hit.begin for hit in self.hits["Enterprise"] if hit.kind == "known")

    @cached_property
    def brand_begins(self) -> frozenset[int]:
        """Where words begin that name a firm in a list of firms: those that it knows, and brands."""
        kinds = ("known", "strong", "weak")
        return frozenset(hit.begin for hit in self.hits["Enterprise"] if hit.kind in kinds)

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

    def owner_end(self, offset: int) -> int:
        """Return where the last name of one organ before ``offset`` ends, by its name or its kind."""
        kind = self.kind_end(offset)
        return max(self.organ_end(offset), kind if kind in self._one_of_kind else 0)

    def owner_ends(self, low: int, offset: int) -> list[int]:
        """Return where names of one organ end between ``low`` and ``offset``, the last first."""
        ends = self._owner_ends
        return ends[bisect_left(ends, low) : bisect_right(ends, offset)][::-1]

    def kind_end(self, offset: int) -> int:
        """Return where the last words for a kind of organ before ``offset`` end; 0 where there are none."""
        at = bisect_right(self._kind_ends, offset)
        return self._kind_ends[at - 1] if at else 0

    def owner_before(self, offset: int) -> tuple[int, int] | None:
        """Return the span of the organ whose name ends at ``offset``; of 国务院某主管部门 too."""
        begin = self._organ_ends.get(offset, self._one_of_kind.get(offset))
        return None if begin is None else (begin, offset)

    def organ_from(self, begin: int) -> int:
        """Return where the organ's name that begins here ends; 0 where none begins."""
        at = bisect_left(self._organ_begins, begin)
        return self.organs[at][1] if at < len(self.organs) and self.organs[at][0] == begin else 0

    def is_collective(self, end: int) -> bool:
        """Say whether it is by its kind that the organ that ends here is named."""
        return end not in self._organ_ends

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

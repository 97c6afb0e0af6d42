"""Organs as found in, organs as they count out: two signs of one organ joined, titles left out, issuers added."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from msgspec.structs import replace

from ..model import Mention
from .scan import Scan

_WHOLE = re.compile(r"[一-龥（）()]{2,40}(?:[局委办厅会院部府署社行处室组班队]|中心)")
_RELATIVE = frozenset(("organ-relative", "organ-suffix-relative"))
_HEADLESS = frozenset(("organ-bare", "lexicon-organ-centre", "organ-suffix-shared", "organ-shared-head"))
_ELEMENT = re.compile(
    r"(?<=[、，：；（\n])(?P<place>[一-龥]{2,8}?)(?:管理区)?(?=[、，；）。\n]|牵头|负责|配合|参与|$)"
)
_IN_A_NAME = re.compile(r"[一-龥]（[一-龥]+）$")
_CITY = frozenset(("province", "city", "county"))


def acting_places(scan: Scan) -> Iterator[Mention]:
    """Yield the places that stand for their governments in a list of who is responsible: "科技厅、成都市、教育厅"."""
    places = scan.lexicon.places
    for duty in scan.outline.duties:
        for match in _ELEMENT.finditer(scan.folded, max(0, duty.begin - 1), duty.end):
            name = match["place"]
            place = places.find(name, scan.speaker.place)
            if match.start() < duty.begin or place is None or place.level not in _CITY:
                continue
            if _IN_A_NAME.search(scan.folded, max(0, match.start() - 2), match.end() + 1):
                continue  # 临空经济区（廊坊）管委会
            if name == place.name or place.level == "city":
                text = scan.document.text[match.start() : match.end()]
                yield Mention("Department", *match.span(), text, f"{place.name}人民政府", "organ-place-acts")


def issuers(scan: Scan, found: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the issuers that the head or foot names and no rule has found: 某区人工智能（机器人）署."""
    taken = {(m.begin, m.end) for m in found}
    for span in scan.metadata.issuer_spans:
        text = scan.document.text[span.begin : span.end]
        if (span.begin, span.end) not in taken and _WHOLE.fullmatch(text):
            name = scan.folded[span.begin : span.end]
            yield Mention("Department", span.begin, span.end, text, name, "organ-issuer")


def two_signs(scan: Scan, found: list[Mention]) -> Iterator[Mention]:
    """Join one organ's two signs, written without a mark between them (市经信局市新经济委) or in brackets."""
    joint = {
        span.begin for span in scan.metadata.issuer_spans[1:]
    }  # 省甲委省乙厅关于…: two that issue together
    for at, mention in enumerate(found):
        after = found[at + 1] if at + 1 < len(found) else None
        before = found[at - 1] if at else None
        if before and before.begin < mention.begin and mention.end <= before.end:
            if mention.rule not in _HEADLESS:  # the 人才办 of 市委组织部（人才办） is no organ of its own
                yield replace(mention, nested=True)
        elif before and mention.begin not in joint and _second_sign(before, mention):
            yield replace(mention, nested=True)
        elif after and after.begin not in joint and _second_sign(mention, after):
            text = scan.document.text[mention.begin : after.end]
            yield replace(mention, end=after.end, text=text)
        else:
            yield mention


def _second_sign(one: Mention, two: Mention) -> bool:
    return one.end == two.begin and {one.rule, two.rule} <= _RELATIVE and one.name[0] == two.name[0]


class Inside:
    """Where organs are not looked for: inside a title, but for the issuer that it begins with."""

    def __init__(self, titles: Sequence[Mention]) -> None:
        self._spans = sorted((t.begin, t.end) for t in titles if t.type == "Policy" and not t.anaphor)
        # The end of the organ last allowed: 《中共中央办公厅 国务院办公厅印发…》 begins with two.
        self._issuer_end = -1

    @cached_property
    def _merged(self) -> list[tuple[int, int]]:
        merged: list[tuple[int, int]] = []
        for begin, end in self._spans:
            if merged and begin < merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((begin, end))
        return merged

    def allows(self, mention: Mention) -> bool:
        """Tell whether the organ lies outside of all titles or at a title's beginning; ask in the order of the text."""
        allowed = self._is_outside(mention) or mention.begin - self._issuer_end in (0, 1)
        if allowed:
            self._issuer_end = mention.end
        return allowed

    def _is_outside(self, mention: Mention) -> bool:
        at = bisect_right(self._merged, (mention.begin, 1 << 60)) - 1
        if at < 0:
            return True
        begin, end = self._merged[at]
        return mention.begin >= end or mention.begin - begin <= 1 or self._starts(mention, begin)

    def _starts(self, mention: Mention, begin: int) -> bool:
        return any(mention.begin - b in (0, 1) for b, _ in self._spans if begin <= b <= mention.begin)

"""A scan in, the mentions of provinces, cities and counties out: full names, and the short ones in a park's name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..model import Mention
from .scan import Scan

_ENDS = re.compile(r"[省市县区州盟旗]")
_PARTS = re.compile(r"(?:科技园区?|高新区|示范区|园区)(?P<place>[一-龥]{2,4})园$")

_WORDS = frozenset({"东方", "中原"})  # "east", "the central plains"


def find(scan: Scan) -> Iterator[Mention]:
    """Yield the places that the tables have under their full names, by offset."""
    folded, text, places = scan.folded, scan.document.text, scan.lexicon.places
    for match in _ENDS.finditer(folded):
        if name := places.full_ending_at(folded, match.end()):
            begin = match.end() - len(name)
            yield Mention("Region", begin, match.end(), text[begin : match.end()], name, "region-table")


def in_parks(scan: Scan, parks: Iterable[Mention]) -> Iterator[Mention]:
    """Yield the places whose short names stand in a park's: 石嘴山|高新区, 中关村科技园区|朝阳|园."""
    for park in parks:
        if park.type != "Park" or park.anaphor:
            continue
        name = scan.folded[park.begin : park.end]
        if short := scan.lexicon.places.leading_short(name):
            outer = scan.lexicon.places.find(short, scan.speaker.place)
            yield from _short(scan, park.begin, short)
            follows = scan.lexicon.places.leading_short(name[len(short) :])
            inner = scan.lexicon.places.find(follows, outer.chain) if outer and len(follows) > 1 else None
            if outer and inner and outer.name in inner.parent:  # 江苏|常州|经济开发区, not 平潭|台湾|小镇
                yield from _short(scan, park.begin + len(short), follows)
        elif part := _PARTS.search(name):
            yield from _short(scan, park.begin + part.start("place"), part["place"])


def _short(scan: Scan, begin: int, short: str) -> Iterator[Mention]:
    place = scan.lexicon.places.find(short, scan.speaker.place)
    end = begin + len(short)
    # 南部|工业园 is no county of that name: what may be a plain word must lie in the speaker's own province
    near = scan.speaker.place[:1]
    if place is None or (
        place.chain[:1] != near and (place.level == "county" or place.name.endswith("自治州"))
    ):
        return
    if short in _WORDS and place.chain[:2] != scan.speaker.place[:2]:
        return  # 东方美谷 in Shanghai
    if scan.folded.startswith(place.name, begin):
        return  # found under its full name
    yield Mention(
        "Region", begin, end, scan.document.text[begin:end], place.name, "region-short", nested=True
    )

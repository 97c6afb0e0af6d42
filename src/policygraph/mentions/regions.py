"""A scan in, the mentions of provinces, cities and counties out: full names, and the short ones in a park's name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..lexicon.places import Place
from ..model import Mention
from .scan import Scan
from .word_lists import any_of

_ENDS = re.compile(r"[省市县区州盟旗]")
_PARTS = re.compile(
    r"(?:(?:科技园区?|高新区|示范区|园区)(?P<place>[一-龥]{2,4}?)分?园|(?:试验区|自贸区|示范区)(?P<part>[一-龥]{2,4})片区"
    r"|(?:实验室|研究院|大学|学院|中心)(?P<seat>[一-龥]{2,3})(?:基地|分园))$"
)
_BRACKET = re.compile(r"（(?P<place>[一-龥]{2,4})）")
# 中新|广州|知识城, 沪苏|大丰|产业集聚区: who runs it together
_PARTNERS = re.compile(
    rf"(?!中国){any_of('park-of-two-states')}|[京津沪苏浙皖粤深港澳成渝川鲁黔]{{2}}(?=[一-龥])"
)
# 天府|大道科创走廊; 北京|-雄安科创走廊 lies in both; 山东|大学国家大学科技园 is where the university has put it
_STREET = re.compile(
    "大道|大街|路|街|[-—－][一-龥]{2,12}走廊|(?:师范|理工|工业|农业|科技|财经|医科)?大学(?!城)"
)
_QUOTES = ("“", '"', "‘", "「")
_LONG = 3
_WORDS = frozenset({"东方", "中原"})  # "east", "the central plains": 东方|枢纽国际商务合作区


def find(scan: Scan) -> Iterator[Mention]:
    """Yield the places that the tables have under their full names, by offset."""
    folded, text, places = scan.folded, scan.document.text, scan.lexicon.places
    for match in _ENDS.finditer(folded):
        if name := places.full_ending_at(folded, match.end()):
            begin = match.end() - len(name)
            yield Mention("Region", begin, match.end(), text[begin : match.end()], name, "region-table")


def in_parks(scan: Scan, parks: Iterable[Mention]) -> Iterator[Mention]:
    """Yield the places whose short names stand in a park's: 石嘴山|高新区, 甲科技园区|朝阳|园, 西部（成都）科学城."""
    for park in parks:
        if park.type != "Park" or park.anaphor:
            continue
        name = scan.folded[park.begin : park.end]
        quoted = name[:1] in _QUOTES  # “长春|人才创新港”
        yield from _leading(scan, park.begin + quoted, name[quoted:])
        for match in (*_BRACKET.finditer(name), *_PARTS.finditer(name)):
            group = match.lastgroup or "place"
            if match[group] in scan.lexicon.places.short:
                yield from _short(scan, park.begin + match.start(group), match[group])
        after = _BRACKET.match(scan.folded, park.end)  # 数据标注基地（成都）
        if after and after["place"] in scan.lexicon.places.short:
            yield from _short(scan, after.start("place"), after["place"], nested=False)


def _leading(scan: Scan, begin: int, name: str) -> Iterator[Mention]:
    """Read the short names that a park's begins with, also behind full ones: 江苏|常州|经济开发区, 湖北省|武汉|东湖."""
    places = scan.lexicon.places
    full, rest = places.leading(name)
    if full and places.full[full[-1]][0].level == "area":  # 兰州|新区 is in the tables of places, too
        full, rest = full[:-1], full[-1] + rest
    outer = places.find(full[-1], scan.speaker.place) if full else None
    if partners := _PARTNERS.match(rest):
        rest = rest[partners.end() :]
    short = places.leading_short(rest)
    if not short or (outer and not _lies_in(scan, short, outer)):
        return
    begin += len(name) - len(rest)
    yield from _short(scan, begin, short)
    if full or not (first := places.find(short, scan.speaker.place)):
        return
    follows = places.leading_short(rest[len(short) :])
    # 江苏|常州|经济开发区, and 苏州|宿迁|工业园区, which lies in the second, but not 平潭|台湾|小镇
    if len(follows) > 1 and (_lies_in(scan, follows, first) or rest.endswith(("工业园", "工业园区"))):
        yield from _short(scan, begin + len(short), follows)


def _lies_in(scan: Scan, short: str, outer: Place) -> bool:
    place = scan.lexicon.places.find(short, outer.chain)
    return place is not None and outer.name in place.parent


def _short(scan: Scan, begin: int, short: str, *, nested: bool = True) -> Iterator[Mention]:
    place = scan.lexicon.places.find(short, scan.speaker.place)
    end = begin + len(short)
    if place is None or _STREET.match(scan.folded, end):
        return
    # 南部|工业园 is no county of that name: what may be a plain word must lie in the speaker's own province
    far = place.chain[:1] != scan.speaker.place[:1]
    plain = place.level == "county" and len(short) < _LONG  # 霍尔果斯 and 二连浩特 are no plain words
    if far and (plain or place.name.endswith("自治州")):
        return
    if short in _WORDS and place.chain[:2] != scan.speaker.place[:2]:
        return  # 东方美谷 in Shanghai
    if scan.folded.startswith(place.name, begin):
        return  # found under its full name
    yield Mention(
        "Region", begin, end, scan.document.text[begin:end], place.name, "region-short", nested=nested
    )

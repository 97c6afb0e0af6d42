"""The ground in, parks out that half a name says: 自贸试验区 in a province's report, 长城、黄河国家文化公园."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..lexicon.tables import read_table
from .ground import Found, Ground
from .word_lists import words_of

# 各自贸试验区, 国内自贸试验区, 海南自贸试验区 are others; 自贸试验区港甲片区 is a part
_ZONE = re.compile(
    r"(?<![一-龥）])(?:(?:高水平|高标准|深化|深入|推进|推动|加快|支持|实施|建设|发挥|依托|提升|完善|强化)*)"
    r"(?P<name>自由贸易试验区|自贸试验区)(?![一-龥]{2,4}片区|等|（)"
)
_SHARED = re.compile(r"(?P<items>(?:[一-龥]{2,5}、)+)[一-龥]{2,5}(?P<tail>国家文化公园|国家公园)")


def find(ground: Ground) -> Iterator[Found]:
    """Yield the parks of the text that stand under half of their name."""
    yield from _own_zone(ground)
    for match in _SHARED.finditer(ground.masked):
        at = match.start("items")
        for item in match["items"].split("、")[:-1]:
            begin = next((at + n for n in range(len(item)) if item[n:] + match["tail"] in _known()), None)
            if begin is not None:
                name = ground.masked[begin : at + len(item)] + match["tail"]
                yield Found("Park", begin, at + len(item), "park-known-tail", name)
            at += len(item) + 1


def _own_zone(ground: Ground) -> Iterator[Found]:
    """自贸试验区 in what a province says of itself is its own, where it has one."""
    speaker = ground.scan.speaker
    if speaker.level != "province" or speaker.park:
        return
    provinces = words_of("province-with-trade-zone")
    province = next((name for name in provinces if speaker.place[0].startswith(name)), "")
    if not province:
        return
    name = f"中国（{province}）自由贸易试验区"
    for match in _ZONE.finditer(ground.masked):
        begin = match.start("name")
        yield Found("Park", begin, match.end("name"), "park-own-zone", name)


@cache
def _known() -> frozenset[str]:
    return frozenset(row["name"] for row in read_table("parks_known"))

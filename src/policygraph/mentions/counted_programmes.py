"""The ground in, programmes out that are named by a count: 旅游产业化“四大行动”, 第四次全国文物普查, “四大文化工程”.

A count in quotation marks (“十大工程”) names one too; the field before it says which.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .ground import Found, Ground, Quote
from .scan import around, list_items

_HEAD = r"(?:行动|工程|计划|治理|攻坚战?|项目|实事)"
_COUNT = r"[一二两三四五六七八九十0-9]+(?:大|个|项)"
_COUNTED = re.compile(rf"{_COUNT}[一-龥]{{0,8}}?(?:专项|重点|重大|提升)?{_HEAD}")
# 大力实施旅游产业化“四大行动”, 京蒙协作“六个倍增计划”成效显著
_FIELD = re.compile(
    r"(?:实施|开展|推进|推动|打好|深化|落实|启动|衔接|对接|融入|巩固|[，。；：、\n])"
    r"(?P<field>(?!也?就是|即|包括)(?:(?![的了等和与及在以将对为]|推动|实施|开展|推进|打好|深化|落实|启动|围绕|聚焦|完成|办好|持续|迭代|衔接|对接|融入)[一-龥]){3,18})$"
)
# 统筹推进扩消费六大工程、城建六大攻坚行动
_UNQUOTED = re.compile(
    r"(?:推进|实施|开展|启动|、|和|深化)(?P<name>(?:(?![的了等、和与及]|推进|实施|统筹)[一-龥]){2,6}[三四五六七八九十]大[一-龥]{0,4}"
    r"(?:工程|行动|计划))(?=[，。；、\n和与]|深入|取得)"
)
# 推进中心镇“六大提升”工程, 从实施“三个十大”行动到…, “四个十大”项目完成投资
_HEAD_AFTER = re.compile(
    r"[一-龥]{0,4}(?:行动|工程|计划|攻坚战?|(?<=大”)(?:项目|任务))(?:(?![一-龥])|(?=到|完成|成[效果]|取得|深入|扎实|全面))"
)
# 实施甲千亿投资、乙聚能突破、丙提质“三大行动”: as many as the count says, so that each is one
_ITEM = r"(?:(?![的了等对、]|实施|开展|推进|展开)[一-龥A-Za-z0-9“”]){2,18}"
_SUMMED = re.compile(
    rf"(?:实施|开展|推进|打好|深化|展开|[，。；])(?P<items>(?:{_ITEM}、)+{_ITEM}?)等?“?(?P<count>[二两三四五六七八九十])(?:大|个|项)"
    r"(?P<head>[一-龥]{0,4}?(?:行动|工程|计划|攻坚战))”?"
)
_NUMBERS = dict(zip("二两三四五六七八九十", (2, 2, 3, 4, 5, 6, 7, 8, 9, 10), strict=True))
_CENSUS = re.compile(
    r"第[一二三四五六七八九十]+次(?:全国)?(?:(?!全国|会议|大会)[一-龥]){2,6}?(?:普查|调查)(?![员区表对办领])"
)

_COUNTS = tuple(f"{count}{unit}" for count in _NUMBERS for unit in "大个项")
_DOZENS = tuple(f"{count}大" for count in "三四五六七八九十")


def counted(ground: Ground, quote: Quote) -> Found | None:
    """Return the programme that a quoted count of actions names, with its field; None where it says none."""
    match = _COUNTED.fullmatch(quote.inner)
    head = _HEAD_AFTER.match(ground.masked, quote.end) if match is None else None
    if match is None and head is None:
        return None
    end = quote.end if head is None else head.end()  # 实施“五大文化”研究工程, 推进中心镇“六大提升”工程
    begin = quote.begin
    if before := _FIELD.search(ground.masked, max(0, begin - 24), begin):
        begin = before.start("field")
        if ground.masked[begin - 1] == "、" and ground.masked[begin - 2] != "”":
            return None  # 甲提质、乙强基“六项行动”: the sum of the list before
    return Found("Programme", begin, end, "programme-counted", ground.folded[begin:end])


def summed(ground: Ground) -> Iterator[Found]:
    """Yield the items of a list that is as long as the count behind it: 甲、乙、丙“三大行动”."""
    for match in around(ground.scan, ground.masked, _SUMMED, _COUNTS, 150, 10):
        items = list(list_items(match))
        if len(items) == _NUMBERS[match["count"]]:
            for begin, item in items:
                yield Found("Programme", begin, begin + len(item), "programme-listed", item + match["head"])


def censuses(ground: Ground) -> Iterator[Found]:
    """Yield the censuses of the state and what is counted without marks: 完成第四次全国文物普查, 推进城建六大行动."""
    for match in around(ground.scan, ground.masked, _UNQUOTED, _DOZENS, 10, 10):
        yield Found("Programme", match.start("name"), match.end("name"), "programme-counted", match["name"])
    for match in _CENSUS.finditer(ground.masked):
        yield Found("Programme", match.start(), match.end(), "programme-census", match[0])

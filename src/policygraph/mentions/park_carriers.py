"""The ground and the parks found so far in, what else a list sums up as 载体 out: 甲正营、乙软件π立方等现有载体.

What a list that names a site calls 载体 are sites too, whatever they are called; 众创空间、孵化器等各类载体 are kinds.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from .ground import Found, Ground
from .left_edge import is_common, is_place, is_unknown
from .park_own_names import NAMING
from .scan import items_of, offsets
from .word_lists import words_of

_CARRIERS = re.compile(
    r"等(?P<sort>(?:现有|重点|功能|特色|园区|产业|既有|优质|核心|创新|创业|平台)*)载体(?![一-龥]{0,2}机制)"
)
_ITEM = r"[一-龥A-Za-z0-9（）“”·—π ]{3,24}"
_ITEMS = re.compile(rf"(?:{_ITEM}、)+{_ITEM}$")
_VERB = re.compile(
    r"^.*(?:依托|推动|利用|发挥|支持|借助|用好|聚焦|打造|建设|盘活|提升|围绕|在|以)(?=[一-龥]{4})"
)
_NO_SITE = re.compile(
    r"(?:公司|集团|企业|高校|大学|学院|院所|机构|部门|协会|联盟|实验室|行动|工程|计划|大赛|论坛|基金|平台|系统)$"
    r"|[级类某和与的]|^[各新多现]|[市县省州]$|区域$"
)
_OF_ZONE = re.compile(r"(?:高新区|经开区|开发区|新区|自贸区)[一-龥]{2,8}(?:中心|园区?|基地|[城谷港])")
_BONDED = re.compile(r"保税物流中心（[AB] ?型）")


def carriers(ground: Ground, parks: list[Found]) -> Iterator[Found]:
    """Yield the items of the lists that 载体 sums up and that no rule has found."""
    text = ground.masked
    for at in offsets(text, "载体"):
        total = _CARRIERS.search(text, max(0, at - 12), at + 6)
        items = total and _ITEMS.search(text, max(0, total.start() - 110), total.start())
        if total and items:
            yield from _of_list(ground, parks, items, existing=total["sort"].startswith("现有"))


def own(ground: Ground, parks: list[Found]) -> Iterator[Found]:
    """以大学生创业园、甲德产业园为主阵地: beside a named park what a kind is called is the place's own."""
    begins, ends = {park.begin for park in parks}, {park.end for park in parks}
    for hit in ground.hits["Park"]:
        name = ground.masked[hit.begin : hit.end]
        if not _OWN.fullmatch(name) or hit.end in ends:
            continue
        before, after = ground.masked[hit.begin - 1 : hit.begin], ground.masked[hit.end : hit.end + 1]
        left = before == "、" and hit.begin - 1 in ends
        if left or (after == "、" and hit.end + 1 in begins and before in _OPENS):
            yield Found("Park", hit.begin, hit.end, "park-own", name)


_OWN = re.compile("(?:大学生|留学人员|留学生|返乡)创业园")
_OPENS = frozenset("以托励持在由、：")


def _of_list(ground: Ground, parks: list[Found], items: re.Match[str], *, existing: bool) -> Iterator[Found]:
    known = sorted(park.begin for park in parks if items.start() <= park.begin < items.end())
    spans = []
    for at, item in items_of(items[0], items.start()):
        verb = _VERB.match(item) if at == items.start() else None
        begin, end = at + (verb.end() if verb else 0), at + len(item)
        inside = bisect_left(known, begin) < bisect_left(known, end)
        if not inside and (verb or at > items.start()):
            spans.append((begin, end))
    named = [_is_named(ground, *span) for span in spans]
    for span, own in zip(spans, named, strict=True):
        if (known and own) or (existing and any(named) and not _is_kind(ground, *span)):
            yield Found("Park", *span, "park-carrier", ground.masked[slice(*span)].strip("“”"))


def _is_kind(ground: Ground, begin: int, end: int) -> bool:
    item = ground.masked[begin:end]
    words = ground.segmenter.words(item)
    kind = all(is_common(word) or word in words_of("park-kind") for word in words)
    return kind or len(item) < 4 or _NO_SITE.search(item) is not None or ground.in_organ(begin, end)


def _is_named(ground: Ground, begin: int, end: int) -> bool:
    """诸乙正营 has a word that jieba does not know; 高新区甲创中心 is the one of the city's zone."""
    item = ground.masked[begin:end]
    if _OF_ZONE.fullmatch(item) or _BONDED.fullmatch(item):
        return True
    if _is_kind(ground, begin, end):
        return False
    words = ground.segmenter.tagged(item)
    return any(
        is_unknown(ground, word) or word.tag in NAMING or is_place(word.text, short=True) for word in words
    )

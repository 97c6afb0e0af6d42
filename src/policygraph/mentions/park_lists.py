"""A park's head and the ground in, the items of its list out: 甲、乙高新区, and 甲、乙等3个综保区.

The items share the head: each is a park, whose name is the item and the head.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from ..segment import Word
from .ground import Found, Ground, Hit
from .left_edge import is_common, is_place, is_unknown
from .scan import items_of
from .word_lists import words_of

_ITEM = re.compile(r"[\u4e00-\u9fff]{2,8}$")
_ADMINISTRATIVE = re.compile(r"[省市区县州盟旗镇乡]$")
_ENDS_OF_NAMES = frozenset({"新城", "陆港", "空港", "老城"})  # 甲乌国际陆港、金乙综保区
_LIST_MARK = frozenset("、和与及")
# 南昌、赣江新区: the city is not 南昌新区; only heads that many places have are shared
_SHARED = re.compile(
    r"高新|经开|经济技术|经济开发|重点开发开放|跨境电|综合试验|保税|综保|综试|工业园|产业园|自贸|自由贸易|出口加工|孵化基地|合作区|农高区|台商投资|边民互市"
)
_SUMMED = re.compile(
    r"(?:等(?:[0-9]+|[二两三四五六七八九十]+)(?:个|家)|(?<=[^0-9第])(?:[2-9]|[1-9][0-9])(?:个|家))$"
)


def is_shared(head: str) -> bool:
    """Say whether many places have such a park, so that a list may name it once.

    >>> is_shared("高新区"), is_shared("科学城")
    (True, False)
    """
    return _SHARED.match(head) is not None


def shared_tail(ground: Ground, begin: int, head: str) -> Iterator[Found]:
    """广甲、广乙工业园区: the items before the one that begins at ``begin`` share the head."""
    if _SHARED.search(head) and ground.masked[begin - 1 : begin] in _LIST_MARK:
        for word in _items(ground, begin - 1):
            yield Found("Park", word.begin, word.end, "park-shared-tail", word.text + head)


def summed(ground: Ground, hit: Hit) -> list[Found]:
    """甲州、乙阳、丙里3个综保区: a list of places, and behind it how many they are."""
    head = ground.masked[hit.begin : hit.end]
    match = _SUMMED.search(ground.masked, max(0, hit.begin - 6), hit.begin)
    if match is None or not _SHARED.search(head):
        return []
    words = [word for word in _items(ground, match.start()) if is_place(word.text, short=True)]
    if len(words) < 2:
        return []
    return [Found("Park", word.begin, word.end, "park-summed", word.text + head) for word in words]


def _items(ground: Ground, end: int) -> Iterator[Word]:
    """Yield the names of the list that ends at ``end``, the last first."""
    text = ground.masked
    while True:
        match = _ITEM.search(text, max(0, end - 8), end)
        if match is None:
            return
        words = ground.segmenter.tagged(match[0])
        last = words[-1]
        word = Word(last.text, last.tag, match.start() + last.begin, match.start() + last.end)
        named = word.tag == "ns" or is_place(word.text, short=True) or is_unknown(ground, word)
        whole = _ADMINISTRATIVE.search(word.text) and (len(word.text) > 2 or word.text[-1] != "州")  # 苏州
        if whole or word.text in _ENDS_OF_NAMES or not named:
            return
        yield word
        if len(words) > 1 or word.begin < 2 or text[word.begin - 1] not in _LIST_MARK:
            return
        end = word.begin - 1


_PARTS = re.compile(r"(?:自贸(?:试验)?区|自由贸易试验区)((?:[\u4e00-\u9fff]{2,5}片区[、和]?)+)")
_PARTS_LATER = re.compile(r"((?:[\u4e00-\u9fff]{2,4}片区[、和]?){2,})")
_ZONE_BEFORE = re.compile(r"(?:自贸(?:试验)?区|自由贸易试验区)[^。\n]*$")
_PART = re.compile(r"([\u4e00-\u9fff]{2,5}?)片区")


def parts(ground: Ground) -> Iterator[Found]:
    """自贸试验区黑甲片区、绥乙片区: the parts of a pilot free trade zone, by their places."""
    text = ground.masked
    found = [*_PARTS.finditer(text)]
    # 甲省自贸试验区…，支持乙山片区、丙波片区创新: in the same sentence as the zone
    found += _later(text)
    for match in found:
        for part in _PART.finditer(text, match.start(1), match.end(1)):
            begin = _place_of_part(text, part)
            if begin is not None:
                yield Found("Park", begin, part.end(), "park-part", text[begin : part.end()])


def _later(text: str) -> Iterator[re.Match[str]]:
    """Yield the lists of parts that the sentence names after their zone."""
    at = text.find("片区、")
    while at >= 0:
        match = _PARTS_LATER.search(text, max(0, at - 4), at + 60)
        if match and _ZONE_BEFORE.search(text, max(0, at - 60), at):
            yield match
        at = text.find("片区、", max(at + 1, match.end() if match else 0))


def _place_of_part(text: str, part: re.Match[str]) -> int | None:
    """支持乙山片区: the last two or three characters are the place."""
    for length in (4, 3, 2):
        begin = part.end(1) - length
        if begin >= part.start() and is_place(text[begin : part.end(1)], short=True):
            return begin
    return None


_SUM = re.compile(
    r"等(?:一批|(?P<count>(?:[0-9]+|[二两三四五六七八九十]+)[个家处]))?[\u4e00-\u9fffA-Za-z]{0,8}?"
    r"(?:园区|产业园|开发区|载体|平台|基地|示范区|社区|区域)"
)
_ITEMS = re.compile(r"(?:[\u4e00-\u9fffA-Za-z0-9（）“”—]{2,24}、)+[\u4e00-\u9fffA-Za-z0-9（）“”—]{2,24}$")
_PARK_END = re.compile(r"(?:园区?|(?<=[^市])城|谷|(?<=[^口])港|小镇|(?<=.{4})[社街]区|(?:科技|合作)中心)$")
_QUOTED_END = re.compile(r"“([^“”]{2,8}?)(?:园区?|城|谷|港|小镇|空间|社区)”$")
_SITES = ("园区", "产业园", "载体", "示范区", "基地")
_KIND_OF_PARK = re.compile(r"[级类某和与]|^[各新多现]|等|的|一批|公园$")


def beside(ground: Ground, parks: list[Found]) -> Iterator[Found]:
    """甲城丙产业园、数字经济产业园等四个社区: what stands beside a named park in a list that is summed up as sites.

    Of quoted names, “模甲空间”、“模乙社区”等示范区, no other need be known.
    """
    text = ground.masked
    begins = sorted(park.begin for park in parks)
    for match in _SUM.finditer(text):
        items = _ITEMS.search(text, max(0, match.start() - 90), match.start())
        if items is None:
            continue
        named = bool(match["count"]) or bisect_left(begins, items.start()) < bisect_left(begins, items.end())
        for at, item in items_of(items[0], items.start()):
            name = item[max(0, item.find("“")) :]  # 深化“模甲空间”、“模乙社区”
            begin, end = at + len(item) - len(name), at + len(item)
            # the first of the list has its verb before it
            site = named and begin > items.start() and _is_site(ground, name, counted=bool(match["count"]))
            if site or (match[0].endswith(_SITES) and _is_quoted_site(ground, name)):
                yield Found("Park", begin, end, "park-beside", name.strip("“”"))


def between(ground: Ground, parks: list[Found]) -> Iterator[Found]:
    """甲州国际科技园、独乙湖科教创新区: next to a named park in a list a name begins right behind the mark."""
    text = ground.masked
    ends, begins = {park.end for park in parks}, {park.begin for park in parks}
    for hit in ground.hits["Park"]:
        begin = text.rfind("、", max(0, hit.begin - 12), hit.begin) + 1
        if not begin or hit.end in ends or not _WHOLE_ITEM.fullmatch(text, begin, hit.end):
            continue
        if any(begin < at < hit.end for at in ends) or text[hit.begin : hit.end].endswith("基地"):
            continue
        beside_park = begin - 1 in ends or (text[hit.end : hit.end + 1] == "、" and hit.end + 1 in begins)
        named = _says_which(ground, text[begin : hit.begin])
        if beside_park and named and not _KIND_OF_PARK.search(text[begin : hit.end]):
            yield Found("Park", begin, hit.end, "park-beside", text[begin : hit.end])


_WHOLE_ITEM = re.compile(r"[\u4e00-\u9fffA-Za-z]{4,14}")


def _is_quoted_site(ground: Ground, name: str) -> bool:
    """“模甲空间”, not “共享空间”."""
    match = _QUOTED_END.fullmatch(name)
    return match is not None and any(is_unknown(ground, word) for word in ground.segmenter.tagged(match[1]))


def _is_site(ground: Ground, name: str, *, counted: bool) -> bool:
    """大飞甲园, and where the sites are counted 数字经济产业园 too; 人工智能小镇、智慧园区等载体 are kinds."""
    end = _PARK_END.search(name)
    if end is None or _KIND_OF_PARK.search(name):
        return False
    return counted or _says_which(ground, name[: end.start()])


def _says_which(ground: Ground, body: str) -> bool:
    """Whether not all words before a head say only of which kind it is."""
    words = ground.segmenter.words(body)
    return any(not is_common(word) and word not in words_of("park-kind") for word in words)

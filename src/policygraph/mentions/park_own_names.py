"""The words before a park's head in, whether they are a name of its own out, where no table has a place in them."""

from __future__ import annotations

import re

from ..segment import Word
from .ground import Ground
from .left_edge import is_common, is_of_two, is_place, is_unknown
from .word_lists import words_of

NUMERAL = re.compile(r"^(?:[一二三四五六七八九十]大|[百千万]亿|[各全多某两])")
NAMING = frozenset({"nz", "nt", "ns", "nr"})
_WATERS = frozenset("湖山江河湾岛洲溪泉")
_MANY_BEFORE = re.compile(
    r"(?:[0-9]+[个家处座]|一批|[各类]类?|若干|多个|一个|等|的|所有|全部|新型|打造成?为?|成为)$"
)
_OF_A_COUNTY = re.compile(
    r"高新|经开|经济技术|经济开发|综保|综合保税|保税|边境|边民|互贸|工业园|工业区|国际陆港"
)


def is_own_name(ground: Ground, words: list[Word], head: str) -> bool:
    """良甲大学城, 光乙科创城: behind a verb or a mark, in words of which one is none of those that name a kind."""
    begin = words[0].begin
    if (
        len(words) > 4
        or _OF_KINDS.search(head)
        or _MANY_BEFORE.search(ground.masked, max(0, begin - 4), begin)
    ):
        return False
    if NUMERAL.search(words[0].text) or (len(words) == 1 and len(words[0].text) == 1):
        return False
    cut = len(words) > 1 and len(words[0].text) == len(words[1].text) == 1 and words[1].tag in NAMING
    water = len(words) > 1 and words[1].text in _WATERS and len(words[0].text) == 2
    if cut or water or is_unknown(ground, words[0]):
        return True  # 北|甲 and 中乙, which jieba does not know; 大甲|湖
    named = words[0].tag == "ns" or not says_what_kind(words[0].text)  # 临港 is a place and a kind
    if _OF_A_COUNTY.match(head) and len(words) == 1 and len(words[0].text) < 4:
        # 凭甲综合保税区, whose county no table has
        return named and words[0].tag[:1] == "n" and words[0].text[-1] not in "级类型式村镇"
    return _DISTINCT.search(head) is not None and named


_OF_KINDS = re.compile(
    r"示范区|试验区|实验区|创新区|功能区|集聚区|先[行导]区|示范园|[培实]训基地|示范基地$|^新区$|^园区$|商务区|经济区"
)
_DISTINCT = re.compile(
    r"学城|技城|科创[城港]|创新[城港]|智慧[城岛]|智造城|高教园|科教[城园]|软件园|小镇|[^硅]谷|创业港|航天[港城]|生物城"
)


def before_cut(text: str, begin: int) -> int:
    """Return where a name begins in which jieba cuts wrongly.

    宝山|南甲智慧城 and 中山|西甲科学园 are not of 山南 and 山西, 国家大|数据（甲州）综合试验区 is of the state.
    """
    if is_place(text[begin : begin + 2], short=True) and is_place(
        text[max(0, begin - 1) : begin + 1], short=True
    ):
        return begin - 1
    return begin - 3 if text.endswith("国家大", 0, begin) else begin


# 甲工业园和|乙化工园区, 电商平台和|龙甲直播基地: what is named before 和 is a thing of its own
_ENDS_BEFORE_AND = re.compile(
    r"(?:园区?|基地|平台|[^国地]区|[^上线]城|中心|广场|大厦|学[校院]|大学|公司|[港谷院])(?=和)"
)


def behind_join(text: str, begin: int, head: int) -> int:
    """Return where a name begins whose stretch up to ``head`` holds a 和 that joins it to another thing.

    >>> behind_join("涪陵李渡工业园和长寿化工园区", 0, 10), behind_join("平台和龙江直播基地", 2, 5)
    (8, 3)
    """
    if text.startswith("和", begin) and _ENDS_BEFORE_AND.search(text, max(0, begin - 4), begin + 1):
        return begin + 1
    joins = [match.end() for match in _ENDS_BEFORE_AND.finditer(text, begin + 2, head)]
    return joins[-1] + 1 if joins and head - joins[-1] > 2 else begin


_STRAY = re.compile(
    r"[一-龥](?<![省市区县州我各本该全新大小老原在由把与和对将从为向至到于按以及或等的了是有前后上下内外多每某个共同])"
)


def is_stray(word: Word) -> bool:
    """Say whether a word is one character that jieba cuts off a name: 渤|龙湖, 三|龙湾."""
    return _STRAY.fullmatch(word.text) is not None and word.tag[:1] not in "vpcdurfyqe"


def says_what_kind(word: str) -> bool:
    """Say whether a word names a kind, or two places.

    >>> says_what_kind("现代"), says_what_kind("深港"), says_what_kind("良乡")
    (True, True, False)
    """
    return word in words_of("park-kind") or is_common(word) or is_of_two(word)

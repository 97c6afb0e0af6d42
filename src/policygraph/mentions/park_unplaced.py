"""The words before a park's head in, where its name begins out, if no table has a place among them.

市大学生创业园 is the level's own; 坪甲高新区, 六甲现代产业园 and 平乙国家现代农业产业园 have a name of their own.
"""

from __future__ import annotations

import re

from ..segment import Word
from .ground import Ground, Hit
from .left_edge import is_common, is_of_two, is_place, is_unknown
from .park_lists import is_shared
from .park_own_names import NAMING, NUMERAL, is_own_name, says_what_kind

_OWN_ALONE = re.compile(r"中心$|(?:人员|学生)创业园")
_INCUBATOR = re.compile(r"创业|科创中心|孵化|双创|众创|培训|实训")
_LEVELS = frozenset("省市区县州")
_THE_WHOLE = re.compile(r"[全各我本该跨城都超上]\Z|[0-9]个?\Z")  # 全市…产业园, 我市
_OF_THE_STATES = re.compile("国家(?!级)")
_CALLED = re.compile(r"学城$|^新区$")


def unplaced(ground: Ground, words: list[Word], hit: Hit) -> int | None:
    """Return which word begins the name, None where it is none."""
    if _is_levels_own(ground, words, hit):
        return 0
    head = ground.masked[hit.begin : hit.end]
    if words[-1].text == "中国" and head.endswith("谷") and head != "硅谷":
        return len(words) - 1  # 中国声谷
    known = _county(words, head)
    if known is not None:
        return known
    if len(words) <= 4 and is_unknown(ground, words[0]) and not NUMERAL.search(words[0].text):
        if all(says_what_kind(word.text) for word in words[1:]):
            return 0  # 深乙特别合作区, 六甲现代产业园
        begin = words[0].begin
        if len(words) == 2 and is_of_two(ground.masked[begin : begin + 2]) and words[1].end - begin < 5:
            return 0  # 甲乙高丙新区
    if ground.masked.startswith("小镇", hit.begin) and [len(word.text) for word in words] == [1, 1]:
        return 0  # 漫甲小镇: jieba knows neither
    if ground.masked.startswith("大学", hit.begin) and len(words) < 3 and words[0].tag in NAMING:
        return 0  # 西甲师范大学科技园
    return 0 if is_own_name(ground, words, head) else None


def _county(words: list[Word], head: str) -> int | None:
    """Return which word is a county's short name that is a word too, or that jieba does not know."""
    word = words[-1].text
    called = is_shared(head) or (len(words) == 1 and _CALLED.search(head))
    if called and is_place(word, short=True) and not is_common(word):
        return len(words) - 1  # 乙利经开区, 光乙科学城: a county's name that is a word, too
    if (
        called
        and len(words) > 1
        and _OF_THE_STATES.match(words[1].text)
        and is_place(words[0].text, short=True)
    ):
        return 0  # 平甲|国家|现代农业产业园
    cut = [word.text for word in words[-2:]]
    if is_shared(head) and list(map(len, cut)) == [1, 1] and is_place("".join(cut), short=True):
        return len(words) - 2  # 坪甲高新区: jieba knows no such county
    return None


def _is_levels_own(ground: Ground, words: list[Word], hit: Hit) -> bool:
    """市大学生创业园: an incubator of the document's own city."""
    alone = len(words) == 1 and _OWN_ALONE.search(ground.masked, hit.begin, hit.end) is not None
    if (
        (len(words) < 2 and not alone)
        or words[0].text not in _LEVELS
        or _THE_WHOLE.search(ground.masked, max(0, words[0].begin - 2), words[0].begin)
    ):
        return False
    return _INCUBATOR.search(ground.masked, hit.begin, hit.end) is not None

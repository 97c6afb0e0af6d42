"""The ground and the platforms found so far in, those out beside them: “甲融通”“乙融通”, 甲经贸模型等平台."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from .ground import Found, Ground
from .left_edge import REACH, is_common, is_of_two, is_place, is_unknown, left_edge, without_verbs
from .quoting import is_slogan
from .scan import items_of
from .word_lists import any_of

FUNCTION = re.compile(rf"{any_of('platform-function')}$")
GENERIC = re.compile(rf"{any_of('platform-generic')}*+")  # what many platforms do; a name says more
KIND_AFTER = re.compile(any_of("not-after-platform"))
NO_BRAND = re.compile(r"[一二三四五六七八九十两双多全跨0-9互].*|.*(?:[贷券保+]|改革|通办|[、，].*)")
# 粤商通, 浙里办, 企莞家: what governments call their apps, where the text uses them as one
APP = re.compile(r"[\u4e00-\u9fffA-Za-z]{2,4}[办通码]")
NOT_APP = re.compile(r".*(?:[通快联代帮领督催能即网易就]办|[一打变互贯畅流沟直联融普]通|[数号代]码)")


def is_brand(inner: str) -> bool:
    """Say whether quoted words before 平台 are what the platform is called.

    >>> is_brand("汉企通"), is_brand("一件事"), is_brand("信企贷")
    (True, False, False)
    """
    return 2 <= len(inner) <= 10 and not NO_BRAND.fullmatch(inner)


def is_brand_of_place(words: str) -> bool:
    """Say whether words before 平台 are the short name of a place and what apps are called after.

    >>> is_brand_of_place("蓉甲贷"), is_brand_of_place("数据贷"), is_brand_of_place("川互通")
    (True, False, False)
    """
    return is_of_two(words[:1]) and bool(_OF_PLACE.fullmatch(words)) and not NOT_APP.fullmatch(words)


_OF_PLACE = re.compile(r"[\u4e00-\u9fff]{2,3}[通办码易融贷链]")


def beside_quoted(ground: Ground, named: dict[int, Found]) -> Iterator[Found]:
    """“甲企之家”“乙产发”综合应用平台, “丙融通”“丁融通”: a brand right before a platform, an app right behind one."""
    known = {hit.begin for hit in ground.hits["Platform"] if hit.kind == "known"}
    platforms = {quote.begin for quote in ground.quotes if quote.begin in named or quote.begin + 1 in known}
    pairs = [(a, b) for a, b in pairwise(ground.quotes) if ground.masked[a.end : b.begin] in ("", "、")]
    for other, quote in (*((b, a) for a, b in reversed(pairs)), *pairs):
        if other.begin not in platforms or quote.begin in platforms or not _may_be_beside(quote.inner):
            continue
        if quote.begin < other.begin or APP.fullmatch(quote.inner):
            platforms.add(quote.begin)
            yield Found("Platform", quote.begin, quote.end, "platform-beside", quote.inner, core=quote.inner)


def _may_be_beside(inner: str) -> bool:
    return 3 <= len(inner) <= 8 and is_brand(inner) and not is_slogan(inner) and not _OTHER_KIND.search(inner)


_OTHER_KIND = re.compile(
    r"(?:工程|行动|计划|改革|[券贷码金]|专区|专窗|一件事|一次[办查]|模式|机制|品牌|大赛|[0-9]|\+)"
)


_SUM = re.compile(r"等[\u4e00-\u9fff]{0,8}$")
_ITEMS = re.compile(r"(?:[\u4e00-\u9fffA-Za-z0-9“”·]{2,16}、)+[\u4e00-\u9fffA-Za-z0-9“”·]{2,16}$")
_NO_ITEM = re.compile(
    r"(?:企业|单位|机构|部门|高校|院所|公司|集团|工程|行动|计划|中心|实验室|基地|渠道|载体|园区)$|^各"
)


def listed(ground: Ground, found: Iterable[Found]) -> Iterator[Found]:
    """甲综服平台、乙经贸模型等平台: what stands beside a platform in a list that is summed up as platforms."""
    text = ground.masked
    ends = {platform.end for platform in found}
    for hit in ground.hits["Platform"]:
        total = _SUM.search(text, max(0, hit.begin - 9), hit.begin)
        items = total and _ITEMS.search(text, max(0, total.start() - 60), total.start())
        if not items:
            continue
        spans = [(at, at + len(item)) for at, item in items_of(items[0], items.start())]
        if not any(end in ends for _, end in spans):
            continue
        for begin, end in spans[1:]:  # the first has its verb before it
            if end not in ends and _names_one(ground, text[begin:end]):
                yield Found("Platform", begin, end, "platform-listed", text[begin:end])


def _names_one(ground: Ground, item: str) -> bool:
    if _NO_ITEM.search(item) or "“" in item or item.isascii():
        return False
    words = ground.segmenter.tagged(item)
    named = any(is_unknown(ground, word) or word.tag == "nz" for word in words)
    return (named or is_place(words[0].text, short=True)) and not all(is_common(word.text) for word in words)


def behind_one(ground: Ground, found: Iterable[Found]) -> Iterator[Found]:
    """电子税务局、|税企乙联平台, 甲省问卷平台、|营商环境投诉举报平台: what stands in a list right behind a platform."""
    ends = {platform.end for platform in found}
    for hit in ground.hits["Platform"]:
        if hit.kind not in {"platform", "system"} or hit.end in ends:
            continue
        if ground.masked.rfind("、", max(0, hit.begin - REACH), hit.begin) not in ends:
            continue  # most stand behind nothing, and this is soon seen
        edge = left_edge(ground, hit.begin)
        middle = ground.masked[edge.begin : hit.begin]
        if edge.stop != "、" or edge.begin - 1 not in ends or GENERIC.fullmatch(middle) or len(middle) < 4:
            continue
        if KIND_AFTER.match(ground.masked, hit.end) or _SORT.search(middle):
            continue
        if FUNCTION.search(middle) or any(is_unknown(ground, word) for word in edge.words):
            ends.add(hit.end)
            name = ground.masked[edge.begin : hit.end]
            yield Found("Platform", edge.begin, hit.end, "platform-listed", name)


_SORT = re.compile(r"^(?:各|其他|相关|有关|第三方|自建|自有|所属|本地|本部门|业务)|自建|各类")


def before_bracket(ground: Ground, behind: int) -> int | None:
    """中国甲造（乙省）互联网平台: the bracket in the name holds a place."""
    bracket = _PLACE_BRACKET.search(ground.masked, max(0, behind - 8), behind)
    if bracket is None or not is_place(bracket[1], short=True):
        return None
    before = without_verbs(left_edge(ground, bracket.start()))
    return before.begin if before.words else None


_PLACE_BRACKET = re.compile(r"（([\u4e00-\u9fff]{2,5})）$")

"""The ground and the head of a site in, the site of the organ that is named before it out.

省财政厅网站, 市市场监管局官网, 国家税务总局微信公众号; 其官方网站 and 我局网站 are the site of the organ that
其 and 我局 stand for. 网站 alone is a kind, and so is 部门网站.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .ground import Found, Ground, Hit

# 省财政厅|官方|网站, 市政府|门户|网站: what may stand between the organ and its site
_SORT = re.compile(r"(?:官方|门户|政务|政府|官|微信|互联网|信息公开|(?<!公)信息|的)$")
_OWN = re.compile(r"[我本]")
# Another sentence, or another body: 国务院某机构指定的|登记机构通过其官方网站公示
_ANOTHERS = re.compile(r"[。；\n]|(?:指定|授权|委托|设立|认可|确定|批准)的")
_REACH = 60
_AND = frozenset("、和及与")
# 甲局网站群, 甲局公众号矩阵: a collection; 网站主办单位 is of any site
_NO_SITE = re.compile(r"群|矩阵|主办|备案")
_LONGEST_SORT = 5
_SITE_OWNER = re.compile(r"(?:中央|中国|[\u4e00-\u9fff]{1,3}[省市])(?:人民)?政府$")
_NO_OWNER = frozenset("在 由 及 和 与 于 从 到 对".split())


def of_organ(ground: Ground, hit: Hit) -> Found | None:
    """Return the site of the organ named right before it, or of the one that 其 stands for."""
    text = ground.masked
    if _NO_SITE.match(text, hit.end):
        return None
    at = _behind_owner(ground, hit.begin)
    if at == 0:
        return None
    if text[at - 1] == "其":
        return _its(ground, at, hit.end)
    begin, end = ground.owner_before(at) or (at, at)
    kind = text[at : hit.end].removeprefix("的")
    if _OWN.match(text, begin):
        issuers = ground.scan.metadata.issuers
        return _stands_for(begin, hit.end, issuers[0] + kind) if len(issuers) == 1 else None
    if ground.is_collective(end):
        return _stands_for(at, hit.end, text[begin:end] + kind)
    return Found("Platform", begin, hit.end, "platform-of-organ", text[begin:end] + kind)


def _behind_owner(ground: Ground, at: int) -> int:
    """Return where the words for the site begin, right behind an organ or 其; 0 where there is none."""
    text = ground.masked
    while ground.owner_before(at) is None and text[at - 1 : at] != "其":
        sort = _SORT.search(text, max(0, at - _LONGEST_SORT), at)
        if sort is None:
            return 0
        at = sort.start()
    return at


def _its(ground: Ground, at: int, end: int) -> Found | None:
    """全国社会保障基金理事会应当通过其官方网站: of the last organ of the sentence."""
    organ = max(ground.organ_end(at), ground.kind_end(at))
    if organ < at - _REACH or _ANOTHERS.search(ground.masked, organ, at):
        return None
    owner = ground.owner_before(organ)
    if owner is None:
        return None
    return _stands_for(at - 1, end, ground.masked[slice(*owner)] + ground.masked[at:end])


def _stands_for(begin: int, end: int, name: str) -> Found:
    """What is only said for short keeps its short form out of the names."""
    return Found("Platform", begin, end, "platform-of-organ", name, anaphor=True)


def shared(ground: Ground, found: Iterable[Found]) -> Iterator[Found]:
    """Yield the first site of 省财政厅和省市场监管局网站: two organs, a site each, and one word for both."""
    for item in found:
        if item.rule != "platform-of-organ" or item.anaphor:
            continue
        owner = ground.owner_before(item.begin - 1) if ground.masked[item.begin - 1] in _AND else None
        end = ground.organ_from(item.begin)
        if owner is None or not item.begin < end < item.end or ground.is_collective(owner[1]):
            continue
        name = ground.masked[slice(*owner)] + item.name[end - item.begin :]
        yield Found("Platform", end, item.end, "platform-of-organ", name, anaphor=True, nested=True)


def of_government(ground: Ground, hit: Hit) -> Found | None:
    """乙省政府门户网站: of a government that is named; 网站 alone is a kind."""
    owner = _SITE_OWNER.search(ground.masked, max(0, hit.begin - 9), hit.begin)
    if owner is None or "各" in owner[0]:
        return None
    words = ground.segmenter.tagged(owner[0])
    begin = owner.start() + (len(words[0].text) if words[0].text in _NO_OWNER else 0)
    return Found("Platform", begin, hit.end, "platform-site", ground.masked[begin : hit.end])

"""The ground in, what a list names together with who runs it out: 甲人才社区（运营方：乙科技）, both by their places.

The label in the bracket says what stands on either side of it, however short or strange the names are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .ground import Found, Ground

_LABELLED = re.compile(
    r"[（(](?:(?:建设|投资|开发|管理|运营)*运营|承建|主办|承办)(?:管理)?(?:方|单位|主体|机构|公司|企业|商)：(?P<who>[^（）()\n。；]{2,60})[）)]"
)
_NAME = re.compile(
    r"(?:^|[\n。；，、：\s]|[0-9]+[.．、])(?P<name>“?[一-龥A-Za-z0-9·+\-]{2,26}(?P<head>社区|园区?|基地|港|谷|空间|小镇|孵化器|工场|街区|平台|系统|APP|小程序)”?)$"
)
_MACHINES = frozenset({"平台", "系统", "APP", "小程序"})
_BETWEEN = re.compile("联同|联合|携手|以及|[、，和与及]")
# 某区工信局, 某街道办事处: organs, which have finders of their own
_ORGAN = re.compile(r"(?:局|委|办|政府|街道|镇|部门|办事处|管委会|协会|大学|学院|研究院)$")
_LONGEST = 30
_FIRMS = frozenset({"known", "strong"})
_RULE = "platform-of-firm"
#: The rules by which a platform is found that bears its firm's name: 甲云|智算中心 is found both ways.
OF_FIRMS = frozenset({_RULE, "platform-computing"})
# 甲云|全国产芯片万卡绿算集群
_CENTRE = re.compile(
    r"(?:（?(?![的等与和及、在是为将联合共同建设投布落打参运])[一-龥]）?){0,12}?(?:智算|超算|算力|绿算|大数据|数据)(?:中心|集群)"
)
# 乙讯|BClaw等开源智能体工具
_PRODUCT = re.compile(
    r"[A-Z][A-Za-z0-9]*(?: [A-Z][A-Za-z0-9]*)?(?=[^。，；\n]{0,24}?等[^。，；\n]{0,8}(?:智能体|大模型|框架|平台|工具))"
)


def find(ground: Ground) -> Iterator[Found]:
    """Yield the parks or platforms and the enterprises of such lists."""
    text = ground.masked
    for match in _LABELLED.finditer(text):
        begin = match.start()
        if name := _NAME.search(text, max(0, begin - _LONGEST), begin):
            kind = "Platform" if name["head"] in _MACHINES else "Park"
            yield Found(kind, *name.span("name"), "operated", name["name"].strip("“”"))  # type: ignore[arg-type]
        at = match.start("who")
        for part in _BETWEEN.split(match["who"]):
            at = text.index(part, at)
            if len(part) >= 2 and not _ORGAN.search(part) and not ground.in_organ(at, at + len(part)):
                yield Found("Enterprise", at, at + len(part), "operator", part)
            at += len(part)


def of_firms(ground: Ground) -> Iterator[Found]:
    """Yield what bears its firm's name: 甲云|智算中心, 乙讯|BClaw等智能体."""
    text = ground.masked
    for hit in ground.hits["Enterprise"]:
        if hit.kind not in _FIRMS or hit.begin - 1 in ground.place_begins:
            continue
        tail = _CENTRE.match(text, hit.end) or _PRODUCT.match(text, hit.end)
        if tail is not None:
            yield Found("Platform", hit.begin, tail.end(), _RULE, text[hit.begin : tail.end()])


def firms(ground: Ground, found: Iterable[Found]) -> Iterator[Found]:
    """Yield the firm at the head of each of these, inside of the name."""
    begins = {hit.begin: hit.end for hit in ground.hits["Enterprise"] if hit.kind in _FIRMS}
    for item in found:
        if item.rule in OF_FIRMS and item.begin in begins:
            end = begins[item.begin]
            yield Found(
                "Enterprise", item.begin, end, "firm-in-name", ground.masked[item.begin : end], nested=True
            )

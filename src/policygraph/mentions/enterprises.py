"""The ground in, enterprises out: companies by their legal form, and those that the lexicon knows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .ground import Found, Ground, Hit
from .left_edge import Edge, is_proper, left_edge
from .word_lists import any_of

_BRACKET = re.compile(r"（[\u4e00-\u9fff]{2,6}）$")
_LIST_MARKS = frozenset("、，：（［；")
_LIST_ENDS = frozenset("、，）］；。\n")
_DUTY = re.compile(r"(?:责任单位|牵头单位|负责单位|配合单位|牵头部门)[^。\n）］]*$")
_LEVEL = re.compile(r"[省市区县州]")
_NOT_GROUP_AFTER = re.compile(any_of("not-after-group"))
_GENERIC_GROUP = re.compile(rf"{any_of('group-generic')}$")
_NOT_BANK_AFTER = re.compile(any_of("not-after-bank"))
_GENERIC_BANK = re.compile(rf"{any_of('bank-generic')}$")
_RELATIVE = re.compile(any_of("company-relative"))
_SHORT = frozenset({"华为", "美团", "大疆", "微软", "空客", "网易", "农发行", "国开行"})


def find(ground: Ground) -> Iterator[Found]:
    """Yield the enterprises of the text."""
    for hit in ground.hits["Enterprise"]:
        if ground.in_organ(hit.begin, hit.end):
            continue
        found = _known(ground, hit) if hit.kind == "known" else _headed(ground, hit)
        if found is not None:
            yield found


_GROUP_AFTER = re.compile(r"(?:集团)?(?:股份)?(?:有限(?:责任)?)?公司|集团")


def _known(ground: Ground, hit: Hit) -> Found | None:
    name = ground.folded[hit.begin : hit.end]
    after = ground.masked[hit.end : hit.end + 2]
    if name in _SHORT and after[:1] in {"着", "了", "动", "为", "业", "政"}:
        return None
    if name.endswith("银行") and _NOT_BANK_AFTER.match(after):
        return None
    longer = None if name.endswith("公司") else _GROUP_AFTER.match(ground.masked, hit.end)
    begin = hit.begin - 2 if ground.masked[hit.begin - 2 : hit.begin] == "中国" else hit.begin
    end = longer.end() if longer else hit.end
    return Found("Enterprise", begin, end, "lexicon-enterprise", ground.folded[begin:end])


def _headed(ground: Ground, hit: Hit) -> Found | None:
    text, at = ground.masked, hit.begin
    head = text[hit.begin : hit.end]
    bracket = _BRACKET.search(text, max(0, at - 8), at)
    if bracket is not None:
        at = bracket.start()
    edge = left_edge(ground, at)
    if not edge.words:
        return None
    if head.endswith("集团") or head == "集团公司":
        begin = _group(ground, edge, hit)
    elif hit.kind == "bank":
        begin = _bank(ground, edge, hit)
    else:
        begin = _company(ground, edge, head)
    if begin is None or at - begin < 2:
        return None
    return Found("Enterprise", begin, hit.end, "enterprise-form", text[begin : hit.end])


def _company(ground: Ground, edge: Edge, head: str) -> int | None:
    """甲地乙有限公司: what stands before; a 总公司 is named after a country or a place."""
    middle = "".join(word.text for word in edge.words)
    if _RELATIVE.search(middle):
        return None
    china = [word.begin for word in edge.words if word.text == "中国"]
    if china:
        return china[-1]  # 同中国甲总公司签订
    if head == "总公司":
        return _first_particular(ground, edge)
    return edge.begin if len(middle) >= 3 else None


def _group(ground: Ground, edge: Edge, hit: Hit) -> int | None:
    """省人才集团, 金川集团: a level or something in particular begins it; 企业集团, 医疗集团 are kinds."""
    text = ground.masked
    if _NOT_GROUP_AFTER.match(text, hit.end) or _GENERIC_GROUP.search(text[edge.begin : hit.begin]):
        return None
    if _RELATIVE.search(text, edge.begin, hit.begin):
        return None
    begin = _first_particular(ground, edge)
    return edge.begin if begin is None and _is_responsible(ground, edge, hit) else begin


def _is_responsible(ground: Ground, edge: Edge, hit: Hit) -> bool:
    """（责任单位：市数据局、通甲控股集团）: an item of its own among those responsible."""
    text = ground.masked
    if text[edge.begin - 1 : edge.begin] not in _LIST_MARKS or text[hit.end : hit.end + 1] not in _LIST_ENDS:
        return False
    return hit.begin - edge.begin >= 2 and bool(_DUTY.search(text, max(0, edge.begin - 160), edge.begin))


def _bank(ground: Ground, edge: Edge, hit: Hit) -> int | None:
    text = ground.masked
    if _NOT_BANK_AFTER.match(text, hit.end) or _GENERIC_BANK.search(text[edge.begin : hit.begin]):
        return None
    return _first_particular(ground, edge)


def _first_particular(ground: Ground, edge: Edge) -> int | None:
    for at, word in enumerate(edge.words):
        level = at == 0 and _LEVEL.match(word.text) and len(word.text) <= 3 and word.tag not in {"v", "vn"}
        if level or word.text == "中国" or is_proper(ground, word):
            return word.begin
    return None

"""The ground in, enterprises out: companies by their legal form, and those that the lexicon knows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..segment import Word
from .ground import Found, Ground, Hit
from .left_edge import Edge, is_place, is_proper, is_unknown, left_edge
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
_GENERIC_FIRM = re.compile(rf"(?:.*(?:上市|跨国|项目|分|子|母)|{any_of('firm-generic')}+)$")
_NOT_FIRM_AFTER = re.compile(r"[法制化律债]|章程|登记|治理|名称|注册|\\+")
_GENERIC_WORKS = re.compile(rf".*{any_of('works-generic')}$")
_NOT_WORKS_AFTER = re.compile(r"[房家商矿区长址网界站办]|[内外](?!资)")
_FOREIGN = re.compile(
    rf"{any_of('country')}[A-Z][A-Za-z]{{2,14}}(?:公司|集团|(?=等?(?:外资|外国|跨国)?(?:企业|公司)))"
)
_NOT_BRAND = re.compile(r"[企级型类化总大头属员集会联厂部者商]$|^[各多全总子新老中]")
_SHORT = frozenset({"华为", "美团", "大疆", "微软", "空客", "网易", "农发行", "国开行"})


def find(ground: Ground) -> Iterator[Found]:
    """Yield the enterprises of the text."""
    for hit in ground.hits["Enterprise"]:
        if ground.in_organ(hit.begin, hit.end):
            continue
        found = _known(ground, hit) if hit.kind == "known" else _headed(ground, hit)
        if found is not None:
            yield found
    for match in _FOREIGN.finditer(ground.masked):
        yield Found("Enterprise", match.start(), match.end(), "enterprise-foreign", match[0])


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
    if hit.kind in _AFTER and _no_firm(text, hit):
        return None
    bracket = _BRACKET.search(text, max(0, at - 8), at)
    if bracket is not None:
        at = bracket.start()
    edge = left_edge(ground, at)
    if not edge.words:
        return None
    if hit.kind in _AFTER:
        begin = _firm(ground, edge, hit, at)
    elif head.endswith("集团") or head == "集团公司":
        begin = _group(ground, edge, hit)
    elif hit.kind == "bank":
        begin = _bank(ground, edge, hit)
    else:
        begin = _company(ground, edge, head)
    if begin is None or at - begin < 2:
        return None
    return Found("Enterprise", begin, hit.end, "enterprise-form", text[begin : hit.end])


_AFTER = {"firm": _NOT_FIRM_AFTER, "works": _NOT_WORKS_AFTER}
_GENERIC = {"firm": _GENERIC_FIRM, "works": _GENERIC_WORKS}
# most 公司 and 厂 are none: what stands right before tells, before words are cut
_QUICK = re.compile(r"(?:[的该本各家个两人分子母总国市]|上市|工|电|水)$")


def _no_firm(text: str, hit: Hit) -> bool:
    return bool(
        _AFTER[hit.kind].match(text, hit.end) or _QUICK.search(text, max(0, hit.begin - 2), hit.begin)
    )


def _firm(ground: Ground, edge: Edge, hit: Hit, at: int) -> int | None:
    """上海甲公司, 中国国际乙咨询公司, 甲市柴油机厂: a place and a name; 甲市运营公司, 甲市污水处理厂 are kinds."""
    begin = _first_particular(ground, edge, levels=False)
    if begin is None or _RELATIVE.search(ground.masked, begin, at):
        return None
    middle = ground.masked[_after_place(ground, edge, begin) : at]
    if len(middle) < 2 or _GENERIC[hit.kind].fullmatch(middle):
        return None
    return begin


def _after_place(ground: Ground, edge: Edge, begin: int) -> int:
    """Return where the words begin that say which of a place's companies it is."""
    at = next((word.begin + 2 for word in edge.words if word.begin == begin and _is_placed(word)), begin)
    for word in edge.words:
        if word.begin >= begin and (word.text == "中国" or is_proper(ground, word)):
            at = word.end
        elif word.begin >= at:
            break
    return at


def _is_placed(word: Word) -> bool:
    """大连实甲: jieba takes a place and the name behind it for one word."""
    return len(word.text) >= 4 and is_place(word.text[:2])


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
    if begin is None and (_is_responsible(ground, edge, hit) or _is_brand(ground, edge)):
        return edge.begin
    return begin


def _is_brand(ground: Ground, edge: Edge) -> bool:
    """与乾甲集团签约: a word that jieba does not know; 央企集团, 链主集团 are kinds."""
    if len(edge.words) != 1 or not is_unknown(ground, edge.words[0]):
        return False
    return len(edge.words[0].text) < 4 and not _NOT_BRAND.search(edge.words[0].text)


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


def _first_particular(ground: Ground, edge: Edge, *, levels: bool = True) -> int | None:
    for at, word in enumerate(edge.words):
        level = (
            levels
            and at == 0
            and _LEVEL.match(word.text)
            and len(word.text) <= 3
            and word.tag not in {"v", "vn"}
        )
        if level or word.text == "中国" or is_proper(ground, word) or _is_placed(word):
            return word.begin
    return None

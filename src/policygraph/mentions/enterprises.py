"""The ground in, enterprises out: companies by their legal form, and those that the lexicon knows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..segment import Word
from . import enterprise_deeds
from .enterprise_brands import brands, is_whole
from .enterprise_lists import among, beside, is_listed, summed
from .ground import Found, Ground, Hit
from .left_edge import Edge, is_place, is_proper, is_unknown, left_edge
from .word_lists import any_of

_BRACKET = re.compile(r"（[\u4e00-\u9fff]{2,6}）$")
_LIST_MARKS = frozenset("、，：（［；")
_LIST_ENDS = frozenset("、，）］；。\n")
_DUTY = re.compile(r"(?:责任单位|牵头单位|负责单位|配合单位|牵头部门)(?:[^。\n）］]|（[^（）\n]{1,12}）)*$")
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
_GRID = re.compile(
    r"国网[一-龥]{2,4}?(?:电力|供电)(?:有限)?(?:公司)?|(?:国铁|中铁(?=[一-龥]{2,4}局集团))[一-龥]{2,4}?局(?:集团)?(?:有限)?(?:公司)?"
)
_NOT_BRAND = re.compile(r"[企级型类化总大头属员集会联厂部者商]$|^[各多全总子新老中]")
_SHORT = frozenset({"华为", "美团", "大疆", "微软", "空客", "网易", "农发行", "国开行"})


def find(ground: Ground) -> Iterator[Found]:
    """Yield the enterprises of the text."""
    firms = list(_by_hit(ground))
    firms += brands(ground, firms)
    yield from firms
    yield from beside(ground, firms)
    yield from among(ground, firms)
    yield from summed(ground)
    yield from enterprise_deeds.find(ground)
    for match in _FOREIGN.finditer(ground.masked):
        yield Found("Enterprise", match.start(), match.end(), "enterprise-foreign", match[0])
    for match in _GRID.finditer(ground.masked):
        yield Found("Enterprise", match.start(), match.end(), "enterprise-grid", match[0])


def _by_hit(ground: Ground) -> Iterator[Found]:
    for hit in ground.hits["Enterprise"]:
        if hit.kind in _BRANDS or ground.in_organ(hit.begin, hit.end):
            continue
        found = _known(ground, hit) if hit.kind == "known" else _headed(ground, hit)
        if found is not None:
            yield found


_BRANDS = frozenset({"strong", "weak"})
# 大众甲车（甲徽）公司
_GROUP_AFTER = re.compile(r"(?:（[一-龥]{2,4}）)?(?:集团)?(?:股份)?(?:有限(?:责任)?)?公司|集团")
_BRANCH_AFTER = re.compile(
    r"(?:(?:集团|股份)*(?:有限(?:责任)?公司|公司)?)?([\u4e00-\u9fff]{2,8}?)(?:分公司|省公司|市公司|分行|支行)"
)
# 上海石化, 杭州资本、市金控: a place's firm by its short name, not 茂名石化产业 or 宁波资本市场
_SHORT_AFTER = {
    "石化": re.compile(r"(?![产基园区企行业化城集板项、工和中龙技经轻油能新材装港码]|下游|上游)"),
    "": re.compile(r"(?=[、，；）］。\n和与]|等(?:国企|企业|公司|单位|平台))"),
}


_NOT_CARRIER_AFTER = frozenset("产枢港城物客货运工制装器维口经航发新基先职学大院")


def _known(ground: Ground, hit: Hit) -> Found | None:
    name = ground.folded[hit.begin : hit.end]
    after = ground.masked[hit.end : hit.end + 2]
    if ground.masked[hit.begin - 1 : hit.begin + 2] in {"航空客", "鞍本钢"}:
        return None  # 航空客运
    if name in _SHORT and after[:1] in {"着", "了", "动", "为", "业", "政"}:
        return None
    if name.endswith("科") and after[:1] == "技":
        return None  # 隆甲高科技园
    if len(name) < 4 and not is_whole(ground, hit.begin, hit.end):
        return None
    if name.endswith("航空") and after[:1] in _NOT_CARRIER_AFTER:
        return None  # 厦门航空产业
    if name.endswith("银行") and _NOT_BANK_AFTER.match(after):
        return None
    longer = None if name.endswith("公司") else _GROUP_AFTER.match(ground.masked, hit.end)
    branch = _BRANCH_AFTER.match(ground.masked, hit.end)
    if branch is not None and (name.endswith("公司") or is_place(branch[1], short=True)):
        longer = branch  # 中国电信甲州分公司
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
    if head.endswith("有限公司") and edge.stop in _PARTS_OF_NAMES and edge.words:
        longer = left_edge(ground, edge.begin - 1)
        edge = edge._replace(begin=longer.begin, words=(*longer.words, *edge.words)) if longer.words else edge
    if not edge.words:
        return None
    if hit.kind in _AFTER:
        begin = _firm(ground, edge, hit, at)
    elif head.endswith("集团") or head == "集团公司":
        begin = _group(ground, edge, hit)
    elif hit.kind == "bank":
        begin = _bank(ground, edge, hit)
    elif hit.kind == "short":
        begin = _short(ground, edge, hit)
    else:
        begin = _across_bracket(ground, edge.begin, _company(ground, edge, head))
    if begin is None or at - begin < (1 if hit.kind == "bank" else 2):
        return None
    begin = _behind_others(text, begin, at)
    branch = _BRANCH_AFTER.match(text, hit.end) if head.endswith("公司") else None
    end = branch.end() if branch is not None and is_place(branch[1], short=True) else hit.end
    return Found("Enterprise", begin, end, "enterprise-form", text[begin:end])


# 甲经济技术开发区支持|共享集团, 一次出让给|乙组有限公司, 市属国企|丙发展集团
_NOT_ITS = re.compile(
    r"[一-龥]*(?:(?<=[一-龥]{3})(?:支持|联合(?=[一-龥]{2,3}(?:公司|集团)))|(?<=[局委厅院府])联合|扶持|鼓励|引导|依托|委托|让给|[区园]内|属国企|与(?![一-龥]{0,3}(?:技术|工程)))(?=[一-龥]{2})"
)


def _behind_others(text: str, begin: int, at: int) -> int:
    before = _NOT_ITS.match(text, begin, at)
    return before.end() if before else begin


_AFTER = {"firm": _NOT_FIRM_AFTER, "works": _NOT_WORKS_AFTER}
_GENERIC = {"firm": _GENERIC_FIRM, "works": _GENERIC_WORKS}
# most 公司 and 厂 are none: what stands right before tells, before words are cut
_QUICK = re.compile(r"(?:[的该本各家个两分子母总国市]|(?<!器)人|上市|工|电|水)$")

_ITS_FIRM = re.compile(r"[、：，；（][省市县区][\u4e00-\u9fff]{2,5}$")  # 市水利局、市自来水公司

_ITS_OWN = re.compile(rf"(?<![各县区市级])(?<![省市县区][、和])[省市县区]{any_of('firm-of-a-place')}$")


def _no_firm(text: str, hit: Hit) -> bool:
    if _AFTER[hit.kind].match(text, hit.end):
        return True
    quick = _QUICK.search(text, max(0, hit.begin - 2), hit.begin)
    return bool(quick) and _ITS_FIRM.search(text, max(0, hit.begin - 7), hit.begin) is None


def _firm(ground: Ground, edge: Edge, hit: Hit, at: int) -> int | None:
    """上海甲公司, 中国国际乙咨询公司, 甲市柴油机厂: a place and a name; 甲市运营公司, 甲市污水处理厂 are kinds."""
    begin = _first_particular(ground, edge, levels=False)
    if begin is None and edge.governor in _SET_UP_BY and is_unknown(ground, edge.words[0]):
        begin = edge.begin  # 组建吉甲具身智能机器人公司
    if begin is None and hit.kind == "firm" and _LEVEL.match(ground.masked, edge.begin):
        return edge.begin if _is_of_level(ground, edge, hit, at) else None
    if begin is None or _RELATIVE.search(ground.masked, begin, at):
        return None
    middle = ground.masked[_after_place(ground, edge, begin) : at]
    if len(middle) < 2 or _GENERIC[hit.kind].fullmatch(middle):
        return None
    return begin


def _is_of_level(ground: Ground, edge: Edge, hit: Hit, at: int) -> bool:
    """由市城投公司建设; （责任单位：市住建局、市甲乙公司）; 省甲担公司、省乙集团; not 各县城投公司."""
    if _ITS_OWN.search(ground.masked, max(0, at - 7), at):
        return True
    if _is_word(ground, edge.begin):
        return False
    return _is_responsible(ground, edge, hit) or _is_beside(ground, edge, hit)


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


def _across_bracket(ground: Ground, behind: int, begin: int | None) -> int | None:
    """甲讯（中国）网络技术有限公司, 乙通（深圳）科技有限公司: a bracket in the name says where it works."""
    if ground.masked[behind - 1 : behind] != "）":
        return begin
    bracket = _BRACKET.search(ground.masked, max(0, behind - 8), behind)
    if bracket is None or not (_WORKS_IN.match(bracket[0]) or is_place(bracket[0][1:-1], short=True)):
        return begin
    before = left_edge(ground, bracket.start())
    return before.begin if before.words else begin


_WORKS_IN = re.compile(r"（(?:中国|集团|控股|国际|亚洲|亚太)）")


def _group(ground: Ground, edge: Edge, hit: Hit) -> int | None:
    """省人才集团, 金川集团: a level or something in particular begins it; 企业集团, 医疗集团 are kinds."""
    text = ground.masked
    item = _item_begin(ground, edge, hit)
    if item is not None:
        return item
    if _NOT_GROUP_AFTER.match(text, hit.end):
        return None
    if edge.governor in _FOUNDED_BY and _LEVEL.fullmatch(edge.words[0].text) and hit.begin - edge.begin > 2:
        return edge.begin  # 组建省物流集团
    if _GENERIC_GROUP.search(text[edge.begin : hit.begin]):
        return None
    if _RELATIVE.search(text, edge.begin, hit.begin):
        return None
    begin = _first_particular(ground, edge)
    if begin is not None:
        return begin
    named = _is_responsible(ground, edge, hit) or _is_brand(ground, edge) or is_listed(ground, edge, hit)
    return edge.begin if named else None


def _is_word(ground: Ground, begin: int) -> bool:
    """市政公司 is no city's firm."""
    return ground.segmenter.knows(ground.masked[begin : begin + 2])


def _item_begin(ground: Ground, edge: Edge, hit: Hit) -> int | None:
    """云南能投集团, 中乙集团: of a name in which jieba takes 能 or 中 for a word return where its item begins."""
    if edge.stop not in _PARTS_OF_NAMES:
        return None
    item = _ITEM.search(ground.masked, max(0, hit.begin - 9), hit.begin)
    if item is None or _GENERIC_GROUP.search(item[1]):
        return None
    placed = is_place(item[1][:2], short=True) or _LEVEL.match(item[1])
    listed = is_listed(ground, edge._replace(begin=item.start(1)), hit)
    return item.start(1) if placed or listed else None


_FOUNDED_BY = frozenset({"组建", "新组建", "成立", "做强", "推动", "支持"})
_SET_UP_BY = frozenset({"组建", "新组建", "成立", "设立"})
_PARTS_OF_NAMES = frozenset("能中再可新全")
_ITEM = re.compile(r"(?:^|[、，：；（。\n和与])([\u4e00-\u9fff]{2,8})$")


def _is_beside(ground: Ground, edge: Edge, hit: Hit) -> bool:
    """省甲担公司、省乙集团: a firm of a level in a list of firms; 省融资担保公司 is a kind."""
    text = ground.masked
    if text[edge.begin - 1 : edge.begin] not in _LIST_STARTS or text[edge.begin + 1 : hit.begin] == "属":
        return False
    if _GENERIC_FIRM.fullmatch(text, edge.begin + 1, hit.begin):
        return False
    left = _FIRM_LEFT.search(text, max(0, edge.begin - 4), edge.begin)
    return bool(left or _FIRM_RIGHT.match(text, hit.end))


_LIST_STARTS = _LIST_MARKS | frozenset("和与及。\n") | {""}
_FIRM_LEFT = re.compile(r"(?:集团|公司)[、和与及]$")
_FIRM_RIGHT = re.compile(r"[、和与及][省市区县][\u4e00-\u9fff]{2,8}(?:集团|公司)")


def _short(ground: Ground, edge: Edge, hit: Hit) -> int | None:
    """燕甲石化, 杭甲资本: a place and what the firm does, and nothing more."""
    head = ground.masked[hit.begin : hit.end]
    after = _SHORT_AFTER["石化" if head in {"石化", "炼化"} else ""]
    if after.match(ground.masked, hit.end) is None:
        return None
    if head == "资本" and not _is_responsible(ground, edge, hit):
        return None  # 上海资本、深圳资本活跃
    *before, last = edge.words
    if len(before) > 1 or len(last.text) > 4 or not all(is_place(word.text) for word in before):
        return None  # 万华科威特石化
    named = is_proper(ground, last) or is_place(last.text, short=True) or is_unknown(ground, last)
    return edge.begin if named else None


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
    if _NOT_BANK_AFTER.match(text, hit.end):
        return None
    before = [word.text for word in edge.words]
    if before[-1] == "商业" and len(before) == 2 and before[0][-1] == "市" and is_place(before[0]):
        return edge.begin  # 甲市商业银行
    if _GENERIC_BANK.search(text[edge.begin : hit.begin]):
        return None
    if text[hit.begin] == "农" and before in _ITS_PLACE:
        return edge.begin  # 市农商银行: the one of the place
    return _first_particular(ground, edge)


_ITS_PLACE = (["省"], ["市"], ["县"], ["区"])


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

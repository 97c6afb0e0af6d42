"""The ground in, programmes out: named actions, campaigns, reforms, schemes and pilots, quoted or not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from msgspec.structs import replace

from . import subject_programmes, whole_programmes
from .carried_out import SEVERAL, carried_out
from .counted_programmes import censuses, summed
from .ground import MASK, Found, Ground, Hit
from .left_edge import Edge, is_place
from .programme_edges import edge_of
from .programme_kinds import done_to, is_programme, listed
from .quoted_programmes import find_quoted, is_generic
from .word_lists import any_of, words_of

_NOT_AFTER = {
    kind: re.compile(any_of(f"not-after-{kind}"))
    for kind in ("action", "plan", "works", "reform", "pilot", "contest", "fund", "voucher", "scheme")
}
_NOT_BEFORE = frozenset({MASK, "证", "债", "”"})  # 证券; a quotation has a rule of its own
_TELLING_HEADS = frozenset({"担保贷款"})
# 实施甲培优、乙提质等行动: what 等 ends is a list of them
_ITEM_OF_LIST = r"[\u4e00-\u9fffA-Za-z0-9+]{4,14}|“[^“”\n]{2,12}”[\u4e00-\u9fff]{0,6}"
_LIST_OF_ACTIONS = re.compile(
    rf"(?:实施|开展|推进)(?P<items>(?:{_ITEM_OF_LIST})(?:(?:[、和]|(?<=”))(?:{_ITEM_OF_LIST})){{0,9}})"
    r"等(?:“?[0-9一二三四五六七八九十]+[大项个](?:工程|行动|计划)|(?:专项(?:整治|治理)?|重点)?(?:行动|行动计划)(?!方案))"
)
# 推进甲应用、乙创新发展等试点
_LIST_OF_PILOTS = re.compile(
    rf"(?:开展|推进|启动|深化|获批|争取|探索|承担|入选)(?:国家|全国)?(?P<items>(?:{_ITEM_OF_LIST})(?:[、和](?:{_ITEM_OF_LIST})){{0,9}})"
    r"等(?:国家级?|改革)?试点(?!城市|地区|示范|项目|单位|区|县|市)"
)
_ITEM = re.compile(r"[^、“”]{4,}")
_NO_ITEM = re.compile(
    r"[的了对在将以为是]|活动|宣传|培训|工作$|^(?:打击|严厉|依法)|季度|领域|方面|问题$|部门$|犯罪$|污染$"
)
# 实施甲业振兴、乙地质量提升、新一轮丙能提升行动: what each item does, and a head that they share
_DOES = "|".join(
    "振兴 提升 提质 增效 焕新 倍增 培育 孵化 扩容 提标 增收 改造 转型 升级 治理 攻坚 创优 引育 培优 壮大 "
    "推广 扩能 突破 保护 惠民 利用".split()
)
_SHARED_ITEM = rf"(?:(?!{_DOES})[\u4e00-\u9fff]){{2,9}}(?:{_DOES})+"
_SHARED_HEAD = re.compile(
    rf"实施(?P<items>{_SHARED_ITEM}(?:、{_SHARED_ITEM})*)[、和](?:新一轮)?(?P<last>{_SHARED_ITEM}(?P<head>行动|计划|工程))(?!方案|[、与])"
)
# 推进甲文化传承发展、乙精品创优等工程; 等工程 after the names of what is built is none
_WORK_ITEM = rf"[\u4e00-\u9fff]{{3,10}}(?:{_DOES}|发展|创优|传承|领航|增绿)"
_LIST_OF_WORKS = re.compile(
    rf"(?:实施|推进|开展|启动)(?P<items>{_WORK_ITEM}(?:、{_WORK_ITEM})*)等(?:重[点大])?工程(?![\u4e00-\u9fff])"
)
# 实施各族群众甲计划、各族青少年乙计划、促进各民族丙计划
_PLAN = (
    r"(?<!新)(?!新一轮|各类)(?:(?!计划|行动)[\u4e00-\u9fffA-Za-z0-9+]){4,16}(?:计划|行动)(?![\u4e00-\u9fff])"
)
_LIST_OF_PLANS = re.compile(rf"(?:实施|开展)(?P<items>{_PLAN}(?:、{_PLAN})+)")
_PLAN_OF_LIST = re.compile(_PLAN)
_LONGEST = 28
_NEAR = 20_000
_TITLE_SUBJECT = re.compile(
    r"关于(?:继续|深入|全面|组织|认真|进一步|做好|加快)*(?:开展|实施|推行)([\u4e00-\u9fff]{4,16}?)(?:工作|活动)?"
    r"的(?:通知|意见|函|公告|通告|实施意见|指导意见)"
)
_TRIED = re.compile(
    r"(?:推行|试行|全面实施)([\u4e00-\u9fff]{2,6}(?:审批|监管|执法|登记|许可|供地|招标|检查|结算))(?=[，。；、\n])"
)


def find(ground: Ground) -> Iterator[Found]:
    """Yield the programmes of the text, the quoted ones first."""
    for found in _all(ground):
        yield _of_cities(ground, found) if found.name.endswith("试点") else found


def _of_cities(ground: Ground, found: Found) -> Found:
    """国家甲试点城市 is named with its cities; 沈甲、大乙国家丙试点 without those that try."""
    begin = found.begin
    if ground.masked[begin - 1 : begin] == "、":
        sizes = (n for n in (4, 3, 2) if is_place(ground.masked[begin : begin + n], short=True))
        begin += next(sizes, 0)
    name = ground.folded[begin : found.end]
    if begin == found.begin and not ground.masked.startswith("城市", found.end):
        return found
    if ground.masked.startswith("城市", found.end):
        return replace(found, begin=begin, end=found.end + 2, name=f"{name}城市", alias=name)
    return replace(found, begin=begin, name=name)


def _all(ground: Ground) -> Iterator[Found]:
    yield from find_quoted(ground)
    for hit in ground.hits["Programme"]:
        if ground.masked[hit.begin - 1 : hit.begin] == "非":
            continue  # 由非|试点地区参考
        found = _headed(ground, hit) or carried_out(ground, hit)
        if found is not None:
            yield found
    yield from _listed_actions(ground)
    yield from _shared_head(ground)
    yield from _listed_plans(ground)
    yield from _subjects_of_titles(ground)
    yield from _tried(ground)
    yield from censuses(ground)
    yield from summed(ground)
    yield from whole_programmes.find(ground)
    yield from subject_programmes.find(ground)


def _listed_actions(ground: Ground) -> Iterator[Found]:
    """实施甲品质提升、乙企业培优等行动: each item is one."""
    masked = ground.masked
    lists = (_LIST_OF_ACTIONS, _LIST_OF_PILOTS, _LIST_OF_WORKS)
    for match in chain.from_iterable(each.finditer(masked) for each in lists):
        at, items = match.start("items"), match["items"]
        if items.count("和") == 1 and items.find("和") > items.rfind("、"):
            items = items.replace("和", "、")  # 甲、乙和丙; in 甲和乙、丙和丁 each 和 is a name's own
        for item in _ITEM.finditer(items):
            if not _NO_ITEM.search(item[0]) and items[item.start() - 1 : item.start()] != "”":
                yield Found("Programme", at + item.start(), at + item.end(), "programme-listed", item[0])


def _shared_head(ground: Ground) -> Iterator[Found]:
    """实施甲业振兴、乙地质量提升行动: the last item has the head of all."""
    for match in _SHARED_HEAD.finditer(ground.masked):
        yield Found("Programme", match.start("last"), match.end(), "programme-listed", match["last"])
        at = match.start("items")
        for item in _ITEM.finditer(match["items"]):
            name = item[0].removeprefix("新一轮")
            begin = at + item.end() - len(name)
            yield Found("Programme", begin, at + item.end(), "programme-listed", name + match["head"])


def _listed_plans(ground: Ground) -> Iterator[Found]:
    """实施各族甲交流计划、促进各民族乙计划: in a list of plans each item is one, verbs and 各 too."""
    for match in _LIST_OF_PLANS.finditer(ground.masked):
        for item in _PLAN_OF_LIST.finditer(ground.masked, match.start("items"), match.end()):
            if not _NO_ITEM.search(item[0]) and not is_generic(item[0][:-2]):
                yield Found("Programme", item.start(), item.end(), "programme-listed", item[0])


def _headed(ground: Ground, hit: Hit) -> Found | None:
    """实施提振消费专项行动: the name begins behind the verb that carries it out."""
    text = ground.masked
    if hit.kind == "known":
        return _known(ground, hit)
    if hit.begin == 0 or text[hit.begin - 1] in _NOT_BEFORE or _goes_on(text, hit):
        return None
    edge = edge_of(ground, hit)
    middle = text[edge.begin : hit.begin]
    if edge.governor in words_of("programme-drafted-by") or hit.end - edge.begin > _LONGEST:
        return None  # 印发…行动计划: a policy
    told = text[hit.begin : hit.end] in _TELLING_HEADS or _tells(ground, edge, hit, middle)
    if text.endswith("一批", 0, edge.begin):
        return None  # 实施一批甲油烟集中整治
    if is_generic(middle) and hit.kind != "voucher" and not told:
        return None
    if not is_programme(ground, hit, edge, middle):
        return None
    begin = edge.begin
    if (verb := _OPENING.match(text, begin, hit.begin)) and hit.begin - verb.end() > 1:
        begin = verb.end()  # 全面推进|甲更新行动: jieba takes the adverb for a part of the name
    if hit.kind == "pilot" and (several := SEVERAL.match(text, begin, hit.begin)):
        begin = several.end()  # 首批9个甲融合试点, 沈甲、大乙国家丙试点
    if edge.stop == "”" and begin in ground.quote_ends:
        begin = ground.quote_ends[begin].begin  # “三能”机制改革攻坚专项行动
    end = hit.end - 2 if text.endswith("试点工作", begin, hit.end) else hit.end
    return Found("Programme", begin, end, f"programme-{hit.kind}", ground.folded[begin:end])


def _known(ground: Ground, hit: Hit) -> Found | None:
    """国家科技重大专项, and 甲领域国家科技重大专项, whose name begins before the known one."""
    if ground.masked.startswith("基点", hit.end):
        return None  # 扩大内需战略|基点
    kind = _KINDS.get(ground.masked[hit.end - 2 : hit.end])
    head = Hit("Programme", kind or "", hit.end - 2, hit.end)
    longer = kind and (_headed(ground, head) or carried_out(ground, head))
    if longer and longer.begin < hit.begin:
        return longer
    end = hit.end + 2 * (kind == "action" and ground.masked.startswith("计划", hit.end))  # 甲三年行动|计划
    return Found("Programme", hit.begin, end, "lexicon-programme", ground.folded[hit.begin : end])


def _goes_on(text: str, hit: Hit) -> bool:
    """…计划书, …工程师; 甲试点经验 is left to the rule for pilots."""
    after = _NOT_AFTER[hit.kind].match(text, hit.end)
    if after is None or (hit.kind, after[0]) == ("pilot", "经验"):
        return False
    # 对入选甲州西湖明珠人才计划的人才
    chosen = (hit.kind, after[0]) == ("plan", "的") and _CHOSEN.search(
        text, max(0, hit.begin - 20), hit.begin
    )
    return not chosen


_OPENING = re.compile(
    r"(?:全面|加力|扎实|大力|深入|持续|稳步|加快|统筹|有序|系统|协同|纵深|接续)*(?:推进|实施|开展|启动)(?!.?式)"
)
_KINDS = {
    "行动": "action",
    "工程": "works",
    "计划": "plan",
    "专项": "scheme",
    "试点": "pilot",
    "基金": "fund",
}
_CHOSEN = re.compile(r"(?:入选|列入|纳入|获评|申报)(?![上各]级|各类|国家级|[省市区]级)[\u4e00-\u9fff]{4,16}$")
_CONTENTS = re.compile(rf"{any_of('programme-content')}{{2,}}")
_TELLING_KINDS = frozenset({"action", "works", "plan"})
_TELLING = 8
_BESIDE = frozenset({"行动、", "工程、", "计划、"})
_STARTS = ("实施", "开展", "启动", "推进")


def _tells(ground: Ground, edge: Edge, hit: Hit, middle: str) -> bool:
    """实施文化惠民工程: two words for what it does, and carried out, make a name; 实施重大专项工程 does not.

    So do many words of any kind: 实施大规模甲业技能培训行动.
    """
    if hit.kind not in _TELLING_KINDS:
        return False
    if edge.governor.endswith("实施") and _CONTENTS.fullmatch(middle):
        return True
    if _CONTENTS.fullmatch(middle) and done_to(ground, hit):
        return True  # 文化惠民工程深入实施
    beside = ground.masked[edge.begin - 3 : edge.begin] in _BESIDE  # 甲工程、乙体系构建行动
    return len(middle) >= _TELLING and (beside or edge.governor.endswith(_STARTS) or listed(ground, edge))


def _subjects_of_titles(ground: Ground) -> Iterator[Found]:
    """关于开展甲体系建设的通知: what a notice starts is a programme where the text speaks of it again."""
    for match in _TITLE_SUBJECT.finditer(ground.folded):
        subject = match[1]
        at = ground.masked.find(subject, max(0, match.start() - _NEAR), match.start() + _NEAR)
        if at >= 0 and "的" not in subject:
            yield Found("Programme", at, at + len(subject), "programme-title", subject)


def _tried(ground: Ground) -> Iterator[Found]:
    """推行信用审批: a way of doing things that is carried out, and that the text comes back to."""
    for match in _TRIED.finditer(ground.masked):
        if ground.says(match[1], 3, match.start()):
            yield Found("Programme", match.start(1), match.end(1), "programme-tried", match[1])

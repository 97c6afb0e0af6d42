"""The ground in, programmes out: named actions, campaigns, reforms, schemes and pilots, quoted or not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .ground import MASK, Found, Ground, Hit
from .left_edge import Edge, left_edge
from .programme_kinds import is_heading, is_owner, is_programme
from .quoted_programmes import find_quoted, is_generic
from .word_lists import any_of, words_of

_NOT_AFTER = {
    kind: re.compile(any_of(f"not-after-{kind}"))
    for kind in ("action", "plan", "works", "reform", "pilot", "contest", "fund", "voucher", "scheme")
}
_NOT_BEFORE = frozenset({MASK, "证", "债", "”"})  # 证券; a quotation has a rule of its own
_TELLING_HEADS = frozenset({"担保贷款"})
_NO_JOIN = frozenset({"fund", "voucher", "plan"})
_FORMULA_BEFORE = re.compile(r"[0-9A-Z]+$")
_BATTLES_BEFORE = re.compile(r"(?:[\u4e00-\u9fff]{2}、){1,3}$")
_COUNTERS = frozenset("项个家批条年万元名支只所台处场次轮期座件套")
_DOES_WELL = frozenset("用建办抓做打管")
_CARRIED_OUT_WHOLE = re.compile(
    r"(?:实施|开展)(?:新一轮|第[一二三四五六七八九十]+[轮批]|首批|一批)?((?:(?![了好的和与及等对以为]|实施|开展|依法|活动|工作)[\u4e00-\u9fff]){0,12})$"
)
_WITHIN = re.compile(r"(?![了好的和与及等对以为在将各其一首第若新])[\u4e00-\u9fff]{1,2}")
_REACH = 16
# 实施甲培优、乙提质等行动: what 等 ends is a list of them
_ITEM_OF_LIST = r"[\u4e00-\u9fffA-Za-z0-9+]{4,14}|“[^“”\n]{2,12}”[\u4e00-\u9fff]{0,6}"
_LIST_OF_ACTIONS = re.compile(
    rf"(?:实施|开展)(?P<items>(?:{_ITEM_OF_LIST})(?:(?:[、和]|(?<=”))(?:{_ITEM_OF_LIST})){{0,9}})"
    r"等(?:“?[0-9一二三四五六七八九十]+[大项个](?:工程|行动|计划)|(?:专项|重点)?(?:行动|行动计划)(?!方案))"
)
_ITEM = re.compile(r"[^、“”]{4,}")
_NO_ITEM = re.compile(
    r"[的了对在将以为是]|活动|宣传|培训|工作$|^(?:打击|严厉|依法)|季度|领域|方面|问题$|部门$|犯罪$|污染$"
)
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
    yield from find_quoted(ground)
    for hit in ground.hits["Programme"]:
        found = _headed(ground, hit)
        if found is not None:
            yield found
    yield from _listed_actions(ground)
    yield from _subjects_of_titles(ground)
    yield from _tried(ground)


def _listed_actions(ground: Ground) -> Iterator[Found]:
    """实施甲品质提升、乙企业培优等行动: each item is one."""
    for match in _LIST_OF_ACTIONS.finditer(ground.masked):
        at, items = match.start("items"), match["items"]
        if items.count("和") == 1 and items.find("和") > items.rfind("、"):
            items = items.replace("和", "、")  # 甲、乙和丙; in 甲和乙、丙和丁 each 和 is a name's own
        for item in _ITEM.finditer(items):
            if not _NO_ITEM.search(item[0]) and items[item.start() - 1 : item.start()] != "”":
                yield Found("Programme", at + item.start(), at + item.end(), "programme-listed", item[0])


def _headed(ground: Ground, hit: Hit) -> Found | None:
    """实施提振消费专项行动: the name begins behind the verb that carries it out."""
    text = ground.masked
    if hit.begin == 0 or text[hit.begin - 1] in _NOT_BEFORE or _NOT_AFTER[hit.kind].match(text, hit.end):
        return None
    edge = _edge(ground, hit)
    middle = text[edge.begin : hit.begin]
    if edge.governor in words_of("programme-drafted-by") or hit.end - edge.begin > _LONGEST:
        return None  # 印发…行动计划: a policy
    told = text[hit.begin : hit.end] in _TELLING_HEADS or _tells(edge, hit, middle)
    if is_generic(middle) and hit.kind != "voucher" and not told:
        return None
    if not is_programme(ground, hit, edge, middle):
        return None
    begin = edge.begin
    if edge.stop == "”" and begin in ground.quote_ends:
        begin = ground.quote_ends[begin].begin  # “三能”机制改革攻坚专项行动
    return Found("Programme", begin, hit.end, f"programme-{hit.kind}", ground.folded[begin : hit.end])


_CONTENTS = re.compile(rf"{any_of('programme-content')}{{2,}}")
_TELLING_KINDS = frozenset({"action", "works"})


def _tells(edge: Edge, hit: Hit, middle: str) -> bool:
    """实施文化惠民工程: two words for what it does, and carried out, make a name; 实施重大专项工程 does not."""
    return hit.kind in _TELLING_KINDS and edge.governor.endswith("实施") and bool(_CONTENTS.fullmatch(middle))


def _edge(ground: Ground, hit: Hit) -> Edge:
    edge = _across_and(ground, left_edge(ground, hit.begin, joins="" if hit.kind in _NO_JOIN else "和"), hit)
    edge = _last_of_two(ground, _with_prefix(ground, _without_good(ground, edge), hit))
    if hit.kind == "fund":
        return _from_owner(ground, edge)
    return _from_level(edge) if hit.kind == "contest" else _with_verb(ground, edge)


def _across_and(ground: Ground, edge: Edge, hit: Hit) -> Edge:
    """（四）实施甲制造激励与乙产线改造计划: all that a heading says is one name, if no head stands before 与."""
    if edge.stop != "与" or not _ENDS_HEADING.match(ground.masked, hit.end):
        return edge
    whole = left_edge(ground, hit.begin, joins="与和")
    begins = whole.governor.endswith("实施") and is_heading(
        ground, whole.begin - len(whole.governor), hit.end
    )
    before = ground.masked[whole.begin : edge.begin - 1]
    return whole if begins and not before.endswith(("计划", "工程", "行动", "改革")) else edge


_ENDS_HEADING = re.compile(r"。?\s*(?:\n|$)")


def _with_prefix(ground: Ground, edge: Edge, hit: Hit) -> Edge:
    """1+X证书制度试点, 蓝天、碧水、净土保卫战: what jieba and the clause cut off belongs to the name."""
    text, pattern = ground.masked, None
    if text[edge.begin : edge.begin + 1] == "+":
        pattern = _FORMULA_BEFORE
    elif edge.stop == "、" and text[hit.end - 1] == "战":
        pattern = _BATTLES_BEFORE
    match = pattern.search(text, max(0, edge.begin - 9), edge.begin) if pattern else None
    return edge._replace(begin=match.start()) if match else edge


def _without_good(ground: Ground, edge: Edge) -> Edge:
    """用好甲地大赛, 40项省科技专项: jieba may give 好 or the counter to the name."""
    before, begin = ground.masked[edge.begin - 1 : edge.begin], edge.begin
    first = ground.masked[begin : begin + 1]
    if before.isdigit() and first in _COUNTERS:
        return edge._replace(begin=begin + 1)
    if before and before in _DOES_WELL and first == "好":
        return edge._replace(begin=begin + 1, governor=edge.governor or before)
    return edge


def _last_of_two(ground: Ground, edge: Edge) -> Edge:
    """甲行动和乙行动 are two names: the second begins behind 和."""
    words, heads = edge.words, words_of("ends-with-head")
    for at in range(len(words) - 1, 0, -1):
        if words[at].text == "和" and ground.masked[words[at].begin - 2 : words[at].begin] in heads:
            return Edge(words[at].end, words[at + 1 :], edge.governor, "和")
    return edge


def _from_level(edge: Edge) -> Edge:
    """乡村旅游分获全国农村创业项目大赛: a contest's name begins with its level (甲客中国大赛 does not)."""
    for at, word in enumerate(edge.words[:-1]):
        if word.text in {"中国", "全国", "世界", "国际"}:
            return Edge(word.begin, edge.words[at:], edge.governor, edge.stop)
    return edge


def _from_owner(ground: Ground, edge: Edge) -> Edge:
    """积极争取市级甲基金, 原则上国家乙基金: a fund's name begins with whose it is; 小微企业创业担保贷款 with 创业."""
    for at, word in enumerate(edge.words):
        if is_owner(ground, word) or (word.text == "创业" and at == len(edge.words) - 1):
            return edge._replace(begin=word.begin, words=edge.words[at:])
    return edge


def _with_verb(ground: Ground, edge: Edge) -> Edge:
    """实施打造高地行动, 实施甲质量持续改善行动: what 实施 governs is all that follows, verbs and adverbs too."""
    if edge.words and edge.governor in words_of("programme-carried-out-by"):
        return edge
    inner = edge.governor or (edge.stop if _WITHIN.fullmatch(edge.stop) else "")
    begin = edge.begin - len(inner)
    if not inner or ground.masked[begin : edge.begin] != inner:
        return edge
    match = _CARRIED_OUT_WHOLE.search(ground.masked, max(0, begin - _REACH), begin)
    return edge._replace(begin=match.start(1), governor="实施") if match else edge


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

"""The head of a programme's name in, where the name begins out: what the walk to the left cuts wrongly is mended."""

from __future__ import annotations

import re

from .ground import Ground, Hit
from .left_edge import Edge, is_proper, left_edge
from .programme_kinds import is_heading, is_owner
from .word_lists import words_of

_NO_JOIN = frozenset({"fund", "voucher", "plan"})
_SCHEMES = frozenset({"action", "plan", "works", "pilot"})
_FORMULA_BEFORE = re.compile(r"[0-9A-Z]+$")
_BATTLES_BEFORE = re.compile(r"(?:[\u4e00-\u9fff]{2}、){1,3}$")
# 深入实施大气、水、土壤污染防治行动计划: one plan for all three
# 实施粮油生产、储备、加工能力提升行动; 实施甲业提升、乙能提升行动 are two
_FIELDS_BEFORE = re.compile(
    r"(?:实施|开展|启动|推进|落实)((?:(?:(?!提升|振兴|关爱|增效|倍增|焕新|培育|孵化|提质|作风|整顿|整治)[\u4e00-\u9fff]){1,4}、){1,3})$"
)
_COUNTER = re.compile("[万千百亿]?[项个家批条年万元名支只所台处场次轮期座件套]")
_DOES_WELL = frozenset("用建办抓做打管")
_CARRIED_OUT_WHOLE = re.compile(
    r"(?:实施|开展)(?:新一轮|第[一二三四五六七八九十]+[轮批]|首批|一批)?((?:(?![了好的和与及等对以为]|实施|开展|依法|活动|工作|方案|意见|办法)[\u4e00-\u9fff]){0,12})$"
)
_CARRIED_OUT_CLEARLY = ("实施", "开展", "启动", "推进", "深化", "打好", "打赢", "完成", "举办", "推行")
# 实施甲强基工程、乙扩容|提升工程: the verb inside of the second name is no governor of it
_NEXT_OF_LIST = re.compile(
    r"(?:实施|开展|推进|启动)[^。；\n]{2,30}?(?:(?:工程|行动|计划)[、和]|[\u4e00-\u9fff]{2}(?:强基|提质|提升)和)([\u4e00-\u9fff]{2,8})$"
)
# 启动甲能力提升年行动, 实施甲（乙）梯度培育行动: all that is carried out, where the walk to the left stops short
_ALL_CARRIED_OUT = re.compile(
    r"(?:实施|开展|启动|推进|深化)(?:新一轮|第[一二三四五六七八九十]+[轮批]|首批|一批)?"
    r"(?P<name>(?:(?![了好的等对为将在]|实施|开展|启动|推进|活动|工作|方案|意见|办法|行动|工程|计划|改革|项目[和与及])"
    r"[\u4e00-\u9fff0-9.（）]){6,24})$"
)
_OPENING_VERB = re.compile("(?:坚决|全力|奋力|持续|坚定)?(?:打好|打赢)|打响|统一指挥|指挥")
_REFORMS = re.compile("(?:全面|统筹|探索|协同|纵深)*推进(?!.?式)")
_SHORTEST_NAME = 4
_WITHIN = re.compile(r"(?![了好的和与及等对以为在将各其一首第若新])[\u4e00-\u9fff]{1,2}")
_REACH = 16
_FAR = 36
_ENDS_HEADING = re.compile(r"。?\s*(?:\n|$)")
# 深入开展第三轮回天行动, 完成新一轮百万亩造林工程: jieba reads 轮回天 and 新一轮百万亩 together
_ROUND = re.compile(
    r"(?:实施|开展|启动|推进|完成|打好)[了好]?(?P<round>新一轮|第?[一二三四五六七八九十]+轮)"
    r"(?P<name>(?:(?![了的和等]|行动|工程|计划)[\u4e00-\u9fff0-9]){2,22})$"
)
# 实施以人为本的甲战略五年行动计划, 深化以公益性为导向的甲综合改革
_QUALIFIED = re.compile(r"(?:(?:实施|开展|深化)以[^，。；、\n]{2,14}|(?:实施|启动)[^，。；、\n的]{2,10})的$")


def edge_of(ground: Ground, hit: Hit) -> Edge:
    """Return where the name that ends with ``hit`` begins, and what carries it out."""
    edge = _across_and(ground, left_edge(ground, hit.begin, joins="" if hit.kind in _NO_JOIN else "和"), hit)
    edge = _last_of_two(ground, _with_prefix(ground, _without_good(ground, edge), hit))
    if hit.kind == "fund":
        return _from_owner(ground, edge)
    if hit.kind == "contest":
        return _from_level(edge)
    edge = _behind_place(ground, _without_adverb(_without_joint(edge)))
    return _of_round(
        ground, _qualified(ground, _with_verb(ground, _behind_verb(ground, edge, hit), hit)), hit
    )


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


def _with_prefix(ground: Ground, edge: Edge, hit: Hit) -> Edge:
    """1+X证书制度试点, 蓝天、碧水、净土保卫战: what jieba and the clause cut off belongs to the name."""
    text = ground.masked
    if text[edge.begin : edge.begin + 1] == "+":
        match = _FORMULA_BEFORE.search(text, max(0, edge.begin - 9), edge.begin)
        return edge._replace(begin=match.start()) if match else edge
    if edge.stop == "、" and text[hit.end - 1] == "战":
        match = _BATTLES_BEFORE.search(text, max(0, edge.begin - 9), edge.begin)
        return edge._replace(begin=match.start()) if match else edge
    if edge.stop == "、" and hit.kind in {"action", "plan"}:
        match = _FIELDS_BEFORE.search(text, max(0, edge.begin - 18), edge.begin)
        return edge._replace(begin=match.start(1), governor="实施") if match else edge
    return edge


def _without_good(ground: Ground, edge: Edge) -> Edge:
    """用好甲地大赛, 40项省科技专项: jieba may give 好 or the counter to the name."""
    before, begin = ground.masked[edge.begin - 1 : edge.begin], edge.begin
    first = ground.masked[begin : begin + 1]
    if before.isdigit() and (counter := _COUNTER.match(ground.masked, begin)):
        return edge._replace(begin=counter.end())
    if before and before in _DOES_WELL and first == "好":
        return edge._replace(begin=begin + 1, governor=edge.governor or before)
    return edge


def _without_joint(edge: Edge) -> Edge:
    """“甲”建设|和规范乙行动: what joins it to the name before is no part of it."""
    if len(edge.words) < 2 or edge.words[0].text not in {"和", "与", "及"}:
        return edge
    return Edge(edge.words[1].begin, edge.words[1:], edge.governor, edge.words[0].text)


def _without_adverb(edge: Edge) -> Edge:
    """纵深|推进甲行动: what jieba cuts in two is one verb with its adverb."""
    if len(edge.words) < 3 or edge.governor:
        return edge
    first, second = edge.words[:2]
    verb = first.text + second.text
    if first.tag != "d" or verb not in words_of("programme-carried-out-by"):
        return edge
    return Edge(edge.words[2].begin, edge.words[2:], verb, edge.stop)


def _behind_place(ground: Ground, edge: Edge) -> Edge:
    """甲省乙市深化丙制度改革: the place says who carries it out."""
    for at, word in enumerate(edge.words[:-1]):
        if at and word.text in words_of("programme-carried-out-by"):
            return Edge(edge.words[at + 1].begin, edge.words[at + 1 :], word.text, edge.stop)
        if not is_proper(ground, word) or edge.governor:
            return edge
    return edge


def _last_of_two(ground: Ground, edge: Edge) -> Edge:
    """甲行动和乙行动, 甲能提升和乙产提升行动 are two names: the second begins behind 和."""
    words, heads = edge.words, words_of("ends-with-head")
    for at in range(len(words) - 1, 0, -1):
        if words[at].text == "和" and words[at - 1].text == words[-1].text and 1 < at < len(words) - 2:
            return Edge(words[at].end, words[at + 1 :], edge.governor, "和")
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


def _behind_verb(ground: Ground, edge: Edge, hit: Hit) -> Edge:
    """打赢|防汛抢险攻坚战, 全面推进|甲化改革: a verb that jieba leaves to the name carries the action out."""
    verbs = _REFORMS if hit.kind == "reform" else _OPENING_VERB
    match = None if edge.governor else verbs.match(ground.masked, edge.begin, hit.begin)
    if match is None or hit.begin - match.end() < _SHORTEST_NAME:
        return edge
    words = tuple(word for word in edge.words if word.begin >= match.end())
    return Edge(match.end(), words, match[0], edge.stop)


def _with_verb(ground: Ground, edge: Edge, hit: Hit) -> Edge:
    """实施打造高地行动, 实施甲质量持续改善行动: what 实施 governs is all that follows, verbs and adverbs too."""
    if edge.words and edge.governor.endswith(_CARRIED_OUT_CLEARLY):
        return edge
    return _with_inner(ground, edge) or _all_carried_out(ground, edge, hit) or edge


def _all_carried_out(ground: Ground, edge: Edge, hit: Hit) -> Edge | None:
    """启动甲能力提升|年行动: the name is all that stands between what carries it out and its head."""
    if hit.kind not in {"action", "works"}:
        return None
    match = _ALL_CARRIED_OUT.search(ground.masked, max(0, hit.begin - _FAR), hit.begin)
    if match is None or match["name"].count("（") != match["name"].count("）"):
        return None
    return edge._replace(begin=match.start("name"), governor="实施", stop="")


def _with_inner(ground: Ground, edge: Edge) -> Edge | None:
    """实施甲质量|持续改善行动: the verb inside of the name."""
    inner = edge.governor or (edge.stop if _WITHIN.fullmatch(edge.stop) else "")
    begin = edge.begin - len(inner)
    if not inner or ground.masked[begin : edge.begin] != inner:
        return None
    match = _CARRIED_OUT_WHOLE.search(ground.masked, max(0, begin - _REACH), begin)
    match = match or _NEXT_OF_LIST.search(ground.masked, max(0, begin - _FAR), begin)
    return edge._replace(begin=match.start(1), governor="实施") if match else None


def _of_round(ground: Ground, edge: Edge, hit: Hit) -> Edge:
    """第三轮甲行动, 第二轮土地…试点: the round is not part of the name, but 二轮土地承包 is what it is about."""
    if hit.kind not in _SCHEMES:
        return edge
    match = _ROUND.search(ground.masked, max(0, hit.begin - _FAR), hit.begin)
    if match is None or (match.start("name") > edge.begin and edge.governor):
        return edge
    begin = match.start("round" if match["name"].startswith("土地") else "name")
    return edge._replace(begin=begin, governor="实施", stop="新一轮")


def _qualified(ground: Ground, edge: Edge) -> Edge:
    """实施以人为本的甲行动计划, 启动有研发活动的甲工程: 实施 governs what stands behind 的."""
    if edge.stop != "的" or not _QUALIFIED.search(ground.masked, max(0, edge.begin - 20), edge.begin):
        return edge
    return edge._replace(governor="实施")

"""The ground in, firms out that a list names and the text sums up: 甲原、乙通等一批龙头企业, 丙集团、丁集团.

In such a list a firm needs no legal form. Its words tell: names are words that jieba does not know, or knows as names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..segment import Word
from .ground import Found, Ground, Hit
from .left_edge import Edge, is_common, is_place, is_unknown, left_edge
from .scan import items_of
from .word_lists import any_of

_SUM = re.compile(
    r"等(?:一(?:大)?批|[0-9]+(?:家|户))?([\u4e00-\u9fff]{0,7}?)(?:企业|[央国外车药民乳酒房钢]企(?!业)|公司|龙头|巨头)(?![的及家])|等一批“(?:金种子|瞪羚|独角兽|小巨人)”"
)
_NOT_OF_FIRMS = re.compile(
    r"[的及和在等]|领域|部门|行业|单位|机构|平台(?!经济)|产业|服务|非|小微|公用|垄断|个体|建立|安全"
)
_ITEMS = re.compile(r"(?:[\u4e00-\u9fffA-Za-z（）]{2,10}、)+[\u4e00-\u9fffA-Za-z（）]{2,10}$")
_NAMES = frozenset({"nz", "nt", "nr", "nrt", "nrfg"})
_PLAIN = re.compile(
    r"研发|制造|生产|加工|应用|测试|服务|危险|数据|总部|基地"
    r"|(?:企业|单位|行业|产业|领域|机构|公司|商户|工厂|院校|高校|学校|大学|研究院|银行|平台|项目|集群|[区市县省矿])$"
)
_LEVEL = re.compile(r"[省市区县州]")
_GENERIC_GROUP = re.compile(rf"{any_of('group-generic')}$")
_FIRMS_AFTER = re.compile(
    r"(?:、[\u4e00-\u9fff]{2,8}){0,6}等[\u4e00-\u9fff0-9]{0,8}(?:国企|企业|央企|公司|集团)"
)
_GROUPS_LEFT = re.compile(r"(?:[\u4e00-\u9fff]{2,8}集团[、和与及])+$")
_GROUPS_RIGHT = re.compile(r"(?:[、和与及][\u4e00-\u9fff]{2,8}集团)+")
_GROUP_ITEM = re.compile(r"(?:[、和与及]|^)([\u4e00-\u9fff]{2,8}?)集团")
_WITHIN = frozenset("的之")


def summed(ground: Ground) -> Iterator[Found]:
    """Yield the firms of lists that end in 等企业, where the list's words are names."""
    text = ground.masked
    for match in _SUM.finditer(text):
        if match[1] and _NOT_OF_FIRMS.search(match[1]):
            continue
        items = _ITEMS.search(text, max(0, match.start() - 50), match.start())
        if items is None:
            continue
        spans = _spans(ground, items.start(), items.end())
        named = [span for span in spans if _is_name(ground, *span)]
        known = sum(begin in ground.brand_begins for begin, _ in spans)
        if known > 1 or (known == 1 and len(spans) == 2):
            named = [span for span in spans if _may_be_firm(ground, *span)]  # 智谱、月之暗面、甲川智能等企业
        # 煤矿等企业 names none; 超聚甲, whose 超 is taken for an adverb, is cut short as the first of a list
        elif 2 * len(named) <= len(spans):
            continue
        for begin, end in named if spans[0] not in named else spans:
            if not ground.in_organ(begin, end):
                yield Found("Enterprise", begin, end, "enterprise-summed", text[begin:end])


def _spans(ground: Ground, begin: int, end: int) -> list[tuple[int, int]]:
    """Return the items of the list between the offsets; the first begins behind the verb that governs it."""
    spans = [(at, at + len(item)) for at, item in items_of(ground.masked[begin:end], begin)]
    first_end = spans[0][1]
    words = list(left_edge(ground, first_end).words)
    verbs = [at for at, word in enumerate(words[:-1]) if word.text in _LEADS_IN]
    words = words[verbs[-1] + 1 :] if verbs else words  # 甲省支持乙湖股份、丙集团等企业
    while len(words) > 1 and words[0].tag == "v" and ground.segmenter.knows(words[0].text):
        words.pop(0)  # 实现中国平甲神乙、丙集团等企业重组
    begin = words[0].begin if words else first_end
    if (
        begin
        and ground.masked[begin - 1] in _BEGIN_NAMES
        and ground.masked[begin - 2 : begin - 1] not in "、，"
    ):
        begin -= 1  # 超聚甲, 新乙化学: an adverb that belongs to the name
    spans[0] = (begin, first_end)
    kinds = ("央企", "国企", "民企", "外企")
    bare = [(a + 2 if ground.masked.startswith(kinds, a) else a, b) for a, b in spans]
    return [span for span in bare if span[1] - span[0] > 1]


def _may_be_firm(ground: Ground, begin: int, end: int) -> bool:
    """Whether an item between known firms is one: most are, if their words are not all of those that name nothing."""
    item = ground.masked[begin:end]
    if begin in ground.brand_begins:
        return True
    if _PLAIN.search(item) or is_place(item, short=True):
        return False
    return not all(is_common(word) for word in ground.segmenter.words(item))


def _is_name(ground: Ground, begin: int, end: int) -> bool:
    if begin in ground.brand_begins:
        return True
    item = ground.masked[begin:end]
    if _PLAIN.search(item):
        return False
    words = ground.segmenter.tagged(item)
    return any(is_unknown(ground, word) or word.tag in _NAMES for word in words)


def among(ground: Ground, firms: Iterable[Found]) -> Iterator[Found]:
    """Yield what stands in a list between firms that are known: 华甲清科、安乙信息、火丙位置等快速成长.

    Two items at least are firms already; the first is none else, since other words may
    stand before it, nor is a last one without 等.
    """
    text = ground.masked
    spans = {(firm.begin, firm.end) for firm in firms}
    done = 0
    for begin, end in sorted(spans):
        if begin < done or text[end : end + 1] != "、":
            continue
        left = _LEFT_OF_LIST.search(text, max(0, begin - 60), begin)
        right = _RIGHT_OF_LIST.match(text, end, end + 90)
        if left is None or right is None:
            continue
        done = right.end()
        items = [(at, at + len(item)) for at, item in items_of(text[left.start() : done], left.start())]
        if sum(item in spans for item in items) < 2:
            continue
        for at, stop in items[1 : len(items) if text.startswith("等", done) else -1]:
            found = at in ground.brand_begins or at in ground.firm_begins or ground.in_organ(at, stop)
            if not found and _may_be_firm(ground, at, stop):
                yield Found("Enterprise", at, stop, "enterprise-among", text[at:stop])


_LEFT_OF_LIST = re.compile(r"(?:[\u4e00-\u9fffA-Za-z]{2,8}、)*$")
_RIGHT_OF_LIST = re.compile(r"(?:、[\u4e00-\u9fffA-Za-z]{2,8}?(?=[、等和及，。；：\n]))+")
_LEADS_IN = frozenset("支持 推动 引进 培育 推进 鼓励 引导 组织 集聚 壮大 促进".split())
_BEGIN_NAMES = frozenset("超")
_LEFT_ITEM = re.compile(r"(?:^|(?<=[、，：；。（\n]))[\u4e00-\u9fffA-Za-z]{2,12}$")
_RIGHT_ITEM = re.compile(r"[\u4e00-\u9fffA-Za-z]{2,12}?(?=[、，。；）\n]|等[^级]|以及|[和与及])")
_ITEM_END = re.compile(rf"{any_of('firm-item-end')}$")
_NO_FIRM = re.compile(r"^(?:各|有关|相关|其他|等)|(?:部门|政府|中心|分行|支行|[委局办署厅部会所院校])$")


def beside(ground: Ground, firms: Iterable[Found]) -> Iterator[Found]:
    """Yield what stands next to a firm in a list and ends as firms do: 科大讯飞、甲盾量子、乙仪量子."""
    text = ground.masked
    spans = sorted((firm.begin, firm.end) for firm in firms)
    begins, ends = {begin for begin, _ in spans}, {end for _, end in spans}
    for begin, end in spans:
        at = end
        while text[at : at + 1] == "、" and at + 1 not in begins:
            item = _RIGHT_ITEM.match(text, at + 1, at + 14)
            if item is None or not _ends_as_firm(ground, *item.span()):
                break
            yield Found("Enterprise", *item.span(), "enterprise-beside", item[0])
            at = item.end()
        at = begin
        while at > 1 and text[at - 1] == "、" and at - 1 not in ends:
            item = _LEFT_ITEM.search(text, max(0, at - 14), at - 1)
            if item is None or not _ends_as_firm(ground, *item.span()):
                break
            yield Found("Enterprise", *item.span(), "enterprise-beside", item[0])
            at = item.start()


def _ends_as_firm(ground: Ground, begin: int, end: int) -> bool:
    """甲盾量子, 黔乙国资; not 人工智能, 新能源汽车, 商业银行, whose words all name a kind."""
    item = ground.masked[begin:end]
    last = _ITEM_END.search(item)
    if last is None or last.start() < 2 or _NO_FIRM.search(item) or ground.in_organ(begin, end):
        return False
    words = ground.segmenter.tagged(item[: last.start()])
    first = words[0]
    if first.tag == "ns" or is_place(first.text, short=True):
        return len(words) > 1 or not is_place(
            first.text, short=True
        )  # 长江甲业集团; 上海电信 has its own rule
    if _GENERIC_GROUP.search(item[: last.start()]):
        return False
    return first.tag in _NAMES or any(is_unknown(ground, word) for word in words)


def is_listed(ground: Ground, edge: Edge, hit: Hit) -> bool:
    """能甲集团、数乙集团和省丙集团, 旅丁集团等市属国企: one of a list of groups, or of firms that the text sums up."""
    text = ground.masked
    if _FIRMS_AFTER.match(text, hit.end):
        return text[edge.begin - 1 : edge.begin] not in _WITHIN
    left = _GROUPS_LEFT.search(text, max(0, edge.begin - 60), edge.begin)
    right = _GROUPS_RIGHT.match(text, hit.end)
    items = [item for run in (left, right) if run for item in _GROUP_ITEM.findall(run[0])]
    return len(items) > 1 or any(_names_group(ground, item) for item in items)


def _names_group(ground: Ground, item: str) -> bool:
    first: Word = ground.segmenter.tagged(item)[0]
    if _GENERIC_GROUP.search(item):
        return False
    if _LEVEL.match(item) and (len(first.text) == 1 or not ground.segmenter.knows(first.text)):
        return True
    return is_place(first.text, short=True) or is_unknown(ground, first)

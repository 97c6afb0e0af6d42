"""A Reading in, changes out: quantities that go from one value to another (从60个工作日压缩到3个工作日)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ..model import DOCUMENT, Fact
from .clauses import before, sentence_before
from .numbers import Quantity
from .reading import Reading
from .status import status_at

_VERBS = (
    "压缩|压减|压降|缩短|缩减|缩小|精简|精减|减少|削减|降低|下降|下调|降|减|提高|提升|提|增加|增长|增|扩大|扩展|扩|拓展|"
    "上升|上调|升|调整|调减|调增|整合|合并|归并|优化|浓缩|发展|变|改|延长|跃升|攀升|回落|收窄|转变|跃|上浮"
)
_AT = r"(?:20[0-9]{2}年(?:[0-9]{1,2}月)?[底末初]?的?|目前的?|现在的?|约|近|超过|不足|平均)?"
# 74项审批事项整合为(57项); a comma stands between only where 从 or 由 began: 从35家，增加到60家
_TO = re.compile(rf"(?:{_VERBS})了?(?:为|至|到|成){_AT}$|(?:至|到){_AT}$")
_VERB_TO = re.compile(rf"(?:{_VERBS})了?(?:为|至|到|成){_AT}$")
# 草原植被盖度 holds no 原来.
_FROM = re.compile(r"(?:[从由将把]|(?<![草高平中])原(?:来|有|先|本)?的?)[^，。；]{0,24}$")
_FORMER = r"(?<![草高平中])原(?:来|有|先)?的?"
_WHAT = r"[^，。；0-9]{0,12}(?:20[0-9]{2}年[^，。；0-9]{0,6})?$"
_STRONG_FROM = re.compile(rf"(?:[从由]|{_FORMER}){_WHAT}")
_FROM_BOTH = re.compile(r"[从由](?:20[0-9]{2}年的?)?$")
# 收入倍差从2.42缩小至2.12, 满意度从84.7提升至89.6: an index has no unit; 从0到1 is none
_INDEX = re.compile(
    rf"(?<=[从由])(?:20[0-9]{{2}}年的)?(?P<before>[0-9]+\.[0-9]+)(?:{_VERBS})了?(?:为|至|到)(?:20[0-9]{{2}}年的)?"
    r"(?P<after>[0-9]+\.[0-9]+)(?=[，。；、\n]|左右|以[上下])"
)
# 高度由900米至8100米，每隔600米: a stretch, where no verb says that anything changes.
_STRETCH = re.compile(r"^[至到]$")
# 由委员三至九人组成, 取消其1年至2年内的资格: how many there may be
_GROWN_FROM = re.compile(rf"(?:从|{_FORMER}){_WHAT}")
_EVERY = re.compile(r"^[^。；\n]{0,4}(?:每隔|隔|范围|之间|区间)")
_KINDS = frozenset({"count", "ratio", "days", "measure", "time"})


def pairs(reading: Reading) -> list[tuple[Quantity, Quantity]]:
    """Return the quantities that are the two ends of a change, in the order of the text."""
    found: list[tuple[Quantity, Quantity]] = []
    quantities = [quantity for quantity in reading.quantities if not _is_year(quantity)]
    listed = _listed(reading.folded, quantities)
    ends = {id(end) for pair in listed for end in pair}
    for first, second in pairwise(quantities):
        if id(first) in ends or id(second) in ends or (found and found[-1][1] is first):
            continue  # 从1万家增加到2万家、中小企业增加到3万家: an end is no beginning
        if second.begin - first.end <= 40 and _is_change(reading.folded, first, second):
            found.append((first, second))
    return sorted([*found, *listed], key=lambda pair: pair[0].begin)


def _listed(folded: str, quantities: list[Quantity]) -> list[tuple[Quantity, Quantity]]:
    """甲、乙分别从771家、481家增加到1076家、636家: the first goes to the first, the second to the second."""
    runs: list[list[Quantity]] = []
    for quantity in quantities:
        if runs and folded[runs[-1][-1].end : quantity.begin] in {"、", "和"}:
            runs[-1].append(quantity)
        else:
            runs.append([quantity])
    return [
        pair
        for firsts, seconds in pairwise(runs)
        if len(firsts) == len(seconds) > 1 and _goes_to(folded, firsts, seconds)
        for pair in zip(firsts, seconds, strict=True)
    ]


def _goes_to(folded: str, firsts: list[Quantity], seconds: list[Quantity]) -> bool:
    gap = folded[firsts[-1].end : seconds[0].begin]
    alike = all(a.kind == b.kind in _KINDS and a.unit == b.unit for a, b in zip(firsts, seconds, strict=True))
    return alike and bool(_FROM_BOTH.search(before(folded, firsts[0].begin)) and _VERB_TO.fullmatch(gap))


def _is_change(folded: str, first: Quantity, second: Quantity) -> bool:
    if second.kind not in _KINDS or first.kind not in (second.kind, "bare"):
        return False
    if first.unit and first.unit != second.unit:
        return False
    gap = folded[first.end : second.begin]
    if re.search(r"[。；\n]", gap):
        return False
    head = before(folded, first.begin)
    if _STRETCH.match(gap) and (
        _EVERY.match(folded[second.end : second.end + 8]) or not _GROWN_FROM.search(head)
    ):
        return False
    if _STRONG_FROM.search(head):
        return bool(_TO.search(gap))
    if "，" in gap or "、" in gap:
        return False
    return bool(_VERB_TO.search(gap)) and (bool(_FROM.search(head)) or not _is_delta(head))


def _is_delta(head: str) -> bool:
    """增长5%提高到: a step up is no value to start from."""
    return bool(re.search(r"(?:增长|提高|下降|减少|增加|降低|上升)(?:了|约)?$", head))


def _is_year(quantity: Quantity) -> bool:
    return quantity.unit == "年" and quantity.value > 1900


def find(reading: Reading) -> Iterator[Fact]:
    """Yield a fact for each change in a measure."""
    found = [(index.start("before"), *_index(index)) for index in _INDEX.finditer(reading.folded)]
    for first, second in pairs(reading):
        about = _about(reading.folded, first, second)
        found.append((first.begin, first.number, second.number, second.unit, about))
    for begin, value, end_value, unit, about in sorted(found):
        measure = reading.measure_at(begin)
        if measure is None:
            continue
        yield Fact(
            subject=DOCUMENT,
            predicate="change",
            object=None,
            evidence=(reading.sentence(begin),),
            measure=measure.id,
            step=reading.step_at(measure, begin),
            status=status_at(reading, begin, measure),
            rule="changes.from-to",
            details=(("before", value), ("after", end_value), ("unit", unit), ("about", about)),
        )


def _index(match: re.Match[str]) -> tuple[float, float, str, str]:
    """Return the two values, no unit, and what the index is."""
    about = before(match.string, match.start() - 1).rpartition("，")[2]
    return float(match["before"]), float(match["after"]), "", about[-24:]


def _about(folded: str, first: Quantity, second: Quantity) -> str:
    """What changes: before 从 and 由, or what is counted between the two numbers (74项审批事项整合为)."""
    head = before(folded, first.begin)
    text = re.sub(r"(?:从|由|原)[^从由原]{0,12}$", "", head)
    text = text.removeprefix("其中").removesuffix("分别")
    if len(text) < 2 or text.endswith("的") or text[0] in "将把":
        between = re.split(rf"进一步|{_VERBS}", folded[first.end : second.begin])[0]
        text = between or sentence_before(folded, first.begin, 40).rstrip("从由原将把")
    return text.strip("，、 ")[-24:]

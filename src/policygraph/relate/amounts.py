"""A Reading in, sums of money out: every sum in a measure, in yuan, with who pays whom for what.

Ceilings, thresholds and rates are sums too; what an industry or a place turns over (产业规模达千亿元) is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import DOCUMENT, Fact, Status, Value
from .clauses import Names, after, before, sentence_before
from .numbers import Quantity
from .reading import Reading
from .status import status_at

_CEILING = re.compile(r"最高|最多|不超过|不高于|至多|上限|以内|封顶|(?<!不)低于|以下")
_FLOOR = re.compile(r"不低于|不少于|至少|最低|以上|及以上|起步|超过|超")
_EACH = re.compile(
    r"(?:每[人家个项名户台件年套亩条场期批位座间栋辆款]|单个|单笔|人均|户均|每个)[^，。；]{0,20}$"
)
_RATE = re.compile(r"/|每(?:平方米|吨|千瓦|千瓦时|公里|亩|立方米|月|天|日|小时)")
_PART = re.compile(r"其中|含|包括")
_ABOUT = re.compile(r"(?:约|近|逾|大约|超过?|将近|突破)$")
# The size of an economy is no sum that anybody pays; 年产值超过2000万元的企业 is a threshold and stays.
_ECONOMY = re.compile(
    r"生产总值|GDP|增加值|零售总?额|进出口|出口[总额]|外贸|(?:产业|经济|市场|集群|行业|产值)[^，。；]{0,8}规模|经济总量|总产值"
)
_TURNOVER = re.compile(
    r"产值|营业收入|营收|业务收入|销售收入|销售额|交易额|成交额|交易规模|税收|财政收入|预算收入|[存贷]款余额|收入达"
)
_THRESHOLD = re.compile(
    r"^(?:元)?(?:（[^）]*）)?(?:及?以[上下内])?(?:（[^）]*）)?[^，。；、]{0,12}?的|^(?:及?以[上下])"
)
_LEVEL = re.compile(r"^(?:级|产业|集群|GDP|产值)")
_BARE_SCALE = frozenset("十百千万亿")
_GRANT = r"补助|补贴|奖励|资助|支持|资金|奖金|投资|贷款|经费|扶持|额度|贴息|投入|房票|券|金额|赔偿|罚款"
_GRANT_AFTER = re.compile(rf"^(?:以[内上下]|左右)?的?[^，。；、]{{0,8}}?(?:{_GRANT})")
_GRANT_BEFORE = re.compile(rf"(?:{_GRANT}|给予|奖|补)[^，。；]{{0,12}}$")
# 按销售额给予10万元: the turnover is what the grant is measured by
_GIVES = re.compile(r"给予|奖励|补助|补贴|资助|奖补|支持")
_PAID = re.compile(r"兑现|发放|拨付|支付|到账|到位|奖励(?:了|企业)|[补支]助了|已")
_ALLOTTED = re.compile(r"下达|安排|预算|列支|划拨|统筹|下拨")
_PURPOSE = re.compile(r"^(?:以[内上下]|左右)?的?(?:一次性)?([^，。；、（）]{2,14})")
_USED_FOR = re.compile(r"(?:用于|支持了?)([^，。；]{2,30})")
_RECEIVER = re.compile(
    r"(?:对|向|给予|为)([^，。；0-9]{2,30}?)(?:每人|每家|，|分别|给予|发放|提供|最高|每年|一次性|按|$)"
)
_YEAR = re.compile(r"(20[0-9]{2})年(?:度)?|每年|年度|每月")
_PER = "平方米|立方米|千瓦时|千瓦|公里|小时|卡时|人|月|年|天|日|次|家|户|项|台|件|吨|亩|个|度"
_UNIT_PER = re.compile(rf"^/(?:{_PER})(?:/(?:{_PER}))?")


def find(reading: Reading) -> Iterator[Fact]:
    """Yield one fact for each sum written, however often the same sum is written."""
    folded = reading.folded
    names = Names(folded)
    flags = _are_sums(reading)
    sums = [
        q for q, is_sum in zip(reading.quantities, flags, strict=True) if is_sum and not names.hold(q.begin)
    ]
    whole: Quantity | None = None
    for before_it, quantity in zip([None, *sums], sums, strict=False):
        measure = reading.measure_at(quantity.begin)
        whole = _whole(folded, before_it, quantity, whole)
        if measure is None:
            continue
        status = status_at(reading, quantity.begin, measure)
        yield Fact(
            subject=DOCUMENT,
            predicate="amount",
            object=quantity.number,
            evidence=(reading.sentence(quantity.begin),),
            measure=measure.id,
            step=reading.step_at(measure, quantity.begin),
            status=status,
            rule="amounts.written",
            details=tuple(_details(reading, quantity, whole, status)),
        )


def _whole(
    folded: str, before_it: Quantity | None, quantity: Quantity, whole: Quantity | None
) -> Quantity | None:
    """合计4080万元，其中…3950万元: return the sum that ``quantity`` is a part of, as far as the sentence goes."""
    if (
        before_it is None
        or (gap := folded[before_it.end : quantity.begin]).count("。")
        or "；" in gap
        or "\n" in gap
    ):
        return None
    return before_it if "其中" in gap else whole


def _are_sums(reading: Reading) -> list[bool]:
    """Say of each quantity whether it is a sum of money; 30万、20万元: a list's members are of one kind."""
    flags = [_is_sum(reading.folded, quantity) for quantity in reading.quantities]
    for at in range(len(flags) - 1, 0, -1):
        quantity = reading.quantities[at]
        before_it = reading.quantities[at - 1]
        if quantity.follows and flags[at] != flags[at - 1] and before_it.kind == "bare":
            flags[at - 1] = flags[at]
        elif quantity.follows and flags[at - 1] and quantity.kind == "bare":
            flags[at] = True
    return flags


def _is_sum(folded: str, quantity: Quantity) -> bool:
    if quantity.kind not in ("money", "bare") or not quantity.value:
        return False
    tail = after(folded, quantity.end)
    head = before(folded, quantity.begin)
    written = folded[quantity.begin : quantity.end].removesuffix("元")
    if _LEVEL.match(tail) or len(written) == 1 and written in _BARE_SCALE:
        return False
    if quantity.kind == "bare":
        return bool(_GRANT_AFTER.match(tail) or _GRANT_BEFORE.search(head))
    head = _GIVES.split(head)[-1]
    if _ECONOMY.search(head):
        return False
    return not _TURNOVER.search(head) or bool(_THRESHOLD.match(tail) or head.startswith(("对", "年")))


def _details(
    reading: Reading, quantity: Quantity, whole: Quantity | None, status: Status
) -> Iterator[tuple[str, Value]]:
    folded = reading.folded
    head, tail = before(folded, quantity.begin), after(folded, quantity.end)
    sentence = sentence_before(folded, quantity.begin)
    per = _UNIT_PER.match(tail)
    yield "words", reading.document.text[quantity.begin : quantity.end + (per.end() if per else 0)]
    yield "kind", _kind(head, tail, whole is not None)
    if whole:
        yield "partOf", reading.document.text[whole.begin : whole.end]
    yield "moneyStatus", _money_status(sentence, "paid" if status == "done" else "planned")
    payer = _payer(reading, quantity, len(sentence))
    if payer:
        yield "payer", payer
    if receivers := _RECEIVER.findall(sentence + "，"):
        yield "receiver", receivers[-1]
    if purpose := _purpose(tail):
        yield "purpose", purpose
    if years := list(_YEAR.finditer(sentence)):
        yield "period", years[-1][1] or years[-1][0]
    yield (
        "exactness",
        "about" if quantity.about or _ABOUT.search(head) or tail.startswith("左右") else "exact",
    )


def _kind(head: str, tail: str, is_part: bool) -> str:
    if _UNIT_PER.match(tail) or _RATE.search(head[-12:]):
        return "rate"
    if _CEILING.search(head[-8:]) or tail.startswith(("以内", "以下", "封顶")):
        return "ceiling"
    if _FLOOR.search(head[-6:]) or tail.startswith(("以上", "及以上")):
        return "floor"
    if _EACH.search(head):
        return "each"
    return "part" if is_part or _PART.search(head) else "total"


def _money_status(sentence: str, default: str) -> str:
    last, found = -1, default
    for status, pattern in (("paid", _PAID), ("allotted", _ALLOTTED)):
        for match in pattern.finditer(sentence):
            if match.start() > last:
                last, found = match.start(), status
    return found


def _payer(reading: Reading, quantity: Quantity, reach: int) -> str:
    """省财政共安排…, 由市财政分别给予…: a department right before the words that give, or 财政 itself."""
    text = reading.folded[quantity.begin - reach : quantity.begin]
    if found := re.search(r"由?([国中央省市区县、]{1,6}(?:本级)?财政)(?!资金|局|厅|部)", text):
        return found[1].removeprefix("由")
    for reference in reading.within(quantity.begin - reach, quantity.begin, "Department"):
        behind = reading.folded[reference.mention.end : reference.mention.end + 6]
        if re.match(r"[^，。；]{0,4}(?:安排|拨付|下达|兑现|发放|给予|奖励|按照)", behind):
            return reference.entity.id
    return ""


def _purpose(tail: str) -> str:
    if found := _USED_FOR.search(tail):
        return found[1]
    if (found := _PURPOSE.match(tail)) and re.search(_GRANT, found[1]):
        return found[1]
    return ""

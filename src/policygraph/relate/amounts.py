"""A Reading in, sums of money out: every sum in a measure, in yuan, with who pays whom for what.

Ceilings, thresholds and rates are sums too; what an industry or a place turns over (产业规模达千亿元) is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import DOCUMENT, Fact
from .clauses import Names, after, before
from .money import details, whole_of
from .numbers import Quantity
from .reading import Reading
from .status import status_at

# The size of an economy is no sum that anybody pays; 年产值超过2000万元的企业 is a threshold and stays.
_ECONOMY = re.compile(
    r"生产总值|GDP|增加值|零售总?额|进出口|出口[总额]|外贸|(?:产业|经济|市场|集群|行业|产值)[^，。；]{0,8}规模|经济总量|总产值"
)
_TURNOVER = re.compile(
    r"产值|营业收入|营收|业务收入|销售收入|销售额|交易规模|旅游[综合总]{0,3}收入|(?:营业|财政)总收入|(?:旅游|游客|总)花费|综合消费|总市值|资产总额|税收|财政收入|预算收入|收入达"
)
_THRESHOLD = re.compile(
    r"^(?:元)?(?:（[^）]*）)?(?:及?以[上下内])?(?:（[^）]*）)?[^，。；]{0,12}?的|^(?:及?以[上下])"
    r"|^(?:的)?[A-Za-z\u4e00-\u9fff]{0,6}(?:企业|OPC|主体|公司|项目)"
)
# 对月销售额未超过10万元，季度销售额未超过30万元的纳税人
_LIMITS = re.compile(r"^(?:以及|并)?(?:对|年)|(?:未|不)超过$")
_LEVEL = re.compile(r"^(?:级|产业|集群|GDP|产值)")
_BARE_SCALE = frozenset("十百千万亿")
_GRANT = r"补助|补贴|奖励|资助|支持|资金|奖金|投资|贷款|经费|扶持|额度|贴息|投入|房票|券|金额|赔偿|罚款"
_GRANT_AFTER = re.compile(rf"^(?:以[内上下]|左右)?的?[^，。；、]{{0,8}}?(?:{_GRANT})")
_GRANT_BEFORE = re.compile(rf"(?:{_GRANT}|给予|奖|补)[^，。；]{{0,12}}$")
# 按销售额给予10万元: the turnover is what the grant is measured by
_GIVES = re.compile(r"给予|奖励|补助|补贴|资助|奖补|支持")


def find(reading: Reading) -> Iterator[Fact]:
    """Yield one fact for each sum written, however often the same sum is written."""
    folded = reading.folded
    names = Names(folded)
    flags = _are_sums(reading)
    sums = [
        q for q, is_sum in zip(reading.quantities, flags, strict=True) if is_sum and not names.hold(q.begin)
    ]
    whole: Quantity | None = None
    for at, quantity in enumerate(sums):
        measure = reading.measure_at(quantity.begin)
        whole = whole_of(folded, sums, at, whole)
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
            details=tuple(details(reading, sums, at, whole, status)),
        )


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
    if (
        _LEVEL.match(tail)
        or _BARE_SCALE.issuperset(written)
        and (len(written) == 1 or tail.startswith("规模"))
    ):
        return False
    if quantity.kind == "bare":
        return bool(_GRANT_AFTER.match(tail) or _GRANT_BEFORE.search(head))
    head = _GIVES.split(head)[-1]
    if _ECONOMY.search(head):
        return False
    return not _TURNOVER.search(head) or bool(_THRESHOLD.match(tail) or bool(_LIMITS.search(head)))

"""A Reading in, observations out: every quantity of something in a measure, with its unit as written.

Not: money, periods of time and dates, the ends of a change, numbers inside of names and slogans, ordinals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..lexicon.tables import read_table
from ..model import DOCUMENT, Fact, Value
from . import changes
from .clauses import Names, after, before, sentence_before
from .counted import about, run
from .numbers import Quantity
from .reading import Reading
from .status import status_at

_KINDS = frozenset({"count", "ratio", "days", "measure"})
_FIXED = re.compile("|".join(re.escape(row["phrase"]) for row in read_table("fixed_numbers")))
_LONGEST_FIXED = max(len(row["phrase"]) for row in read_table("fixed_numbers"))
# 第15、20项 are ordinals, 前三种方式 names some that were counted already, 每10万人 is what a rate is taken over.
# 某村水坪5组 is a place.
_PLACE = re.compile(r"[村坪镇屯]$")
_NOT_COUNTED = re.compile(r"(?:第[0-9〇零一二三四五六七八九十百、,和及至到-]*|前|每|近?年均每)$")
# 百万吨级 is a size, 十一次全会 has a number of its own.
_CLASSED = re.compile(r"级|(?<=次)(?:全会|全体|会议|党代会|代表大会)")
# （龙虾十三条）, “金融二十条”: a policy's short name.
_TITLED = re.compile(r"条[）”》]")
_SLOGAN = re.compile(r"^(?:一批?|统一|全覆盖|坚持)")
_BARE_SCALE = frozenset("十百千万亿")
_SCALE_UNITS = frozenset("个 家 名 项 场 亩 吨 台 辆 列 件 架 艘 座 人次".split())
# 四面八方, 三封段, 大副、二副: these count with digits alone.
_DIGIT_UNITS = frozenset("面封副核匹本")
_ORDINAL_UNITS = frozenset("类种期级等次线审")
_MIN = re.compile(r"(?:不得?少于|不得?低于|至少|超过?|突破|逾|最低|达到|不得?小于)(?:了)?$")
_MAX = re.compile(
    r"(?:不得?超过|不得?高于|不得?多于|最多|最高|最长|至多|不得?大于|(?<![不得])低于|(?<![不得])少于|控制在)$"
)
_ABOUT = re.compile(r"(?:约|近|大约|将近|平均)$")
_UP = re.compile(r"(?:增长|提高|上升|增加|提升|新增|上浮|扩大)[^，。；0-9]{0,4}$")
_DOWN = re.compile(r"(?:下降|减少|压缩|缩减|降低|压减|缩短|下浮|下调|精简|少[填报跑])[^，。；0-9]{0,4}$")
_RANK = re.compile(
    r"^[^。；]{0,16}?(?:全[国省市区]|位居|排名?|居)[^，。；]{0,6}第([一二三四五六七八九十0-9]+)"
)
_TIME = re.compile(
    r"(?:截至)?(?:20[0-9]{2}年)?(?:[0-9]{1,2}-[0-9]{1,2}月|[0-9]{1,2}月(?:[0-9]{1,2}日|[底末])?|[上下]半年|[一二三四]季度)"
    r"|20[0-9]{2}年(?:以来|[底末初])?"
)


def find(reading: Reading) -> Iterator[Fact]:
    """Yield a fact for each quantity of something in a measure."""
    folded = reading.folded
    names = Names(folded)
    changed = {id(quantity) for pair in changes.pairs(reading) for quantity in pair}
    for at, quantity in enumerate(reading.quantities):
        if quantity.kind not in _KINDS or id(quantity) in changed or not _is_counted(folded, quantity):
            continue
        measure = reading.measure_at(quantity.begin)
        if measure is None or names.hold(quantity.begin):
            continue
        yield Fact(
            subject=DOCUMENT,
            predicate="observation",
            object=quantity.number,
            evidence=(reading.sentence(quantity.begin),),
            measure=measure.id,
            step=reading.step_at(measure, quantity.begin),
            status=status_at(reading, quantity.begin, measure),
            rule="observations.quantity",
            details=tuple(_details(reading, at)),
        )


def _is_counted(folded: str, quantity: Quantity) -> bool:
    if quantity.han and not _is_counted_in_han(folded, quantity):
        return False
    if _is_classed(folded, quantity) or quantity.han and _TITLED.match(folded, quantity.end - 1):
        return False
    if quantity.unit == "组" and _PLACE.search(folded[max(0, quantity.begin - 1) : quantity.begin]):
        return False
    return not _NOT_COUNTED.search(folded[max(0, quantity.begin - 40) : quantity.begin])


def _is_classed(folded: str, quantity: Quantity) -> bool:
    """Whether a size or a number of its own is meant: 百万吨级, 十一次全会; not 召开两次会议."""
    held = folded.endswith(("召开", "举行", "举办"), 0, quantity.begin)
    return not held and _CLASSED.match(folded, quantity.end) is not None


def _is_counted_in_han(folded: str, quantity: Quantity) -> bool:
    """一批 and 一个 count nothing, 二类 and 三期 are ordinals, 万人 alone is a word (万人业务量)."""
    written = folded[quantity.begin : quantity.end]
    if quantity.unit in ("%", "‰"):
        return True
    if (
        not quantity.value
        or written[0] == "一"
        and quantity.value == 1
        or written[0] == "二"
        and len(written) < 3
    ):
        return False
    if (
        written[0] in _BARE_SCALE
        and written[1:2] not in ("", *_BARE_SCALE)
        and quantity.value in (100, 1000, 10_000)
    ):
        return quantity.unit in _SCALE_UNITS and not _FIXED.match(folded, quantity.begin)
    if quantity.unit in _DIGIT_UNITS:
        return False
    if quantity.unit in _ORDINAL_UNITS and quantity.unit not in "类种次":
        return False
    around = max(0, quantity.begin - 2)
    if _FIXED.search(folded, around, quantity.begin + _LONGEST_FIXED):
        return False
    return not _SLOGAN.match(folded[quantity.end : quantity.end + 3])


def _details(reading: Reading, at: int) -> Iterator[tuple[str, Value]]:
    folded, quantity = reading.folded, reading.quantities[at]
    head, tail = before(folded, quantity.begin), after(folded, quantity.end)
    yield "unit", quantity.unit
    yield "about", about(folded, reading.quantities, at)
    if times := list(_TIME.finditer(sentence_before(folded, quantity.begin))):
        yield "time", times[-1][0].removeprefix("截至")
    # 分别增长5.1%和8.3%: of both
    led = head
    if quantity.follows == "list":
        first, _ = run(folded, reading.quantities, at)
        led = before(folded, reading.quantities[first].begin)
    if direction := "up" if _UP.search(led) else "down" if _DOWN.search(led) else "":
        yield "direction", direction
    if rank := _RANK.match(folded[quantity.end : quantity.end + 30]):
        yield "rank", rank[1]
    if bound := _bound(head, tail, quantity):
        yield "bound", bound


def _bound(head: str, tail: str, quantity: Quantity) -> str:
    if _MAX.search(head) or tail.startswith(("以内", "以下", "内")):
        return "max"
    if _MIN.search(head) or tail.startswith(("以上", "及以上")):
        return "min"
    return "about" if quantity.about or _ABOUT.search(head) or tail.startswith("左右") else ""

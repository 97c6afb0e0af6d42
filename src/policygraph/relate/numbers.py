"""Folded text in, quantities out: every number with a unit (1.44万人次, 十余家, 15、20个工作日; GB/T 15835).

One pass of one pattern; what the numbers mean (money, a change, an observation) is for the other modules to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from ..lexicon.tables import read_table

_HAN_DIGITS = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_HAN_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_DIGITS = r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
_HAN = r"[〇零一二两三四五六七八九十百千万亿]+"
# 5千瓦 is 5 of the unit 千瓦, 3百分点 is none of hundreds.
_SCALE = r"(?:十|百(?!分)|千(?![瓦克米伏卡])|万|亿)+"
_JOINT = r"[-~、,，/和及或与至到—]"
_UNITS = {row["unit"]: row for row in read_table("units")}


def _unit_pattern() -> str:
    """Return the alternation of the units, the longest first; an ASCII one must end where letters end."""
    parts = []
    for unit in sorted(_UNITS, key=lambda u: (-len(u), u)):
        stop = _UNITS[unit]["not_before"]
        tail = r"(?![A-Za-z0-9])" if unit[-1].isascii() and unit[-1].isalpha() else ""
        parts.append(re.escape(unit) + (f"(?![{stop}])" if stop != "-" else tail))
    return "|".join(parts)


_QUANTITY = re.compile(
    rf"(?=[0-9〇零一二两三四五六七八九十百千万亿])(?<![第A-Za-z0-9.〇零一二两三四五六七八九十百千万亿])(?:"
    rf"(?P<per>百|千|万)分之(?P<share>{_HAN}(?:点{_HAN})?|{_DIGITS})"
    rf"|(?:(?P<digits>{_DIGITS})(?P<more>[余多])? ?(?P<scale>{_SCALE})?(?P<late>[余多])?"
    rf"|(?P<han>{_HAN})(?P<han_more>[余多几])?)"
    rf"(?: ?(?P<unit>{_unit_pattern()})|(?(scale)|(?= ?{_JOINT}{{1,2}} ?[0-9〇零一二两三四五六七八九十百千])))"
    rf")"
)
_PER = {"百": ("%", Decimal(1)), "千": ("‰", Decimal(1)), "万": ("%", Decimal("0.01"))}
_LIST = re.compile(r" ?[、,，/和及或与] ?")
_RANGE = re.compile(r" ?(?:[-~至到]|—{1,2}) ?")
_LINE_BEGIN = re.compile(r"(?:\n|\A)[ \t（]*\Z")


class Quantity(Struct, frozen=True, gc=False):
    """A number with its unit; ``begin`` and ``end`` cover both.

    ``kind`` is that of the unit (count, ratio, days, measure, time, money, foreign) or ``bare`` where none is
    written: 给予最高100万的补助. ``value`` is in plain units (1.44万人次 is 14400).
    """

    begin: int
    end: int
    value: Decimal
    unit: str
    kind: str
    about: bool = False  # 十余家, 50多家, 500.7万余元
    han: bool = False  # written in Chinese numerals
    scale: Decimal = Decimal(1)  # what was multiplied in: 10000 in 1.44万
    follows: str = ""  # how it hangs on the quantity before it: list or range

    @property
    def number(self) -> int | float:
        """The value as a JSON number.

        >>> next(scan("821.37万元")).number
        8213700
        """
        return int(self.value) if self.value == self.value.to_integral_value() else float(self.value)


def read_han(text: str) -> Decimal | None:
    """Return the value of a Chinese numeral, None where it is not well formed (三五家, 二〇二五).

    >>> read_han("三百二十"), read_han("一亿两千万"), read_han("三五")
    (Decimal('320'), Decimal('120000000'), None)
    """
    total = section = 0
    digit: int | None = None
    for char in text:
        if char in _HAN_DIGITS:
            if digit:
                return None
            digit = _HAN_DIGITS[char]
            continue
        scale = _HAN_SCALES[char]
        if scale == 100_000_000:
            total, section = (total + section + (digit or 0) or 1) * scale, 0
        elif scale == 10_000:
            total, section = total + (section + (digit or 0) or 1) * scale, 0
        else:
            section += (1 if digit is None else digit) * scale
        digit = None
    return Decimal(total + section + (digit or 0))


def _scale(text: str | None) -> Decimal:
    value = Decimal(1)
    for char in text or "":
        value *= _HAN_SCALES[char]
    return value


def _quantity(match: re.Match[str]) -> Quantity | None:
    begin, end = match.span()
    if share := match["share"]:
        value = _share(share)
        unit, factor = _PER[match["per"]]
        if value is None:
            return None
        return Quantity(begin, end, value * factor, unit, "ratio", han=not share[0].isdigit())
    row = _UNITS.get(match["unit"] or "")
    unit, kind = (row["normal"], row["kind"]) if row else ("", "bare")
    more = bool(match["more"] or match["late"] or match["han_more"])
    if han := match["han"]:
        value = read_han(han)
        return None if value is None else Quantity(begin, end, value, unit, kind, more, han=True)
    scale = _scale(match["scale"])
    value = Decimal(match["digits"].replace(",", "")) * scale
    return Quantity(begin, end, value, unit, kind, more, scale=scale)


def _share(text: str) -> Decimal | None:
    if text[0].isdigit():
        return Decimal(text.replace(",", ""))
    whole, _, part = text.partition("点")
    value = read_han(whole)
    if value is None or not part:
        return value
    return Decimal(f"{value}." + "".join(str(_HAN_DIGITS.get(c, 0)) for c in part))


def scan(folded: str, begin: int = 0, end: int | None = None) -> Iterator[Quantity]:
    """Return the quantities of the text in order; a list or range shares the unit that its last member bears.

    >>> [(q.number, q.unit) for q in scan("分别压缩至15、20个工作日，给予50万、30万元")]
    [(15, '工作日'), (20, '工作日'), (500000, '元'), (300000, '元')]
    """
    matches = _QUANTITY.finditer(folded, begin, len(folded) if end is None else end)
    found = [quantity for match in matches if (quantity := _quantity(match)) is not None]
    yield from _share_units(folded, found)


def _share_units(folded: str, found: list[Quantity]) -> list[Quantity]:
    """Hand the unit of a list's or range's last member to the ones before it; drop bare numbers that get none."""
    out: list[Quantity] = []
    after: Quantity | None = None
    for written in reversed(found):
        quantity = written
        joint = _joint(folded[quantity.end : after.begin]) if after and after.begin - quantity.end < 5 else ""
        if joint and after:
            out[-1] = replace(after, follows=joint)
            quantity = _inherit(folded, quantity, after, joint)
        if quantity.kind == "bare" and quantity.scale == 1:
            after = None
            continue
        out.append(quantity)
        after = quantity
    return out[::-1]


def _joint(gap: str) -> str:
    if _LIST.fullmatch(gap):
        return "list"
    return "range" if _RANGE.fullmatch(gap) else ""


def _inherit(folded: str, quantity: Quantity, after: Quantity, joint: str) -> Quantity:
    """10-50万元: both are 万元; 6、18个: an item's own number 6、 is none of a list."""
    if quantity.unit == "个" and folded.startswith("个" + after.unit, after.end - len(after.unit) - 1):
        return replace(quantity, unit=after.unit, kind=after.kind)  # 3.4个、1个百分点
    if quantity.kind != "bare" or after.kind == "bare":
        return quantity
    if folded[quantity.end] == "、" and _LINE_BEGIN.search(
        folded, max(0, quantity.begin - 6), quantity.begin
    ):
        return quantity
    value, scale = quantity.value, quantity.scale
    if scale == 1 and after.scale > 1 and (joint == "list" or value < after.value / after.scale):
        value, scale = value * after.scale, after.scale
    return replace(quantity, value=value, scale=scale, unit=after.unit, kind=after.kind)

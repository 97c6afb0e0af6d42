"""The beginning of a line in, its outline number out: 一、 （一） 1. （1） 第三条 ①, also broken ones.

The styles are the table ``lexicon/numbering.tsv``; which level a style stands for, each document decides.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..lexicon.tables import read_table

_VALUES = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_MACROS = (("N", "[〇零一二三四五六七八九十百千]{1,7}"), ("D", "[0-9]{1,3}"))
_FIRST = re.compile(r"[（）〇零一二三四五六七八九十百0-9第①-⑳举行任措政专工条重]")
# "）优化企业用水报装流程": of a number only the last bracket is left.
_STUMP = re.compile(r"）(?=[\u4e00-\u9fff])")
_BROKEN = {"broken-open": "bracketed", "broken-close": "bracketed"}


class Number(NamedTuple):
    """An outline number; ``value`` is 0 where none can be read, ``end`` is where the text begins."""

    style: str
    rank: int
    value: int
    end: int
    broken: bool = False


def _compile() -> tuple[re.Pattern[str], dict[str, tuple[str, int]]]:
    alternatives, styles = [], {}
    for row in sorted(read_table("numbering"), key=lambda row: (len(row["style"]) < 7, row["style"])):
        pattern = row["pattern"]
        for macro, meaning in _MACROS:
            pattern = pattern.replace(macro, meaning)
        group = row["style"].replace("-", "_")
        alternatives.append(f"(?P<{group}>{pattern})")
        styles[group] = (row["style"], int(row["rank"]))
    return re.compile("|".join(alternatives)), styles


_PATTERN, _STYLES = _compile()


def number_at(folded: str, begin: int, end: int) -> Number | None:
    """Return the outline number with which the line ``begin:end`` opens, or None.

    >>> number_at("（六）统筹调配", 0, 7)
    Number(style='bracketed', rank=6, value=6, end=3, broken=False)
    >>> number_at("六个方面", 0, 4)
    """
    if not _FIRST.match(folded, begin):
        return None
    match = _PATTERN.match(folded, begin, end)
    if match is None:
        stump = _STUMP.match(folded, begin, end)
        return Number("bracketed", 0, 0, stump.end(), broken=True) if stump else None
    group = match.lastgroup or ""
    style, rank = _STYLES[group]
    digits = match.group((match.re.groupindex[group]) + 1)
    stop = match.end()
    while stop < end and folded[stop] in " \t":
        stop += 1
    return Number(_BROKEN.get(style, style), rank, value_of(digits), stop, style in _BROKEN)


def value_of(digits: str) -> int:
    """Return the number that Chinese or Arabic digits stand for; of 2.3 the last one.

    >>> [value_of(digits) for digits in ("十二", "二十", "三百零五", "一九", "7", "2.3", "③")]
    [12, 20, 305, 19, 7, 3, 3]
    """
    if digits[-1] in "0123456789":
        return int(digits.rsplit(".", 1)[-1])
    if "①" <= digits <= "⑳":
        return ord(digits) - ord("①") + 1
    if not any(char in _UNITS for char in digits):
        return int("".join(str(_VALUES[char]) for char in digits))
    total = ones = 0
    for char in digits:
        if char in _UNITS:
            total += (ones or 1) * _UNITS[char]
            ones = 0
        else:
            ones = _VALUES[char]
    return total + ones

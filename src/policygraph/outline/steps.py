"""An item's text in, its steps out: 一是…二是…, 首先…其次…, 第一，…第二，…"""

from __future__ import annotations

import re
from bisect import bisect_right

from ..model import Span

_MARK = re.compile(
    r"(?=[一二三四五六七八九十第首其再此最])(?:(?<=[。；：，！？\n ])|\A)(?:([一二三四五六七八九十]{1,2})是(?!否)|"
    r"第([一二三四五六七八九十]{1,2})[，、]|"
    r"(首先|其次|再次|此外|最后)[，、是要])"
)
_ORDER = "一二三四五六七八九十"
_WORDS = ("首先", "其次", "再次", "最后")


def marks(folded: str) -> list[tuple[int, int, str]]:
    """Return where a step may begin, which one it is (from 1) and of which kind, in the order of the text."""
    found = []
    for match in _MARK.finditer(folded):
        if match[3]:
            value = _WORDS.index(match[3]) + 1 if match[3] in _WORDS else 0
            found.append((match.start(), value, "word"))
        else:
            digits = match[1] or match[2]
            found.append((match.start(), _value(digits), "是" if match[1] else "第"))
    return found


def _value(digits: str) -> int:
    if len(digits) == 1:
        return _ORDER.index(digits) + 1
    return 10 + _ORDER.index(digits[1]) + 1 if digits[0] == "十" else 0


def steps_of(found: list[tuple[int, int, str]], stops: list[int]) -> tuple[Span, ...]:
    """Return the spans of the steps among the marks of one item: those that count 一, 二, 三 …

    A step ends where the next one begins, or at the next of ``stops``: the items below, the item's end.

    >>> steps_of([(5, 1, "是"), (20, 2, "是"), (40, 1, "是")], [50])
    (Span(begin=5, end=20), Span(begin=20, end=50))
    """
    kept: list[int] = []
    kind = ""
    for begin, value, which in found:
        last = len(kept)
        if not kept and value == 1:
            kind = which
        if which == kind and (value == last + 1 or (which == "word" and value > last)):
            kept.append(begin)
    if len(kept) < 2:
        return ()
    ends = sorted({*kept[1:], *stops})
    return tuple(Span(begin, ends[bisect_right(ends, begin)]) for begin in kept)

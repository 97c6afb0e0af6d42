"""A Reading and an offset in, the words around it out: what a number or a verb is read against."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

_STOP = re.compile(r"[，。；！？：\n]")
_STRONG = re.compile(r"[。；！？\n]")
# Numbers inside of names and slogans say nothing: “双随机、一公开”, 《…（2022年版）》. A longer quotation is text.
_NAME = re.compile(r"“[^“”\n]{1,24}”|《[^《》\n]{1,80}》")


def before(folded: str, offset: int, limit: int = 40, stop: re.Pattern[str] = _STOP) -> str:
    """Return the text of the clause before ``offset``, at most ``limit`` characters.

    >>> before("一是鼓励创新，给予最高20万元补助", 11)
    '给予最高'
    """
    text = folded[max(0, offset - limit) : offset]
    match = _up_to_last(stop).match(text)
    return text[match.end() :] if match else text


@cache
def _up_to_last(stop: re.Pattern[str]) -> re.Pattern[str]:
    return re.compile(rf"[\s\S]*{stop.pattern}")


def after(folded: str, offset: int, limit: int = 30, stop: re.Pattern[str] = _STOP) -> str:
    """Return the text of the clause behind ``offset``, at most ``limit`` characters.

    >>> after("给予20万元补助，每年一次", 6)
    '补助'
    """
    text = folded[offset : offset + limit]
    match = stop.search(text)
    return text[: match.start()] if match else text


def sentence_before(folded: str, offset: int, limit: int = 120) -> str:
    """Return what stands before ``offset`` since the last full stop or ；, at most ``limit`` characters."""
    return before(folded, offset, limit, _STRONG)


class Names:
    """The quotations and titles of a text, short enough to be names.

    >>> names = Names("推行“综合查一次”清单，查一次")
    >>> names.hold(6), names.hold(14)
    (True, False)
    """

    def __init__(self, folded: str) -> None:
        spans = [match.span() for match in _NAME.finditer(folded)]
        self._begins = [begin for begin, _ in spans]
        self._ends = [end for _, end in spans]

    def hold(self, offset: int) -> bool:
        """Whether ``offset`` lies inside of a name."""
        at = bisect_right(self._begins, offset) - 1
        return at >= 0 and offset < self._ends[at]

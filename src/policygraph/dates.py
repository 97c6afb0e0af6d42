"""A date in Chinese words or figures in, its ISO 8601 form out."""

from __future__ import annotations

import re
from calendar import monthrange
from typing import Final

from .outline.number import value_of

DIGIT: Final = "[〇○零一二三四五六七八九0-9]"
TENS: Final = "[〇零一二三四五六七八九十0-9 ]"
#: 2019年6月6日, 二○一九年六月六日; "2026月3月26日" is met, too.
DATE: Final = re.compile(rf"({DIGIT}(?: ?{DIGIT}){{3}}) ?[年月] ?({TENS}{{1,4}}) ?月 ?({TENS}{{1,5}}) ?日")


def end_of(year: int, month: int, day: int | None = None) -> str:
    """Return a day as ISO 8601, that of the month's end where none is said or where the month has fewer.

    >>> end_of(2027, 2), end_of(2027, 2, 3), end_of(2027, 2, 30)
    ('2027-02-28', '2027-02-03', '2027-02-28')
    """
    last = monthrange(year, month)[1]
    return f"{year}-{month:02}-{min(day or last, last):02}"


def iso_date(words: str) -> str:
    """Return a Chinese date as ISO 8601, or '' where there is no such day.

    >>> iso_date("二○一九年六月六日"), iso_date("2020 年 12 月 8 日"), iso_date("2019年13月1日")
    ('2019-06-06', '2020-12-08', '')
    """
    match = DATE.search(words)
    if match is None:
        return ""
    year, month, day = (
        value_of(re.sub("○", "〇", part.replace(" ", "")) or "0") for part in match.groups()[:3]
    )
    return f"{year:04d}-{month:02d}-{day:02d}" if 1 <= month <= 12 and 1 <= day <= 31 else ""

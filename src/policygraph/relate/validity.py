"""A Reading in, the days from and to which the document is in force out (validFrom, validTo).

"自印发之日起施行，有效期三年": 印发之日 is the document's date, and the last day is the eve of the third year's
end (民法典, arts. 200 to 202: years are counted to the corresponding day).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from ..model import DOCUMENT, Fact
from .masks import OWN, TITLE, mask, said
from .reading import Reading

_DAY = r"(?P<{0}y>(?:19|20)[0-9]{{2}}) ?年 ?(?P<{0}m>[0-9]{{1,2}}) ?月 ?(?P<{0}d>[0-9]{{1,2}}) ?日"
_NUMBER = r"[0-9]+|[一二两三四五六七八九十]+|半"
_SUBJECT = rf"{OWN}+|本(?:文件|法|制度|办法|规划)|施行说明|实施说明"
_FROM = re.compile(
    rf"(?:自|从|于|在) ?(?:(?P<own>[^。；，\n]{{0,14}}{said('made public')}之?日)|{_DAY.format('f')})"
    rf" ?起?(?P<later>(?:满)?(?P<days>{_NUMBER}|三十)[日天]后)?[^。；，\n至]{{0,4}}?{said('in force')}"
)
_TO = re.compile(
    rf"(?:{said('term')}|{said('lasts')})限?(?:原则上|暂定|为|是|：|截至|截止|至|到|共|满|定| )*"
    rf"(?:{_DAY.format('t')}|(?P<span>{_NUMBER})(?P<unit>年|个月))"
)
_UNTIL = re.compile(rf"至{_DAY.format('t')}(?:止)?[^。；，\n]{{0,4}}(?:{said('lasts')}|有效|失效|止)")
_TERM = re.compile(rf"{said('term')}|试行|施行")
# "依照本条例取得的许可证有效期5年" says how long the licence lasts, not the regulation.
_ANOTHER = re.compile(said("of another"))
# "自2026年X月X日起施行，有效期3年": a draft, whose days nobody knows.
_BLANK = re.compile(r"[Xx×]{1,2}月|[年月] {0,2}[月日]|_")
_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"两": 2}


def find(reading: Reading) -> Iterator[Fact]:
    """Yield at most one validFrom and one validTo: those that the text states last, of the document itself."""
    masked = mask(reading)
    start = None
    begins = [(m, day) for m in _FROM.finditer(masked) if (day := _first_day(reading, masked, m)) is not None]
    if begins:
        match, start = begins[-1]
        yield _fact(reading, "validFrom", start, match)
    ends = [(m, day) for m in _ends(masked) if (day := _last_day(reading, masked, m, start)) is not None]
    if ends:
        match, last = ends[-1]
        yield _fact(reading, "validTo", last, match)


def _fact(reading: Reading, predicate: str, day: date, match: re.Match[str]) -> Fact:
    words = reading.document.text[match.start() : match.end()]
    evidence = (reading.sentence(match.start()),)
    return Fact(DOCUMENT, predicate, day.isoformat(), evidence, rule="validity", details=(("words", words),))


def _first_day(reading: Reading, masked: str, match: re.Match[str]) -> date | None:
    before = _before(reading, masked, match.start())
    if not _is_own(before) and not _is_own(match[0]):
        return None
    day = _issued_on(reading) if match["own"] else _date(match, "f")
    if day is not None and match["later"]:
        day += timedelta(days=_value(match["days"]))
    return day


def _before(reading: Reading, masked: str, offset: int) -> str:
    """Return the sentence up to ``offset``, with the one before it where nothing else tells whose days they are.

    "本措施由区财政局负责解释。自印发之日起施行": the second sentence is about 本措施 too.
    """
    begin = reading.sentences.at(offset).begin
    if begin == offset and masked[begin - 1 : begin] == "。":
        begin = reading.sentences.at(begin - 1).begin
    return masked[begin:offset]


def _is_own(before: str) -> bool:
    """Whether the nearest document named before is this one: not "《办法》自…起施行"."""
    subjects = list(re.finditer(_SUBJECT, before))
    return bool(subjects) and TITLE not in before[subjects[-1].end() :]


def _ends(masked: str) -> list[re.Match[str]]:
    return sorted([*_TO.finditer(masked), *_UNTIL.finditer(masked)], key=lambda m: (m.start(), m.end()))


def _last_day(reading: Reading, masked: str, match: re.Match[str], start: date | None) -> date | None:
    sentence = reading.sentences.at(match.start())
    before = _before(reading, masked, match.start())
    if not _is_own(before) and not (start and _FROM.search(before)):
        return None
    if match[0].startswith("有效") and _ANOTHER.search(before.rsplit("，", 1)[-1]):
        return None
    if match["ty"]:
        return _date(match, "t")
    if not _TERM.match(match[0]):
        return None
    base = start or _issued_on(reading)
    if base is None or _BLANK.search(masked, sentence.begin, sentence.end):
        return None
    months = _months(match["span"], match["unit"])
    return _add_months(base, months) - timedelta(days=1) if months else None


def _months(number: str, unit: str) -> int:
    if number == "半":
        return 6 if unit == "年" else 0
    return _value(number) * (12 if unit == "年" else 1)


def _value(number: str) -> int:
    """Read 3, 三, 十, 十五, 三十.

    >>> [_value(n) for n in ("3", "两", "十", "十五", "三十")]
    [3, 2, 10, 15, 30]
    """
    if number.isdigit():
        return int(number)
    if "十" not in number:
        return _DIGITS.get(number, 0)
    tens, ones = number.split("十", 1)
    return _DIGITS.get(tens, 1) * 10 + _DIGITS.get(ones, 0)


def _add_months(day: date, months: int) -> date:
    """Return the corresponding day so many months later, or the month's last one.

    >>> _add_months(date(2024, 2, 29), 12)
    datetime.date(2025, 2, 28)
    """
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    for number in range(day.day, 27, -1):
        try:
            return date(year, month, number)
        except ValueError:
            continue
    return date(year, month, min(day.day, 28))


def _date(match: re.Match[str], which: str) -> date | None:
    try:
        return date(int(match[which + "y"]), int(match[which + "m"]), int(match[which + "d"]))
    except ValueError:
        return None


def _issued_on(reading: Reading) -> date | None:
    try:
        return date.fromisoformat(reading.metadata.date)
    except ValueError:
        return None

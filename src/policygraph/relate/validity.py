"""A Reading in, the days from and to which the document is in force out (validFrom, validTo).

"自印发之日起施行，有效期三年": 印发之日 is the document's date, and the last day is the eve of the third year's
end (民法典, arts. 200 to 202: years are counted to the corresponding day).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from ..dates import iso_date
from ..model import DOCUMENT, Fact
from ..resolve.policies import edition
from .masks import OWN, TITLE, mask, members, said, search, windows
from .reading import Reading

_DIGIT = "[0-9〇○零一二三四五六七八九十]"
_YEAR = r"[12一二][0-9〇○零一二三四五六七八九]{{3}}"  # a set first: the search leaps from one to the next
_DAY = rf"(?P<{{}}>{_YEAR} ?年 ?{_DIGIT}{{{{1,2}}}} ?月 ?{_DIGIT}{{{{1,3}}}} ?日)"
_NUMBER = r"[0-9]+|[一二两三四五六七八九十]+|半"
_SUBJECT = rf"{OWN}+|本(?:文件|法|制度|办法|规划|命令|令|公告|通告|预案)|施行说明|实施说明|上述政策"
# Not "自1997年2月5日起施行的《X》同时废止".
_FROM = re.compile(
    rf"(?:自|从|于|在) ?(?:(?P<own>[^。；，\n]{{0,14}}{said('made public')}之?日)|{_DAY.format('from')})"
    rf" ?起?(?P<later>(?:满)?(?P<days>{_NUMBER}|三十)[日天]后)?"
    rf"(?:(?!停止)[^。；，\n至]){{0,4}}?{said('in force')}(?!的)"
)
_TO = re.compile(
    rf"{said('term', 'lasts')}限?(?:原则上|暂定|延长|延续|顺延|为|是|：|截至|截止|至|到|共|满|定| )*"
    rf"(?:{_DAY.format('to')}(?!至|到|—|-)|(?P<span>{_NUMBER})(?P<unit>年|个月))"
)
# "执行期限为2019年1月1日至2023年12月31日"; "自2021年1月1日起至2023年12月31日施行".
_BETWEEN = re.compile(
    rf"{said('term')}限?(?:为|是|：|从|自| )*{_DAY.format('from')} ?起?(?:至|到|—+|-) ?{_DAY.format('to')}"
)
_UNTIL = re.compile(rf"至{_DAY.format('to')}(?:止)?[^。；，\n]{{0,4}}(?:{said('lasts')}|有效|失效|止)")
# "自印发之日起三年有效", "3年内有效".
_VALID = re.compile(rf"起,?(?P<span>{_NUMBER})(?P<unit>年|个月)(?:内|以内)?有效")
# "自2024年1月1日起停止执行" ends on the eve; "2023年12月31日自动失效" on that day.
_STOPS = re.compile(
    rf"{_DAY.format('to')} ?(?P<then>起)?(?:同时|自动|自行|即行|予以|到期)*"
    r"(?:废止|失效|作废|停止执行|停止施行|停止实施)"
)
# "将《X》（某府〔2020〕3号）有效期延长至2026年12月31日", "延长《X》有效期至…", "《X》继续执行至…": of another document.
_PROLONGED = re.compile(
    rf"(?<!{TITLE})(?P<what>{TITLE}++)(?:（[^（）\n]{{0,40}}）)?的?(?:{said('term')}限?)?(?:继续|延长|延续|顺延|有效期|执行|有效|实施|施行|期限|的)*"
    rf"(?:至|到){_DAY.format('to')}"
)
_LONGER = re.compile(r"延长|延续|顺延|继续")
_TERM = re.compile(rf"{said('term')}|试行|施行|起")
# "依照本条例取得的许可证有效期5年" says how long the licence lasts, not the regulation.
_ANOTHER = re.compile(said("of another"))
# "自2026年X月X日起施行，有效期3年": a draft, whose days nobody knows.
_BLANK = re.compile(r"[Xx×]{1,2}月|[年月] {0,2}[月日]|_")
_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"两": 2}


def find(reading: Reading) -> Iterator[Fact]:
    """Yield at most one validFrom and one validTo of the document itself, those stated last; then of others."""
    masked = mask(reading)
    start = None
    begins = [(m, day) for m in _begins(masked) if (day := _first_day(reading, masked, m)) is not None]
    if begins:
        match, start = begins[-1]
        yield _fact(reading, "validFrom", start, match)
    ends = [(m, day) for m in _ends(masked) if (day := _last_day(reading, masked, m, start)) is not None]
    if ends:
        match, last = ends[-1]
        yield _fact(reading, "validTo", last, match)
    yield from _prolonged(reading, masked)


def _fact(reading: Reading, predicate: str, day: date, match: re.Match[str], of: str = DOCUMENT) -> Fact:
    words = reading.document.text[match.start() : match.end()]
    evidence = (reading.sentence(match.start()),)
    return Fact(of, predicate, day.isoformat(), evidence, rule="validity", details=(("words", words),))


def _prolonged(reading: Reading, masked: str) -> Iterator[Fact]:
    """Another document's last day, put off by this one."""
    for match in search(_PROLONGED, masked, windows(reading, masked, _LONGER)):
        clause = masked[reading.sentences.at(match.start()).begin : match.end()]
        day = _date(match, "to")
        if day is not None and _LONGER.search(clause):
            for policy in members(reading, match.span("what"), "Policy"):
                yield _fact(reading, "validTo", day, match, policy.entity.id)


def _begins(masked: str) -> list[re.Match[str]]:
    return sorted([*_FROM.finditer(masked), *_BETWEEN.finditer(masked)], key=_place)


def _ends(masked: str) -> list[re.Match[str]]:
    patterns = (_TO, _UNTIL, _BETWEEN, _VALID, _STOPS)
    return sorted((match for pattern in patterns for match in pattern.finditer(masked)), key=_place)


def _place(match: re.Match[str]) -> tuple[int, int]:
    return match.start(), match.end()


def _first_day(reading: Reading, masked: str, match: re.Match[str]) -> date | None:
    before = _before(reading, masked, match.start())
    if not _is_own(before) and not _is_own(match[0]):
        return None
    groups = match.groupdict()
    day = _issued_on(reading) if groups.get("own") else _date(match, "from")
    if day is not None and groups.get("later"):
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


def _last_day(reading: Reading, masked: str, match: re.Match[str], start: date | None) -> date | None:
    before = _before(reading, masked, match.start())
    if not _is_own(before) and (TITLE in before or not (start and _FROM.search(before))):
        return None
    if match[0].startswith("有效") and _ANOTHER.search(before.rsplit("，", 1)[-1]):
        return None
    if match.re is _STOPS:
        return _eve(match, before)
    if match.groupdict().get("to"):
        return _date(match, "to")
    return _counted(reading, masked, match, start)


def _eve(match: re.Match[str], before: str) -> date | None:
    """Return the last day before a document stops; who uses one wrongly is not the document: 其证书…失效."""
    day = _date(match, "to")
    if day is None or not re.search(rf"(?:{_SUBJECT})[^，。；]{{0,12}}$|[，,](?:到期|期满)?(?:后)?$", before):
        return None
    return day - timedelta(days=1) if before.rstrip().endswith(("自", "从")) or match["then"] else day


def _counted(reading: Reading, masked: str, match: re.Match[str], start: date | None) -> date | None:
    """Return the last day of so many years from the start."""
    sentence = reading.sentences.at(match.start())
    base = start or _issued_on(reading)
    if base is None or not _TERM.match(match[0]) or _BLANK.search(masked, sentence.begin, sentence.end):
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
    return _day(iso_date(match[which]))


def _issued_on(reading: Reading) -> date | None:
    """Return the day on which the document was first made public.

    A revised text keeps the words 自公布之日起施行 of the first. Where no day stands in a dated version's text, it is
    that of its file's name.
    """
    metadata = reading.metadata
    return _day(metadata.published or metadata.date) or _day(edition(reading.document.id))


def _day(iso: str) -> date | None:
    try:
        return date.fromisoformat(iso)
    except ValueError:
        return None

"""A Reading in, deadlines out: by when a measure must be done or reach its target, as the last day of what is said.

到2027年, 2027年底前: 2027-12-31; 2026年6月30日前: that day; 完成时限：2019年6月底前: 2019-06-30. A date that only says
when something happened (截至2023年5月底) or how long a rule is in force (有效期至) is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..dates import end_of
from ..model import DOCUMENT, Document, Fact, Span
from ..outline.labels import role_of
from .clauses import before, sentence_before
from .reading import Reading

_MONTH = r"(?:年?(?P<month>1[0-2]|0?[1-9])月(?:份)?(?:(?P<day>[12][0-9]|3[01]|0?[1-9])日)?)"
_DATE = re.compile(
    r"(?=[0-9今本明“十年])(?:(?:(?P<year>20[0-9]{2})年|(?P<relative>今年|本年度?|明年)|(?<![0-9年])(?=[0-9]{1,2}月))"
    rf"{_MONTH}?(?P<half>上半年)?(?P<close>年?年?[底末中](?:之?以?前)?|年?内|之?以?前|(?=，))?"
    r"|“?十(?P<plan>[三四五六])五”?(?:时期|规划)?(?:期?末|期间末)"
    r"|(?<![0-9一二两三四五六七八九十几今去前历每往近年半])年(?P<closing>底以?前|内(?!蒙|各|的|度)))"
)
_PLAN_ENDS = {"三": 2020, "四": 2025, "五": 2030, "六": 2035}
_LEAD = re.compile(
    r"(?:(?<!达)(?<!受)(?<!收)(?<!得)到|力争(?:到|在|于)?|争取(?:到|在)?|确保(?:到|在|于)?|不迟于|不晚于|最迟(?:于|在)?|目标到)$"
)
_NOT = re.compile(
    r"(?:从[^，。；]{1,8}到|截至|截止到?|自|从|有效期(?:限)?(?:至|到|延长至)|执行至|期限为?至|延续至|《[^》]*|“[^”]*|于?每年的?|每|[0-9]年|-|—|——)$"
)
# "2020年起，每年2月底前上报，3月底前汇总": what comes back every year sets no day.
_YEARLY = re.compile(r"每年|年年|每一?年度")
_LIMIT_LABEL = re.compile(
    r"(?:完成时[限间]|时间(?:节点|进度|安排|要求)|办结时限|进度安排|完成期限|时限要求?|期限)：?\s*$"
)
# "2020年1月1日前制定的有关规定": what was there before that day
_DONE = re.compile(
    r"^(?:[^。；，]{0,12}(?:已|了(?!解))|(?:制定|发布|公布|颁布|施行|设立|成立|取得|签订|出生|参加工作))"
)
_PAST_TITLE = re.compile(r"答复|复函|总结|情况的?(?:报告|通报)")


def find(reading: Reading) -> Iterator[Fact]:
    """Yield a fact for each date by which something must be done."""
    seen: set[tuple[str, str, int]] = set()
    cells = _limit_cells(reading.document)
    for match in _DATE.finditer(reading.folded):
        measure = reading.measure_at(match.start())
        day = _deadline(reading, match, cells) if measure else ""
        if not measure or not day:
            continue
        evidence = reading.sentence(match.start())
        key = (measure.id, day, evidence.begin)
        if key in seen:
            continue
        seen.add(key)
        yield Fact(
            subject=DOCUMENT,
            predicate="deadline",
            object=day,
            evidence=(evidence,),
            measure=measure.id,
            step=reading.step_at(measure, match.start()),
            status="planned",
            rule="deadlines.by",
            details=(("words", reading.document.text[match.start() : match.end()]),),
        )


def _limit_cells(document: Document) -> tuple[Span, ...]:
    """Return the cells of the columns that are headed 完成时限, 时间节点 … in the tables of the document."""
    columns: dict[int, set[int]] = {}
    cells: dict[Span, None] = {}
    for row in document.blocks:
        if row.header:
            names = enumerate(cell.of(document.folded) for cell in row.cells)
            columns[row.table] = {column for column, name in names if role_of(name) == "deadline"}
        elif columns.get(row.table):
            cells.update(
                (cell, None) for column, cell in enumerate(row.cells) if column in columns[row.table]
            )
    return tuple(cells)


def _deadline(reading: Reading, match: re.Match[str], cells: tuple[Span, ...]) -> str:
    """Return the day that ``match`` sets as a limit, or an empty string."""
    year = _year(reading, match)
    if not year:
        return ""
    day = _last_day(year, match)
    date = reading.metadata.date
    if date and day < date:
        return ""
    in_column = any(cell.begin <= match.start() < cell.end for cell in cells)
    return day if in_column or _sets_limit(reading, match, year) else ""


def _year(reading: Reading, match: re.Match[str]) -> int:
    if match["year"]:
        return int(match["year"])
    if match["plan"]:
        return _PLAN_ENDS[match["plan"]]
    issued = reading.metadata.date[:4]
    return int(issued) + (match["relative"] == "明年") if issued.isdigit() else 0


def _last_day(year: int, match: re.Match[str]) -> str:
    if match["half"]:
        return f"{year}-06-30"
    return end_of(year, int(match["month"] or 12), int(match["day"] or 0))


def _sets_limit(reading: Reading, match: re.Match[str], year: int) -> bool:
    folded = reading.folded
    head = before(folded, match.start(), 24)
    if _NOT.search(head) or (
        not match["year"] and _YEARLY.search(sentence_before(folded, match.start(), 60))
    ):
        return False
    if match["closing"] or match["plan"] or _labelled(reading, match.start()):
        return True
    tail = folded[match.end() : match.end() + 30]
    if _DONE.search(tail):
        return False
    close = match["close"] or ""
    if close.endswith("内") and match["month"]:
        return False  # 2月3日内蒙古
    if close.endswith(("前", "内")):
        return True
    if _LEAD.search(head):
        return True
    return _opens_target(reading, match, head, close, year)


def _opens_target(reading: Reading, match: re.Match[str], head: str, close: str, year: int) -> bool:
    """2026年，先行培育10个…: in a plan, a year that opens the sentence is by when the target is to be reached."""
    if head or match["month"] or not match["year"] or _PAST_TITLE.search(reading.metadata.title):
        return False
    issued = reading.metadata.date[:4]
    behind = reading.folded[match.end() : match.end() + 1]
    return issued.isdigit() and year >= int(issued) and (close.endswith(("底", "末")) or behind == "，")


def _labelled(reading: Reading, offset: int) -> bool:
    """Whether a label says that this is the limit: 完成时限："""
    return bool(_LIMIT_LABEL.search(reading.folded[max(0, offset - 12) : offset]))

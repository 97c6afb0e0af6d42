"""A Reading in, the deadlines out that the stages of a plan set: （一）动员部署阶段（2026年3月—4月） ends with April.

The period stands in a bracket behind 阶段, opens the sentence of an item that is a stage, or follows 时限是.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..dates import end_of
from ..mentions.scan import offsets
from ..model import DOCUMENT, Fact
from .reading import Reading

_FROM = (
    r"(?P<year>(?:19|20)[0-9]{2})年(?P<month>1[0-2]|0?[1-9])"
    r"(?:月(?:(?P<day>[12][0-9]|3[01]|0?[1-9])日)?|(?=\s*[—―－–~～\-至到]))"
)
_TO = r"(?:(?P<year2>(?:19|20)[0-9]{2})年)?(?P<month2>1[0-2]|0?[1-9])月(?:[底末]|(?P<day2>[12][0-9]|3[01]|0?[1-9])日)?"
_PERIOD = rf"{_FROM}(?:\s*[—―－–~～\-至到]{{1,3}}\s*{_TO})?"
_BRACKET = re.compile(rf"[^（）\n]{{0,6}}（[^（）\n0-9]{{0,8}}{_PERIOD}[^（）\n]{{0,4}}）")
_OPENS = re.compile(rf"{_PERIOD}，")
_LIMIT = re.compile(rf"(?:时限|期限)(?:是|为|：) ?{_PERIOD}")


def find(reading: Reading) -> Iterator[Fact]:
    """Yield the last day of each stage of a plan."""
    seen: set[tuple[str, str]] = set()
    for match in _periods(reading):
        measure = reading.measure_at(match.start("year"))
        day = _last_day(match)
        issued = reading.metadata.date
        if measure is None or not day or (issued and day < issued) or (measure.id, day) in seen:
            continue
        seen.add((measure.id, day))
        yield Fact(
            subject=DOCUMENT,
            predicate="deadline",
            object=day,
            evidence=(reading.sentence(match.start("year")),),
            measure=measure.id,
            step=reading.step_at(measure, match.start("year")),
            status="planned",
            rule="deadlines.stage",
            details=(("words", reading.document.text[match.start("year") : match.end()].rstrip("，）")),),
        )


def _periods(reading: Reading) -> Iterator[re.Match[str]]:
    text = reading.folded
    for at in offsets(text, "阶段"):
        if bracket := _BRACKET.match(text, at + 2):
            yield bracket
    for word in ("时限", "期限"):
        for at in offsets(text, word):
            # the limit of the whole work, not 执行期限 or 有效期限, which say how long a rule is in force
            if text[at - 2 : at] not in _IN_FORCE and (limit := _LIMIT.match(text, at)) and limit["month2"]:
                yield limit
    for measure in reading.outline.measures:
        if "阶段" in measure.heading:
            line = text.find("\n", measure.body) + 1
            for begin in (measure.body, line):
                opening = _OPENS.match(text, begin, measure.end) if begin else None
                if opening and opening["month2"]:
                    yield opening


_IN_FORCE = frozenset(
    {"执行", "有效", "政策", "施行", "保护", "使用", "缓缴", "免征", "减征", "补贴", "征集", "公示"}
)


def _last_day(match: re.Match[str]) -> str:
    """Return the last day of the period, '' where its end lies before its begin."""
    year = int(match["year"])
    begin = end_of(year, int(match["month"]), int(match["day"] or 0))
    if not match["month2"]:
        return begin
    end = end_of(int(match["year2"] or year), int(match["month2"]), int(match["day2"] or 0))
    return end if end >= begin else ""

"""A Reading in, which policy changes another out: 关于修改〈X〉的决定, 根据…《决定》修订, 修订完善《X》 (amends).

Patterns run on the text with every name replaced by the sign of its type (see `masks`). Decisions of one name
(国务院关于修改部分行政法规的决定, nearly every year) are told apart by the day that the revision note gives them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..dates import DATE, iso_date
from ..model import DOCUMENT, Entity, Fact, Status
from .issuing import CITING
from .masks import TITLE, listed, members, search, windows
from .reading import Reading
from .status import status_at

_HEAD = 600  # characters of a regulation without items in which its revisions stand
_BEFORE = 80  # characters before a decision in which its day stands
_VERB = re.compile(r"修[改订正]|删[去除]")
_CHANGES = re.compile(r"(?:修改|修订|修正)(?:的|了)?")
_REVISED = re.compile(rf"(?P<what>{TITLE}+)(?:第[一二三四五六七八九十]+次)?(?:修订|修正|修改)")
_NOTE = r"(?:（[^（）\n]{0,40}）)?"
# "对《X》作如下修改", "将《X》第三条修改为", "决定修改《X》", "删去《X》第五条".
_DECIDED = re.compile(
    rf"(?:对|将|删[去除])?(?P<what>{listed(TITLE)}){_NOTE}[^。；\n{TITLE}]{{0,24}}?"
    rf"(?:作(?:出|了)?(?:如下|以下|相应)(?:的)?修[改订正]|修[改订正]为|予以修[改订正])"
    rf"|(?:决定|现)(?:修改|修订|修正)(?P<then>{listed(TITLE)})|删[去除](?P<cut>{TITLE}+)第"
)
# "抓紧修订完善《X》", "正在对《X》进行修订", "出台了《X》，并于2022年进行了修订": whether done, the sentence says.
_TOLD = re.compile(
    rf"(?<![制订定及后新])修[改订](?:完善|和完善|并?(?:印发|出台|发布|实施))?(?:了|好)?(?P<what>{listed(TITLE)})(?!的?(?:决定|建议))"
    rf"|对(?P<then>{listed(TITLE)}){_NOTE}[^。；\n{TITLE}]{{0,12}}?(?:修改|修订|修正)(?!建议|意见)"
    rf"|(?P<cut>{TITLE}+){_NOTE}，?并?(?:于[^，。；\n]{{1,12}})?进行了?(?:全面)?修[改订]"
)


def find(reading: Reading, masked: str, own: Entity | None) -> Iterator[Fact]:
    """Yield what the titles, the head's notes and the sentences say of one policy's changing another."""
    yield from _titled(reading, own)
    if own is not None:
        yield from _noted(reading, masked, own)
    spans = [span for span in windows(reading, masked, CITING) if _VERB.search(masked, *span)]
    yield from _said(reading, search(_DECIDED, masked, spans), "amending-verb")
    decides = _CHANGES.search(reading.metadata.title) is not None
    yield from _said(reading, search(_TOLD, masked, spans), "amending-verb" if decides else "amending-told")


def _titled(reading: Reading, own: Entity | None) -> Iterator[Fact]:
    """A decision amends what its title names: 关于修改〈X〉的决定."""
    for outer in reading.references:
        if outer.mention.type != "Policy" or outer.mention.nested or "修" not in outer.mention.text:
            continue
        for inner in reading.within(outer.mention.begin, outer.mention.end, "Policy", nested=True):
            before = reading.folded[outer.mention.begin : inner.mention.begin]
            if inner.mention.nested and inner.entity.id != outer.entity.id and _CHANGES.search(before[-6:]):
                subject = DOCUMENT if own and outer.entity.id == own.id else outer.entity.id
                evidence = (reading.sentence(inner.mention.begin),)
                yield Fact(subject, "amends", inner.entity.id, evidence, rule="title")


def _noted(reading: Reading, masked: str, own: Entity) -> Iterator[Fact]:
    """The head of a regulation names the decisions that changed it: "2018年 《国务院关于修改…的决定》第一次修订"."""
    end = next((m.begin for m in reading.outline.measures), min(_HEAD, len(masked)))
    for match in _REVISED.finditer(masked, 0, end):
        days = [day[0] for day in DATE.finditer(masked, max(0, match.start() - _BEFORE), match.start())]
        day = iso_date(days[-1]) if days else ""
        details = (("date", day),) if day else ()
        evidence = (reading.sentence(match.start()),)
        for decision in members(reading, match.span("what"), "Policy"):
            yield Fact(decision.entity.id, "amends", own.id, evidence, rule="revision-note", details=details)


def _said(reading: Reading, matches: list[re.Match[str]], rule: str) -> Iterator[Fact]:
    for match in matches:
        span = next(match.span(name) for name in ("what", "then", "cut") if match[name])
        for policy in members(reading, span, "Policy"):
            status: Status = "done"
            if rule == "amending-told":
                at = match.start() + match[0].index("修")
                status = status_at(reading, at, reading.measure_at(at))
            evidence = (reading.sentence(match.start()),)
            yield Fact(DOCUMENT, "amends", policy.entity.id, evidence, status=status, rule=rule)

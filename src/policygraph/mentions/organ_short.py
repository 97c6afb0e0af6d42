"""Organs found in, out the teams that a text sets up and the places where organs are called by a short name.

"…工作部际联席会议（以下简称联席会议）": from there on 联席会议 is that one, and 联席会议办公室 its office. A team set
up without such words is called by its kind alone as well (成立甲领导小组, later 领导小组), where it is the only one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..model import Mention
from .organ_grammar import starts_clean
from .organ_signs import Inside
from .organ_teams import TEAMS, covered, offices, set_up
from .scan import Scan, offsets

_DEFINED = re.compile(
    r"(?:制度)?（(?:以下|下)(?:简称|统称|称)(?:为|：)?“?([^“”（）\n，。、]{2,14})”?）(?:制度)?"
)
_OFFICE = re.compile("办公室")
_MARKS = re.compile('[“”"]')
#: 向|联席会议提出, 经|领导小组同意: what may stand before a short name besides what lists.
_BEFORE = re.compile(r"(?:[由经向请报以在对按为送交需要是]|报告|根据|发挥|设立|成立|建立)$")
# 领导小组长, 联席会议制度, 协调小组组长
_NOT_BEHIND = re.compile("长(?!期)|制度|们")


def find(scan: Scan, found: Sequence[Mention], inside: Inside) -> Iterator[Mention]:
    """Yield the teams that the text sets up, the mentions by short names, and the offices of the teams."""
    named = [*found, *set_up(scan, found)]
    named += [m for m in _said_short(scan, named) if inside.allows(m)]
    yield from named[len(found) :]
    yield from offices(scan, named)


def _said_short(scan: Scan, found: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the mentions by short names, by organ; none where another name was found."""
    taken = sorted((m.begin, m.end) for m in found)
    for organ, short, begin in _defined(scan, found):
        for at in offsets(scan.folded, short, begin):
            end = at + len(short)
            if not _stands(scan.folded, at, end) or covered(taken, at, end):
                continue
            office = _OFFICE.match(scan.folded, end)
            end = office.end() if office else end
            name = _MARKS.sub("", organ.name) + (office[0] if office else "")
            yield Mention("Department", at, end, scan.document.text[at:end], name, "organ-said-short")


def _defined(scan: Scan, found: Sequence[Mention]) -> Iterator[tuple[Mention, str, int]]:
    """Yield the organs that the text gives a short name, the name, and the offset from which it holds."""
    done: set[str] = set()
    organs = [m for m in found if m.type == "Department" and not m.anaphor]
    for mention in organs:
        match = _DEFINED.match(scan.folded, mention.end)
        if match and match[1] not in done:
            done.add(match[1])
            yield mention, match[1], match.end()
    teams = [m for m in organs if m.name.endswith(TEAMS)]
    for kind in TEAMS if teams else ():
        named = [m for m in teams if m.name.endswith(kind) and len(m.name) > len(kind)]
        if kind not in done and len({m.name for m in named}) == 1:
            yield named[0], kind, named[0].end


def _stands(folded: str, begin: int, end: int) -> bool:
    before = folded[max(0, begin - 4) : begin]
    whole = starts_clean(folded, begin) or _BEFORE.search(before) is not None
    return whole and not _NOT_BEHIND.match(folded, end)

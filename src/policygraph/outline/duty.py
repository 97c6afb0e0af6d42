"""A document's matching form in, the stretches that assign responsibility out: brackets, labelled lines.

``（X牵头，Y配合）``, ``（责任单位：A、B）``, ``牵头部门：A``; one stretch for each labelled piece.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from .labels import DUTY_ROLES, labels_in, role_of

if TYPE_CHECKING:
    from collections.abc import Iterable


class Stretch(NamedTuple):
    """A stretch with its label; `opens` and `closes` bound the bracket or line that it stands in."""

    begin: int
    end: int
    label: str
    opens: int
    closes: int


_BRACKET = re.compile(r"[（［]([^（）［］\n]*(?:[（［][^（）［］\n]*[）］][^（）［］\n]*)*)[）］]")
# "（责任单位：市科技局" at the end of a line: the bracket is never closed.
_UNCLOSED = re.compile(r"[（［]([^（）［］\n]*(?:[（〈][^（）〈〉\n]*[）〉][^（）［］\n]*)*)(?=\n|\Z)")
_ASSIGNS = re.compile(
    r"(?:负责|牵头|配合|参与|参加|协助|承办|主办|指导|落实)(?:落实|实施|推进|组织实施|办理)?"
    r"(?:[。；，、]|$|(?:[；。，、]?(?:列(?:在)?第一|排(?:在)?(?:第一|首)|第一个)[^）]{0,24}))"
)
_HINT = re.compile(r"负责|牵头|配合|参与|参加|协助|承办|主办|指导|落实|单位|部门|机构|分工|主体")
_NOT = re.compile(
    r"^(?:以下|含|包括|如|即|即：|详见|见|不|除|其中|注：)|负责(?:解释|人)|[^，；。、]{3,}由[^，；。]{2,30}负责|简称|有删减"
)
# 完善制度。（市商务局、各区政府）: organs and nothing else in the bracket behind an item
_ORGAN = (
    r"(?:各[\u4e00-\u9fff（）]{2,16}|[\u4e00-\u9fff]{1,20}(?:[局委办厅部院处]|中心|政府|[管党]委会?|海关|法院|银行|公司|集团)"
    r"(?:（[\u4e00-\u9fff]{2,12}）)?)"
)
_ORGANS = re.compile(
    rf"(?<=[。；])[（［]({_ORGAN}(?:[、，；和]{_ORGAN}){{0,30}}(?:等(?:有关|相关)?(?:部门|单位))?)[）］](?=\n|\Z)"
)
_TRIM = " \t；;，,。、：:"


def stretches(folded: str) -> list[Stretch]:
    """Return the stretches of the text, in its order; those of tables are not among them.

    >>> line = "（牵头单位：市科技局；责任单位：市财政局）"
    >>> [(line[s.begin : s.end], s.label) for s in stretches(line)]
    [('市科技局', '牵头单位'), ('市财政局', '责任单位')]
    >>> [s.label for s in stretches("加快办理。（市税务局负责）")]
    ['']
    """
    found: list[Stretch] = []
    for match in _BRACKET.finditer(folded):
        found.extend(_inside(folded, match.start(1), match.end(1), match.start(), match.end()))
    found.extend(_bare(folded))
    taken = Ranges((s.opens, s.closes) for s in found)
    behind = 0
    for match in labels_in(folded):
        if match.start() >= behind and role_of(match[1]) in DUTY_ROLES and match.start() not in taken:
            more = _line(folded, match)
            found.extend(more)
            behind = max([behind, *(s.closes for s in more)])
    taken = Ranges((s.opens, s.closes) for s in found)
    found.extend(_never_closed(folded, taken))
    return sorted(set(found))


class Ranges:
    """Stretches that are taken; ``offset in ranges`` is one look-up, however many there are."""

    def __init__(self, pairs: Iterable[tuple[int, int]]) -> None:
        self._pairs = sorted(set(pairs))

    def __contains__(self, offset: object) -> bool:
        at = bisect_right(self._pairs, (offset, sys.maxsize)) - 1
        return at >= 0 and self._pairs[at][0] <= offset < self._pairs[at][1]  # type: ignore[operator]


def _inside(folded: str, begin: int, end: int, opens: int, closes: int) -> list[Stretch]:
    """Read the inside of a bracket: labelled pieces, or words that assign."""
    if end - begin < 4 or not _HINT.search(folded, begin, end):
        return []
    labels = list(labels_in(folded, begin, end))
    if labels and any(role_of(label[1]) in DUTY_ROLES for label in labels):
        found = _pieces(folded, labels, end, opens, closes)
        if labels[0].start() - begin > 3 and _ASSIGNS.search(folded, begin, labels[0].start()):
            found.insert(0, Stretch(*_trim(folded, begin, labels[0].start()), "", opens, closes))
        return found
    words = folded[begin:end]
    if _ASSIGNS.search(words) and not _NOT.search(words):
        return [Stretch(begin, end, "", opens, closes)]
    return []


def _bare(folded: str) -> list[Stretch]:
    """Read brackets that hold organs and nothing else; one alone in a document may say something else."""
    found = [Stretch(*m.span(1), "", *m.span()) for m in _ORGANS.finditer(folded) if not _HINT.search(m[1])]
    return found if len(found) > 1 else []


def _pieces(folded: str, labels: list[re.Match[str]], end: int, opens: int, closes: int) -> list[Stretch]:
    stops = [label.start() for label in labels[1:]] + [end]
    found = []
    for label, stop in zip(labels, stops, strict=True):
        if role_of(label[1]) in DUTY_ROLES:
            begin, last = _trim(folded, label.end(), stop)
            if begin < last:
                found.append(Stretch(begin, last, label[1], opens, closes))
    return found


def _trim(folded: str, begin: int, end: int) -> tuple[int, int]:
    while begin < end and folded[begin] in _TRIM:
        begin += 1
    while end > begin and folded[end - 1] in _TRIM:
        end -= 1
    return begin, end


def _line(folded: str, match: re.Match[str]) -> list[Stretch]:
    """Read a label that opens a line or follows a sentence, up to the end of the line."""
    before = folded[match.start() - 1] if match.start() else "\n"
    if before not in "\n。；！？\t ）］”（［【·-*":
        return []
    stop = folded.find("\n", match.end())
    stop = len(folded) if stop < 0 else stop
    labels = [
        match,
        *(m for m in labels_in(folded, match.end(), stop) if folded[m.start() - 1] in " ；，。、\t）"),
    ]
    opens = match.start() - (before in "（［【")
    return _pieces(folded, labels, stop, opens, stop)


def _never_closed(folded: str, taken: Ranges) -> list[Stretch]:
    found: list[Stretch] = []
    for match in _UNCLOSED.finditer(folded):
        begin, end = match.span(1)
        if end - begin < 120 and match.start() not in taken:
            words = folded[begin:end]
            if _ASSIGNS.search(words) and not _NOT.search(words) and "。" not in words.rstrip("。"):
                found.append(Stretch(*_trim(folded, begin, end), "", match.start(), end))
    return found

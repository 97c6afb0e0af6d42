"""A scan in, the mentions of assemblies with their term and of Party committees that no suffix tells of out.

甲省第十四届人民代表大会常务委员会 is named by its term in every regulation's head; a region's Party committee is a
自治区党委, where 党委 alone is anybody's; and 中共某市委员会 has nothing between its place and 委员会.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Mention
from .scan import Scan

_N = "[一二三四五六七八九十]{1,3}"
# "在甲省第十四届人民代表大会第四次会议上" tells where a report was given.
_TERM = re.compile(rf"第{_N}届人民代表大会(?:常务委员会|(?!常务|代表|第{_N}次会议(?!《|审议|通过|批准)))")
_PARTY = re.compile("委员会")
_REGION = re.compile(r"自治区党委(?![一-龥]{0,4}书记|常委(?!会))")
_LONGEST = 20  # characters of a department of a committee: 全面深化改革委员会办公室


def find(scan: Scan) -> Iterator[Mention]:
    """Yield the mentions, of each kind by offset."""
    yield from _assemblies(scan)
    yield from _named(scan)
    if scan.speaker.place[:1] and scan.speaker.place[0].endswith("自治区"):
        yield from _of_region(scan)


def _assemblies(scan: Scan) -> Iterator[Mention]:
    for match in _TERM.finditer(scan.folded):
        begin = _place_before(scan, match.start())
        if begin < match.start():
            name = scan.folded[begin : match.end()]
            yield _mention(scan, begin, match.end(), name, "organ-assembly")


def _named(scan: Scan) -> Iterator[Mention]:
    """Read 中共甲市委员会."""
    for match in _PARTY.finditer(scan.folded):
        place = scan.lexicon.places.full_ending_at(scan.folded, match.start())
        begin = match.start() - len(place or "")
        for party in ("中共", "中国共产党"):
            if place and scan.folded.endswith(party, 0, begin):
                begin -= len(party)
                yield _mention(scan, begin, match.end(), scan.folded[begin : match.end()], "organ-party")


def _of_region(scan: Scan) -> Iterator[Mention]:
    """Read 自治区党委 and its departments (自治区党委组织部) in the paper of a region."""
    local = scan.lexicon.organs.local
    for match in _REGION.finditer(scan.folded):
        begin = _place_before(scan, match.start() + len("自治区"))
        behind = scan.folded[match.end() : match.end() + _LONGEST]
        size = next((n for n in range(len(behind), 0, -1) if "委" + behind[:n] in local), 0)
        end = match.end() + size
        head = scan.folded[begin : match.end() - len("党委")]
        name = f"{head}委{behind[:size]}" if size else f"中共{head}委员会"
        yield _mention(scan, begin, end, name, "organ-party")


def _place_before(scan: Scan, end: int) -> int:
    """Return where the place that ends at ``end`` begins: its full name, or 省, 市, 自治区 of the document's own."""
    if place := scan.lexicon.places.full_ending_at(scan.folded, end):
        return end - len(place)
    for relative in ("自治区", "省", "市", "县", "区", "州"):
        own = scan.speaker.place
        if scan.folded.endswith(relative, 0, end) and any(part.endswith(relative) for part in own):
            return end - len(relative)
    return end


def _mention(scan: Scan, begin: int, end: int, name: str, rule: str) -> Mention:
    return Mention("Department", begin, end, scan.document.text[begin:end], name, rule)

"""The ground in, parks out: places with a boundary (开发区, 产业园, 合作区, named bases) that have a name of their own.

A park's name holds a place or a word that names something in particular; 国家级经济技术开发区 is a kind of park, none of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .ground import Found, Ground, Hit
from .left_edge import Edge, is_proper, left_edge

_BRACKET = re.compile(r"（[\u4e00-\u9fff·—-]{2,8}）$")
_ORGAN_AFTER = re.compile(r"(?:管委会|管理委员会|党工委|工委|管理局|管理办公室|管理机构|管理处)")
_NOT_AFTER = re.compile(r"[域块划址域]|建设规划|条例|规定")
_ITEM = re.compile(r"(?:[\u4e00-\u9fff]{2,8})$")
_LIST_MARK = frozenset("、和与及")
_KINDS_NEEDING_PLACE = frozenset({"park"})


def find(ground: Ground) -> Iterator[Found]:
    """Yield the parks of the text; of a list with a shared tail each item (甲、乙高新区 → 甲高新区, 乙高新区)."""
    for hit in ground.hits["Park"]:
        if hit.kind != "known" and not _is_part_of_organ(ground, hit):
            yield from _headed(ground, hit)


def _is_part_of_organ(ground: Ground, hit: Hit) -> bool:
    text = ground.masked
    if _ORGAN_AFTER.match(text, hit.end) or _NOT_AFTER.match(text, hit.end):
        return True
    return ground.in_organ(hit.begin, hit.end)


def _headed(ground: Ground, hit: Hit) -> Iterator[Found]:
    text = ground.masked
    at = hit.begin
    bracket = _BRACKET.search(text, max(0, at - 10), at)
    if bracket is not None:
        at = bracket.start()
    edge = left_edge(ground, at, joins=True)
    begin = _anchor(ground, edge)
    if begin is None:
        return
    name = text[begin : hit.end]
    if len(name) > 26:
        return
    yield Found("Park", begin, hit.end, "park-named", name)
    if bracket is None and _is_bare_place(edge, begin):
        yield from _shared_tail(ground, begin, text[hit.begin : hit.end])


def _anchor(ground: Ground, edge: Edge) -> int | None:
    """Return the offset of the first word that names something in particular; a 和 must stand behind it."""
    start = None
    for word in edge.words:
        if word.text in {"和", "与", "及", "暨"}:
            if start is None:
                continue
        elif start is None and is_proper(ground, word):
            start = word.begin
    return start


def _is_bare_place(edge: Edge, begin: int) -> bool:
    return bool(edge.words) and edge.words[-1].begin == begin


def _shared_tail(ground: Ground, begin: int, head: str) -> Iterator[Found]:
    """广甲、广乙工业园区: the items before share the head."""
    text = ground.masked
    while begin > 1 and text[begin - 1] in _LIST_MARK:
        match = _ITEM.search(text, max(0, begin - 9), begin - 1)
        if match is None:
            return
        words = ground.segmenter.tagged(match[0])
        word = words[-1]._replace(begin=match.start() + words[-1].begin, end=match.start() + words[-1].end)
        if not is_proper(ground, word):
            return
        yield Found("Park", word.begin, word.end, "park-shared-tail", word.text + head)
        if len(words) > 1:
            return
        begin = word.begin

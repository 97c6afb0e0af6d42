"""A scan in, organs that only who speaks tells apart out: a bureau's own divisions, its 绍兴市局, and 省直有关单位.

A bureau that divides a task among its own divisions names them bare: "（登记指导处牵头，各相关处室配合）" in a paper of
某省市场监督管理局 charges its 登记指导处. Offices and stations count where a division stands beside them in the paper's
duties, since 办公室 alone may be anybody's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Mention
from .organ_categories import collective
from .scan import Scan, offsets

# A bureau; a government's office divides work among bureaus.
_BUREAU = re.compile(r"(?<!政府)(?:[局厅]|委员会|(?<=[改健信商建])委)$")
_BEGIN = re.compile(r"(?:(?<![一-龥])|(?<=[和与及同由]))(?:我?[省市区县]?[局厅委](?!员))?")
_DIVISION = re.compile(
    r"(?![各该省区县]|市(?!场)|相关|有关|其他|相应|业务)(?:(?![和与及]|牵头|负责|配合|单位|部门|处室)[一-龥0-9]){0,14}?"
    r"(?P<kind>(?<=[一-龥0-9])(?:处|科|办(?:公室)?|中心|站|队|馆)|办公室|研究室|机关党委|机关纪委)"
    r"(?=[^一-龥]|$|和|与|及|等|按照?|牵头|负责|配合|参与|会同|具体)"
)
# 绍兴市局 in the paper of a province's 市场监督管理局
_OF_PLACE = re.compile(r"[市县区州旗]局(?![长面限部势域])")
_SURE = ("处", "科")
# 省直有关单位, 市各有关单位, 中省直相关部门
_UNITS = re.compile(r"(?:中?[省市区县州]直(?:机关)?(?:各)?|[省市区县州]各?(?=[有相]关))(?:有关|相关)?\Z")
# （相关单位按职责分工负责）, （各相关处室配合）: nobody in particular, but charged
_SOME = re.compile(r"各?(?:有关|相关)(?:业务|成员|职能)?(?:单位|处室)")
# 漳州海关、古雷海关, 萧山机场海关: customs are called after ports, too, that no table of places has
_CUSTOMS = re.compile(
    r"(?:(?<![一-龥])|(?<=单位：))(?!中国|国家|全国|省|市|区|[各该属所当地口直隶相有]|其他|进出)[一-龥]{2,6}海关(?=[、，。；）〕\n]|$|等|牵头|负责|按|配合)"
)


def find(scan: Scan) -> Iterator[Mention]:
    """Yield the divisions that duties name, customs there, and the collectives of units."""
    yield from _units(scan)
    for duty in scan.outline.duties:
        for match in _CUSTOMS.finditer(scan.folded, duty.begin, duty.end):
            yield Mention("Department", *match.span(), match[0], match[0], "organ-customs")
    issuers = scan.metadata.issuers
    if len(issuers) == 1 and _BUREAU.search(issuers[0]):
        yield from _divisions(scan, issuers[0])
        yield from _of_places(scan, issuers[0])


def _divisions(scan: Scan, issuer: str) -> Iterator[Mention]:
    found = [list(_named(scan.folded, duty.begin, duty.end, issuer)) for duty in scan.outline.duties]
    if not any(match["kind"] in _SURE for named in found for match in named):
        return
    for match in (match for named in found for match in named):
        yield Mention("Department", *match.span(), match[0], match[0], "organ-division")


def _named(folded: str, begin: int, end: int, issuer: str) -> Iterator[re.Match[str]]:
    at = begin
    for start in _BEGIN.finditer(folded, begin, end):
        match = _DIVISION.match(folded, start.end(), end) if start.end() >= at else None
        own = re.match(r"[一-龥]{2,10}[局厅委]", match[0]) if match else None
        if match and own:  # 市场监管厅|标准化处 in 甲自治区市场监管厅's own paper
            match = (
                _DIVISION.match(folded, match.start() + own.end(), end) if issuer.endswith(own[0]) else None
            )
        if match:
            at = match.end()
            yield match


def _of_places(scan: Scan, issuer: str) -> Iterator[Mention]:
    """Yield the bureaus of the same kind below the issuer that a paper names by their places alone."""
    places = scan.lexicon.places
    _, kind = places.leading(issuer)
    if not kind or kind == issuer:
        return
    kind = kind.removesuffix("厅") + "局" * kind.endswith("厅")
    for at in offsets(scan.folded, "局"):
        place = places.full_ending_at(scan.folded, at) if _OF_PLACE.match(scan.folded, at - 1) else ""
        if place and len(place) > 2:
            begin = at - len(place)
            text = scan.document.text[begin : at + 1]
            yield Mention("Department", begin, at + 1, text, place + kind, "organ-of-place")


def _units(scan: Scan) -> Iterator[Mention]:
    folded = scan.folded
    for word in ("单位", "部门"):
        for at in offsets(folded, word):
            if before := _UNITS.search(folded, max(0, at - 8), at):
                yield collective(scan, before.start(), at + len(word), "organs-units")
    for duty in scan.outline.duties:
        for match in _SOME.finditer(folded, duty.begin, duty.end):
            yield collective(scan, *match.span(), "organs-units")

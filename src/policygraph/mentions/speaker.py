"""A document in, the place that it speaks for out: whose 市财政局 its 市财政局 is.

GB/T 9704 puts the issuer and the place into the title; where they are not there (关于印发《…》的通知 under a bare
市政府办公室), the most frequent place of the text and then the file's name decide.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import PurePosixPath

from ..lexicon import Lexicon, read_table
from ..lexicon.places import Chain, Places
from ..model import Document, Metadata
from ..once import once

_HEAD = 400  # characters in which a document says where it comes from
_CENTRAL = re.compile(
    r"^(?:国务院|中共中央|全国人民代表大会|最高人民|国家|中华人民共和国)|部(?:办公厅)?$|总局$"
)
_PARK_ISSUER = re.compile(r"^(?P<park>.*?(?:区|园|城|港|岛))(?:管理委员会|管委会?|党工委|工作委员会|党政办)")
# A statute that names no place is the State's.
_STATUTE = re.compile(r"(?:条例|规定|办法|细则|规则|决定|法)(?:（[^（）]*）)?$")
# A park's own statute or plan: "…合作区发展促进条例" calls it 合作区 from there on.
_TITLE_PARK = re.compile(r"[一-龥]{2,12}?(?:合作区|开发区|示范区|工业园区|高新区|经开区|保税区)")
# 甲州|工业园区: the short name of a park's city
_PARK_FOLLOWS = re.compile(r"[一-龥]{0,8}?(?:园区|开发区|高新区|经开区|新区|示范区|合作区|保税区)")
_NAME = re.compile(r"[一-龥（）]+")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: ``place`` from the province down (empty for the centre), ``level``, and the park, if one speaks."""

    place: Chain = ()
    level: str = ""
    park: str = ""
    central: bool = False


@once
def speaker_of(document: Document, metadata: Metadata, lexicon: Lexicon) -> Speaker:
    """Return who speaks in ``document``."""
    places = lexicon.places
    stem = PurePosixPath(document.path).stem
    near = _file_place(stem, places) or _number_place(metadata.number)
    for issuer in metadata.issuers:
        if lexicon.organs.centre(issuer) or (_CENTRAL.search(issuer) and not _place_in(issuer, places, near)):
            return Speaker(central=True)
    park = next((m["park"] for issuer in metadata.issuers if (m := _PARK_ISSUER.match(issuer))), "")
    chain = _stated(document, metadata, places, near)
    if not chain and not park and not metadata.issuers and _STATUTE.search(metadata.title):
        return Speaker(central=True)
    if not park and (titled := _TITLE_PARK.match(metadata.title)):
        park = titled[0]
    if park in ("园区", "区", "开发区", "新区", "高新区", "经开区"):
        park = _park_in_title(metadata.title or document.folded[:_HEAD], park)
    return Speaker(chain, places.level(chain), park)


def _stated(document: Document, metadata: Metadata, places: Places, near: Chain) -> Chain:
    for text in (*metadata.issuers, metadata.title, document.folded[:_HEAD]):
        if chain := _place_in(text, places, near):
            if near[: len(chain)] == chain:
                return near
            return chain
    return _frequent(document.folded, places, near) or near


def _place_in(text: str, places: Places, near: Chain) -> Chain:
    """Return the chain of the first place that ``text`` names, with the lower places that follow at once."""
    for match in _NAME.finditer(text):
        piece = match[0]
        for at in range(min(len(piece), 60)):
            names, rest = places.leading(piece[at:])
            if names and (chain := places.find_chain(names, near)):
                return chain
            if at == 0 and (short := places.leading_short(rest)) and len(rest) > len(short):
                follows = rest[len(short) :]
                place = places.find(short, near)
                inner, _ = places.leading(follows)
                if place and inner and (chain := places.find_chain(inner, place.chain)):
                    return chain
                if place and _PARK_FOLLOWS.match(follows):
                    return place.chain
    return ()


def _frequent(folded: str, places: Places, near: Chain) -> Chain:
    counts: Counter[str] = Counter()
    for match in re.finditer(r"[一-龥]{2,3}[省市区县]", folded[:20000]):
        if name := places.full_ending_at(folded, match.end()):
            counts[name] += 1
    for name, count in counts.most_common(3):
        if count >= 2 and (place := places.find(name, near)):
            return near if near[: len(place.chain)] == place.chain else place.chain
    return ()


def _file_place(stem: str, places: Places) -> Chain:
    """Return the place that a file's name ends or begins with (2026-04-24-深圳罗湖区, 湛江市文明行为促进条例)."""
    match = _NAME.search(stem)
    if not match:
        return ()
    name = match[0]
    names, _ = places.leading(name)
    if names:
        return places.find_chain(names)
    short = places.leading_short(name)
    place = places.find(short) if short else None
    if place is None:
        return ()
    names, _ = places.leading(name[len(short) :])
    inner = places.find_chain(names, place.chain) if names else ()
    if inner[: len(place.chain)] == place.chain:
        return inner
    return place.chain


def _number_place(number: str) -> Chain:
    """Return the province by whose sign a 文号 begins: 粤发改高技〔2026〕…."""
    return next(((row["province"],) for row in read_table("place_signs") if row["sign"] == number[:1]), ())


def _park_in_title(text: str, park: str) -> str:
    match = re.search(rf"[《\n]([一-龥]{{2,12}}{park})", text)
    return match[1] if match else park


def relative_chain(head: str, place: Chain) -> Chain:
    """Return the part of ``place`` that 省, 市, 区 … means in a document of that place; () if none.

    >>> relative_chain("市", ("广东省", "深圳市", "罗湖区"))
    ('广东省', '深圳市')
    >>> relative_chain("县", ("广东省", "深圳市"))
    ()
    """
    ends = ("省", "自治区") if head == "省" else (head,)
    for n in range(len(place), 0, -1):
        name = place[n - 1]
        if name.endswith(ends) and (head != "区" or n > 1 or name.endswith("自治区")):
            return place[:n]
    return ()

"""Mentions of organs and places in, entities out: one organ one entity, however it is written."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from ..iri import mint
from ..mentions.organ_categories import category_kind
from ..mentions.organ_grammar import PARK_WORDS
from ..model import Entity, Mention
from .context import Context
from .organ_names import Organ, park_key

_COLLECTIVE = re.compile(r"^(?:各(?!级|地|类)(?:有关|相关)?|有关|相关|其他)(?=.{3})")
_GOVERNMENT = re.compile(r"(?<!人民)政府(?=$|有关|相关)")
_FORWARDED = re.compile(r"(?:转发|批转)(?P<organ>[一-龥]{2,20}?)(?:《|关于)")
# Rules whose names mean another organ than the words alone would.
_READ_APART = frozenset({"organ-bare", "organ-division"})
_LIST_MARKS = re.compile(r"[（）〈〉［］、]")
# 各县（市、区）, 市有关部门: of the document's own place
_BELOW = re.compile(r"(?:[省市县区州旗乡镇](?!级以上|以上|、自治区)|功能区|开发区|街道|有关部门|相关部门)")


def resolve(mentions: Sequence[Mention], context: Context) -> list[Entity]:
    """Return the entities of type Department, OrganCategory and Region."""
    organs = [m for m in mentions if m.type == "Department"]
    return [
        *_departments(organs, context),
        *_categories([m for m in mentions if m.type == "OrganCategory"], context),
        *_regions([m for m in mentions if m.type == "Region"], context),
    ]


def _departments(mentions: Sequence[Mention], context: Context) -> list[Entity]:
    found: dict[tuple[str, str], Organ] = {}
    for mention in mentions:
        key = _key(mention)
        if not mention.anaphor and key not in found:
            found[key] = _organ(mention, context)
    merged = _merge(found.values())
    groups: defaultdict[str, list[Mention]] = defaultdict(list)
    organs: dict[str, Organ] = {}
    for mention in mentions:
        known = found.get(_key(mention))
        organ = _issuer(mention, context) if mention.anaphor else known
        if organ is None:
            continue
        organ = merged.get(organ.name, organ)
        organs.setdefault(organ.name, organ)
        groups[organ.name].append(mention)
    return [_entity(organs[name], group, context) for name, group in groups.items()]


def _key(mention: Mention) -> tuple[str, str]:
    return mention.name, mention.rule if mention.rule in _READ_APART else ""


def _organ(mention: Mention, context: Context) -> Organ:
    names = context.names
    if mention.rule == "organ-division":  # the 法规处 of a bureau's own paper
        bureau = names.organ(context.metadata.issuers[0])
        name, tail = bureau.name + mention.name, bureau.tail + mention.name
        return replace(bureau, name=name, tail=tail, written=tail)
    return names.organ(mention.name, bare=mention.rule == "organ-bare")


def _issuer(mention: Mention, context: Context) -> Organ | None:
    """Return the issuer that 我局 means: the one whose name ends alike."""
    last = mention.name[-1]
    for issuer in context.metadata.issuers:
        if last in issuer[-3:] and not (last == "院" and issuer == "国务院"):
            return context.names.organ(issuer)
    # 转发国家地震局关于…的通知: the 我局 of what is forwarded
    forwarded = _FORWARDED.search(context.metadata.title)
    if forwarded and last in forwarded["organ"][-3:]:
        return context.names.organ(forwarded["organ"])
    return None


def _merge(organs: Iterable[Organ]) -> dict[str, Organ]:
    """Map a shortened name's organ to the one full name of the document that it shortens."""
    unique = sorted({organ.name: organ for organ in organs}.values(), key=lambda o: o.name)
    out: dict[str, Organ] = {}
    for short in unique:
        fuller = [o for o in unique if o.name != short.name and _shortens(short, o)]
        if len(fuller) == 1:
            out[short.name] = fuller[0]
    return out


def _shortens(short: Organ, long: Organ) -> bool:
    if short.place != long.place or short.local != long.local or not (short.place or short.local):
        return False
    if short.kind == long.kind == "管委会":
        return _shortens_park(short.name, long.name)
    if short.tail == long.tail:
        return _shortens_head(short, long)
    a, b = short.written, long.written
    return (
        (short.tail != a or not short.kind)
        and len(a) < len(b)
        and b == long.tail
        and a[0] == b[0]
        and _last(a) == _last(b)
        and _subsequence(a, b)
    )


def _shortens_head(short: Organ, long: Organ) -> bool:
    """Tell whether only the place or the park is shortened: 甲远供电局 for 甲远市供电局, 甲州经开区财政局."""
    place = long.place[-1] if long.place else ""
    if place and long.name == place + long.tail and short.name == place[:-1] + long.tail:
        return True
    head = short.name.removesuffix(short.tail)
    of_park = head.endswith(("区", "园")) and len(head) >= 3 and head not in PARK_WORDS
    return of_park and park_key(long.name).endswith(park_key(short.name))


_TWIN_PARK = re.compile(r"(?P<of>[一-龥]{2,})（(?P<at>[一-龥]{2,})）(?P<rest>.+)")


def _shortens_park(short: str, long: str) -> bool:
    """Tell whether a committee's name shortens another: 甲乙产业园管委会 for 甲市（乙市）产业转移工业园管理委员会."""
    if len(short) >= len(long):
        return False
    park = short.removesuffix("管理委员会")
    if park_key(long).endswith(park_key(short)) and len(park) >= 3 and park not in PARK_WORDS:
        return True
    twin = _TWIN_PARK.fullmatch(long)
    return (
        twin is not None
        and short[:2] == twin["of"][0] + twin["at"][0]
        and _subsequence(short[2:], twin["rest"])
    )


def _last(tail: str) -> str:
    return tail.removesuffix("员会").removesuffix("公室")[-1]


def _subsequence(short: str, long: str) -> bool:
    rest = iter(long)
    return all(char in rest for char in short)


def _entity(organ: Organ, mentions: Sequence[Mention], context: Context) -> Entity:
    within = context.document.id if organ.local else ""
    names = dict.fromkeys([organ.name, *(m.name for m in mentions), *(m.text for m in mentions)])
    return Entity(
        mint("Department", organ.name, within),
        "Department",
        organ.name,
        tuple(name for name in names if name != organ.name),
        tuple(mentions),
        organ.kind,
        organ.place,
        organ.local,
    )


def _categories(mentions: Sequence[Mention], context: Context) -> list[Entity]:
    groups: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        groups[_LIST_MARKS.sub("", _category(mention.name))].append(mention)
    out = []
    for group in groups.values():
        name = _category(group[0].name)
        forms = dict.fromkeys(form for m in group for form in (m.name, m.text))
        out.append(
            Entity(
                mint("OrganCategory", name),
                "OrganCategory",
                name,
                tuple(form for form in forms if form != name),
                tuple(group),
                category_kind(name, context.lexicon.organs),
                context.speaker.place if _BELOW.match(name) else (),
            )
        )
    return out


@lru_cache(maxsize=4096)
def _category(name: str) -> str:
    """Return a collective's name without 各 and with its government in full."""
    name = _COLLECTIVE.sub("", name) or name
    name = _GOVERNMENT.sub("人民政府", name)
    return re.sub(r"管委会$", "管理委员会", name)


def _regions(mentions: Sequence[Mention], context: Context) -> list[Entity]:
    places = context.lexicon.places
    groups: defaultdict[tuple[str, ...], list[Mention]] = defaultdict(list)
    for mention in mentions:
        place = places.find(mention.name, context.place)
        groups[place.chain if place else (mention.name,)].append(mention)
    return [
        Entity(
            mint("Region", "".join(chain)),
            "Region",
            chain[-1],
            tuple(dict.fromkeys(m.text for m in group if m.text != chain[-1])),
            tuple(group),
            places.level(chain),
            chain,
        )
        for chain, group in groups.items()
    ]

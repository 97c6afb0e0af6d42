"""Mentions of parks, programmes, platforms and enterprises in, entities out: one thing, one entity.

Two names are one where they differ by quotation marks, by the place or level before them, by a short form of the head
(高新区 for 高新技术产业开发区), or where one abbreviates the other. In doubt they stay two: a wrong merge is worse.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from ..iri import mint
from ..lexicon.tables import read_table
from ..model import Entity, EntityType, Mention
from .context import Context
from .name_forms import Form, form_of, keys_of, same_name

TYPES: tuple[EntityType, ...] = ("Park", "Programme", "Platform", "Enterprise")
_QUOTED_END = re.compile(r"“([^“”]{3,})”$")
_NEW_AREA = re.compile("(?!高新|城市|产业|经济|科技)[一-龥]{2,4}新区")
# 省内联办 and 市场 do not begin with a level
_LEVEL = re.compile(r"(?:自治区|[省市区县])(?![级场域区容政民内际辖直属会管]|外(?!贸)|委)")


def resolve(mentions: Sequence[Mention], context: Context) -> list[Entity]:
    """Return the entities of the four types, by id."""
    out: list[Entity] = []
    for kind in TYPES:
        of_kind = [mention for mention in mentions if mention.type == kind]
        out.extend(_entities(kind, of_kind, context))
    return sorted(out, key=lambda entity: (entity.type, entity.id))


def _entities(kind: EntityType, mentions: Sequence[Mention], context: Context) -> list[Entity]:
    named = [mention for mention in mentions if not mention.anaphor]
    forms = {mention.name: form_of(kind, mention.name, context.place) for mention in mentions}
    groups = _group(list(forms.values()))
    known = _known(kind)
    by_id: dict[str, Entity] = {}
    for group in groups:
        names = {form.name for form in group}
        members = [mention for mention in named if mention.name in names]
        members += [mention for mention in mentions if mention.anaphor and mention.name in names]
        canonical = _canonical(group, context, known)
        entity = _entity(kind, canonical, members, context)
        by_id[entity.id] = _joined(by_id[entity.id], entity) if entity.id in by_id else entity
    return list(by_id.values())


@cache
def _known(kind: EntityType) -> dict[str, str]:
    tables = {"Platform": "platforms_known", "Enterprise": "enterprises_known", "Park": "parks_known"}
    table = tables.get(kind)
    known = {row["name"]: row["canonical"] for row in read_table(table)} if table else {}
    if kind == "Enterprise":
        known |= {row["head"]: row["canonical"] for row in read_table("enterprise_brands")}
    return known


def _group(forms: Sequence[Form]) -> list[list[Form]]:
    """Put each form to the group that holds its other names, the longest names first."""
    groups: list[list[Form]] = []
    near: dict[str, set[int]] = defaultdict(set)  # the groups in which a key stands
    for form in sorted(forms, key=lambda f: (-len(f.plain), f.name)):
        keys = keys_of(form)
        candidates = sorted({at for key in keys for at in near[key]})
        fitting = [at for at in candidates if any(same_name(other, form) for other in groups[at])]
        at = _the_one(groups, fitting, form)
        if at is None:
            at = len(groups)
            groups.append([])
        groups[at].append(form)
        for key in keys:
            near[key].add(at)
    return groups


def _the_one(groups: Sequence[list[Form]], fitting: Sequence[int], form: Form) -> int | None:
    """Return which of the fitting groups a form belongs to; None if it fits two: which one it means cannot be known."""
    exact = [
        at
        for at in fitting
        if any(form.plain == other.plain or form.stem == other.stem for other in groups[at])
    ]
    if len(exact) == 1:
        return exact[0]
    return fitting[0] if len(fitting) == 1 else None


def _canonical(group: Sequence[Form], context: Context, known: dict[str, str]) -> str:
    for form in group:
        if form.plain in known and not any(other.placed for other in group if other is not form):
            return known[form.plain]
    best = max(
        group, key=lambda form: (form.placed and not form.place.endswith("级"), len(form.plain), form.name)
    ).name
    level = _LEVEL.match(best)
    if level and context.place:
        return _placed(best, level[0], context.place)
    return best


def _placed(name: str, level: str, place: tuple[str, ...]) -> str:
    """市供水公司 → 甲市供水公司: the document's place at that level stands for the level."""
    for part in reversed(place):
        if part.endswith(level):
            return part + name[len(level) :]
    return name


def _entity(kind: EntityType, canonical: str, members: Sequence[Mention], context: Context) -> Entity:
    surfaces = dict.fromkeys(
        [*(m.name for m in members if not m.anaphor), *(m.text for m in members if not m.anaphor)]
    )
    if kind == "Park":
        surfaces.update(dict.fromkeys(name for long in tuple(surfaces) for name in _shorter(long, context)))
    aliases = tuple(sorted(name for name in surfaces if name != canonical))
    ordered = tuple(sorted(members, key=lambda m: (m.begin, -m.end)))
    local = kind in {"Programme", "Platform"} and not any(
        form_of(kind, m.name, context.place).placed for m in members
    )
    # 省政务服务网 of a province that the document does not tell is another province's elsewhere
    unplaced = (local and _is_generic(canonical)) or _LEVEL.match(canonical) is not None
    within = context.document.id if unplaced else ""
    return Entity(
        mint(kind, canonical, within),
        kind,
        canonical,
        aliases,
        ordered,
        place=context.place,
        local=bool(within),
    )


def _shorter(name: str, context: Context) -> Iterator[str]:
    """Yield what a park is called without the places before it: 湖北省|武汉乙开发区, 甲区|“丙谷”."""
    quoted = _QUOTED_END.search(name)
    if quoted and quoted.start():
        yield quoted[1]
    places = context.lexicon.places
    full, rest = places.leading(name)
    if full and not rest:
        full, rest = full[:-1], full[-1]  # 甲市|乙新区 is all in the tables of places
    if full and len(rest) > 3 and (places.leading_short(rest) or _NEW_AREA.fullmatch(rest)):
        yield rest


def _is_generic(name: str) -> bool:
    """办件管理系统, 农户培训计划: a name that many documents give to as many things."""
    return (
        "“" not in name and len(name) <= 8 and name.endswith(("系统", "平台", "计划", "大赛", "基金", "专项"))
    )


def _joined(first: Entity, second: Entity) -> Entity:
    aliases = tuple(sorted({*first.aliases, *second.aliases} - {first.name}))
    mentions = tuple(sorted((*first.mentions, *second.mentions), key=lambda m: (m.begin, -m.end)))
    return Entity(
        first.id,
        first.type,
        first.name,
        aliases,
        mentions,
        first.kind,
        first.place,
        first.local,
        first.number,
    )

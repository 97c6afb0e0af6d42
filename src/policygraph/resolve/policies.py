"""Mentions of policies, proposals and matters in, entities out: which titles of one document name one policy.

Two titles are one policy where they are spelt alike but for quotes and brackets, carry one number, where one is
the other with its place or issuer before it, without its year or （试行） behind it, or is the plan that the
other (a notice: 关于印发…的通知) carries, and where the text says so (以下简称).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import cache

from .. import iri
from ..fold import fold
from ..lexicon.tables import read_table
from ..mentions.policies import is_reply
from ..mentions.titles import (
    bare,
    carried,
    form,
    is_bare,
    is_forwarding,
    issuer,
    key,
    loose_key,
    without_state,
)
from ..model import Entity, EntityType, Mention
from .context import Context

_OWN = "\0own"
_DATED = re.compile(r"[(（]([0-9]{4}-[0-9]{2}-[0-9]{2})[)）]\.\w+$")
_STATE = "中华人民共和国"
# Where a title's place or issuer may end: 清远市|加快…, 市发展改革局|关于…
_CUT = re.compile(
    r"(?:[省市区县州旗国委厅局部府院署会室]|新区|园区|管委会|开发区)(?=.{6})"
)  # the tail is long enough to be a title

_FIVE_YEARS = re.compile(
    r"(?:“十[一二三四五六七]五”|第十[一二三四五六七]个五年).{0,14}?规划(?:的)?《?(?P<kind>建议|纲要)"
)
_ADVICE = re.compile(r".{1,24}[委会央]《(?P<kind>建议)》")
# "根据《甲法》《优化营商环境条例》": any of the list.
_RESTS = re.compile(r"(?:根据|依据|依照|按照|遵照)了?(?:[《〈][^《》\n]{1,60}[》〉][、和与及]*){0,6}[《〈]?$")
_CENTRE = re.compile(r"中共中央|党中央|党的|国家|全国|中华人民共和国")


class _Groups:
    """Names that are one, by union and find."""

    def __init__(self) -> None:
        self._up: dict[str, str] = {}

    def __contains__(self, name: str) -> bool:
        return name in self._up

    def find(self, name: str) -> str:
        self._up.setdefault(name, name)
        while (up := self._up[name]) != name:
            self._up[name] = self._up[up]
            name = up
        return name

    def join(self, one: str, other: str) -> None:
        self._up[self.find(other)] = self.find(one)


def resolve(mentions: Sequence[Mention], context: Context) -> list[Entity]:
    """Return the entities of the policies, proposals and matters; each mention is in exactly one of them."""
    titles = [m for m in mentions if m.type == "Policy"]
    entities = _policies(titles, _organs_before(mentions, context), context)
    entities += _by_name([m for m in mentions if m.type == "Matter"], "Matter")
    entities += _proposals([m for m in mentions if m.type == "Proposal"], context)
    return entities


# ---- policies


def _policies(mentions: Sequence[Mention], organs: dict[int, str], context: Context) -> list[Entity]:
    own = own_title(context)
    groups = _Groups()
    names = _names(mentions, organs)
    for mention, name in zip(mentions, names, strict=True):
        groups.find(_OWN if mention.anaphor and own else key(name))
    if own:
        _join_own(groups, own, names, context)
    _join_stated(groups, mentions, names)
    _join_forms(groups, names, _bases(mentions, names, context) if own else set())
    _join_bare(groups, mentions, names)
    members: dict[str, list[tuple[Mention, str]]] = defaultdict(list)
    for mention, name in zip(mentions, names, strict=True):
        members[groups.find(_OWN if mention.anaphor and own else key(name))].append((mention, name))
    if own:
        members.setdefault(groups.find(_OWN), [])
    dated = edition(context.document.id) if own else ""
    entities = []
    for root, found in members.items():
        is_own = bool(own) and groups.find(_OWN) == root
        named = [p for p in found if not _is_older(p[0], context)] if is_own and dated else found
        entities.append(_entity(named, is_own, own, context))
    return _unique([*entities, *_work(members[groups.find(_OWN)] if dated else [], own, context)])


def _is_older(mention: Mention, context: Context) -> bool:
    """Whether a title that the document bears too is that of an older one: "1984年发布的《某条例》同时废止"."""
    return not mention.rule.startswith("own-") and "废止" in context.document.folded[mention.end :][:10]


def own_title(context: Context) -> str:
    """Return the folded title of the policy that the document is; '' for a letter that answers a proposal."""
    title = fold(context.metadata.title).strip()
    return "" if not title or is_reply(title) or context.metadata.proposal else title


def _names(mentions: Sequence[Mention], organs: dict[int, str]) -> list[str]:
    """Return the mentions' names, with the issuer before it: 国务院《关于…的意见》 → 国务院关于…的意见."""
    names = []
    for mention in mentions:
        name = fold(mention.name).strip()
        before = organs.get(mention.begin, "") if name.startswith("关于") else ""
        names.append(before + name)
    return names


def _organs_before(mentions: Iterable[Mention], context: Context) -> dict[int, str]:
    """Return the organs that can be told without the document's place, by where they end."""
    folded = context.document.folded
    return {
        m.end: m.text
        for m in mentions
        if m.type == "Department"
        and not m.anaphor
        and m.text[0] not in "市省区县州我本"
        and folded[m.begin - 1 : m.begin] not in ("、", "和", "与", " ")
    }


def _join_own(groups: _Groups, own: str, names: Sequence[str], context: Context) -> None:
    plan = carried(own)
    wanted = {loose_key(title) for title in _variants(plan or own)}
    for name in names:
        if loose_key(name) in wanted and not is_bare(name) and not is_forwarding(own):
            groups.join(_OWN, key(name))
    for title in _variants(own) | (_variants(plan) if plan and not is_forwarding(own) else set()):
        if not is_bare(title):
            groups.join(_OWN, key(title))
    if context.metadata.number:
        groups.join(_OWN, _number_key(context.metadata.number))


def _variants(title: str) -> set[str]:
    """A title with and without its issuer and the brackets at its end."""
    short = title.removeprefix(issuer(title)).strip()
    return {title, bare(title), *((short, bare(short)) if short.startswith(("关于", "印发")) else ())}


def _number_key(number: str) -> str:
    return "\0no" + re.sub(r"[\s第]", "", fold(number)).translate(str.maketrans("（）", "［］"))


def _join_stated(groups: _Groups, mentions: Sequence[Mention], names: Sequence[str]) -> None:
    """Join what the text itself says is one: a number beside a title, a short name introduced there."""
    for mention, name in zip(mentions, names, strict=True):
        if mention.number and not mention.anaphor:
            groups.join(_number_key(mention.number), key(name))
        if mention.alias:
            groups.join(key(name), key(fold(mention.alias)))


def _bases(mentions: Sequence[Mention], names: Sequence[str], context: Context) -> set[str]:
    """Return the names of what the document says it rests on: it is none of them.

    云浮市优化营商环境条例 says 根据《优化营商环境条例》…制定本条例, which is the State Council's.
    """
    folded = context.document.folded
    return {
        key(name)
        for mention, name in zip(mentions, names, strict=True)
        if not mention.anaphor and _RESTS.search(folded, max(0, mention.begin - 160), mention.begin)
    }


def _join_forms(groups: _Groups, names: Iterable[str], rests: Collection[str] = ()) -> None:
    """Join a title with its longer forms: with its place or issuer, its year, its notice, the state's name."""
    known = {key(name): name for name in names}
    loose: dict[str, str] = {}
    for folded, name in sorted(known.items()):
        if not is_bare(name) and bare(name) == name:
            groups.join(loose.setdefault(loose_key(name), folded), folded)
    bases: dict[str, list[str]] = defaultdict(list)
    for folded, name in sorted(known.items()):
        bases[key(bare(name))].append(folded)
    for folded, name in sorted(known.items()):
        if (base := key(bare(name))) != folded and base in known and len(bases[base]) == 2:
            groups.join(folded, base)
        plan = key(carried(name))
        if plan and not is_forwarding(name):
            for form_ in (plan, key(bare(carried(name)))):
                if form_ in known:
                    groups.join(folded, form_)
        state = key(without_state(name))
        if state != folded and state in known:
            groups.join(folded, state)
    _join_tails(groups, known, rests)
    _join_five_years(groups, known.values())


def _join_five_years(groups: _Groups, names: Iterable[str]) -> None:
    """Join “十五五”规划纲要 and 某省第十五个五年规划纲要, a committee's 《建议》 and its full title."""
    first: dict[tuple[str, bool], str] = {}
    for name in sorted(names, key=lambda n: (not _FIVE_YEARS.search(n), -len(n), n)):
        found = _FIVE_YEARS.search(name) or _ADVICE.fullmatch(name)
        if found:
            kind = (found["kind"], bool(_CENTRE.search(name)))
            groups.join(first.setdefault(kind, key(name)), key(name))


def _join_tails(groups: _Groups, known: Iterable[str], rests: Collection[str]) -> None:
    """Join 清远市加快创新若干措施 and 加快创新若干措施; a tail that two longer titles share belongs to neither."""
    names = set(known)
    longer: dict[str, set[str]] = defaultdict(set)
    for folded in sorted(names):
        for match in _CUT.finditer(folded):
            tail = folded[match.end() :]
            if tail in names and not is_bare(tail):
                longer[tail].add(groups.find(folded))
    for tail, whole in sorted(longer.items()):
        if len(whole) == 1 and not (tail in rests and groups.find(_OWN) in whole):
            groups.join(whole.pop(), tail)


def _join_bare(groups: _Groups, mentions: Sequence[Mention], names: Sequence[str]) -> None:
    """Join a bare 若干政策 with the title before it that ends so, else the first that does; else it stays alone."""
    full = [
        (m.begin, key(bare(n)), key(n))
        for m, n in zip(mentions, names, strict=True)
        if not m.anaphor and not is_bare(n)
    ]
    for mention, name in zip(mentions, names, strict=True):
        if mention.anaphor or not is_bare(name) or mention.alias:
            continue
        stem = key(bare(name))
        ends = [(begin, whole) for begin, base, whole in full if base.endswith(stem)]
        if ends and groups.find(key(name)) == key(name):
            before = [whole for begin, whole in ends if begin < mention.begin]
            groups.join(before[-1] if before else ends[0][1], key(name))


def _entity(found: list[tuple[Mention, str]], is_own: bool, own: str, context: Context) -> Entity:
    mentions = tuple(m for m, _ in found)
    name = _own_name(own, context) if is_own and own else _best_name(found)
    local = is_bare(name)
    number = next((_shown(m.number) for m in mentions if m.number), "")
    if is_own and context.metadata.number:
        number = context.metadata.number
    surfaces = [m.name for m in mentions] + [m.alias for m in mentions]
    if is_own:
        surfaces += [context.metadata.title, own, "" if is_forwarding(own) else carried(own)]
    aliases = tuple(sorted({s.strip() for s in surfaces if s.strip()} - {name}))
    minted = iri.mint("Policy", name, within=context.document.id if local else "")
    return Entity(
        minted, "Policy", name, aliases, mentions, kind=form(fold(name)) or "", local=local, number=number
    )


def edition(id: str) -> str:  # noqa: A002 - the document's own word
    """Return the date in a dated file name: several versions of one work lie side by side.

    >>> edition("regulations/某某条例(2019-03-24).txt"), edition("reply/x.txt")
    ('2019-03-24', '')
    """
    match = _DATED.search(id)
    return match[1] if match else ""


def _work(found: list[tuple[Mention, str]], own: str, context: Context) -> list[Entity]:
    """Return the work of which a dated document is one version."""
    if not edition(context.document.id):
        return []
    mentions = tuple(m for m, _ in found if _is_older(m, context))
    return [Entity(iri.mint("Policy", own), "Policy", own, (), mentions, kind=form(own) or "")] if own else []


def _shown(number: str) -> str:
    """A number with the brackets that GB/T 9704 asks for: 国发〔2019〕3号."""
    return fold(number).replace("［", "〔").replace("］", "〕").replace(" ", "")


def _own_name(own: str, context: Context) -> str:
    """Name the document's policy: the carried title with its place, or the whole title; a version with its date."""
    plan = "" if is_forwarding(own) else carried(own)
    name = plan or own
    if name.startswith("关于") and context.metadata.issuers:
        name = context.metadata.issuers[0] + name
    dated = edition(context.document.id)
    return f"{name}（{dated}）" if dated else name


@cache
def _laws() -> frozenset[str]:
    return frozenset(row["name"] for row in read_table("laws"))


def _best_name(found: Sequence[tuple[Mention, str]]) -> str:
    """The fullest name: of a law with the state's; of others the longest that is no alias; the notice's plan."""
    names = [n for m, n in found if m.rule not in ("alias", "quoted-short", "number")] or [
        n for _, n in found
    ]
    name = max(names, key=lambda n: (not is_bare(n), len(n), n))
    if name.startswith("《"):
        name = name.strip("《》")
    if name in _laws():
        name = _STATE + name
    return name


def _unique(entities: Iterable[Entity]) -> list[Entity]:
    """Merge entities that got one id (same name but for marks that an IRI does not show)."""
    by_id: dict[str, Entity] = {}
    for entity in entities:
        if (old := by_id.get(entity.id)) is None:
            by_id[entity.id] = entity
            continue
        mentions = tuple(sorted((*old.mentions, *entity.mentions), key=lambda m: (m.begin, -m.end)))
        aliases = tuple(sorted({*old.aliases, *entity.aliases, entity.name} - {old.name}))
        by_id[entity.id] = Entity(
            old.id,
            old.type,
            old.name,
            aliases,
            mentions,
            old.kind,
            old.place,
            old.local,
            old.number or entity.number,
        )
    return sorted(by_id.values(), key=lambda e: e.id)


# ---- proposals and matters


def _by_name(mentions: Sequence[Mention], kind: EntityType) -> list[Entity]:
    groups: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        groups[iri.mint(kind, fold(mention.name))].append(mention)
    return [
        Entity(
            id_, kind, found[0].name, tuple(sorted({m.name for m in found} - {found[0].name})), tuple(found)
        )
        for id_, found in sorted(groups.items())
    ]


def _proposals(mentions: Sequence[Mention], context: Context) -> list[Entity]:
    """The proposal that the document answers (body, session, number), and others that it names."""
    metadata = context.metadata
    if not metadata.proposal:
        return _by_name(mentions, "Proposal")
    mine = tuple(m for m in mentions if _digits(m.number) in ("", _digits(metadata.proposal)))
    rest = [m for m in mentions if m not in mine]
    kind = "建议" if f"第{metadata.proposal}号建议" in metadata.title else "提案"
    name = f"{metadata.session}第{metadata.proposal}号{kind}"
    aliases = tuple(sorted({m.name for m in mine}))
    own = Entity(iri.mint("Proposal", fold(name)), "Proposal", name, aliases, mine, number=metadata.proposal)
    return [own, *_by_name(rest, "Proposal")]


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)

"""A Reading in, the links of documents out: what it cites and repeals; see also `issuing`, `basis`, `amending`.

Patterns run on the text with every name replaced by the sign of its
type (see `masks`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..dates import iso_date
from ..fold import fold
from ..mentions.titles import bare, key
from ..model import DOCUMENT, Entity, Evidence, Fact, Status
from . import amending, basis
from .issuing import CITING, co_handled, issued, status_of, title_evidence
from .masks import ORGAN, OWN, TITLE, listed, mask, members, own_policy, search, windows
from .reading import Reading
from .status import status_at

_LIST = 1500  # characters of a list of titles that one 同时废止 closes
_REPEALED = re.compile(r"废止|停止执行(?!职务|任务|公务)|失效|作废|停止施行")
_ALSO = re.compile(r"(?:同时|一并|均|即|自行|予以|都|相应|宣布|也|自然)+$")
_DIGIT = "0-9一二三四五六七八九十百〇零○"
# Between two titles of the list: "和1990年1月2日", "，国务院、某部一九八○年八月发布的".
_BETWEEN = re.compile(
    rf"(?:[、，；和与及]|以及|（[^（）\n]{{0,60}}）|\s|第[{_DIGIT}、至]+条(?:第[^，。]{{1,6}}款)?)*"
    rf"(?:(?:[{_DIGIT}]{{1,4}}年|原|本院|于|{ORGAN})[^。；]{{0,80}}(?:公布|发布|批准|印发|颁布|施行|下发|所发|修订|通过)的?"
    rf"|[{_DIGIT}]{{2,4}}年(?:[{_DIGIT}]{{1,3}}月)?(?:[{_DIGIT}]{{1,3}}日)?{ORGAN}*)?"
    r"(?:[、和与及]|以及)?"
)
# Not "自1997年2月5日起施行的《X》同时废止": since when what is repealed was in force.
_FROM_DAY = re.compile(
    rf"(?:自|从|于) ?(?P<day>[{_DIGIT}]{{4}} ?年 ?[{_DIGIT}]{{1,3}} ?月 ?[{_DIGIT}]{{1,3}} ?日) ?起"
    r"(?![^，。；]{0,6}的)"
)
_SCOPE = re.compile(
    r"^(?:（[^（）]{0,40}）)?(?:中|的)?(?P<scope>第[一二三四五六七八九十百零〇0-9]+[条章节款项][^，。；]{0,40}?|(?:中)?(?:有关|相关)[^，。；]{1,30}?)(?:的?规定)?(?:同时|予以|停止|废止|自行)"
)


# 《关于修改〈甲省林地保护管理条例〉等十六项法规的决定》, which is cited, is no word about that regulation
_IN_TITLE = re.compile(r"《[^《》\n]{0,40}关于(?:修改|修订|修正|废止)[^《》\n]{0,60}〈?\Z")
_TITLE_REACH = 110


def find(reading: Reading) -> Iterator[Fact]:
    """Yield issued, forwarded, cites, basedOn, amends, repeals, versionOf, documentNumber and coHandles."""
    masked = mask(reading)
    own = own_policy(reading)
    done: set[tuple[object, ...]] = set()
    for fact in _all(reading, masked, own):
        same = (fact.subject, fact.predicate, fact.object, fact.measure, fact.detail("date"))
        if same not in done:
            done.add(same)
            yield fact


def _all(reading: Reading, masked: str, own: Entity | None) -> Iterator[Fact]:
    """All facts, the surer of two that say the same first."""
    yield from issued(reading, masked, own)
    yield from _cited(reading, own)
    yield from basis.find(reading, masked, own)
    yield from amending.find(reading, masked, own)
    yield from _repealed(reading, masked)
    yield from _versions(reading, own)
    yield from _numbers(reading, own)
    yield from co_handled(reading, masked)


# ---- cites


def _cited(reading: Reading, own: Entity | None) -> Iterator[Fact]:
    """The document cites every other policy that it names, once."""
    seen = {own.id} if own else set()
    for reference in reading.references:
        entity = reference.entity
        begin = reference.mention.begin
        if entity.type == "Policy" and entity.id not in seen and not reference.mention.anaphor:
            if _IN_TITLE.search(reading.folded, max(0, begin - _TITLE_REACH), begin):
                continue
            seen.add(entity.id)
            made = reference.mention.rule == "title-planned"
            status = status_at(reading, begin, reading.measure_at(begin)) if made else "done"
            evidence = (reading.sentence(begin),)
            yield Fact(DOCUMENT, "cites", entity.id, evidence, status=status, rule="citation")


# ---- repeals, versionOf


def _repealed(reading: Reading, masked: str) -> Iterator[Fact]:
    """《A》、《B》同时废止; 废止《A》; the lists of a document that repeals others."""
    done: set[str] = set()
    for policy, evidence, status, scope in [
        *_repealed_before(reading, masked),
        *_repealed_behind(reading, masked),
    ]:
        if policy.id not in done:
            done.add(policy.id)
            day = _from_day(masked[evidence.begin : evidence.end])
            details = tuple((name, value) for name, value in (("scope", scope), ("date", day)) if value)
            yield Fact(
                DOCUMENT, "repeals", policy.id, (evidence,), status=status, rule="repeal", details=details
            )


def _from_day(sentence: str) -> str:
    """Return the day from which a sentence says that something holds: "《X》自2024年1月1日起废止"; often none."""
    days = [m["day"] for m in _FROM_DAY.finditer(sentence)]
    return iso_date(days[-1]) if days else ""


_Repeal = tuple[Entity, Evidence, Status, str]


def _repealed_before(reading: Reading, masked: str) -> Iterator[_Repeal]:
    """Go back from 废止 through the list of titles that stands before it."""
    for match in _REPEALED.finditer(masked):
        sentence = reading.sentences.at(match.start())
        titles = reading.within(max(sentence.begin, match.start() - _LIST), match.start(), "Policy")
        end = match.start()
        if also := _ALSO.search(masked, max(0, end - 8), end):
            end = also.start()
        for at, reference in enumerate(reversed(titles)):
            gap = masked[reference.mention.end : end]
            fits = _is_repeal_gap(gap) if at == 0 else _BETWEEN.fullmatch(gap)
            if not fits or set(masked[reference.mention.begin : reference.mention.end]) == {OWN}:
                break
            scope = _SCOPE.match(gap + "废止")
            yield (
                reference.entity,
                reading.sentence(match.start()),
                status_of(reading, match.start(), match.end()),
                (scope["scope"] if scope else ""),
            )
            end = reference.mention.begin


def _is_repeal_gap(gap: str) -> bool:
    """Whether what stands between a title and 废止 lets the title be repealed: a number, a date, an article."""
    gap = re.sub(r"（[^（）]*）", "", gap)
    return (
        len(gap) <= 40
        and not re.search(r"[。；]|不一致|抵触|相关|生效|依据|根据|修改为|终止|合同", gap)
        and (len(gap) <= 12 or bool(re.search(r"第.{1,8}[条章款项]|规定|起|日|自", gap)))
    )


def _repealed_behind(reading: Reading, masked: str) -> Iterator[_Repeal]:
    pattern = rf"(?:废止|宣布失效)(?:了)?(?:[^。；，\n{TITLE}{OWN}]{{0,12}}?)(?P<what>{listed(TITLE)})"
    for match in search(re.compile(pattern), masked, windows(reading, masked, CITING)):
        for policy in members(reading, match.span("what"), "Policy"):
            status = status_of(reading, match.start(), match.start() + 2)
            yield policy.entity, reading.sentence(policy.mention.begin), status, ""
    title = fold(reading.metadata.title)
    if not re.search(r"(?:废止|失效)", title) or re.search(r"同时废止", title):
        return
    for policy in reading.references:
        line = reading.folded[max(0, policy.mention.begin - 8) : policy.mention.begin]
        listed_ = re.search(r"(?:^|\n)[\s（]*[0-9一二三四五六七八九十]+[．.、）]\s*$", line)
        if (
            policy.mention.type == "Policy"
            and not policy.mention.nested
            and not policy.mention.anaphor
            and listed_
        ):
            yield policy.entity, reading.sentence(policy.mention.begin), "done", ""


def _versions(reading: Reading, own: Entity | None) -> Iterator[Fact]:
    """An edition is a version of the work: 目录（2022年版） of 目录, where the text names both."""
    works = {key(e.name): e for e in reading.entities.values() if e.type == "Policy"}
    for name, entity in sorted(works.items()):
        work = works.get(key(bare(entity.name)))
        if work is None or work.id == entity.id or name == key(bare(entity.name)):
            continue
        mention = next(iter(entity.mentions or work.mentions), None)
        if mention is not None:
            evidence = title_evidence(reading) if entity is own else (reading.sentence(mention.begin),)
            yield Fact(entity.id, "versionOf", work.id, evidence, rule="edition")


# ---- documentNumber


def _numbers(reading: Reading, own: Entity | None) -> Iterator[Fact]:
    for entity in reading.entities.values():
        if entity.type != "Policy" or not entity.number:
            continue
        span = reading.metadata.number_span
        mention = next((m for m in entity.mentions if m.number), None)
        if own is not None and entity.id == own.id and span is not None:
            evidence = reading.evidence(span.begin, span.end)
        elif mention is not None:
            evidence = reading.sentence(mention.begin)
        elif own is not None and entity.id == own.id:
            evidence = title_evidence(reading)[0]
        else:
            continue
        yield Fact(entity.id, "documentNumber", entity.number, (evidence,), rule="number")

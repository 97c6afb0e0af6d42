"""A Reading in, the links between organs and documents out: who issued, passed on, answered what; what cites what.

Subjects are organs or the document itself; patterns run on the text with every name replaced by the sign of its
type (see `masks`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from ..fold import fold
from ..lexicon.tables import read_table
from ..mentions.policies import is_reply
from ..mentions.titles import bare, carried, is_forwarding, issuer, key, loose_key
from ..model import DOCUMENT, Entity, Evidence, Fact, Status
from .masks import ORGAN, OWN, REGION, TITLE, listed, mask, members, own_policy, search, windows, words
from .reading import Reading

_CITING = re.compile(TITLE)
_LIST = 1500  # characters of a list of titles that one 同时废止 closes
_OPENING = 600  # characters in which a reply says with whom it was written, where it has no items
_PLANNED = re.compile(
    r"正在[^。；]{0,12}(?:出台|印发|制定|起草|编制|报批|征求)|拟(?:印发|出台|制定|于)|将(?:印发|出台|制定|于)|计划(?:印发|出台)|抓紧(?:出台|印发|制定)|尽快(?:出台|印发)|加紧出台|待印发|即将|研究起草|适时"
)
_NEGATED = re.compile(r"(?:未|没有|尚未|不再|不予?)(?:[^，。；]{0,4})(?:印发|出台|制定|转发|发布|废止|停止)")
_REPEALED = re.compile(r"废止|停止执行(?!职务|任务|公务)|失效|作废|停止施行")
_ALSO = re.compile(r"(?:同时|一并|均|即|自行|予以|都|相应|宣布|也|自然)+$")
_BETWEEN = re.compile(
    r"(?:[、，；和与及]|以及|（[^（）\n]{0,60}）|\s|第[一二三四五六七八九十百零〇0-9、至]+条(?:第[^，。]{1,6}款)?)*"
    r"(?:(?:[0-9一二三四五六七八九〇零十]{1,4}年|原|本院|于)[^。；]{0,80}(?:公布|发布|批准|印发|颁布|施行|下发|所发|修订|通过)的?)?"
    r"(?:[、和与及]|以及)?"
)
_SCOPE = re.compile(
    r"^(?:（[^（）]{0,40}）)?(?:中|的)?(?P<scope>第[一二三四五六七八九十百零〇0-9]+[条章节款项][^，。；]{0,40}?|(?:中)?(?:有关|相关)[^，。；]{1,30}?)(?:的?规定)?(?:同时|予以|停止|废止|自行)"
)
_NO_ISSUER = (
    "组织法",
    "议事",
    "的",
    "领导",
    "干部",
    "机关",
    "系统",
    "工作人员",
    "部门",
    "组成",
    "、",
    "职责",
    "主要职责",
)
_REVISED = re.compile(rf"(?P<what>{TITLE}+)(?:第[一二三四五六七八九十]+次)?(?:修订|修正|修改)")
_DRAFT = re.compile(r"征求意见|草案|送审稿|讨论稿")
_CHANGES = re.compile(r"(?:修改|修订|修正)(?:的|了)?")


def find(reading: Reading) -> Iterator[Fact]:
    """Yield issued, forwarded, cites, basedOn, amends, repeals, versionOf, documentNumber and coHandles."""
    masked = mask(reading)
    own = own_policy(reading)
    done: set[tuple[object, ...]] = set()
    for fact in _all(reading, masked, own):
        same = (fact.subject, fact.predicate, fact.object, fact.measure)
        if same not in done:
            done.add(same)
            yield fact


def _all(reading: Reading, masked: str, own: Entity | None) -> Iterator[Fact]:
    """All facts, the surer of two that say the same first."""
    yield from _issued_own(reading, own)
    yield from _issued_by_title(reading)
    yield from _issued_in_text(reading, masked)
    yield from _cited(reading, own)
    yield from _based_on(reading, masked)
    yield from _amended(reading, masked, own)
    yield from _repealed(reading, masked)
    yield from _versions(reading, own)
    yield from _numbers(reading, own)
    yield from _co_handled(reading, masked)


@cache
def _verbs(role: str) -> str:
    return words([row["verb"] for row in read_table("citation_verbs") if row["role"] == role])


# ---- issued, forwarded


def _issued_own(reading: Reading, own: Entity | None) -> Iterator[Fact]:
    """The document's own policy is issued by all its issuers; one that passes another on, also forwards that."""
    if own is None:
        return
    evidence = _title_evidence(reading)
    forwarded = _forwarded(reading) if is_forwarding(reading.metadata.title) else []
    status: Status = "planned" if _DRAFT.search(reading.metadata.title) else "done"
    for organ in _issuers(reading):
        yield Fact(organ.id, "issued", own.id, evidence, status=status, rule="own-issuer")
        for policy in forwarded:
            if policy.id != own.id:
                yield Fact(organ.id, "forwarded", policy.id, evidence, rule="own-forwarding")


def _issuers(reading: Reading) -> list[Entity]:
    organs = [e for e in reading.entities.values() if e.type == "Department"]
    found = []
    for name in reading.metadata.issuers:
        same = [e for e in organs if e.name == name] or [e for e in organs if name in e.aliases]
        found += same[:1]
    return found


def _title_evidence(reading: Reading) -> tuple[Evidence, ...]:
    metadata = reading.metadata
    spans = [s for s in (metadata.title_span, *metadata.issuer_spans) if s is not None]
    pieces = [reading.evidence(s.begin, s.end) for s in spans if s.end > s.begin]
    return tuple(dict.fromkeys(pieces)) or (reading.sentence(0),)


def _forwarded(reading: Reading) -> list[Entity]:
    """Return what the title passes on: 转发《Y》, or Y's own words.

    转发民政部关于清理团体意见的通知 passes on the 《关于清理团体的意见》 of the text.
    """
    span = reading.metadata.title_span
    if span and (inside := reading.within(span.begin, span.end, "Policy", nested=True)[1:]):
        return [r.entity for r in inside]
    plan = carried(fold(reading.metadata.title))
    wanted = loose_key(plan.removeprefix(issuer(plan)))
    policies = [e for e in reading.entities.values() if e.type == "Policy"]
    return [e for e in policies if wanted and loose_key(fold(e.name)).endswith(wanted)][:1]


def _issued_by_title(reading: Reading) -> Iterator[Fact]:
    """A title that begins with an organ is that organ's: 《市生态环境局审批程序规定》."""
    for reference in reading.references:
        mention = reference.mention
        if mention.type != "Policy" or mention.anaphor or reference.entity.kind == "law":
            continue
        for organ in _leading(reading, mention.begin, mention.end):
            status = _status(reading, mention.begin, mention.end)
            evidence = (reading.sentence(mention.begin),)
            yield Fact(organ.id, "issued", reference.entity.id, evidence, status=status, rule="title-issuer")


def _leading(reading: Reading, begin: int, end: int) -> list[Entity]:
    """The organs that a title begins with: 国务院、中央军委关于…."""
    found = []
    at = begin
    for inner in reading.within(begin, end, "Department", nested=True):
        gap = reading.folded[at : inner.mention.begin].strip("《〈 、和与")
        if gap:
            break
        found.append(inner.entity)
        at = inner.mention.end
    # 国务院教育督导委员会办公室关于…: where only the beginning of the issuer was read as an organ, it is another.
    opening = reading.folded[begin:end].lstrip("《〈 ")
    whole = end - len(opening) + len(issuer(opening))
    if at < whole and reading.folded[at] not in " 、和与":
        return []
    # 《市政府领导联系企业工作方案》 is about the leaders: no issuer stands before such words.
    return found if not reading.folded.startswith(_NO_ISSUER, at) else []


@cache
def _issuing() -> re.Pattern[str]:
    verb = rf"(?:(?P<forward>{_verbs('forward')})|{_verbs('issue')})(?:了|的|实施)*"
    organs, titles = listed(ORGAN), listed(TITLE)
    # "我市印发": the city's doing names no organ, so no place may stand between the organ and the verb.
    return re.compile(
        rf"(?P<who>{organs})(?P<mid>[^，。；：！\n{ORGAN}{TITLE}{OWN}{REGION}]{{0,30}}?)(?:{verb}[^，。；\n{ORGAN}{TITLE}{OWN}]{{0,8}}?)"
        rf"(?P<what>{titles})|(?P<near>{organs})(?:的)?(?P<title>{TITLE}+)"
    )


@cache
def _passing_on() -> re.Pattern[str]:
    """国务院批转财政部《…规定》: the one passes on what the other issued."""
    organs = listed(ORGAN)
    return re.compile(
        rf"(?P<who>{organs})[^，。；\n{ORGAN}{TITLE}]{{0,12}}?(?P<forward>{_verbs('forward')})了?"
        rf"{organs}的?(?P<what>{TITLE}+)"
    )


@cache
def _passive() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<what>{TITLE}+)(?:（[^（）\n]{{0,40}}）)?(?:已)?由(?P<who>{listed(ORGAN)})"
        rf"[^，。；\n{ORGAN}{TITLE}]{{0,14}}?(?:(?P<forward>{_verbs('forward')})|{_verbs('issue')})"
    )


def _issued_in_text(reading: Reading, masked: str) -> Iterator[Fact]:
    spans = windows(reading, masked, _CITING)
    for match in chain.from_iterable(search(p(), masked, spans) for p in (_issuing, _passive, _passing_on)):
        groups = match.groupdict()
        near = groups.get("near") is not None
        if not near and re.search(
            r"我[市省区县]|全[市省区县]|各|根据|按照|依据|落实|部门|机构", groups.get("mid") or ""
        ):
            continue
        who, what = match.span("near" if near else "who"), match.span("title" if near else "what")
        if _is_recipient(masked, who[0]):
            continue
        predicate = "forwarded" if groups["forward"] else "issued"
        evidence = (reading.sentence(match.start()),)
        for policy in members(reading, what, "Policy"):
            if policy.entity.kind == "law" and near:
                continue
            status = _status(reading, match.start(), policy.mention.end)
            for organ in members(reading, who, "Department"):
                yield Fact(
                    organ.entity.id,
                    predicate,
                    policy.entity.id,
                    evidence,
                    status=status,
                    rule=f"{predicate}-verb",
                )


def _is_recipient(masked: str, begin: int) -> bool:
    """Whether the organs are those to whom something is done: 报请国务院印发, 向市政府."""
    return masked.endswith(
        ("报请", "提请", "报经", "报", "向", "请", "配合", "协助", "推动", "支持"), 0, begin
    )


def _status(reading: Reading, begin: int, end: int) -> Status:
    """Whether what a clause says of a document is done, planned or denied: "制定了《…》，正在走程序加紧出台"."""
    sentence = reading.sentences.clause_at(begin)
    around = reading.folded[sentence.begin : begin][-12:] + reading.folded[begin:end].split("《")[0]
    around += re.split(r"《|；", reading.folded[end : sentence.end])[0][:24]
    if _NEGATED.search(around):
        return "negated"
    return "planned" if _PLANNED.search(around) else "done"


# ---- cites, basedOn


def _cited(reading: Reading, own: Entity | None) -> Iterator[Fact]:
    """The document cites every other policy that it names, once."""
    seen = {own.id} if own else set()
    for reference in reading.references:
        entity = reference.entity
        if entity.type == "Policy" and entity.id not in seen and not reference.mention.anaphor:
            seen.add(entity.id)
            yield Fact(
                DOCUMENT, "cites", entity.id, (reading.sentence(reference.mention.begin),), rule="citation"
            )


@cache
def _basis() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<verb>{_verbs('basis')})(?:了|好)?(?P<gap>[^。；，\n{TITLE}{OWN}]{{0,24}})(?P<what>{listed(TITLE)})"
    )


def _based_on(reading: Reading, masked: str) -> Iterator[Fact]:
    """Rest on 《…》: 根据, 依据, 按照, 为贯彻落实, in the opening or in a measure."""
    for match in search(_basis(), masked, windows(reading, masked, _CITING)):
        evidence = (reading.sentence(match.start()),)
        measure = reading.measure_at(match.start())
        for policy in members(reading, match.span("what"), "Policy"):
            # "依照刑法关于…的规定追究": what is applied is no basis of the document, but in its first article.
            applied = match["verb"] in ("依照", "按", "对照", "结合") or policy.mention.rule in (
                "law",
                "alias",
            )
            if applied and not (measure is None or measure.number == "第一条"):
                continue
            yield Fact(
                DOCUMENT,
                "basedOn",
                policy.entity.id,
                evidence,
                measure=measure.id if measure else None,
                rule=f"basis-{'opening' if measure is None else 'measure'}",
            )


# ---- amends, repeals, versionOf


def _amended(reading: Reading, masked: str, own: Entity | None) -> Iterator[Fact]:
    """A decision amends what its title names (关于修改〈X〉的决定); so does a document that says 对《X》作如下修改."""
    for outer in reading.references:
        if outer.mention.type != "Policy" or outer.mention.nested or "修" not in outer.mention.text:
            continue
        for inner in reading.within(outer.mention.begin, outer.mention.end, "Policy", nested=True):
            before = reading.folded[outer.mention.begin : inner.mention.begin]
            if inner.mention.nested and inner.entity.id != outer.entity.id and _CHANGES.search(before[-6:]):
                subject = DOCUMENT if own and outer.entity.id == own.id else outer.entity.id
                yield Fact(
                    subject, "amends", inner.entity.id, (reading.sentence(inner.mention.begin),), rule="title"
                )
    if own is not None:
        yield from _revised(reading, masked, own)
    pattern = (
        rf"(?:对|将)(?P<what>{listed(TITLE)})[^。；\n{TITLE}]{{0,16}}?(?:修改|修订|修正)"
        rf"|(?:决定|现)(?:修改|修订|修正)(?P<then>{listed(TITLE)})"
    )
    for match in search(re.compile(pattern), masked, windows(reading, masked, _CITING)):
        # "抓紧修订《办法》" is a task for others: only a decision amends.
        if not _CHANGES.search(reading.metadata.title) and "作" not in match[0]:
            continue
        for policy in members(reading, match.span("what" if match["what"] else "then"), "Policy"):
            yield Fact(
                DOCUMENT, "amends", policy.entity.id, (reading.sentence(match.start()),), rule="amending-verb"
            )


def _revised(reading: Reading, masked: str, own: Entity) -> Iterator[Fact]:
    """The head of a regulation names the decisions that changed it: "2018年 《国务院关于修改…的决定》第一次修订"."""
    end = next((m.begin for m in reading.outline.measures), min(_OPENING, len(masked)))
    for match in _REVISED.finditer(masked, 0, end):
        for decision in members(reading, match.span("what"), "Policy"):
            evidence = (reading.sentence(match.start()),)
            yield Fact(decision.entity.id, "amends", own.id, evidence, rule="revision-note")


def _repealed(reading: Reading, masked: str) -> Iterator[Fact]:
    """《A》、《B》同时废止; 废止《A》; the lists of a document that repeals others."""
    done: set[str] = set()
    for policy, evidence, status, scope in [
        *_repealed_before(reading, masked),
        *_repealed_behind(reading, masked),
    ]:
        if policy.id not in done:
            done.add(policy.id)
            details = (("scope", scope),) if scope else ()
            yield Fact(
                DOCUMENT, "repeals", policy.id, (evidence,), status=status, rule="repeal", details=details
            )


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
                _status(reading, match.start(), match.end()),
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
    for match in search(re.compile(pattern), masked, windows(reading, masked, _CITING)):
        for policy in members(reading, match.span("what"), "Policy"):
            status = _status(reading, match.start(), match.start() + 2)
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
            evidence = _title_evidence(reading) if entity is own else (reading.sentence(mention.begin),)
            yield Fact(entity.id, "versionOf", work.id, evidence, rule="edition")


# ---- documentNumber, coHandles


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
            evidence = _title_evidence(reading)[0]
        else:
            continue
        yield Fact(entity.id, "documentNumber", entity.number, (evidence,), rule="number")


_TOGETHER = re.compile(
    rf"(?:会同|经商|会商|商|联合|征求了?)(?:了)?(?P<who>{listed(ORGAN)})(?:等[^，。；{ORGAN}]{{0,8}})?(?P<rest>[^。\n]{{0,40}})"
)


def _co_handled(reading: Reading, masked: str) -> Iterator[Fact]:
    """Yield those who helped to answer: 我局会同A、B对建议进行研究; 经商A、B，现答复如下."""
    metadata = reading.metadata
    if not (metadata.proposal or is_reply(metadata.title)):
        return
    first = next((m.begin for m in reading.outline.measures), len(masked))
    end = max(first, min(_OPENING, len(masked)))
    issuers = {e.id for e in _issuers(reading)}
    for match in _TOGETHER.finditer(masked, 0, end):
        if not re.search(r"答复|研究|办理|函复|回复|意见", match["rest"]):
            continue
        for organ in members(reading, match.span("who"), "Department"):
            if organ.entity.id not in issuers:
                evidence = (reading.sentence(match.start()),)
                yield Fact(organ.entity.id, "coHandles", DOCUMENT, evidence, rule="co-handling")
        return

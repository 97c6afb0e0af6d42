"""A Reading in, who issued, passed on and answered out: issued, forwarded, coHandles.

Patterns run on the text with every name replaced by the sign of its type (see `masks`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain

from ..fold import fold
from ..lexicon.tables import read_table
from ..mentions.policies import is_reply
from ..mentions.titles import is_forwarding, issuer, loose_key, passed_on
from ..model import DOCUMENT, Entity, Evidence, Fact, Status
from .masks import ORGAN, OWN, REGION, TITLE, listed, members, search, windows, words
from .reading import Reading

CITING = re.compile(TITLE)
_ASKED = re.compile(
    rf"[你贵](?:[省市区州部委局行署会院厅]|们)(?P<what>{TITLE}+)(?:（[^（）\n]{{0,30}}）)?(?:收悉|悉)"
)
_ANY_TITLE = re.compile(f"[{TITLE}{OWN}]")
_OPENING = 600  # characters in which a reply says with whom it was written, where it has no items
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
# 省人大常委会|第十五次会议《关于修改…的决定》, 省委|十二届八次全会审议通过的《…建议》
_N = "[一二三四五六七八九十]{1,3}"
_MEETING = rf"(?:(?:第?{_N}届)?第?{_N}次(?:全体会议|全会|会议)(?:审议)?(?:通过)?)?"
_DRAFT = re.compile(r"征求意见|草案|送审稿|讨论稿")


def issued(reading: Reading, masked: str, own: Entity | None) -> Iterator[Fact]:
    """Yield issued and forwarded, the surer of two that say the same first."""
    yield from _issued_own(reading, own)
    yield from _issued_by_title(reading)
    yield from _issued_in_text(reading, masked, own)
    yield from _received(reading, masked)


@cache
def _planned() -> re.Pattern[str]:
    makes = rf"(?:{verbs('issue')}|起草|报批|征求)"
    return re.compile(
        rf"正在[^。；]{{0,12}}{makes}|(?:拟|将|计划|抓紧|尽快|加紧)(?:{makes}|于)|待印发|即将|研究起草|适时"
    )


@cache
def _denied() -> re.Pattern[str]:
    return re.compile(rf"(?:未|没有|尚未|不再|不予?)[^，。；]{{0,4}}(?:{verbs('issue')}|转发|废止|停止)")


@cache
def verbs(role: str) -> str:
    """Return the pattern of the verbs that the table of citation verbs gives this role."""
    return words([row["verb"] for row in read_table("citation_verbs") if row["role"] == role])


def _issued_own(reading: Reading, own: Entity | None) -> Iterator[Fact]:
    """The document's own policy is issued by all its issuers; one that passes another on, also forwards that."""
    if own is None:
        return
    evidence = title_evidence(reading)
    forwarded = _forwarded(reading) if is_forwarding(reading.metadata.title) else []
    status: Status = "planned" if _DRAFT.search(reading.metadata.title) else "done"
    for organ in _issuers(reading):
        yield Fact(organ.id, "issued", own.id, evidence, status=status, rule="own-issuer")
        for policy in forwarded:
            if policy.id != own.id:
                yield Fact(organ.id, "forwarded", policy.id, evidence, rule="own-forwarding")


def _received(reading: Reading, masked: str) -> Iterator[Fact]:
    """What a reply answers was issued by whom it addresses: "中国气象局：你局《关于…的请示》收悉"."""
    match = _ASKED.search(masked, 0, _OPENING)
    if match is None or not reading.metadata.addressee:
        return
    evidence = (reading.sentence(match.start()),)
    for organ in _named(reading, re.split(r"[、，\s]+", reading.metadata.addressee)):
        for policy in members(reading, match.span("what"), "Policy"):
            yield Fact(organ.id, "issued", policy.entity.id, evidence, rule="received")


def _issuers(reading: Reading) -> list[Entity]:
    return _named(reading, reading.metadata.issuers)


def _named(reading: Reading, names: Iterable[str]) -> list[Entity]:
    organs = [e for e in reading.entities.values() if e.type == "Department"]
    found = []
    for name in names:
        same = [e for e in organs if e.name == name] or [e for e in organs if name in e.aliases]
        found += same[:1]
    return found


def title_evidence(reading: Reading) -> tuple[Evidence, ...]:
    """Return the title and the signatures, which prove who issued the document."""
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
    named = passed_on(fold(reading.metadata.title))
    # 转发某厅关于做好甲工作的通知 stands for …的通知的通知, and 转发某部关于甲意见的通知 for 意见.
    stems = [loose_key(named.removeprefix(issuer(named)))]
    stems.append(stems[0].removesuffix("通知"))
    policies = [e for e in reading.entities.values() if e.type == "Policy"]
    for stem in filter(None, stems):
        for policy in policies:
            if loose_key(fold(policy.name)).endswith(stem) and not is_forwarding(fold(policy.name)):
                return [policy]
    return []


def _issued_by_title(reading: Reading) -> Iterator[Fact]:
    """A title that begins with an organ is that organ's: 《市生态环境局审批程序规定》."""
    for reference in reading.references:
        mention = reference.mention
        if mention.type != "Policy" or mention.anaphor or reference.entity.kind == "law":
            continue
        for organ in _leading(reading, mention.begin, mention.end):
            status = status_of(reading, mention.begin, mention.end)
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
    verb = rf"(?:(?P<forward>{verbs('forward')})|{verbs('issue')})(?:了|的|实施)*"
    # The document's own title too: "某局与某园区联合印发了《十条措施》" tells who issued what bears no signature.
    organs, titles = listed(ORGAN), listed(TITLE, OWN)
    # "我市印发": the city's doing names no organ, so no place may stand between the organ and the verb.
    return re.compile(
        rf"(?P<who>{organs})(?P<mid>[^，。；：！\n{ORGAN}{TITLE}{OWN}{REGION}]{{0,30}}?)(?:并?向{ORGAN}+)?(?:{verb}[^，。；\n{ORGAN}{TITLE}{OWN}]{{0,8}}?)"
        rf"(?P<what>{titles})|(?P<near>{organs}){_MEETING}(?:的)?(?P<title>{TITLE}+)"
    )


@cache
def _passing_on() -> re.Pattern[str]:
    """国务院批转财政部《…规定》: the one passes on what the other issued."""
    organs = listed(ORGAN)
    return re.compile(
        rf"(?P<who>{organs})[^，。；\n{ORGAN}{TITLE}]{{0,12}}?(?P<forward>{verbs('forward')})了?"
        rf"{organs}的?(?P<what>{TITLE}+)"
    )


@cache
def _passive() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!{TITLE})(?P<what>{TITLE}++)(?:（[^（）\n]{{0,40}}）)?(?:已)?由(?P<who>{listed(ORGAN)})"
        rf"[^，。；\n{ORGAN}{TITLE}]{{0,14}}?(?:(?P<forward>{verbs('forward')})|{verbs('issue')})"
    )


def _issued_in_text(reading: Reading, masked: str, own: Entity | None) -> Iterator[Fact]:
    titled = windows(reading, masked, CITING if reading.metadata.issuers else _ANY_TITLE)
    spans = [span for span in titled if masked.find(ORGAN, *span) >= 0]
    for match in chain.from_iterable(search(p(), masked, spans) for p in (_issuing, _passive, _passing_on)):
        groups = match.groupdict()
        near = groups.get("near") is not None
        if not near and re.search(
            r"[我你][市省区县]|全[市省区县]|各|根据|按照|依据|落实|部门|机构", groups.get("mid") or ""
        ):
            continue
        who, what = match.span("near" if near else "who"), match.span("title" if near else "what")
        if _is_recipient(masked, who[0]):
            continue
        predicate = "forwarded" if groups["forward"] else "issued"
        evidence = (reading.sentence(match.start()),)
        for policy in members(reading, what, "Policy"):
            if policy.entity.kind == "law" and near or policy.mention.anaphor:
                continue
            if own and policy.entity.id == own.id and reading.metadata.issuers:
                continue
            status = status_of(reading, match.start(), policy.mention.end)
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


def status_of(reading: Reading, begin: int, end: int) -> Status:
    """Whether what a clause says of a document is done, planned or denied: "制定了《…》，正在走程序加紧出台"."""
    sentence = reading.sentences.clause_at(begin)
    around = reading.folded[sentence.begin : begin][-12:] + reading.folded[begin:end].split("《")[0]
    around += re.split(r"《|；", reading.folded[end : sentence.end])[0][:24]
    if _denied().search(around):
        return "negated"
    return "planned" if _planned().search(around) else "done"


# ---- coHandles


_TOGETHER = re.compile(
    rf"(?:会同|经商|会商|商|联合|征求了?)(?:了)?(?P<who>{listed(ORGAN)})(?:等[^，。；{ORGAN}]{{0,8}})?(?P<rest>[^。\n]{{0,40}})"
)


def co_handled(reading: Reading, masked: str) -> Iterator[Fact]:
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

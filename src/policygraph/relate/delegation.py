"""A Reading in, delegations out: who entrusts (委托), hands down (下放) or grants (授权) what to whom.

行政许可法, art. 24, and 行政处罚法, arts. 19 and 20, keep 授权 and 委托 apart; the words of the text decide the mode.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Fact, Reference, Status
from .masks import COMPANY, GROUP, ORGAN, PARK, REGION, listed, mask, members, search, windows
from .reading import Reading

_TO = listed(ORGAN, PARK)
_BY = listed(ORGAN)
_NAMES = f"{ORGAN}{PARK}{REGION}{GROUP}{COMPANY}"
_MATTER = rf"[^，。；：\n{ORGAN}{PARK}]"
_GIVEN = r"(?:审批|管理|行政|执法|经济|许可|职权|权限|事权|权|事项|职责|职能|业务)"
_SIGN = re.compile("委托|下放|下沉|授权|授予|赋予")
_MODES = {"委托": "委托", "下放": "下放", "授权": "授权", "授予": "授权", "赋予": "授权", "下沉": "下放"}
_CLAUSES = tuple(
    re.compile(pattern)
    for pattern in (
        # 市局将登记类事项委托园区管委会实施
        rf"(?P<by>{_BY})(?P<mid>[^。；\n{ORGAN}{PARK}]{{0,24}}?)(?:将|把)(?P<what>[^。；\n{PARK}]{{2,80}}?)"
        rf"(?P<mode>委托|下放|授权|授予|赋予|下沉)(?:给|至|到|予|由|于)?(?P<to>{_TO})",
        # 市局分别向A、B以及C下放审批权限
        rf"(?P<by>{_BY})(?P<mid>[^。；，\n{ORGAN}{PARK}]{{0,16}}?)向(?P<to>{_TO})(?P<mid2>[^。；，\n{ORGAN}{PARK}]{{0,6}}?)"
        rf"(?P<mode>委托|下放|授予|赋予|授权)(?:了)?(?P<what>{_MATTER}{{2,60}})",
        # A管委会由市政府直接授权行使审批权限
        rf"(?P<to>{_TO})(?:[^。；，\n{_NAMES}]{{0,6}}?)(?:由|经|受)(?P<by>{_BY})(?P<mid>[^。；，\n{ORGAN}{PARK}]{{0,6}}?)"
        rf"(?P<mode>委托|授权|授予|赋予)(?:其)?(?:行使|实施|承担|办理|负责|管理|履行)?(?P<what>{_MATTER}{{2,60}})",
        # 市政府授权园区管委会行使审批权限; 赋予高新区审批权限
        rf"(?P<by>{_BY})(?P<mid>[^。；，\n{ORGAN}{PARK}]{{0,16}}?)(?P<mode>委托|授权|授予|赋予|下放)(?:给|至|到)?(?P<to>{_TO})"
        rf"(?:直接|依法|行使|实施|承担|办理|负责|履行|开展)*(?P<what>{_MATTER}{{2,60}})",
        # 园区承接市局下放的审批事项
        rf"(?P<to>{_TO})(?P<mid>[^。；，\n{ORGAN}{PARK}]{{0,8}}?)(?:承接|接受)(?P<by>{_BY})"
        rf"(?P<mode>委托|授权|授予|赋予|下放)的?(?P<what>{_MATTER}{{2,60}})",
    )
)
# 我局与A、B园区签订委托协议，将“…”事项委托给园区办理: the parties of the agreement are the receivers.
_AGREEMENT = re.compile(
    rf"(?P<by>{_BY})(?P<mid>[^。；，\n{ORGAN}{PARK}]{{0,10}}?)(?:分别)?(?:与|和|同)(?P<to>{_TO})(?:分别)?签[订署]了?(?P<agreement>[^。；，\n{_NAMES}]{{0,20}}?"
    rf"(?:委托|授权|下放)[^。；，\n{_NAMES}]{{0,8}}?(?:协议|委托书|协议书))(?:[^。；\n]{{0,6}}?(?:将|把)(?P<what>[^。；\n]{{2,80}}?)(?:委托|下放|授权|交))?"
)
_PLANNED = re.compile(
    r"(?:拟|将于|计划|争取|推动|探索|鼓励|支持|研究|逐步|适时|依法|可以?)$|(?:拟|计划|探索|鼓励|支持|推动|研究)[^，。；]{0,12}$"
)
_NEGATED = re.compile(r"(?:不得|未|没有|不再|禁止|不)[^，。；]{0,4}$")
_DATE = re.compile(r"((?:19|20)[0-9]{2})年(?:([0-9]{1,2})月(?:([0-9]{1,2})日)?)?")
_LEGAL = re.compile(r"实施$|办理$|行使$|管理$|承担$|负责$|给?园区办理$")


def find(reading: Reading) -> Iterator[Fact]:
    """Yield delegatesTo with mode, matter, date and agreement, once a giver and receiver."""
    masked = mask(reading)
    done: set[tuple[str, str, str]] = set()
    for match in _matches(masked, windows(reading, masked, _SIGN)):
        for fact in _facts(reading, masked, match):
            same = (fact.subject, str(fact.object), str(fact.detail("matter")))
            if same not in done:
                done.add(same)
                yield fact


def _matches(masked: str, spans: list[tuple[int, int]]) -> list[re.Match[str]]:
    """All clauses that delegate, by offset; where two patterns read one clause, the first of them."""
    found: list[re.Match[str]] = []
    for pattern in (_AGREEMENT, *_CLAUSES):
        for match in search(pattern, masked, spans):
            if not any(match.start() < m.end() and m.start() < match.end() for m in found):
                found.append(match)
    return sorted(found, key=lambda m: m.start())


def _facts(reading: Reading, masked: str, match: re.Match[str]) -> Iterator[Fact]:
    groups = match.groupdict()
    matter = _matter(reading, match)
    if groups.get("agreement") is None and not re.search(_GIVEN, matter):
        return
    mode = _MODES[groups.get("mode") or _mode(match)]
    details = (
        ("mode", mode),
        ("matter", matter or None),
        ("date", _date(reading, match)),
        ("agreement", groups.get("agreement")),
    )
    measure = reading.measure_at(match.start())
    for giver in _givers(reading, match):
        for taker in members(reading, match.span("to"), "Department", "Park"):
            if taker.entity.id != giver.entity.id:
                yield Fact(
                    giver.entity.id,
                    "delegatesTo",
                    taker.entity.id,
                    (reading.sentence(match.start()),),
                    measure=measure.id if measure else None,
                    step=reading.step_at(measure, match.start()) if measure else None,
                    status=_status(masked, match),
                    rule="delegation",
                    details=tuple((k, v) for k, v in details if v is not None),
                )


def _givers(reading: Reading, match: re.Match[str]) -> list[Reference]:
    return members(reading, match.span("by"), "Department")


def _mode(match: re.Match[str]) -> str:
    return next((word for word in ("委托", "下放", "授权") if word in match["agreement"]), "委托")


def _matter(reading: Reading, match: re.Match[str]) -> str:
    """What is delegated, without the verb of doing it and without quotation marks around the whole."""
    begin, end = match.span("what")
    if begin < 0:
        return ""
    words = _LEGAL.sub("", reading.document.text[begin:end].strip(" 了的等"))
    quoted = re.fullmatch(r"[“\"”]([^“”\"]+)[”\"](?:等)?(?:行政)?(?:事项)?", words)
    return quoted[1] if quoted else words


def _date(reading: Reading, match: re.Match[str]) -> str | None:
    """The date before or in the clause, as precise as the text: 2022年3月 → 2022-03."""
    clause = reading.sentences.clause_at(match.start())
    begin = max(clause.begin, match.start() - 24)
    found = _DATE.search(reading.folded, begin, match.end())
    if found is None:
        return None
    return "-".join(part.zfill(2) for part in found.groups() if part)


def _status(masked: str, match: re.Match[str]) -> Status:
    before = masked[max(0, match.start() - 16) : match.start()]
    mid = match.groupdict().get("mid") or ""
    if _NEGATED.search(mid):
        return "negated"
    return (
        "planned"
        if _PLANNED.search(mid) or re.search(r"(?:拟|推动|探索|鼓励|支持|研究)$", before)
        else "done"
    )

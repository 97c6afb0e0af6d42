"""A Reading in, delegations out: who entrusts (委托), hands down (下放) or grants (授权) what to whom.

行政许可法, art. 24, and 行政处罚法, arts. 19 and 20, keep 授权 and 委托 apart; the words of the text decide the mode.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Fact, Reference, Status
from .masks import COMPANY, GROUP, ORGAN, PARK, REGION, listed, mask, members, said, search, windows, words_of
from .reading import Reading

_TO = rf"{listed(ORGAN, PARK, GROUP)}(?:或者?{listed(ORGAN, PARK, GROUP)})*"
_BY = listed(ORGAN, GROUP)
_GIVER = rf"(?P<by>{_BY})"
_TAKER = rf"(?P<to>{_TO})"
_NAMES = f"{ORGAN}{PARK}{REGION}{GROUP}{COMPANY}"
_MATTER = rf"[^，。；：\n{ORGAN}{PARK}{GROUP}]"
_SAME = rf"[^。；，\n{ORGAN}{PARK}{GROUP}]"  # of the same clause, up to the next name
_MODES = {word: mode for mode in ("委托", "下放", "授权") for word in words_of(f"delegates {mode}")}
_MODE = rf"(?P<mode>{said('delegates 委托', 'delegates 下放', 'delegates 授权')})"
_GRANT = rf"(?P<mode>{said('delegates 委托', 'delegates 授权')})"
_WHAT = rf"(?P<what>{_MATTER}{{2,60}})"
_SIGN = re.compile(said("delegates 委托", "delegates 下放", "delegates 授权"))
_GIVEN = re.compile(said("delegated"))
_CLAUSES = tuple(
    re.compile(pattern)
    for pattern in (
        # 市局将登记类事项委托园区管委会实施
        rf"{_GIVER}(?P<mid>[^。；\n{ORGAN}{PARK}]{{0,24}}?)(?:将|把)(?P<what>[^。；\n{PARK}]{{2,80}}?)"
        rf"{_MODE}(?:给|至|到|予|由|于)?{_TAKER}",
        # 市局分别向A、B以及C下放审批权限
        rf"{_GIVER}(?P<mid>{_SAME}{{0,16}}?)向{_TAKER}(?P<mid2>{_SAME}{{0,6}}?){_MODE}了?{_WHAT}",
        # A管委会由市政府直接授权行使审批权限
        rf"{_TAKER}[^。；，\n{_NAMES}]{{0,6}}?(?:由|经|受){_GIVER}(?P<mid>{_SAME}{{0,6}}?)"
        rf"{_GRANT}其?{said('does')}?{_WHAT}",
        # 市政府授权园区管委会行使审批权限; 赋予高新区审批权限
        rf"{_GIVER}(?P<mid>{_SAME}{{0,16}}?){_MODE}(?:给|至|到)?{_TAKER}{said('does')}*{_WHAT}",
        # 将备案权限委托园区管委会实施，由市局与其签订委托协议
        rf"(?:将|把)(?P<what>[^。；\n{PARK}]{{2,80}}?){_MODE}(?:给|至|到|予|由|于)?{_TAKER}{said('does')}*，"
        rf"由{_GIVER}与其签[订署]",
        # 县级人民政府可以委托其林业主管部门审批野外用火
        rf"{_GIVER}(?:[^，。；\n]{{0,8}}根据[^，。；\n]{{2,14}}，)?(?P<mid>{_SAME}{{0,10}}?){_GRANT}(?:其|所属|有关|当地|所在地|给)*{_TAKER}"
        rf"(?:负责|依法|代为|具体)*{_WHAT}",
        # 管理机构可以受主管部门的委托，开展管理工作; 执行委员会根据主管部门的授权行使职权
        rf"{_TAKER}(?P<mid>{_SAME}{{0,10}}?)(?:根据|按照|依据|依照|接?受){_GIVER}的?{_GRANT}，?{_WHAT}",
        # 经国务院授权，指挥部可直接下达动用命令
        rf"经{_GIVER}(?:授权或者?)?{_GRANT}，[^，。；\n{_NAMES}]{{0,10}}?{_TAKER}(?P<mid>可以?|应当|负责|依法)?{_WHAT}",
        # 由交通部或者交通部授权的省交通主管部门管理
        rf"(?:[由受]|或者?){_GIVER}{_GRANT}(?:的|其[^，。；\n{_NAMES}]{{2,8}}或者?){_TAKER}，?{_WHAT}",
        # 由省主管部门确认，也可以委托市主管部门确认
        rf"{_GIVER}[^。；\n]{{2,60}}，(?P<mid>也?可以|并)(?:依法)?{_GRANT}[^，。；\n{_NAMES}]{{0,12}}?{_TAKER}{_WHAT}",
        # 国务院委托专业技术职务系列的主管部门制订条例
        rf"{_GIVER}(?P<mid>{_SAME}{{0,10}}?){_GRANT}(?![^，。；\n]{{0,3}}的)[^，。；\n{_NAMES}]{{2,12}}的{_TAKER}{_WHAT}",
        # 市政府可以将管理权限，在符合规定的前提下，交由管委会行使
        rf"{_GIVER}(?P<mid>{_SAME}{{0,10}}?)(?:将|把)(?P<what>[^。；\n{PARK}]{{2,80}}?)，(?P<mode>交由|委托){_TAKER}",
        # 园区承接市局下放的审批事项
        rf"{_TAKER}(?P<mid>{_SAME}{{0,8}}?)(?:承接|接受){_GIVER}{_MODE}的?{_WHAT}",
    )
)
# 我局与A、B园区签订委托协议，将“…”事项委托给园区办理: the parties of the agreement are the receivers.
_AGREEMENT = re.compile(
    rf"{_GIVER}(?P<mid>{_SAME}{{0,10}}?)(?:分别)?(?:与|和|同){_TAKER}(?:分别)?签[订署]了?"
    rf"(?P<agreement>[^。；，\n{_NAMES}]{{0,20}}?(?:委托|授权|下放)[^。；，\n{_NAMES}]{{0,8}}?(?:协议|委托书|协议书))"
    r"(?:[^。；\n]{0,6}?(?:将|把)(?P<what>[^。；\n]{2,80}?)(?:委托|下放|授权|交))?"
)
_PLANNED = re.compile(rf"{said('only planned')}[^，。；]{{0,12}}$")
_NEGATED = re.compile(r"(?:不得|未|没有|不再|禁止|不)[^，。；]{0,4}$")
_DATE = re.compile(r"((?:19|20)[0-9]{2})年(?:([0-9]{1,2})月(?:([0-9]{1,2})日)?)?")
_LEGAL = re.compile(rf"给?(?:园区)?{said('does')}$")


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
    if groups.get("agreement") is None and not _GIVEN.search(matter):
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
        for taker in members(reading, match.span("to"), "Department", "Park", "OrganCategory"):
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
    return members(reading, match.span("by"), "Department", "OrganCategory")


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
    return "planned" if _PLANNED.search(mid) or _PLANNED.search(before[-2:]) else "done"

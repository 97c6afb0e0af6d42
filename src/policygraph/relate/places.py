"""A Reading in, where parks are and who manages, runs and sets up what out.

locatedIn (park → region), manages (committee → park), operates (organ or company → platform), establishes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Fact, Reference, Status
from .masks import COMPANY, ORGAN, PARK, PLATFORM, REGION, listed, mask, members, search, windows
from .reading import Reading

_COMMITTEE = ("管委会", "管理委员会", "管理局", "管理办公室")
_SITED = re.compile(
    rf"(?P<park>{PARK}+)(?:[^，。；\n]{{0,6}}，)?[^，。；\n{PARK}{REGION}]{{0,6}}"
    rf"(?:位于|坐落于|坐落在|选址于?|设在|落户|地处)[^，。；\n{PARK}{REGION}]{{0,6}}(?P<region>{REGION}+)"
)
_RUN = (
    r"(?:负责)?(?:建设)?(?:、|和|并)?"
    r"(?:运营管理|运营维护|建设运营|建设和运营|运营|运维|运行维护|建设管理|承建|承办|主办|开发建设|建设|管理)"
)
_WHO = rf"(?P<who>{listed(ORGAN, COMPANY)})"
_WHAT = rf"(?P<what>{PLATFORM}+)"
_IN_CLAUSE = rf"[^，。；\n{ORGAN}{COMPANY}{PLATFORM}]"
_RUNS = (
    re.compile(rf"{_WHAT}{_IN_CLAUSE}{{0,6}}由{_WHO}[^，。；\n]{{0,8}}?{_RUN}"),
    re.compile(rf"由{_WHO}{_IN_CLAUSE}{{0,8}}?{_RUN}的?{_WHAT}"),
    re.compile(rf"{_WHO}{_IN_CLAUSE}{{0,6}}?负责{_WHAT}的?[^，。；\n]{{0,6}}?{_RUN}"),
    re.compile(rf"{_WHO}{_IN_CLAUSE}{{0,8}}?(?:负责)?(?:建设运营|运营管理|运营|开发建设|承建)了?{_WHAT}"),
)
_SETS_UP = re.compile(
    rf"(?P<who>{listed(ORGAN)})(?P<mid>[^，。；\n{ORGAN}{PARK}{PLATFORM}]{{0,16}}?)"
    rf"(?:设立|组建|成立|搭建|建立|创建|建成|新设|筹建)了?"
    rf"(?P<gap>[^，。；\n{ORGAN}{PARK}{PLATFORM}]{{0,4}})(?P<what>{listed(PARK, PLATFORM, ORGAN)})"
)
_SITE_SIGN = re.compile("位于|坐落|选址|设在|落户|地处")
_RUN_SIGN = re.compile(PLATFORM)
_SET_SIGN = re.compile("设立|组建|成立|搭建|建立|创建|建成|新设|筹建")
_PLANNED = re.compile(r"拟|将|计划|探索|推动|支持|鼓励|筹备|同意|争取|研究")


def find(reading: Reading) -> Iterator[Fact]:
    """Yield locatedIn, manages, operates and establishes, each once."""
    masked = mask(reading)
    done: set[tuple[str, str, object]] = set()
    for fact in (
        *_by_name(reading),
        *_sited(reading, masked),
        *_run(reading, masked),
        *_set_up(reading, masked),
    ):
        same = (fact.subject, fact.predicate, fact.object)
        if same not in done:
            done.add(same)
            yield fact


def _by_name(reading: Reading) -> Iterator[Fact]:
    """A park lies where its name begins; a committee manages the park that it is named after."""
    for outer in reading.references:
        mention = outer.mention
        if mention.type == "Park":
            yield from _named_place(reading, outer)
        elif mention.type == "Platform" and mention.rule == "platform-owned":
            yield from _owner(reading, outer)
        elif mention.type == "Department" and mention.text.endswith(_COMMITTEE):
            for park in reading.within(mention.begin, mention.end, "Park", nested=True):
                evidence = (reading.sentence(mention.begin),)
                yield Fact(
                    outer.entity.id,
                    "manages",
                    park.entity.id,
                    evidence,
                    basis="inferred",
                    rule="committee-name",
                )


def _named_place(reading: Reading, park: Reference) -> Iterator[Fact]:
    inside = reading.within(park.mention.begin, park.mention.end, "Region", nested=True)
    begin = park.mention.begin
    for region in inside:
        if region.mention.begin == begin and region.entity.name != park.entity.name:
            evidence = (reading.sentence(park.mention.begin),)
            yield Fact(
                park.entity.id, "locatedIn", region.entity.id, evidence, basis="inferred", rule="park-name"
            )
            return


def _owner(reading: Reading, platform: Reference) -> Iterator[Fact]:
    """省甲局企业信用管理系统: the organ named before a system runs it."""
    begin = platform.mention.begin
    for organ in reading.within(max(0, begin - 40), begin, "Department"):
        if organ.mention.end == begin:
            evidence = (reading.sentence(begin),)
            yield Fact(
                organ.entity.id,
                "operates",
                platform.entity.id,
                evidence,
                basis="inferred",
                rule="platform-owner",
            )


def _sited(reading: Reading, masked: str) -> Iterator[Fact]:
    for match in search(_SITED, masked, windows(reading, masked, _SITE_SIGN)):
        for park in members(reading, match.span("park"), "Park"):
            for region in members(reading, match.span("region"), "Region"):
                evidence = (reading.sentence(match.start()),)
                yield Fact(park.entity.id, "locatedIn", region.entity.id, evidence, rule="sited")


def _run(reading: Reading, masked: str) -> Iterator[Fact]:
    if PLATFORM not in masked:
        return
    for pattern in _RUNS:
        yield from (
            f for m in pattern.finditer(masked) for f in _pairs(reading, m, "operates", ("Platform",))
        )


def _set_up(reading: Reading, masked: str) -> Iterator[Fact]:
    for match in search(_SETS_UP, masked, windows(reading, masked, _SET_SIGN)):
        if not re.search(r"我[市省区县]|的$|根据|按照|部门|机构|批准|同意|认可", match["mid"]):
            yield from _pairs(reading, match, "establishes", ("Park", "Platform", "Department"))


def _pairs(reading: Reading, match: re.Match[str], predicate: str, kinds: tuple[str, ...]) -> Iterator[Fact]:
    measure = reading.measure_at(match.start())
    said = match.groupdict().get("mid") or ""
    before = reading.folded[max(0, match.start() - 6) : match.start()]
    status: Status = "planned" if _PLANNED.search(said) or _PLANNED.search(before) else "done"
    for who in members(reading, match.span("who"), "Department", "Enterprise"):
        for what in members(reading, match.span("what"), *kinds):
            if who.entity.id != what.entity.id:
                yield Fact(
                    who.entity.id,
                    predicate,
                    what.entity.id,
                    (reading.sentence(match.start()),),
                    measure=measure.id if measure else None,
                    status=status,
                    rule=predicate,
                )

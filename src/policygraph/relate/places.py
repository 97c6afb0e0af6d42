"""A Reading in, where parks are, who manages them and who sets up what out.

locatedIn (park → region), manages (committee → park), establishes; for operates see `operating`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Entity, Fact, Reference, Status
from .masks import COMPANY, ORGAN, PARK, PLATFORM, REGION, listed, mask, members, said, search, windows
from .reading import Reading

_COMMITTEE = re.compile(r"(?:管委会|管理委员会|管理局|管理办公室)$")
_CLAUSE = r"[^，。；\n"
_SITED = re.compile(
    rf"(?P<park>{listed(PARK)})(?:[^，。；\n]{{0,6}}，)?{_CLAUSE}{PARK}{REGION}]{{0,6}}"
    rf"{said('sited')}{_CLAUSE}{PARK}{REGION}]{{0,6}}(?P<region>{REGION}+)"
)
_BUILT = (
    # 在甲市乙区建设丙产业园: nothing but the park may be built there
    re.compile(
        rf"在(?P<region>{REGION}+){_CLAUSE}{PARK}{REGION}{ORGAN}{COMPANY}]{{0,10}}?(?:{said('built at')})+了?"
        rf"{_CLAUSE}{PARK}{REGION}{ORGAN}{COMPANY}的]{{0,6}}?(?P<park>{listed(PARK)})"
    ),
    # 位于甲市的乙产业园
    re.compile(rf"{said('sited')}{_CLAUSE}{PARK}{REGION}]{{0,3}}(?P<region>{REGION}+)的(?P<park>{PARK}+)"),
    # 甲市乙区的丙产业园
    re.compile(rf"(?P<region>{REGION}+)的(?P<park>{PARK}+)"),
)
# "建立甲园区促进发展评价机制" sets up no park: nothing else may follow the name.
_SETS_UP = re.compile(
    rf"(?P<who>{listed(ORGAN)})(?P<mid>{_CLAUSE}{ORGAN}{PARK}{PLATFORM}]{{0,16}}?){said('sets up')}了?"
    rf"{_CLAUSE}{ORGAN}{PARK}{PLATFORM}]{{0,4}}(?P<what>{listed(PARK, PLATFORM, ORGAN)})"
    r"(?:制度)?(?=[，。；、）（\n和与及等]|$)"
)
_PART_END = re.compile("分?园|片区|基地")
_SITE_SIGN = re.compile(said("sited"))
_BUILT_SIGN = re.compile(rf"在{REGION}|{REGION}的{PARK}")
_SET_SIGN = re.compile(said("sets up"))
_FOR_ANOTHER = re.compile(rf"{said('sets up for another')}|的$")
_PLANNED = re.compile(said("only planned"))
_SHOULD = re.compile("应当|必须|负责|要(?!求)")  # 某部门负责建立监测预警系统


def find(reading: Reading) -> Iterator[Fact]:
    """Yield locatedIn, manages and establishes, each once."""
    masked = mask(reading)
    done: set[tuple[str, str, object]] = set()
    for fact in (
        *_by_name(reading),
        *_sited(reading, masked),
        *_set_up(reading, masked),
    ):
        same = (fact.subject, fact.predicate, fact.object)
        if same not in done:
            done.add(same)
            yield fact


def _by_name(reading: Reading) -> Iterator[Fact]:
    """A park lies where its name begins; a committee manages the park that it is named after."""
    parks = {n: e for e in reading.entities.values() if e.type == "Park" for n in (e.name, *e.aliases)}
    for outer in reading.references:
        mention = outer.mention
        if mention.type == "Park":
            yield from _named_place(reading, outer)
        elif mention.type == "Department" and _COMMITTEE.search(mention.text):
            yield from _managed(reading, outer, parks)


def _managed(reading: Reading, committee: Reference, parks: dict[str, Entity]) -> Iterator[Fact]:
    """What ends right before 管委会 is the park: 甲园区乙园管委会 manages 乙园, or 甲园区乙园, and not 甲园区."""
    mention = committee.mention
    sign = _COMMITTEE.search(mention.text)
    end = mention.begin + sign.start() if sign else mention.end
    inside = reading.within(mention.begin, end, "Park", nested=True)
    park = parks.get(_COMMITTEE.sub("", committee.entity.name))
    park = park or next((r.entity for r in inside if r.mention.end == end), None)
    if park is not None:
        evidence = (reading.sentence(mention.begin),)
        yield Fact(committee.entity.id, "manages", park.id, evidence, basis="inferred", rule="committee-name")


def _named_place(reading: Reading, park: Reference) -> Iterator[Fact]:
    """Where a park's name says that it lies, or the place right before it: 甲区|“乙谷”."""
    begin = park.mention.begin
    region = _place_in_name(reading, park) or _place_beside(reading, park)
    for place in (region, *_around(reading, park, region)) if region is not None else ():
        yield Fact(
            park.entity.id,
            "locatedIn",
            place.entity.id,
            (reading.sentence(begin),),
            basis="inferred",
            rule="park-name",
        )


def _around(reading: Reading, park: Reference, region: Reference) -> list[Reference]:
    """甲阳乙南科技城 lies in 乙南 and, as its name says, in the city of 甲阳; both are named for short."""
    begin, end = park.mention.begin, region.mention.begin
    inside = (
        reading.within(begin, end, "Region", nested=True) if region.mention.rule == "region-short" else []
    )
    ahead = [r for r in inside if r.mention.end == end and r.mention.rule == "region-short"]
    return [r for r in ahead if r.entity.name.endswith("市")]


def _place_in_name(reading: Reading, park: Reference) -> Reference | None:
    """The place in brackets, 西部（甲州）科学城; that of the part, 甲科技园区|乙|园; the last it begins with."""
    begin, end = park.mention.begin, park.mention.end
    inside = reading.within(begin, end, "Region", nested=True)
    if park.mention.name == park.mention.text:  # 甲、乙开发区: of the first only the place is written
        inside = [r for r in inside if r.mention.end != end]
    folded = reading.folded
    bracket = [r for r in inside if folded[r.mention.begin - 1] == "（"]
    part = [r for r in inside if r.mention.begin > begin and _PART_END.fullmatch(folded, r.mention.end, end)]
    ahead = _deepest([r for r in inside if folded[r.mention.begin - 1] != "（"])
    return next(iter([*reversed(bracket), *part, *ahead]), None)


def _place_beside(reading: Reading, park: Reference) -> Reference | None:
    """甲区“乙谷”, 甲市|乙新区, 数据标注基地（甲州）: a place that stands beside a park's name with nothing between."""
    begin, end = park.mention.begin, park.mention.end
    before = reading.within(max(0, begin - 12), begin, "Region", nested=True)
    if found := [r for r in before if r.mention.end == begin]:
        return found[-1]
    if reading.folded[end : end + 1] == "（":
        behind = reading.within(end + 1, end + 9, "Region", nested=True)
        return next((r for r in behind if reading.folded[r.mention.end] == "）"), None)
    return None


def _deepest(regions: list[Reference]) -> list[Reference]:
    """Of places that follow each other without a mark, 甲市|乙区, only the last."""
    begins = {region.mention.begin for region in regions}
    return [region for region in regions if region.mention.end not in begins]


def _sited(reading: Reading, masked: str) -> Iterator[Fact]:
    if PARK not in masked:
        return
    spans, built = windows(reading, masked, _SITE_SIGN), windows(reading, masked, _BUILT_SIGN)
    for match in (*search(_SITED, masked, spans), *(m for p in _BUILT for m in search(p, masked, built))):
        for park in members(reading, match.span("park"), "Park"):
            for region in _deepest(members(reading, match.span("region"), "Region")):
                evidence = (reading.sentence(match.start()),)
                yield Fact(park.entity.id, "locatedIn", region.entity.id, evidence, rule="sited")


def _set_up(reading: Reading, masked: str) -> Iterator[Fact]:
    for match in search(_SETS_UP, masked, windows(reading, masked, _SET_SIGN)):
        if not _FOR_ANOTHER.search(match["mid"]):
            yield from _pairs(reading, match, "establishes", ("Park", "Platform", "Department"))


def _pairs(reading: Reading, match: re.Match[str], predicate: str, kinds: tuple[str, ...]) -> Iterator[Fact]:
    measure = reading.measure_at(match.start())
    said = match.groupdict().get("mid") or ""
    # 为了加强监测研究，|省地震局设立了监测组: the clause before is no plan of it
    before = reading.folded[max(0, match.start() - 6) : match.start()].rpartition("，")[2]
    planned = _PLANNED.search(said) or _PLANNED.search(before) or _SHOULD.search(said)
    status: Status = "planned" if planned else "done"
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

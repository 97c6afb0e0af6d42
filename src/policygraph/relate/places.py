"""A Reading in, where parks are, who manages them and who sets up what out.

locatedIn (park → region), manages (committee → park), establishes; for operates see `operating`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Entity, Fact, Reference, Status
from .masks import ORGAN, PARK, PLATFORM, REGION, listed, mask, members, said, search, windows
from .reading import Reading

_COMMITTEE = re.compile(r"(?:管委会|管理委员会|管理局|管理办公室)$")
_CLAUSE = r"[^，。；\n"
_SITED = re.compile(
    rf"(?P<park>{PARK}+)(?:[^，。；\n]{{0,6}}，)?{_CLAUSE}{PARK}{REGION}]{{0,6}}"
    rf"{said('sited')}{_CLAUSE}{PARK}{REGION}]{{0,6}}(?P<region>{REGION}+)"
)
# "建立甲园区促进发展评价机制" sets up no park: nothing else may follow the name.
_SETS_UP = re.compile(
    rf"(?P<who>{listed(ORGAN)})(?P<mid>{_CLAUSE}{ORGAN}{PARK}{PLATFORM}]{{0,16}}?){said('sets up')}了?"
    rf"{_CLAUSE}{ORGAN}{PARK}{PLATFORM}]{{0,4}}(?P<what>{listed(PARK, PLATFORM, ORGAN)})"
    r"(?:制度)?(?=[，。；、）（\n和与及等]|$)"
)
_SITE_SIGN = re.compile(said("sited"))
_SET_SIGN = re.compile(said("sets up"))
_FOR_ANOTHER = re.compile(rf"{said('sets up for another')}|的$")
_PLANNED = re.compile(said("only planned"))


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
    """Where a park's name says that it lies: the last of the places that it begins with, or 甲科技园区|乙|园."""
    begin, end = park.mention.begin, park.mention.end
    inside = [r for r in reading.within(begin, end, "Region", nested=True) if r.mention.end != end]
    for region in _deepest(inside)[:1]:
        yield Fact(
            park.entity.id,
            "locatedIn",
            region.entity.id,
            (reading.sentence(begin),),
            basis="inferred",
            rule="park-name",
        )


def _deepest(regions: list[Reference]) -> list[Reference]:
    """Of places that follow each other without a mark, 甲市|乙区, only the last."""
    begins = {region.mention.begin for region in regions}
    return [region for region in regions if region.mention.end not in begins]


def _sited(reading: Reading, masked: str) -> Iterator[Fact]:
    for match in search(_SITED, masked, windows(reading, masked, _SITE_SIGN)):
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

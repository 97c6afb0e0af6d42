"""A Reading in, roles out that the running text gives: 由A牵头，B、C配合; （3）公安部负责维护…秩序.

Outside of any duty line: there `responsibility` reads who leads, assists and answers for a measure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Fact, Reference
from .reading import Reading
from .responsibility import Role, actors_in
from .status import status_at

_ADVERB = r"(?:正在|继续|负责|具体|共同|联合|统一|分别|要|应当|应|将|已|等[^，。；、]{0,8})"
_LEADS = re.compile(
    rf"(?:（[^）\n]{{0,12}}）)?{_ADVERB}{{0,2}}牵头(?!部门|单位|人|工作|机构|责任|企业|高校|抓好)"
    r"|(?:为|是|担任)牵头(?:单位|部门)"
)
# 公安部负责维护…秩序; 发展改革委、商务部按照各自职能分工，负责…工作: where an item divides the work
_ANSWERS = re.compile(
    r"(?:（[^）\n]{0,12}）)?(?:会同[^，。；\n]{2,24}?)?(?:，?按照?[^，。；\n]{0,10}(?:分工|职责)，?)?"
    r"(?:要|应当?|具体|统一|共同|主要)?负责(?!人|的|解释|同志|地|任|制)"
)
_EITHER = re.compile(f"{_LEADS.pattern}|{_ANSWERS.pattern}")
_OPENS = frozenset("。；：\n")
_ASSISTS = re.compile(r"(?:等[^，。；、]{0,8})?(?:予以|积极|密切|协同)?(?:配合|参与|协助)(?=[，。；）])")
_JOINT = re.compile(r"(?:（[^）\n]{0,12}）)?(?:、|和|与|及|以及|，)")
# 支持甲、乙等龙头企业牵头组建联合体: they are to lead that, not the item
_ENCOURAGED = re.compile(r"(?:支持|鼓励|引导)[^。；，\n]{0,30}\Z")


def find(reading: Reading) -> Iterator[Fact]:
    """Yield who leads and who assists by the running text, and who answers for an item that opens with them."""
    folded = reading.folded
    if "负责" not in folded and "牵头" not in folded:
        return
    held = [(duty.begin, duty.end) for duty in reading.outline.duties]
    actors = actors_in(reading, 0, len(folded))
    for at, actor in enumerate(actors):
        if not _EITHER.match(folded, actor.mention.end):
            continue  # most say nothing of this
        if any(begin <= actor.mention.begin < end for begin, end in held):
            continue
        if _ANSWERS.match(folded, actor.mention.end):
            yield from _facts(reading, _answering(reading, actors, at), "responsibleFor")
        if not _LEADS.match(folded, actor.mention.end) or _is_encouraged(folded, actor.mention.begin):
            continue
        yield from _facts(reading, _coordinated(folded, actors, at), "leads")
        yield from _facts(reading, _assisting(folded, actors, at), "assists")


def _coordinated(folded: str, actors: list[Reference], last: int) -> list[Reference]:
    """Return the actor at ``last`` with those that stand in one list with it: A、B和C牵头."""
    first = last
    while first and _JOINT.fullmatch(folded[actors[first - 1].mention.end : actors[first].mention.begin]):
        first -= 1
    return actors[first : last + 1]


def _answering(reading: Reading, actors: list[Reference], last: int) -> list[Reference]:
    """Return the departments with which a sentence or an item opens: （5）铁道部、交通部负责…; not 向国务院负责."""
    group = _coordinated(reading.folded, actors, last)
    begin = group[0].mention.begin
    measure = reading.measure_at(begin)
    opens = reading.folded[begin - 1 : begin] in _OPENS or (measure is not None and begin == measure.body)
    return [actor for actor in group if actor.mention.type == "Department"] if opens else []


def _assisting(folded: str, actors: list[Reference], leader: int) -> list[Reference]:
    """Return the actors behind the leader, in its sentence, whose list ends in 配合."""
    stop = folded.find("。", actors[leader].mention.end)
    for at in range(leader + 1, len(actors)):
        if actors[at].mention.begin > stop >= 0:
            break
        if _ASSISTS.match(folded, actors[at].mention.end):
            return _coordinated(folded, actors[leader + 1 : at + 1], at - leader - 1)
    return []


def _facts(reading: Reading, actors: list[Reference], role: Role) -> Iterator[Fact]:
    for actor in actors:
        begin = actor.mention.begin
        measure = reading.measure_at(begin)
        if measure is None:
            continue
        yield Fact(
            subject=actor.entity.id,
            predicate=role,
            object=measure.id,
            evidence=(reading.sentence(begin),),
            measure=measure.id,
            step=reading.step_at(measure, begin),
            status=status_at(reading, begin, measure),
            rule="responsibility.running",
        )


def _is_encouraged(folded: str, begin: int) -> bool:
    return _ENCOURAGED.search(folded, max(0, begin - 32), begin) is not None

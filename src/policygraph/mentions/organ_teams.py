"""A scan and the organs found before in, teams set up for a task whose names carry no place out.

"成立OPC产业发展工作领导小组": it is the speaker's; 领导小组办公室 is later its office.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ..model import Mention
from .organ_bodies import sound
from .scan import Scan, around

_KIND = r"领导小组|工作专班|专班|指挥部|协调小组|工作小组|联席会议|协调委员会|筹备委员会|组织委员会"
#: A team of no name (成立工作专班) is none, nor is a way of working (联席会议制度), or what a law lets others set up.
_SET_UP = re.compile(
    r"(?<!可)(?<!可以)(?<!应当)(?:成立|组建|设立|建立健全|建立|(?<!自)由|发挥好?|依托|撤销|并入|[\n，。；]在)(?P<name>(?P<body>[一-龥A-Za-z0-9+]{3,26}?)"
    rf"(?P<kind>{_KIND})(?:办公室)?)(?=[，。；：、（）\s的]|$|统筹|负责|会同|牵头|作用|办公室)"
)
# 甲采购和使用试点工作小组办公室要会同…, 市“乙+”专项工作组要加强…: it opens the sentence and acts
_ACTS = re.compile(
    r"(?:^|[\n。；])(?P<name>(?!在|[充分更好]*发挥|成立|组建|设立|建立|依托|撤销|经|按|根据)(?P<body>(?:(?![的了等将对各由])[一-龥A-Za-z0-9“”+]){4,26}?)"
    rf"(?P<kind>{_KIND}|专项工作组|联合办公室)(?:办公室)?)(?=要|负责|会同|牵头|承担|设在|统筹)"
)
_JOINT = re.compile(
    r"(?:由|承担|[，。；\n])(?P<name>(?P<body>联合[一-龥]{2,4})(?P<kind>办公室))(?![一-龥]{0,2}主任)"
)
_LATER = re.compile(
    rf"(?P<kind>{_KIND})办公室(?=[，。；：、（）\s]|会同|负责|牵头|另行|承担|设在|组织|对|按|要)"
)
_NO_BODY = re.compile(
    r"^(?:相应|相关|专项|专门|市级|省级|区级|县级|部门|工作|市|省|区|县|跨部门|多部门|一个)+$"
    r"|以上"  # 县级以上地方人民政府甲普查领导小组: of each of them
)
_HAN_OR_LINE = re.compile(r"[一-龥\n]")
#: How a team is called where its name is not repeated.
TEAMS = tuple(_KIND.split("|"))
_ANY = re.compile(_KIND)
_BEFORE = 34  # characters of the verb and the body before the kind
_BEHIND = 10  # characters of what is looked at behind it


def set_up(scan: Scan, found: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the teams that the text says are set up."""
    text = scan.folded
    kinds = list(_ANY.finditer(text))
    taken = [(m.begin, m.end) for m in found]
    more = ("专项工作组", "联合办公室")
    acting = around(scan, text, _ACTS, (*TEAMS, *more), 34, 12)
    for match in (*_set_up(text, kinds), *acting, *around(scan, text, _JOINT, ("联合",), 3, 12)):
        begin, end = match.span("name")
        body = match["body"]
        core = body.removesuffix("部门") if match["kind"] == "联席会议" else body
        if not _NO_BODY.search(body) and sound(core, match["kind"]) and not covered(taken, begin, end):
            yield _mention(scan, begin, end, match["name"])


def offices(scan: Scan, found: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the offices that the text names after its teams: 领导小组办公室."""
    text = scan.folded
    taken = [(m.begin, m.end) for m in found]
    teams = [m.name for m in found if m.name.endswith(TEAMS)]
    for match in _LATER.finditer(text) if teams else ():
        begin, end = match.span()
        stands_alone = not _HAN_OR_LINE.match(text[begin - 1 : begin]) or text[begin - 1] in "由按经"
        if stands_alone and not covered(taken, begin, end):
            of = [name for name in dict.fromkeys(teams) if name.endswith(match["kind"])]
            yield _mention(scan, begin, end, f"{of[0] if len(of) == 1 else match['kind']}办公室")


def _set_up(text: str, kinds: Iterable[re.Match[str]]) -> Iterator[re.Match[str]]:
    at = 0
    for kind in kinds:
        if kind.start() >= at and (
            match := _SET_UP.search(text, max(at, kind.start() - _BEFORE), kind.end() + _BEHIND)
        ):
            at = match.end()
            yield match


def covered(taken: Sequence[tuple[int, int]], begin: int, end: int) -> bool:
    """Tell whether a name that was found overlaps ``begin:end``."""
    return any(b < end and e > begin for b, e in taken)


def _mention(scan: Scan, begin: int, end: int, name: str) -> Mention:
    return Mention("Department", begin, end, scan.document.text[begin:end], name, "organ-team")

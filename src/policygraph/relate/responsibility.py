"""A Reading in, roles out: who leads (牵头), assists (配合) or is responsible for (负责) a measure.

A duty's label or its own words decide, as every office writes it its own way: "A牵头，B、C配合",
"牵头单位：A；责任单位：B", "A、B按职责分工负责"; a convention ("列第一位者为牵头单位，下同") makes the first
named lead from there on.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from ..lexicon.tables import read_table
from ..model import Basis, Block, Duty, Evidence, Fact, Reference
from .reading import Reading
from .status import default_status

Role = Literal["leads", "assists", "responsibleFor"]
ACTORS = ("Department", "OrganCategory", "Park", "Enterprise")
_NAMED: dict[str, Role] = {"leads": "leads", "assists": "assists", "responsibleFor": "responsibleFor"}
_ROLES = {row["word"]: _NAMED[row["role"]] for row in read_table("duty_words")}
_WORDS = "|".join(re.escape(word) for word in sorted(_ROLES, key=lambda word: (-len(word), word)))
_WORD = re.compile(_WORDS)
# 牵头单位：, 配合单位（排名不分先后）：, 责任单位为
_LABEL = re.compile(
    rf"({_WORDS}|[\u4e00-\u9fff]{{0,4}}(?:单位|部门|处室|主体|机构))(?:（[^）]{{0,12}}）)?"
    r"(?:：|(?<=[位门])[为是])"
)
_HEAD_NOUN = re.compile(r"(?:单位|部门|处室|主体|机构)$")
_TOGETHER = re.compile(r"会同|商|联合")
_CONVENTION = re.compile(
    r"(?=[第排列首])(?:(?P<comma>第一个逗号)|[排列]名?在?(?:第一|首位?|最前)|首位的|第一位的)[^。；\n]{0,16}?牵头[^。；）\n]*"
)
# 以下各项任务均需各区（县、市）政府落实，不再列出
_NOTED = re.compile(
    r"(?:以下|后续)[^，。；\n）］]{0,8}?均[需由应]"
    r"(?P<who>(?:[^。；\n（）［］]|[（［][^（）［］\n]{0,12}[）］]){2,60}?)"
    r"(?:贯彻|组织|配合|共同|负责)?(?:落实|负责|实施)(?:，?不再(?:一一|逐一)?列出)?"
)
_INCLUDED = re.compile(r"[（〈<＜][含包][^）〉>＞]*[）〉>＞]")


@dataclass(frozen=True, slots=True)
class Convention:
    """A sentence that says that the first named lead (``by_comma``: all that stand before the first comma).

    ``lasting``: it holds for the duties behind it too (下同).
    """

    begin: int
    end: int
    by_comma: bool
    lasting: bool


def find(reading: Reading) -> Iterator[Fact]:
    """Yield a fact for every actor of every duty."""
    duties = reading.outline.duties
    conventions, plates, rows = _conventions(reading), _plates(reading), _rows(reading)
    for duty in duties:
        convention = _holding(conventions, duty, duties[-1].end)
        for fact, begin in _duty_facts(reading, duty, convention, rows):
            if begin not in plates:
                yield fact
    yield from _noted_facts(reading, rows)


def _noted_facts(reading: Reading, rows: list[Block]) -> Iterator[Fact]:
    """Yield the duties of those whom a note makes responsible for all measures below it."""
    for note in _NOTED.finditer(reading.folded):
        actors = [a for a in actors_in(reading, *note.span("who")) if a.mention.type == "OrganCategory"]
        said = reading.evidence(note.start(), note.end())
        below = {d.measure: d for d in reversed(reading.outline.duties) if d.begin > note.end()}
        for measure, duty in below.items() if actors else ():
            own = _evidence(reading, duty, rows)
            status = default_status(reading, reading.measure(measure))
            for actor in actors:
                yield Fact(
                    subject=actor.entity.id,
                    predicate="responsibleFor",
                    object=measure,
                    evidence=(own, said),
                    measure=measure,
                    status=status,
                    basis="convention",
                    rule="responsibility.noted",
                )


def _conventions(reading: Reading) -> list[Convention]:
    found: list[Convention] = []
    if "牵头" not in reading.folded:
        return found
    for match in _CONVENTION.finditer(reading.folded):
        inside = any(duty.begin <= match.start() < duty.end for duty in reading.outline.duties)
        lasting = not inside or "下同" in reading.folded[match.start() : match.end() + 4]
        found.append(Convention(match.start(), match.end(), bool(match["comma"]), lasting))
    return found


def _holding(conventions: list[Convention], duty: Duty, last: int) -> Convention | None:
    """Return the convention that holds for the duty: its own, or the last lasting one before it.

    One that is said behind all duties (under 组织实施, say) holds for them all.
    """
    earlier = [c for c in conventions if c.begin < duty.end and (c.lasting or c.begin >= duty.begin)]
    if earlier:
        return earlier[-1]
    return next((c for c in conventions if c.begin >= last), None)


def _duty_facts(
    reading: Reading, duty: Duty, convention: Convention | None, rows: list[Block]
) -> Iterator[tuple[Fact, int]]:
    """Yield the duty's facts, each with the offset of its actor."""
    end = duty.end
    if convention and duty.begin <= convention.begin < duty.end:
        # "…负责。列第一位者为牵头单位，下同。以下均需各区落实": what follows the convention names no actor of this duty
        end = convention.begin
    roles = _assign(reading, duty, end)
    leaders = _leaders(reading, roles, convention, end)
    status = default_status(reading, reading.measure(duty.measure))
    own = _evidence(reading, duty, rows)
    for reference, role in roles:
        evidence: tuple[Evidence, ...] = (own,)
        basis: Basis = "stated"
        if convention and reference.mention.begin in leaders:
            evidence, role, basis = _by_convention(reading, own, convention), "leads", "convention"  # noqa: PLW2901
        fact = Fact(
            subject=reference.entity.id,
            predicate=role,
            object=duty.measure,
            evidence=evidence,
            measure=duty.measure,
            status=status,
            basis=basis,
            rule="responsibility.convention" if basis == "convention" else "responsibility.duty",
        )
        yield fact, reference.mention.begin


def _by_convention(reading: Reading, own: Evidence, convention: Convention) -> tuple[Evidence, ...]:
    if own.begin <= convention.begin and convention.end <= own.end:
        return (own,)
    return own, reading.sentence(convention.begin)


def _leaders(
    reading: Reading, roles: list[tuple[Reference, Role]], convention: Convention | None, end: int
) -> frozenset[int]:
    """Return where the actors stand that lead by the convention; none where the duty itself names a leader."""
    if convention is None or not roles or any(role == "leads" for _, role in roles):
        return frozenset()
    begins = [ref.mention.begin for ref, role in roles if role == "responsibleFor"]
    if not convention.by_comma:
        # 各省级人民政府负责: there is no first among them
        return frozenset(begins[:1]) if roles[0][0].mention.type != "OrganCategory" else frozenset()
    comma = _first_comma(reading.folded, roles[0][0].mention.end, end)
    return frozenset(begin for begin in begins if begin < comma)


def _first_comma(folded: str, begin: int, end: int) -> int:
    depth = 0
    for at in range(begin, end):
        if folded[at] == "（":
            depth += 1
        elif folded[at] == "）":
            depth -= 1
        elif folded[at] == "，" and depth <= 0:
            return at
    return end


def role_of(label: str) -> Role:
    """Return the role that a label gives (主办单位, 牵头单位及责任人 …); one that says nothing gives 负责.

    >>> role_of("牵头部门"), role_of("参与单位"), role_of("指导部门")
    ('leads', 'assists', 'responsibleFor')
    """
    if label in _ROLES:
        return _ROLES[label]
    found = _WORD.search(label)
    return _ROLES[found[0]] if found else "responsibleFor"


def _assign(reading: Reading, duty: Duty, end: int) -> list[tuple[Reference, Role]]:
    """Return the actors of the duty up to ``end`` with their roles, each actor once a role."""
    out: list[tuple[Reference, Role]] = []
    begin, role, labelled = duty.begin, role_of(duty.label), bool(duty.label)
    for match in [*_LABEL.finditer(reading.folded, duty.begin, end), None]:
        stop = match.start() if match else end
        out += _assign_segment(reading, begin, stop, role, labelled)
        if match:
            begin, role, labelled = match.end(), role_of(match[1]), True
    return out


def _assign_segment(
    reading: Reading, begin: int, end: int, default: Role, labelled: bool
) -> list[tuple[Reference, Role]]:
    """Read a stretch under one label, or one without: a role's word stands behind its actors."""
    actors = _named(reading, begin, end)
    if not actors:
        return []
    if labelled and default != "responsibleFor":
        return [(actor, default) for actor in actors]
    out: list[tuple[Reference, Role]] = []
    pending: list[Reference] = []
    at, ahead = 0, default
    for match in _words_outside(reading.folded, begin, end, actors):
        while at < len(actors) and actors[at].mention.begin < match.start():
            pending.append(actors[at])
            at += 1
        role = _ROLES[match[0]]
        if pending:
            taken = pending[-1:] if _in_bracket(reading.folded, match, pending[-1]) else pending
            out += [(actor, ahead) for actor in pending[: len(pending) - len(taken)]]
            out += _split_together(reading.folded, taken, role)
            pending, ahead = [], default
        elif _HEAD_NOUN.search(match[0]) or not out:
            ahead = role  # 牵头部门A，配合部门B: the word stands before its actors
    rest = pending + actors[at:]
    if rest and out and _TOGETHER.search(reading.folded[rest[0].mention.begin - 4 : rest[0].mention.begin]):
        ahead = "assists"  # A牵头，会同B、C
    return out + [(actor, ahead) for actor in rest]


def _named(reading: Reading, begin: int, end: int) -> list[Reference]:
    """Return the actors of a stretch, without what 含 adds to one of them in brackets.

    各区人民政府（含开发区、风景区管委会）
    """
    included = [match.span() for match in _INCLUDED.finditer(reading.folded, begin, end)]
    actors = actors_in(reading, begin, end)
    return [actor for actor in actors if not any(a < actor.mention.begin < b for a, b in included)]


def _plates(reading: Reading) -> frozenset[int]:
    """Return where organs stand that are only the second name plate of the one right before.

    市经信局市新经济委: two organs that stand side by side without a separator, and do so more than once.
    """
    organs = [r for r in reading.references if r.mention.type == "Department" and not r.mention.nested]
    beside = [(a, b) for a, b in pairwise(organs) if a.mention.end == b.mention.begin]
    pairs = Counter((a.entity.id, b.entity.id) for a, b in beside)
    return frozenset(b.mention.begin for a, b in beside if pairs[a.entity.id, b.entity.id] > 1)


def _words_outside(folded: str, begin: int, end: int, actors: list[Reference]) -> Iterator[re.Match[str]]:
    """Yield the words of roles that are no part of an actor's name."""
    spans = [(actor.mention.begin, actor.mention.end) for actor in actors]
    for match in _WORD.finditer(folded, begin, end):
        if not any(a <= match.start() < b for a, b in spans):
            yield match


def _in_bracket(folded: str, match: re.Match[str], actor: Reference) -> bool:
    """A、B（牵头）、C: the word in brackets is said of B alone."""
    return match.start() == actor.mention.end + 1 and folded[actor.mention.end] == "（"


def _split_together(folded: str, actors: list[Reference], role: Role) -> list[tuple[Reference, Role]]:
    """A会同B牵头: A leads, B assists."""
    out: list[tuple[Reference, Role]] = []
    for before, actor in zip([None, *actors], actors, strict=False):
        gap = folded[before.mention.end : actor.mention.begin] if before else ""
        if role == "leads" and _TOGETHER.search(gap):
            role = "assists"
        out.append((actor, role))
    return out


def actors_in(reading: Reading, begin: int, end: int) -> list[Reference]:
    """Return the actors named in ``begin:end``, none inside of another.

    商务部等有关部门 names 商务部: the organs that a collective begins with stand for it.
    """
    out: list[Reference] = []
    for actor in reading.within(begin, end, *ACTORS):
        mention = actor.mention
        if out and mention.begin < out[-1].mention.end:
            continue
        examples: list[Reference] = []
        if mention.type == "OrganCategory" and "等" in mention.text:
            examples = [
                r for r in reading.within(mention.begin, mention.end, "Department", nested=True) if r != actor
            ]
        out += examples or [actor]
    return out


def _rows(reading: Reading) -> list[Block]:
    return [block for block in reading.document.blocks if block.kind == "row"]


def _evidence(reading: Reading, duty: Duty, rows: list[Block]) -> Evidence:
    """Return the duty with what makes it readable: its bracket and label, its line, or its table row."""
    at = bisect_right(rows, duty.begin, key=lambda row: row.begin) - 1
    if at >= 0 and duty.end <= rows[at].end:
        return reading.evidence(rows[at].begin, rows[at].end)
    folded = reading.folded
    line = folded.rfind("\n", 0, duty.begin) + 1
    opening = _opening(folded, line, duty.begin)
    if opening >= 0:
        closing = folded.find("）", duty.end)
        close = closing + 1 if 0 <= closing <= duty.end + 1 else duty.end
        return reading.evidence(opening, close)
    label = re.search(r"[^。；\n]*$", folded[line : duty.begin])
    begin = line + label.start() if label else duty.begin
    while begin < duty.begin and folded[begin].isspace():
        begin += 1
    return reading.evidence(begin, duty.end)


def _opening(folded: str, line: int, offset: int) -> int:
    """Return where the bracket opens that ``offset`` stands in, -1 where it stands in none."""
    depth = 0
    for at in range(offset - 1, max(line, offset - 60) - 1, -1):
        if folded[at] == "）":
            depth += 1
        elif folded[at] == "（":
            depth -= 1
            if depth < 0:
                return at
    return -1

"""The tables of organs in, look-ups out: who a name of the centre is, and what a local organ's name is in full.

``organs_central.tsv`` names the organs of the centre from 1949 on, each with the years in which it existed;
``organs_local.tsv`` the types of local organs: what stands behind the place's name, in full and shortened.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from .automaton import Automaton
from .tables import Row, read_table


@dataclass(frozen=True, slots=True)
class CentralOrgan:
    """An organ of the centre; years are those in which it had this name, 0 where unknown."""

    name: str
    kind: str
    since: int
    until: int


@dataclass(frozen=True, slots=True)
class LocalOrgan:
    """A type of local organ: 发展和改革局, to which the place's name is still to be added."""

    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Sign:
    """What a pattern of the automaton tells where it hits: ``role`` of the word, see ``organ_words.tsv``."""

    word: str
    role: str


class Organs:
    """The organs by name and alias, and the automaton that finds all of them in one pass."""

    def __init__(self, extra: tuple[tuple[str, str], ...] = ()) -> None:
        central: defaultdict[str, list[CentralOrgan]] = defaultdict(list)
        for row in read_table("organs_central"):
            organ = _central(row)
            for name in (organ.name, *_split(row["aliases"])):
                central[name].append(organ)
        for alias, name in extra:
            central[alias].append(CentralOrgan(name, "", 0, 0))
        self.central = {name: tuple(organs) for name, organs in central.items()}
        self.local: dict[str, LocalOrgan] = {}
        for row in read_table("organs_local"):
            local = LocalOrgan(row["name"], row["kind"])
            self.local[local.name] = local
            for form in _split(row["forms"]):
                self.local.setdefault(form, local)
        self.words: dict[str, str] = {row["word"]: row["role"] for row in read_table("organ_words")}
        self.plain = frozenset(word for word, role in self.words.items() if role == "plain")
        signs = {word: Sign(word, role) for word, role in self.words.items() if role != "plain"}
        for word in (*self.local, *self.central):
            signs.setdefault(word, Sign(word, "name"))
        self.automaton = Automaton(tuple(signs.values()), tuple(signs))

    def centre(self, name: str, year: int = 0) -> CentralOrgan | None:
        """Return the organ of the centre that ``name`` meant in ``year`` (0: today), or None.

        >>> from policygraph.lexicon import load_lexicon
        >>> organs = load_lexicon().organs
        >>> organs.centre("国家计委", 1999).name, organs.centre("科技部").name
        ('国家发展计划委员会', '科学技术部')
        """
        found = self.central.get(name)
        if not found:
            return None
        at = year or 9999
        alive = [organ for organ in found if organ.since <= at <= (organ.until or 9999)]
        if not alive and _is_unborn(name, at, found):
            return None
        return max(alive or found, key=lambda organ: (organ.since, organ.name))

    def kind_of(self, tail: str) -> str:
        """Return the organKind of a local organ's name without its place, empty where unknown."""
        organ = self.local.get(tail)
        return organ.kind if organ else ""


def _is_unborn(name: str, year: int, found: tuple[CentralOrgan, ...]) -> bool:
    """Tell whether a bare short name cannot mean these yet: the 铁路局 of 1986 are those of the 铁道部."""
    bare = len(name) == 3 and name[-1] == "局" and name[0] != "国"
    return bare and all(organ.since > year for organ in found)


def _central(row: Row) -> CentralOrgan:
    return CentralOrgan(row["canonical"], row["kind"], int(row["from"] or 0), int(row["to"] or 0))


def _split(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]

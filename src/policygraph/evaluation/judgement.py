"""What was judged in, rows of precision, recall and F1 out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

Verdict = Literal["right", "wrong", "missed"]

#: The four types that the figures are first quoted for.
CARD: Final = ("Department", "Policy", "Park", "Programme")
ENTITIES: Final = (*CARD, "Platform", "Enterprise")
LINKS: Final = ("issued", "forwarded", "delegatesTo", "coHandles", "cites", "repeals", "documentNumber")
#: Rows that add others up.
GROUPS: Final[dict[str, tuple[str, ...]]] = {
    "four types": CARD,
    "all entities": ENTITIES,
    "links": LINKS,
}
#: Rows that say how much of something was right, and know no wrong ones.
RATES: Final = frozenset(
    {"canonical name", "right role", "evidence names its subject", "metadata", "carriesOut", "mode", "matter"}
)
_ORDER: Final = (
    *("four types", "all entities", *ENTITIES, "canonical name"),
    *("responsibility", "right role", "evidence names its subject", "carriesOut"),
    *("links", *LINKS, "amount", "observation", "change", "deadline", "validFrom", "validTo", "metadata"),
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """One thing that a label asks for or a prediction claims, and what became of it.

    ``what`` names it in the same words in every run, so that two runs can be compared; ``begin`` is an offset into
    the document's text, or -1 where the text does not show the place.
    """

    document: str
    row: str
    verdict: Verdict
    what: str
    begin: int = -1


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the report; precision is None in a row that knows no wrong ones."""

    name: str
    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float | None:
        """The share of what was found that is right."""
        found = self.right + self.wrong
        return self.right / found if found and self.name not in RATES else None

    @property
    def recall(self) -> float | None:
        """The share of what is labelled that was found."""
        wanted = self.right + self.missed
        return self.right / wanted if wanted else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall; of a rate, the recall.

        >>> Row("Park", right=8, wrong=0, missed=2).f1
        0.8888888888888888
        """
        if self.name in RATES:
            return self.recall
        total = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / total if total else None


def rows(judgements: Iterable[Judgement]) -> list[Row]:
    """Count the judgements by row, with the rows that add others up, in the order of the report."""
    counts: dict[str, list[int]] = {}
    for one in judgements:
        count = counts.setdefault(one.row, [0, 0, 0])
        count[("right", "wrong", "missed").index(one.verdict)] += 1
    for group, members in GROUPS.items():
        parts = [counts[name] for name in members if name in counts]
        if parts:
            counts[group] = [sum(column) for column in zip(*parts, strict=True)]
    return [Row(name, *counts[name]) for name in sorted(counts, key=_place)]


def _place(name: str) -> tuple[int, str]:
    return (_ORDER.index(name) if name in _ORDER else len(_ORDER), name)


def of_row(judgements: Sequence[Judgement], name: str) -> list[Judgement]:
    """Return the judgements that a row, or a row that adds others up, counts."""
    names = GROUPS.get(name, (name,))
    return [one for one in judgements if one.row in names]

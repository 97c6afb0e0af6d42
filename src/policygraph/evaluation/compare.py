"""An earlier and a later run over the same documents in, what the later one gained and lost out.

Where there are labels they say which of the two a change is; where there are none it is only new or gone, and a person
has to read it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from .judgement import Judgement
from .predicted import Predicted, begin_of

Direction = Literal["gained", "lost", "new", "gone"]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that two runs say differently; ``begin`` is an offset into the text of the run that says it."""

    direction: Direction
    document: str
    row: str
    what: str
    begin: int = -1


def changes(before: Iterable[Judgement], after: Iterable[Judgement]) -> list[Change]:
    """Return what came right and what came wrong between two runs with the same labels.

    >>> old = [Judgement("a.txt", "Park", "missed", "甲桥产业园"), Judgement("a.txt", "Park", "right", "乙州高新区")]
    >>> new = [Judgement("a.txt", "Park", "right", "甲桥产业园"), Judgement("a.txt", "Park", "missed", "乙州高新区")]
    >>> [(c.direction, c.what) for c in changes(old, new)]
    [('gained', '甲桥产业园'), ('lost', '乙州高新区')]
    """
    was, now = _states(before), _states(after)
    found = []
    for key in dict.fromkeys((*now, *was)):
        old, new = was.get(key), now.get(key)
        good = [one is None or one.verdict == "right" for one in (old, new)]
        if _claimed(old, new) and good[0] != good[1]:
            one = new or old
            assert one is not None
            found.append(Change("gained" if good[1] else "lost", one.document, one.row, one.what, one.begin))
    return found


def _states(judgements: Iterable[Judgement]) -> dict[tuple[str, str, str], Judgement]:
    """By what is asked for or claimed; a wanted thing found at one place and missed at another counts as missed."""
    found: dict[tuple[str, str, str], Judgement] = {}
    for one in judgements:
        key = (one.document, one.row, one.what.split(" ≠ ")[0])
        if key not in found or found[key].verdict == "right":
            found[key] = one
    return found


def _claimed(old: Judgement | None, new: Judgement | None) -> bool:
    """A label that only one of the runs was judged by (its document failed) says nothing of the change."""
    return any(one is not None and (one.verdict == "wrong" or (old and new)) for one in (old, new))


def unlabelled(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    """Return the entities and facts of one document that only one of two predictions has."""
    old, new = Predicted(before), Predicted(after)
    was, now = dict(_said(old)), dict(_said(new))
    document = new.id
    return [
        *(Change("new", document, *key, begin) for key, begin in now.items() if key not in was),
        *(Change("gone", document, *key, begin) for key, begin in was.items() if key not in now),
    ]


def _said(predicted: Predicted) -> Iterator[tuple[tuple[str, str], int]]:
    for id_, entity in predicted.entities.items():
        yield (entity["type"], entity["name"]), predicted.begin(id_)
    for fact in (*predicted.facts, *predicted.collective):
        ends = [predicted.name(fact["subject"]), predicted.name(fact["object"])]
        ends += [str(fact[key]) for key in ("before", "after", "unit") if fact.get(key) is not None]
        if fact.get("measure") not in (None, fact["object"], fact["subject"]):
            ends.append(f"({predicted.name(fact['measure'])})")
        yield (fact["predicate"], " → ".join(filter(None, ends))), begin_of(fact)

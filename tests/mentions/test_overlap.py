"""Which of two mentions wins that overlap."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policygraph.mentions.overlap import settle
from policygraph.model import EntityType, Mention


def mention(
    kind: EntityType, begin: int, end: int, rule: str = "grammar", *, nested: bool = False
) -> Mention:
    return Mention(kind, begin, end, "字" * (end - begin), f"{kind}{begin}-{end}", rule, nested=nested)


@pytest.mark.parametrize(
    ("mentions", "expected"),
    [
        # Within a type: the longest, then the earliest.
        ([mention("Park", 0, 4), mention("Park", 0, 7)], [("Park", 0, 7, False)]),
        ([mention("Park", 0, 4), mention("Park", 2, 6)], [("Park", 0, 4, False)]),
        # What its finder nests stays: the plan in its notice's title.
        (
            [mention("Policy", 0, 20), mention("Policy", 5, 15, nested=True)],
            [("Policy", 0, 20, False), ("Policy", 5, 15, True)],
        ),
        ([mention("Policy", 5, 15, nested=True)], [("Policy", 5, 15, False)]),
        # A park, place or organ in a longer name of another type is nested.
        (
            [mention("Park", 0, 5), mention("Department", 0, 8), mention("Region", 0, 2)],
            [("Department", 0, 8, False), ("Park", 0, 5, True), ("Region", 0, 2, True)],
        ),
        # All else inside is dropped.
        ([mention("Programme", 3, 8), mention("Policy", 0, 12)], [("Policy", 0, 12, False)]),
        # One span, two types: the lexicon before grammar, then the order of types.
        ([mention("Park", 0, 4), mention("Enterprise", 0, 4, "lexicon")], [("Enterprise", 0, 4, False)]),
        ([mention("Programme", 0, 4), mention("Park", 0, 4)], [("Park", 0, 4, False)]),
        # A matter gives way to any name: “一件事”事项 is a programme.
        ([mention("Matter", 0, 6), mention("Programme", 1, 4)], [("Programme", 1, 4, False)]),
    ],
)
def test_who_wins(mentions: list[Mention], expected: list[tuple[str, int, int, bool]]) -> None:
    assert [(m.type, m.begin, m.end, m.nested) for m in settle(mentions)] == expected


_KINDS: list[EntityType] = ["Policy", "Department", "Park", "Programme", "Region", "Matter"]
_ANY = st.builds(
    lambda kind, begin, size, lexicon: mention(
        kind, begin, begin + size, "lexicon" if lexicon else "grammar"
    ),
    st.sampled_from(_KINDS),
    st.integers(0, 20),
    st.integers(1, 8),
    st.booleans(),
)


@given(st.lists(_ANY, max_size=12), st.integers())
def test_the_result_does_not_depend_on_the_order(mentions: list[Mention], seed: int) -> None:
    shuffled = mentions[:]
    random.Random(seed).shuffle(shuffled)
    assert settle(shuffled) == settle(mentions)


@given(st.lists(_ANY, max_size=12))
def test_outer_mentions_do_not_overlap(mentions: list[Mention]) -> None:
    outer = [m for m in settle(mentions) if not m.nested]
    assert all(a.end <= b.begin for a, b in pairwise(outer))

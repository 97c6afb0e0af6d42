"""Mentions that overlap in, a settled set out: the policy of overlaps, in one place.

1. Within a type the longest mention wins, of two as long the earlier one; what lies inside the winner is
   dropped, unless its finder marked it as nested (the plan inside its notice's title).
2. Of one span with two types the better rule wins: what the lexicon or the user names over grammar; then the
   order of `_ORDER`.
3. Across types the longest wins. A Department, Park or Region inside a longer mention of another type stays as
   a nested mention (某市高新区 in 某市高新区管委会, the issuer in a title); all else inside is dropped.
4. Matters and proposals give way to every other name.
5. Where two cross each other, the longer one stays, of two as long the better rule.

The result depends on the mentions alone, not on the order in which they come.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from itertools import groupby

from msgspec.structs import replace

from ..model import Mention

_ORDER = (
    "Policy",
    "Department",
    "OrganCategory",
    "Park",
    "Platform",
    "Enterprise",
    "Programme",
    "Region",
    "Proposal",
    "Matter",
)
_RANK = {kind: rank for rank, kind in enumerate(_ORDER)}
# What is only a matter or a proposal gives way to any name that it overlaps: “一次办”事项 is a programme.
_LAST = frozenset({"Matter", "Proposal"})
_IN_NAMES = frozenset({"firm-in-name", "title-known"})
_NESTS = frozenset({"Department", "Park", "Region"})
_HOLDS = frozenset(
    {"Department", "OrganCategory", "Policy", "Enterprise", "Park", "Platform", "Proposal", "Matter"}
)


def settle(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Return the mentions that stand, by offset (a longer one first).

    >>> park = Mention("Park", 0, 5, "东城高新区", "东城高新区", "park")
    >>> committee = Mention("Department", 0, 8, "东城高新区管委会", "东城高新区管委会", "organ")
    >>> [(m.type, m.nested) for m in settle([park, committee])]
    [('Department', False), ('Park', True)]
    """
    ordered = sorted(set(mentions), key=_by_type)
    chosen: list[Mention] = []
    for _, group in groupby(ordered, key=lambda m: m.type):
        chosen.extend(_within_type(list(group)))
    return tuple(sorted(_across(chosen), key=lambda m: (m.begin, -m.end, _RANK[m.type])))


def _goodness(mention: Mention) -> tuple[int, int]:
    """The smaller, the better the rule that found it."""
    return (0 if mention.rule.startswith(("user", "lexicon")) else 1, _RANK[mention.type])


def _by_length(m: Mention) -> tuple[bool, int, tuple[int, int], int]:
    return m.type in _LAST, m.begin - m.end, _goodness(m), m.begin


def _by_type(m: Mention) -> tuple[int, int, int, int, bool, bool, str, str, str, str]:
    rank = (_RANK[m.type], m.begin - m.end, m.begin, _goodness(m)[0])
    # Of two readings of one span the one that says more stays: a number, a short name beside the title.
    return (*rank, not m.number and not m.alias, m.anaphor, m.rule, m.name, m.number, m.alias)


class _Taken:
    """Spans that do not overlap, by offset."""

    def __init__(self) -> None:
        self._spans: list[tuple[int, int]] = []
        self._mentions: dict[tuple[int, int], Mention] = {}

    def over(self, begin: int, end: int) -> Mention | None:
        """Return a mention taken before that shares a character with ``begin:end``, or None."""
        at = bisect_left(self._spans, (end, -1)) - 1
        if at >= 0 and self._spans[at][1] > begin:
            return self._mentions[self._spans[at]]
        return None

    def take(self, mention: Mention) -> None:
        span = (mention.begin, mention.end)
        insort(self._spans, span)
        self._mentions[span] = mention


def _inside(inner: Mention, outer: Mention) -> bool:
    """Whether ``inner`` lies in ``outer`` and is shorter."""
    return (
        outer.begin <= inner.begin
        and inner.end <= outer.end
        and (inner.begin, inner.end)
        != (
            outer.begin,
            outer.end,
        )
    )


def _is_all(mention: Mention) -> bool:
    """Whether a park is written as its place alone: 甲州 in 甲州、乙远经开区."""
    return mention.rule == "region-short"


def _within_type(mentions: Sequence[Mention]) -> list[Mention]:
    """Settle mentions of one type, the longest first."""
    taken, nested = _Taken(), _Taken()
    out: list[Mention] = []
    for mention in mentions:
        over = taken.over(mention.begin, mention.end)
        if over is None:
            taken.take(replace(mention, nested=False) if mention.nested else mention)
            out.append(replace(mention, nested=False) if mention.nested else mention)
        elif mention.nested and _inside(mention, over) and nested.over(mention.begin, mention.end) is None:
            nested.take(mention)
            out.append(mention)
    return out


def _across(mentions: Iterable[Mention]) -> list[Mention]:
    """Settle mentions of all types: the longest first."""
    taken = _Taken()
    out: list[Mention] = []
    for mention in sorted(mentions, key=_by_length):
        over = taken.over(mention.begin, mention.end)
        if over is None:
            taken.take(mention)
            out.append(mention)
        elif mention.type == over.type:
            out.append(mention)  # nested in its own type: settled above
        elif mention.rule in _IN_NAMES and _inside(mention, over):
            out.append(mention)  # 甲云 in 甲云智算中心, the rules in 贯彻中央八项规定精神学习教育
        elif mention.type in _LAST or (mention.type == "Department" and over.type == "Park"):
            continue  # 中科院 in 中科院某科创城 does nothing
        elif mention.type in _NESTS and over.type in _HOLDS and (_inside(mention, over) or _is_all(mention)):
            out.append(replace(mention, nested=True))
    return out

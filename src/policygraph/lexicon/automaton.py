"""Words in, all their hits in a text out, in one pass: leftmost, then longest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Generic, TypeVar

from ahocorasick_rs import AhoCorasick, MatchKind

T = TypeVar("T")


class Automaton(Generic[T]):
    """Finds each of ``words`` and gives the value of the same place in ``values``; built when first used.

    >>> list(Automaton(("a", "b"), ("财政局", "财政")).find("市财政局、财政部"))
    [(1, 4, 'a'), (5, 7, 'b')]
    """

    def __init__(self, values: Sequence[T], words: Sequence[str]) -> None:
        self._values = tuple(values)
        self._words = tuple(words)

    @cached_property
    def _automaton(self) -> AhoCorasick:
        return AhoCorasick(self._words, matchkind=MatchKind.LeftmostLongest)

    def find(self, text: str) -> Iterator[tuple[int, int, T]]:
        """Yield (begin, end, value) of each hit, by offset; hits do not overlap."""
        values = self._values
        for index, begin, end in self._automaton.find_matches_as_indexes(text):
            yield begin, end, values[index]

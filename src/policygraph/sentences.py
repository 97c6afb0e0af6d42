"""Text in, sentence boundaries out: what a piece of evidence is cut along."""

from __future__ import annotations

import re
from bisect import bisect_right

from .model import Span

# A closing quotation mark or bracket behind the full stop belongs to the sentence.
_END = re.compile(r"[。！？；\n][”’）]?")
_FULL_END = re.compile(r"[。！？\n][”’）]?")


class Sentences:
    """The sentences of one text, found by offset.

    >>> text = "市水利局牵头。市财政局配合；各县参加。"
    >>> sentences = Sentences(text)
    >>> sentences.at(8).of(text)
    '市财政局配合；各县参加。'
    >>> sentences.clause_at(8).of(text)
    '市财政局配合；'
    """

    def __init__(self, folded: str) -> None:
        self._text = folded
        self._full = [match.end() for match in _FULL_END.finditer(folded)]
        self._clause = [match.end() for match in _END.finditer(folded)]

    def at(self, offset: int) -> Span:
        """Return the sentence around ``offset``: up to 。！？ or the line's end, without outer white space."""
        return self._around(self._full, offset)

    def clause_at(self, offset: int) -> Span:
        """Return the clause around ``offset``: as `at`, but a ； ends one too."""
        return self._around(self._clause, offset)

    def _around(self, ends: list[int], offset: int) -> Span:
        at = bisect_right(ends, offset)
        begin = ends[at - 1] if at else 0
        end = ends[at] if at < len(ends) else len(self._text)
        text = self._text
        while begin < end and text[begin].isspace():
            begin += 1
        while end > begin and text[end - 1].isspace():
            end -= 1
        return Span(begin, end)

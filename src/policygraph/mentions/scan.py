"""What every finder of mentions looks at: the document, and the lexicon's hits in it, found once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from ahocorasick_rs import AhoCorasick

from ..lexicon import Lexicon
from ..model import Document, Metadata, Outline
from ..sentences import Sentences
from .speaker import Speaker, speaker_of


@dataclass(frozen=True)
class Scan:
    """One document under the eyes of the finders; what is found once for all of them is a property here."""

    document: Document
    outline: Outline
    metadata: Metadata
    lexicon: Lexicon

    @property
    def folded(self) -> str:
        """The matching form of the text."""
        return self.document.folded

    @cached_property
    def sentences(self) -> Sentences:
        """The sentences of the document."""
        return Sentences(self.document.folded)

    @cached_property
    def speaker(self) -> Speaker:
        """Who speaks in the document: its place and level."""
        return speaker_of(self.document, self.metadata, self.lexicon)


def offsets(text: str, word: str, begin: int = 0) -> Iterator[int]:
    """Yield where ``word`` stands from ``begin`` on; much faster than a pattern that has to be tried at each place.

    >>> list(offsets("甲部门、乙部门", "部门"))
    [1, 5]
    """
    at = text.find(word, begin)
    while at >= 0:
        yield at
        at = text.find(word, at + len(word))


def around(
    scan: Scan, text: str, pattern: re.Pattern[str], words: tuple[str, ...], left: int, right: int
) -> Iterator[re.Match[str]]:
    """Yield the matches of ``pattern`` that hold one of ``words``, at most so many characters from its begin.

    Much faster than to try a long pattern at each place of the text. ``text`` is the document's folded text, or that
    with parts of it blotted out: the words of all patterns are found in it in one pass.
    """
    return _near(text, pattern, places_of(scan, *words), left, right)


def places_of(scan: Scan, *words: str) -> list[int]:
    """Return where these words stand in the document, in order; all words ever asked for are found in one pass."""
    for word in words:
        _SOUGHT[word] = None
    found = _places(scan.folded, len(_SOUGHT))
    return found[words[0]] if len(words) == 1 else sorted(at for word in words for at in found[word])


def _near(
    text: str, pattern: re.Pattern[str], places: list[int], left: int, right: int
) -> Iterator[re.Match[str]]:
    """Yield each match once.

    >>> list(m[0] for m in _near("甲乙行动、丙丁行动", re.compile("..行动"), [2, 7], 4, 2))
    ['甲乙行动', '丙丁行动']
    """
    last = 0
    for at in places:
        if at < last:
            continue
        match = pattern.search(text, max(last, at - left), at + right)
        # what the end of the window lets pass ($, or what may not follow) has to hold of the text too
        if match is not None and (match := pattern.match(text, match.start())) is not None:
            yield match
            last = match.end()


def items_of(words: str, at: int) -> Iterator[tuple[int, str]]:
    """Yield where each item of ``words``, a list that 、 joins and that begins at ``at``, begins, and the item.

    >>> list(items_of("甲乙、丙丁", 10))
    [(10, '甲乙'), (13, '丙丁')]
    """
    for item in words.split("、"):
        yield at, item
        at += len(item) + 1


def list_items(match: re.Match[str]) -> Iterator[tuple[int, str]]:
    """Yield the items of the group ``items`` and where they begin.

    >>> list(list_items(re.match("(?P<items>.*)等行动", "甲乙、丙丁等行动")))
    [(0, '甲乙'), (3, '丙丁')]
    """
    return items_of(match["items"], match.start("items"))


# The words around which patterns are looked for: one pass of an automaton finds all of them in a text.
_SOUGHT: dict[str, None] = {}


@lru_cache(maxsize=2)
def _automaton(count: int) -> tuple[tuple[str, ...], AhoCorasick]:
    words = tuple(_SOUGHT)[:count]
    return words, AhoCorasick(words)


@lru_cache(maxsize=4)
def _places(text: str, count: int) -> dict[str, list[int]]:
    """Return where each of the first ``count`` words that were ever sought stands in the text."""
    words, automaton = _automaton(count)
    places: list[list[int]] = [[] for _ in words]
    for index, begin, _ in automaton.find_matches_as_indexes(text, overlapping=True):
        places[index].append(begin)
    return dict(zip(words, places, strict=True))

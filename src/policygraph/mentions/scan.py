"""What every finder of mentions looks at: the document, and the lexicon's hits in it, found once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

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
    text: str, pattern: re.Pattern[str], words: tuple[str, ...], left: int, right: int
) -> Iterator[re.Match[str]]:
    """Yield the matches of ``pattern`` that hold one of ``words``, at most so many characters from its begin.

    Much faster than to try a long pattern at each place of the text.

    >>> [match[0] for match in around("甲乙行动、丙丁行动", re.compile("..行动"), ("行动",), 4, 2)]
    ['甲乙行动', '丙丁行动']
    """
    places: list[int] = []
    for word in words:
        at = text.find(word)
        while at >= 0:
            places.append(at)
            at = text.find(word, at + len(word))
    places.sort()
    last = 0
    for at in places:
        if at < last:
            continue
        match = pattern.search(text, max(last, at - left), at + right)
        if match is not None:
            yield match
            last = match.end()

"""What every finder of mentions looks at: the document, and the lexicon's hits in it, found once."""

from __future__ import annotations

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

"""What a name is read against: the document's place, level, date and issuers."""

from __future__ import annotations

from dataclasses import dataclass

from ..lexicon import Lexicon
from ..model import Document, Mention, Metadata, Outline


@dataclass(frozen=True)
class Context:
    """The document as the one who speaks: 我局 is its issuer, 市财政局 its city's.

    Attributes:
        metadata: as read, but with the issuers' canonical names.
        place: the chain of places that the document speaks for, from the province down; empty for the centre.
    """

    document: Document
    outline: Outline
    metadata: Metadata
    lexicon: Lexicon
    place: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        document: Document,
        outline: Outline,
        metadata: Metadata,
        mentions: tuple[Mention, ...],  # noqa: ARG003
        lexicon: Lexicon,
    ) -> Context:
        """Placeholder: replaced by the owner of this file."""
        return cls(document, outline, metadata, lexicon)

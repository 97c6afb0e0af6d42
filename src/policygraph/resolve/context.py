"""What a name is read against: the document's place, level, date and issuers."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from msgspec import structs

from ..lexicon import Lexicon
from ..mentions.speaker import Speaker, speaker_of
from ..model import Document, Mention, Metadata, Outline
from .organ_names import OrganNames

# 专班办公室（代章）: another one's seal
_SEAL = re.compile(r"[（(]代章?[）)]|[“”\"]")


@dataclass(frozen=True)
class Context:
    """The document as the one who speaks: 我局 is its issuer, 市财政局 its city's.

    Attributes:
        metadata: as read, but with the issuers' canonical names.
        place: the chain of places that the document speaks for, from the province down; empty for the centre.
        speaker: the same with the level and, where a park's committee speaks, the park.
    """

    document: Document
    outline: Outline
    metadata: Metadata
    lexicon: Lexicon
    place: tuple[str, ...] = ()
    speaker: Speaker = field(default_factory=Speaker)

    @classmethod
    def of(
        cls,
        document: Document,
        outline: Outline,
        metadata: Metadata,
        mentions: tuple[Mention, ...],  # noqa: ARG003 - the frame's signature
        lexicon: Lexicon,
    ) -> Context:
        """Return the context of ``document``."""
        speaker = speaker_of(document, metadata, lexicon)
        names = OrganNames(lexicon, speaker, _year(metadata))
        written = (_SEAL.sub("", part) for issuer in metadata.issuers for part in issuer.split("、"))
        issuers = tuple(dict.fromkeys(names.organ(part).name for part in written if len(part) > 1))
        return cls(
            document, outline, structs.replace(metadata, issuers=issuers), lexicon, speaker.place, speaker
        )

    @cached_property
    def names(self) -> OrganNames:
        """Makes organs' names canonical as this document means them."""
        return OrganNames(self.lexicon, self.speaker, _year(self.metadata))


def _year(metadata: Metadata) -> int:
    return int(metadata.date[:4]) if metadata.date[:4].isdigit() else 0

"""Bytes in, an Extraction out: the way of the data through read, outline, mentions, resolve and relate."""

from __future__ import annotations

from .lexicon import Lexicon
from .mentions import find_mentions
from .metadata import read_metadata
from .model import Document, Extraction
from .outline import make_outline
from .read import read_document
from .relate import relate
from .relate.reading import Reading
from .resolve import resolve


def extract_document(document: Document, lexicon: Lexicon) -> Extraction:
    """Read a document's entities and facts; a pure function of the document and the lexicon."""
    outline = make_outline(document)
    metadata = read_metadata(document, outline)
    mentions = find_mentions(document, outline, metadata, lexicon)
    resolved = resolve(document, outline, metadata, mentions, lexicon)
    reading = Reading(document, resolved.metadata, outline, resolved.entities, resolved.references)
    facts = relate(reading)
    notes = (*document.notes, *outline.notes)
    return Extraction(document, resolved.metadata, outline, resolved.entities, facts, notes)


def extract_bytes(data: bytes, id: str, lexicon: Lexicon, path: str = "") -> Extraction:  # noqa: A002
    """Read the bytes of one file, as `extract_document` does.

    Raises:
        ReadError: the bytes are no document that can be read.
    """
    return extract_document(read_document(data, id, path or id), lexicon)

"""A text in, what it says out: the shortest way to the extraction from Python."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from .extract import extract_bytes
from .lexicon import Lexicon, load_lexicon

if TYPE_CHECKING:
    from .model import Extraction


@cache
def _lexicon() -> Lexicon:
    return load_lexicon()


def extract(text: str, id: str = "document.txt") -> Extraction:  # noqa: A002 - the model's own word
    """Read one document's text: its entities, and facts with their evidence.

    Args:
        text: plain text, or Markdown or HTML where ``id`` ends so.
        id: the document's id; its ending says of which kind the text is.

    Raises:
        ReadError: the text is empty, or its kind is not known.
    """
    return extract_bytes(text.encode("utf-8", errors="replace"), id, _lexicon())

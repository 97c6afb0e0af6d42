"""Placeholder: replaced by the owner of this file."""

from __future__ import annotations

from ..fold import fold
from ..model import Block, Document


def read_document(data: bytes, id: str, path: str) -> Document:
    text = data.decode("utf-8")
    return Document(id, path, text, fold(text), (Block("paragraph", 0, len(text)),))

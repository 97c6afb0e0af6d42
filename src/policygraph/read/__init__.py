"""A file's bytes in, a Document out: the article's own text, without the site around it."""

from __future__ import annotations

import hashlib
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from ..errors import ReadError
from .charset import decode
from .docx import read_docx
from .lines import Article, assemble
from .markdown import read_markdown
from .page import read_page
from .plain import read_plain

if TYPE_CHECKING:
    from ..model import Document

__all__ = ["FORMATS", "read_document"]

#: The kind of document that each extension stands for.
FORMATS = {
    ".txt": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
}


def read_document(data: bytes, id: str, path: str) -> Document:  # noqa: A002 - the model's own word
    r"""Read the bytes of one file; its kind is told by the extension of ``path``.

    >>> read_document("某市水利局\n　　您好！".encode(), "a.txt", "a.txt").text
    '某市水利局\n您好！'

    Raises:
        ReadError: ``kind`` (of no known kind), ``empty`` (no text in it), ``charset`` (bytes in no known
            encoding) or ``format`` (a broken docx).

    """
    kind = FORMATS.get(PurePosixPath(path).suffix.lower())
    if kind is None:
        known = ", ".join(FORMATS)
        raise ReadError(path, f"files of this kind are not read; give one of {known}", "kind")
    if not data.strip():
        raise ReadError(path, "the file is empty", "empty")
    article, charset = _read(data, kind, path)
    if not any(line.text for line in article.lines):
        raise ReadError(path, "there is no text in the file", "empty")
    return assemble(article, id, path, format=kind, charset=charset, digest=hashlib.sha256(data).hexdigest())


def _read(data: bytes, kind: str, path: str) -> tuple[Article, str]:
    if kind == "docx":
        return read_docx(data, path), "utf-8"
    text, charset = decode(data, path)
    readers = {"text": read_plain, "markdown": read_markdown, "html": read_page}
    return readers[kind](text), charset

"""The index in, documents out: one by what it is called, several by the beginning of what they are called."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from ..errors import AmbiguousNameError, UnknownNameError

_SHOWN = "SELECT id, name, title, date, number FROM document"
_FEW = 12


@dataclass(frozen=True, slots=True)
class Document:
    """A document: its number in the index, its id (``name``), title, date and document number."""

    id: int
    name: str
    title: str
    date: str
    number: str


def named(index: sqlite3.Connection, text: str) -> Document:
    """Return the document of this id, document number or title.

    Raises:
        UnknownNameError: there is none.
        AmbiguousNameError: several have the title.
    """
    for column in ("name", "number", "title"):
        rows = index.execute(f"{_SHOWN} WHERE {column} = ? ORDER BY name LIMIT {_FEW}", (text,)).fetchall()
        if len(rows) == 1:
            return Document(*rows[0])
        if rows:
            raise AmbiguousNameError(text, tuple(row[1] for row in rows))
    raise UnknownNameError(text, tuple(document.title or document.name for document in like(index, text)))


def like(index: sqlite3.Connection, text: str, limit: int = _FEW) -> list[Document]:
    """Return documents whose title, id or number holds the text; shorter titles first."""
    rows = index.execute(
        f"{_SHOWN} WHERE instr(title, :text) OR instr(name, :text) OR instr(number, :text)"
        " ORDER BY length(title), name LIMIT :limit",
        {"text": text, "limit": limit},
    )
    return [Document(*row) for row in rows]

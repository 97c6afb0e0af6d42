"""An open index and a document's rows in; the index with that document in it, or without it, out."""

from __future__ import annotations

import json
import sqlite3
import zlib
from typing import Any

from .rows import Rows
from .words import pairs

_OF_DOCUMENT = ("content", "label", "entity", "about", "link", "measure", "fact", "passage")


def pack(content: str) -> bytes:
    """Return the JSON of a document as the index keeps it."""
    return zlib.compress(content.encode(errors="replace"), 1)


def unpack(data: bytes) -> dict[str, Any]:
    """Return what `pack` was given, read."""
    found: dict[str, Any] = json.loads(zlib.decompress(data))
    return found


def add_document(
    index: sqlite3.Connection,
    rows: Rows,
    content: bytes,
    *,
    digest: str,
    rules: str,
    root: str = "",
) -> int:
    """Put in a document that the index does not hold; return its number. ``content`` is what `pack` gave."""
    number = index.execute(
        "INSERT INTO document (name, iri, title, date, number, characters, digest, rules, root)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*rows.head, digest, rules, root),
    ).lastrowid
    assert number is not None
    index.execute("INSERT INTO content VALUES (?, ?)", (number, content))
    for table, lines in (
        ("label", rows.labels),
        ("entity", rows.entities),
        ("about", rows.abouts),
        ("link", rows.links),
    ):
        if lines:
            marks = ", ".join("?" * len(lines[0]))
            index.executemany(f"INSERT INTO {table} VALUES ({number}, {marks})", lines)
    index.executemany(f"INSERT INTO measure VALUES (?, {number}, ?, ?, ?, ?, ?, ?)", rows.measures)
    index.executemany(
        f"INSERT INTO fact VALUES (?, {number}, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows.facts
    )
    for begin, end, words in rows.passages:
        passage = index.execute(
            'INSERT INTO passage (document, "begin", "end") VALUES (?, ?, ?)', (number, begin, end)
        )
        index.execute("INSERT INTO passage_words (rowid, words) VALUES (?, ?)", (passage.lastrowid, words))
    return number


def drop_document(index: sqlite3.Connection, name: str) -> None:
    """Take a document out; one that is not there is no error."""
    found = index.execute("SELECT id FROM document WHERE name = ?", (name,)).fetchone()
    if found is None:
        return
    (number,) = found
    text = content_of(index, name)["document"]["text"]
    passages = index.execute(
        'SELECT id, "begin", "end" FROM passage WHERE document = ?', (number,)
    ).fetchall()
    # An index without the texts forgets a line only when told the words that it had.
    index.executemany(
        "INSERT INTO passage_words (passage_words, rowid, words) VALUES ('delete', ?, ?)",
        [(id_, pairs(text[begin:end])) for id_, begin, end in passages],
    )
    for table in _OF_DOCUMENT:
        index.execute(f"DELETE FROM {table} WHERE document = ?", (number,))
    index.execute("DELETE FROM document WHERE id = ?", (number,))


def content_of(index: sqlite3.Connection, name: str) -> dict[str, Any]:
    """Return all that was read from a document.

    Raises:
        KeyError: there is no such document.
    """
    found = index.execute(
        "SELECT data FROM content JOIN document ON id = document WHERE name = ?", (name,)
    ).fetchone()
    if found is None:
        raise KeyError(name)
    return unpack(found[0])

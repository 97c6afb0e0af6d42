"""The index and words in, where they stand out: the documents and offsets of the lines that hold them."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from ..index.words import phrase

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Passages:
    """Where each line stands, by its number in the index: read once, since a common word stands in thousands."""

    ids: Numbers
    document: Numbers
    begin: Numbers


def passages(index: sqlite3.Connection) -> Passages:
    """Read where all lines stand."""
    rows = index.execute('SELECT id, document, "begin" FROM passage ORDER BY id').fetchall()
    table = np.array(rows, dtype=np.int64).reshape(-1, 3)
    ids, document, begin = (np.ascontiguousarray(table[:, n]) for n in range(3))
    return Passages(ids, document, begin)


def expression(text: str) -> str:
    """Return the expression that finds lines with all the words of a text, which blanks part.

    >>> expression("数据 局")
    '"数据" AND "局" *'
    """
    return " AND ".join(filter(None, map(phrase, text.split())))


def holding(index: sqlite3.Connection, known: Passages, text: str) -> tuple[Numbers, Numbers]:
    """Return the documents and offsets of the lines that hold all words of ``text``; none where it has no words."""
    asked = expression(text)
    if not asked:
        return known.ids[:0], known.ids[:0]
    found = index.execute("SELECT rowid FROM passage_words WHERE passage_words MATCH ?", (asked,)).fetchall()
    places = np.searchsorted(known.ids, np.array([id_ for (id_,) in found], dtype=np.int64))
    return known.document[places], known.begin[places]


_DOCUMENT: Final = 1 << 32  # longer than any document
_ENCLOSING: Final = 4


@dataclass(frozen=True, slots=True)
class Spans:
    """Stretches of documents, some within others: where they stand, in any order."""

    document: Numbers
    begin: Numbers
    end: Numbers

    def around(self, documents: Numbers, begins: Numbers) -> Numbers:
        """Return the numbers of the innermost stretches around these places, each once, sorted."""
        if not len(documents) or not len(self.document):
            return self.document[:0]
        order = np.lexsort((-self.end, self.begin, self.document))
        keys = (self.document * _DOCUMENT + self.begin)[order]
        at = np.searchsorted(keys, documents * _DOCUMENT + begins, side="right") - 1
        waiting, found = np.ones(len(at), dtype=bool), []
        for _ in range(_ENCLOSING):  # one that has ended lies inside another one that goes on
            row = order[np.maximum(at, 0)]
            inside = waiting & (at >= 0) & (self.document[row] == documents) & (self.end[row] > begins)
            found.append(row[inside])
            waiting &= ~inside
            at = at - 1
        return np.unique(np.concatenate(found))

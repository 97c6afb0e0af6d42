"""Words in, the lines of the documents that hold all of them out: the newest first, each in its measure.

SQLite's full-text index says which lines; in which order they come is worked out once a generation, so that a word
that stands in ten thousand lines is counted, filtered and cut into pages without reading one of them.
"""

from __future__ import annotations

import re
import sqlite3
from array import array
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from ..fold import fold
from ..index.words import phrase
from ..phones import mask_phones
from .shelf import Recent, Shelf, Shelved

_BEFORE: Final = 60
_LONGEST: Final = 220
_SEARCHES: Final = 2_000_000


@dataclass(frozen=True, slots=True)
class Place:
    """A measure or section in which a line stands."""

    iri: str
    number: str
    heading: str
    begin: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A line that was found: its pieces are texts, every second one a word that was looked for."""

    document: Shelved
    begin: int
    pieces: tuple[str, ...]
    measure: Place | None


class Lines:
    """Which line stands where; built once a generation."""

    def __init__(self, index: sqlite3.Connection, shelf: Shelf) -> None:
        place = {document.id: number for number, document in enumerate(shelf.documents)}
        rows = index.execute('SELECT id, document, "begin" FROM passage')
        lines = sorted((place[document], begin, id_) for id_, document, begin in rows)
        self._ids = _numbers([id_ for _, _, id_ in lines])
        self._documents = _numbers([document for document, _, _ in lines])
        self._place = _numbers([0] * (max(self._ids, default=0) + 1))
        for number, id_ in enumerate(self._ids):
            self._place[id_] = number
        self._shelf = shelf
        self._searches: Recent[array[int]] = Recent(_SEARCHES)

    def search(
        self, index: sqlite3.Connection, words: str, fits: Callable[[Shelved], bool] | None = None
    ) -> list[int]:
        """Return the numbers of the lines with all of ``words`` (parted by spaces), for `hits`; the newest first."""
        expression = " AND ".join(part for word in words.split() if (part := phrase(word)))
        if not expression:
            return []
        found = self._searches.get(expression, lambda: self._found(index, expression), len)
        if fits is None:
            return list(found)
        wanted = [fits(document) for document in self._shelf.documents]
        return [number for number in found if wanted[self._documents[number]]]

    def _found(self, index: sqlite3.Connection, expression: str) -> array[int]:
        rows = index.execute("SELECT rowid FROM passage_words WHERE passage_words MATCH ?", (expression,))
        return _numbers(sorted(self._place[id_] for (id_,) in rows))

    def documents(self, numbers: Iterable[int]) -> int:
        """Return in how many documents these lines stand."""
        return len({self._documents[number] for number in numbers})

    def hits(self, index: sqlite3.Connection, words: str, numbers: Iterable[int]) -> Iterator[Hit]:
        """Yield these lines with the words marked."""
        for number in numbers:
            document = self._shelf.documents[self._documents[number]]
            begin, end = index.execute(
                'SELECT "begin", "end" FROM passage WHERE id = ?', (self._ids[number],)
            ).fetchone()
            line = self._shelf.text(index, document.id)[begin:end]
            yield Hit(
                document, begin, cut(line, words.split()), measure_at(index, document.id, begin, end - 1)
            )


def _numbers(values: list[int]) -> array[int]:
    return array("q", values)


def measure_at(index: sqlite3.Connection, document: int, begin: int, last: int) -> Place | None:
    """Return the innermost measure or section that holds a stretch of a document, or the one that begins in it."""
    row = index.execute(
        'SELECT iri, number, heading, "begin" FROM measure'
        ' WHERE document = ? AND "begin" <= ? AND "end" > ? ORDER BY "begin" DESC, "end", iri LIMIT 1',
        (document, last, begin),
    ).fetchone()
    return Place(*row) if row else None


def cut(line: str, words: Iterable[str]) -> tuple[str, ...]:
    """Return what is shown of a line: texts, every second one of the words, from near the first of them on.

    Telephone numbers are masked, also where a word that was looked for is part of one.

    >>> cut("优化营商环境，改善环境。", ["环境", "营商"])
    ('优化', '营商环境', '，改善', '环境', '。')
    """
    marks = spans(line, words)
    line = mask_phones(line)
    since = max(marks[0][0] - _BEFORE, 0) if marks else 0
    since = 0 if len(line) <= _LONGEST else since
    until = min(since + _LONGEST, len(line))
    pieces, at = ["…" if since else ""], since
    for begin, end in marks:
        if end > until:
            break
        pieces[-1] += line[at:begin]
        pieces += [line[begin:end], ""]
        at = end
    pieces[-1] += line[at:until] + ("…" if until < len(line) else "")
    return tuple(pieces)


def spans(line: str, words: Iterable[str]) -> list[tuple[int, int]]:
    """Return where any of the words stand in a line, those that touch or overlap together.

    >>> spans("5G＋工业，５Ｇ", ["5g"])
    [(0, 2), (6, 8)]
    """
    form = fold(line).lower()
    if len(form) != len(line):
        form = line
    keys = ("".join(filter(str.isalnum, fold(word))).lower() for word in words)
    found = sorted(m.span() for key in keys if key for m in re.finditer(re.escape(key), form))
    merged: list[tuple[int, int]] = []
    for begin, end in found:
        if merged and begin <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(merged[-1][1], end)
        else:
            merged.append((begin, end))
    return merged

"""The index and a topic in, what places do about it out: the measures that concern a programme, or hold words."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from ..phones import mask_phones
from .duties import Duties, Duty, duty_rows
from .naming import document_places, names_of
from .passages import Passages, Spans, holding

_MOST: Final = 480  # characters of a measure that are shown
_BEFORE: Final = 120  # of them before the words that one looks for


@dataclass(frozen=True, slots=True)
class Start:
    """A programme that measures of many places concern."""

    iri: str
    name: str
    places: int
    measures: int


@dataclass(frozen=True, slots=True)
class Topics:
    """What is read once a generation: all measures, the places of documents, and with which topics to begin."""

    measures: tuple[str, ...]
    row_of: dict[str, int]
    spans: Spans
    places: dict[int, str]
    passages: Passages
    starts: tuple[Start, ...]


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in a measure: as it is written, and what it is for."""

    words: str
    kind: str
    purpose: str
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A measure in a column; ``pieces`` are its text, each with whether it is what one looked for."""

    duty: Duty
    date: str
    pieces: tuple[tuple[str, bool], ...]
    before: bool
    after: bool
    money: tuple[Money, ...]


def topics(index: sqlite3.Connection, passages: Passages) -> Topics:
    """Read where measures stand and which programmes many places speak of."""
    rows = index.execute(
        'SELECT m.iri, m.document, m."begin", m."end" FROM measure m JOIN document d ON d.id = m.document'
        " WHERE m.kind = 'Measure' ORDER BY d.name, m.\"begin\", m.iri"
    ).fetchall()
    document, begin, end = (np.array([row[n] for row in rows], dtype=np.int64) for n in (1, 2, 3))
    measures = tuple(row[0] for row in rows)
    places = document_places(index)
    return Topics(
        measures,
        {measure: number for number, measure in enumerate(measures)},
        Spans(document, begin, end),
        places,
        passages,
        tuple(_starts(index, places)),
    )


def _starts(index: sqlite3.Connection, places: dict[int, str]) -> list[Start]:
    found: dict[str, set[str]] = defaultdict(set)
    measures: Counter[str] = Counter()
    query = (
        "SELECT DISTINCT object, document, subject FROM link"
        " WHERE predicate = 'concerns' AND object GLOB 'programme:*' AND subject GLOB 'measure:*'"
    )
    for programme, document, _ in index.execute(query):
        found[programme].add(places[document])
        measures[programme] += 1
    names = names_of(index, found)
    starts = [Start(iri, names.get(iri, iri), len(each), measures[iri]) for iri, each in found.items()]
    return sorted(starts, key=lambda start: (-start.places, -start.measures, start.name, start.iri))


def concerning(index: sqlite3.Connection, known: Topics, iri: str) -> list[int]:
    """Return the numbers of the measures that concern a programme, policy, platform or park."""
    query = (
        "SELECT DISTINCT subject FROM link WHERE predicate = 'concerns' AND object IN"
        " (SELECT ?1 UNION SELECT policy FROM same WHERE root = ?1)"
    )
    found = {known.row_of.get(measure) for (measure,) in index.execute(query, (iri,))}
    return sorted(number for number in found if number is not None)


def with_words(index: sqlite3.Connection, known: Topics, words: str) -> list[int]:
    """Return the numbers of the measures with a line that holds all the words."""
    found: list[int] = known.spans.around(*holding(index, known.passages, words)).tolist()
    return found


def by_place(known: Topics, numbers: Iterable[int]) -> dict[str, list[int]]:
    """Return the measures by their documents' places, the place with most first."""
    found: dict[str, list[int]] = defaultdict(list)
    for number in numbers:
        found[known.places[int(known.spans.document[number])]].append(number)
    return dict(sorted(found.items(), key=lambda entry: (-len(entry[1]), entry[0])))


def entries(
    index: sqlite3.Connection, known: Topics, duties: Duties, numbers: Sequence[int], names: Collection[str]
) -> list[Entry]:
    """Return what is shown of these measures; ``names`` are marked in their text."""
    rows = duty_rows(index, duties, [known.measures[number] for number in numbers])
    texts: dict[int, tuple[str, str]] = {}
    made = []
    for number, duty in zip(numbers, rows, strict=True):
        document = int(known.spans.document[number])
        if document not in texts:
            texts[document] = _text(index, document)
        date, text = texts[document]
        whole = text[known.spans.begin[number] : known.spans.end[number]].strip()
        made.append(Entry(duty, date, *excerpt(mask_phones(whole), names), money=_money(index, duty.measure)))
    return made


def _text(index: sqlite3.Connection, document: int) -> tuple[str, str]:
    """Return a document's date and text; of what is kept of it only the beginning is read, where they stand."""
    data, characters, date = index.execute(
        "SELECT data, characters, date FROM content JOIN document ON id = document WHERE id = ?", (document,)
    ).fetchone()
    # A character takes four bytes at most (six where JSON escapes it); if that was not all, all is read.
    head = zlib.decompressobj().decompress(data, characters * 4 + 4096).decode(errors="ignore")
    begin = head.find("{", 1)
    try:
        found, _ = json.JSONDecoder().raw_decode(head, begin)
    except ValueError:
        found = json.loads(zlib.decompress(data))["document"]
    return date, found["text"]


def excerpt(text: str, names: Collection[str]) -> tuple[tuple[tuple[str, bool], ...], bool, bool]:
    """Return a text, or a part of it around the first of the names, in pieces; and whether something was left out.

    >>> excerpt("推广节水器具。", ["节水"])
    ((('推广', False), ('节水', True), ('器具。', False)), False, False)
    """
    wanted = sorted(filter(None, names), key=lambda name: (-len(name), name))
    places = [place for place in (text.find(name) for name in wanted) if place >= 0]
    begin = 0
    if len(text) > _MOST and places:
        begin = max(min(min(places) - _BEFORE, len(text) - _MOST), 0)
    shown = text[begin : begin + _MOST]
    return tuple(_marked(shown, wanted)), begin > 0, begin + _MOST < len(text)


def _marked(text: str, names: Sequence[str]) -> list[tuple[str, bool]]:
    pieces: list[tuple[str, bool]] = []
    while text:
        hits = [(at, -len(name), name) for name in names if (at := text.find(name)) >= 0]
        if not hits:
            pieces.append((text, False))
            break
        at, _, name = min(hits)
        if at:
            pieces.append((text[:at], False))
        pieces.append((name, True))
        text = text[at + len(name) :]
    return pieces


def _money(index: sqlite3.Connection, measure: str) -> tuple[Money, ...]:
    query = (
        "SELECT details, text FROM fact WHERE measure = ? AND predicate = 'amount' AND supports = ''"
        ' ORDER BY "begin", node LIMIT 6'
    )
    found = []
    for details, text in index.execute(query, (measure,)):
        values = json.loads(details or "{}")
        found.append(Money(values.get("words", ""), values.get("kind", ""), values.get("purpose", ""), text))
    return tuple(found)


def names_in_texts(index: sqlite3.Connection, iri: str) -> list[str]:
    """Return all names of an entity, those that its mentions may be found by."""
    rows = index.execute("SELECT DISTINCT name FROM known WHERE iri = ? ORDER BY name", (iri,))
    return [name for (name,) in rows if len(name) > 1]

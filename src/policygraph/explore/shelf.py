"""An index in; its documents as lists show them out, filtered and sorted, and the texts of those that are looked at."""

from __future__ import annotations

import sqlite3
import threading
import zlib
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from json import JSONDecodeError, JSONDecoder
from typing import Final, Generic, TypeVar

from ..index.fill import content_of
from .directory import key_of

#: How a list of documents may be sorted; each begins with what one wants to see first.
SORTS: Final = ("date", "title", "number", "characters", "measures", "facts")
#: The place of what no local organ has issued.
NATIONAL: Final = "-"
_CHARACTERS: Final = 8_000_000
_TEXT: Final = b'"text":'
_DECODER: Final = JSONDecoder()
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Shelved:
    """A document as lists show it; ``issuers`` are (IRI, name), ``place`` is theirs or `NATIONAL`."""

    id: int
    name: str
    title: str
    date: str
    number: str
    characters: int
    measures: int
    facts: int
    issuers: tuple[tuple[str, str], ...]
    place: str
    key: str

    @property
    def heading(self) -> str:
        """Its title, or its name where it has none."""
        return self.title or self.name


class Recent(Generic[T]):
    """Keeps what was made last, up to a total size; for any thread."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._taken = 0
        self._made: OrderedDict[object, tuple[int, T]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: object, make: Callable[[], T], size: Callable[[T], int] = lambda _: 1) -> T:
        """Return what was made for ``key``, or make it; two threads at once may both make it."""
        with self._lock:
            if key in self._made:
                self._made.move_to_end(key)
                return self._made[key][1]
        value = make()
        with self._lock:
            if key not in self._made:
                self._made[key] = size(value), value
                self._taken += self._made[key][0]
                while self._taken > self._room and len(self._made) > 1:
                    self._taken -= self._made.popitem(last=False)[1][0]
        return value


class Shelf:
    """The documents of a generation, the newest first; built once, then used by any thread."""

    def __init__(self, index: sqlite3.Connection) -> None:
        issuers, places = _issuers(index)
        measures = _counted(index, "measure")
        facts = _counted(index, "fact")
        rows = index.execute(
            "SELECT id, name, title, date, number, characters FROM document ORDER BY date DESC, name"
        )
        self.documents: list[Shelved] = []
        for id_, name, title, date, number, characters in rows:
            named = issuers.get(id_, ())
            key = key_of(" ".join((name, title, number, *(issuer for _, issuer in named))))
            counts = measures.get(id_, 0), facts.get(id_, 0)
            place = places.get(id_, NATIONAL)
            self.documents.append(
                Shelved(id_, name, title, date, number, characters, *counts, named, place, key)
            )
        self.by_id = {document.id: document for document in self.documents}
        self.by_name = {document.name: document for document in self.documents}
        self.places = _places(self.documents)
        self.years = sorted({d.date[:4] for d in self.documents if d.date}, reverse=True)
        self._texts: Recent[str] = Recent(_CHARACTERS)

    def find(
        self, words: str = "", place: str = "", issuer: str = "", since: str = "", until: str = ""
    ) -> list[Shelved]:
        """Return the documents with all these words in title, number, name or issuer, of a place and of a time.

        ``place`` is a chain (广东省/清远市) that the issuer's begins with, or `NATIONAL`; ``since`` and ``until`` are
        years or days, both included.
        """
        keys = [key for word in words.split() if (key := key_of(word))]
        return [
            document
            for document in self.documents
            if all(key in document.key for key in keys)
            and within(document.place, place)
            and (not issuer or any(issuer in named for named in document.issuers))
            and in_time(document.date, since, until)
        ]

    def text(self, index: sqlite3.Connection, document: int) -> str:
        """Return the text of a document; the texts that were asked for last are kept."""
        return self._texts.get(document, lambda: _text(index, self.by_id[document].name), len)


def in_time(date: str, since: str, until: str) -> bool:
    """Whether a day lies in a time whose ends are years, months or days; one of no date lies in none.

    >>> in_time("2023-09-22", "2023", "2023"), in_time("", "2023", ""), in_time("", "", "")
    (True, False, True)
    """
    if not date:
        return not since and not until
    return (not since or date >= since) and (not until or date[: len(until)] <= until)


def within(place: str, wanted: str) -> bool:
    """Whether a place is the one wanted or lies in it.

    >>> within("广东省/清远市", "广东省"), within("广东省", "广东省/清远市"), within("", "")
    (True, False, True)
    """
    return not wanted or place == wanted or place.startswith(wanted + "/")


def ordered(documents: list[Shelved], sort: str, *, backwards: bool = False) -> list[Shelved]:
    """Return documents by one of `SORTS`: words from the first on, numbers and days from the greatest on.

    Ties are ordered by name; what has no value comes last, either way.
    """
    by_words = sort in {"title", "number"}
    keyed = [(_value(document, sort), document) for document in documents]
    there = [pair for pair in keyed if pair[0] not in {"", 0}]
    rest = [document for value, document in keyed if value in {"", 0}]
    there.sort(key=lambda pair: pair[1].name)
    there.sort(key=lambda pair: pair[0], reverse=by_words == backwards)
    return [document for _, document in there] + sorted(rest, key=lambda document: document.name)


def _value(document: Shelved, sort: str) -> str | int:
    value: str | int = getattr(document, sort if sort in SORTS else "date")
    return value


def _places(documents: Iterable[Shelved]) -> list[tuple[str, int]]:
    """Return the places and how many documents are of each or of what lies in it; provinces with their cities."""
    counts: Counter[str] = Counter()
    for document in documents:
        parts = document.place.split("/")
        counts.update("/".join(parts[:depth]) for depth in range(1, len(parts) + 1))
    return sorted(counts.items(), key=lambda item: (item[0] != NATIONAL, item[0]))


def _issuers(index: sqlite3.Connection) -> tuple[dict[int, tuple[tuple[str, str], ...]], dict[int, str]]:
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    places: dict[int, str] = {}
    rows = index.execute(
        "SELECT DISTINCT l.document, l.object, coalesce(s.name, l.object), coalesce(a.value, '')"
        " FROM link l LEFT JOIN shown s ON s.iri = l.object"
        " LEFT JOIN about a ON a.iri = l.object AND a.key = 'place' AND a.document = l.document"
        " WHERE l.predicate = 'publisher' ORDER BY l.document, l.object, a.value"
    )
    for document, iri, name, place in rows:
        if (iri, name) not in found[document]:
            found[document].append((iri, name))
        if place:
            places.setdefault(document, place)
    return {document: tuple(named) for document, named in found.items()}, places


def _counted(index: sqlite3.Connection, table: str) -> dict[int, int]:
    return dict(index.execute(f"SELECT document, COUNT(*) FROM {table} GROUP BY document"))


def _text(index: sqlite3.Connection, name: str) -> str:
    (data,) = index.execute(
        "SELECT data FROM content JOIN document ON id = document WHERE name = ?", (name,)
    ).fetchone()
    written = zlib.decompress(data)
    # The text stands near the beginning; reading all that was found in it would take five times as long.
    if (at := written.find(_TEXT)) >= 0:
        try:
            value, _ = _DECODER.raw_decode(written[at + len(_TEXT) :].decode())
        except JSONDecodeError:
            value = None
        if isinstance(value, str):
            return value
    text: str = content_of(index, name)["document"]["text"]
    return text


def known_places(places: Collection[tuple[str, int]], wanted: str) -> str:
    """Return the place where it is one of these, else nothing: an address may hold anything."""
    return wanted if wanted == NATIONAL or any(wanted == place for place, _ in places) else ""

"""The index and IRIs in, the names and places under which pages show them out."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from ..errors import AmbiguousNameError, UnknownNameError
from ..fold import fold
from ..index.words import phrase

_AT_ONCE = 500
#: The value of the filter "place" for organs and documents of the whole country, which have no place.
CENTRAL = "-"


def names_of(index: sqlite3.Connection, iris: Iterable[str]) -> dict[str, str]:
    """Return the name of each entity, measure or document; what has none is left out."""
    wanted = sorted(set(iris))
    found: dict[str, str] = {}
    for begin in range(0, len(wanted), _AT_ONCE):
        part = wanted[begin : begin + _AT_ONCE]
        marks = ", ".join("?" * len(part))
        found.update(index.execute(f"SELECT iri, name FROM shown WHERE iri IN ({marks})", part))
        measures = [iri for iri in part if iri.startswith("measure:")]
        if measures:
            marks = ", ".join("?" * len(measures))
            found.update(
                index.execute(
                    f"SELECT iri, trim(number || ' ' || heading) FROM measure WHERE iri IN ({marks})",
                    measures,
                )
            )
        documents = [iri for iri in part if iri.startswith("doc:")]
        if documents:
            marks = ", ".join("?" * len(documents))
            found.update(
                index.execute(
                    f"SELECT iri, CASE title WHEN '' THEN name ELSE title END FROM document WHERE iri IN ({marks})",
                    documents,
                )
            )
    return found


def find(index: sqlite3.Connection, text: str, prefixes: Iterable[str] = ()) -> str:
    """Return the IRI of the one entity of this IRI or name; ``prefixes`` (``dept``) say of which kinds.

    Raises:
        UnknownNameError: there is none.
        AmbiguousNameError: several have the name, and not just one of them as the one it is shown under.
    """
    text = text.strip()
    allowed = tuple(f"{prefix}:" for prefix in prefixes) or ("",)
    if index.execute("SELECT 1 FROM shown WHERE iri = ?", (text,)).fetchone() and text.startswith(allowed):
        return text
    words = phrase(text)
    rows = (
        index.execute(
            "SELECT DISTINCT iri, name FROM known WHERE id IN"
            " (SELECT rowid FROM known_words WHERE known_words MATCH ?)",
            (f"letters : {words}",),
        ).fetchall()
        if words
        else []
    )
    same: set[str] = {iri for iri, name in rows if fold(name) == fold(text) and iri.startswith(allowed)}
    if len(same) > 1:
        shown = names_of(index, same)
        same = {iri for iri in same if fold(shown.get(iri, "")) == fold(text)} or same
    if len(same) > 1:
        raise AmbiguousNameError(text, tuple(sorted(same)))
    if not same:
        near = sorted(
            {name for iri, name in rows if iri.startswith(allowed)}, key=lambda name: (len(name), name)
        )
        raise UnknownNameError(text, tuple(near[:5]))
    return same.pop()


def written(index: sqlite3.Connection, iri: str) -> str:
    """Return what a field holds for an entity: its name where that finds it, else its IRI."""
    name = names_of(index, [iri]).get(iri, iri)
    try:
        return name if find(index, name) == iri else iri
    except (AmbiguousNameError, UnknownNameError):
        return iri


def organ_places(index: sqlite3.Connection) -> dict[str, str]:
    """Return each organ's place, the longest of its names (广东省/清远市)."""
    found: dict[str, str] = {}
    query = "SELECT iri, value FROM about WHERE key = 'place' AND iri >= 'dept:' AND iri < 'dept;'"
    for iri, place in index.execute(query):
        found[iri] = max(found.get(iri, ""), place, key=lambda name: (len(name), name))
    return found


def document_places(index: sqlite3.Connection) -> dict[int, str]:
    """Return each document's place, that of who published it; '' for the whole country."""
    places = organ_places(index)
    found: dict[int, str] = {id_: "" for (id_,) in index.execute("SELECT id FROM document")}
    query = "SELECT document, object FROM link WHERE predicate = 'publisher' ORDER BY object"
    for document, publisher in index.execute(query):
        place = places.get(publisher, "")
        if place and not found[document]:
            found[document] = place
    return found


def within(place: str, asked: str) -> bool:
    """Whether a place is the one asked for or lies in it.

    >>> within("广东省/清远市", "广东省"), within("", CENTRAL), within("广东省", "广东省/清远市")
    (True, True, False)
    """
    if asked == CENTRAL:
        return not place
    return not asked or place == asked or place.startswith(f"{asked}/")

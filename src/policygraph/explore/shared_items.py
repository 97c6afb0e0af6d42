"""Departments and a way of sharing in, the items they share out: each with its members' roles and the quoted words."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ..graph.participation import CARRYING, ISSUING, Way
from ..graph.vocabulary import ROLES
from .naming import names_of

_QUOTES: Final = 6
_TAKING: Final[dict[Way, tuple[str, ...]]] = {
    "measure": ROLES,
    "document": (*ROLES, "coHandles"),
    "programme": tuple(sorted({*ROLES, *CARRYING})),
    "policy": tuple(sorted({*ROLES, *ISSUING})),
}
_ORDER: Final = {
    role: at for at, role in enumerate((*ROLES, "issuer", "issued", "forwarded", "coHandles", *CARRYING))
}


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that prove a part in an item; ``members`` are those they name, ``begin`` is where they stand."""

    text: str
    document: str
    title: str
    begin: int
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """Something that departments share.

    Attributes:
        iri: the measure, policy, programme or document.
        name: what it is called.
        document: where a measure stands, '' of others; with its title and the measure's begin.
        roles: by department its roles, the first of `ROLES` first.
        quotes: the words that prove them; ``more`` counts those that are left out.
    """

    iri: str
    name: str
    document: str
    title: str
    begin: int
    roles: dict[str, tuple[str, ...]]
    quotes: tuple[Quote, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item is shown among others."""

    iri: str
    name: str
    document: str
    title: str
    begin: int


def ordered(index: sqlite3.Connection, way: Way, items: Sequence[str]) -> list[Place]:
    """Return the items in the order in which they are shown: measures as they stand in the documents."""
    if way == "measure":
        rows = []
        for iri in items:
            rows += index.execute(
                "SELECT m.iri, trim(m.number || ' ' || m.heading), d.name,"
                " CASE d.title WHEN '' THEN d.name ELSE d.title END, m.\"begin\""
                " FROM measure m JOIN document d ON d.id = m.document WHERE m.iri = ?",
                (iri,),
            ).fetchall()
        return sorted(
            (Place(*row) for row in rows), key=lambda place: (place.document, place.begin, place.iri)
        )
    names = names_of(index, items)
    documents = dict(index.execute("SELECT iri, name FROM document")) if way == "document" else {}
    places = [Place(iri, names.get(iri, iri), documents.get(iri, ""), names.get(iri, ""), 0) for iri in items]
    return sorted(places, key=lambda place: (place.name, place.iri))


def items(
    index: sqlite3.Connection, way: Way, departments: Sequence[str], places: Sequence[Place]
) -> list[Item]:
    """Return what is shown of these items; the words are those of the departments asked for."""
    own = {department: _own(index, way, department) for department in departments}
    return [_item(index, way, own, place) for place in places]


def _own(index: sqlite3.Connection, way: Way, department: str) -> dict[str, set[str]]:
    """Return all that a department has a role in."""
    marks = ", ".join("?" * len(_TAKING[way]))
    query = f"SELECT object, predicate FROM link WHERE subject = ? AND predicate IN ({marks})"
    found: dict[str, set[str]] = defaultdict(set)
    for target, role in index.execute(query, (department, *_TAKING[way])):
        found[target].add(role)
    return found


def _item(index: sqlite3.Connection, way: Way, own: dict[str, dict[str, set[str]]], place: Place) -> Item:
    roles: dict[str, set[str]] = {department: set() for department in own}
    said: dict[tuple[str, int, int], tuple[str, str, list[str]]] = {}
    targets, more = _targets(index, way, place.iri), 0
    for department, each in own.items():
        hits = [target for target in targets if target in each]
        roles[department].update(*(each[target] for target in hits))
        more += max(len(hits) - _QUOTES, 0)
        for target in hits[:_QUOTES]:
            for document, title, begin, end, text in _facts(index, way, department, target):
                members = said.setdefault((document, begin, end), (text, title, []))[2]
                if department not in members:
                    members.append(department)
    if way == "document":
        _issuers(index, place.iri, roles)
    quotes = [
        Quote(text, document, title, begin, tuple(members))
        for (document, begin, _), (text, title, members) in sorted(said.items())
    ]
    # The words that name all of them prove that they share it, and go first.
    quotes.sort(key=lambda quote: -len(quote.members))
    return Item(
        place.iri,
        place.name,
        place.document,
        place.title,
        place.begin,
        {who: tuple(sorted(each, key=lambda role: _ORDER.get(role, 99))) for who, each in roles.items()},
        tuple(quotes[:_QUOTES]),
        more + max(len(quotes) - _QUOTES, 0),
    )


def _targets(index: sqlite3.Connection, way: Way, item: str) -> list[str]:
    """Return what the facts that tie a department to the item are about."""
    if way == "measure":
        return [item]
    if way == "document":
        query = "SELECT iri FROM measure WHERE document = (SELECT id FROM document WHERE iri = ?)"
        return [item, *(iri for (iri,) in index.execute(query, (item,)))]
    alike = [item]
    if way == "policy":
        alike += [policy for (policy,) in index.execute("SELECT policy FROM same WHERE root = ?", (item,))]
    found = set(alike)
    for each in sorted(alike):
        concerned = "SELECT subject FROM link WHERE object = ? AND predicate = 'concerns'"
        found.update(iri for (iri,) in index.execute(concerned, (each,)))
        published = (
            "SELECT m.iri FROM link p JOIN measure m ON m.document = p.document"
            " WHERE p.object = ? AND p.predicate = 'publishes'"
        )
        if way == "policy":
            found.update(iri for (iri,) in index.execute(published, (each,)))
    return sorted(found)


def _facts(
    index: sqlite3.Connection, way: Way, department: str, target: str
) -> list[tuple[str, str, int, int, str]]:
    marks = ", ".join("?" * len(_TAKING[way]))
    query = (
        'SELECT DISTINCT d.name, CASE d.title WHEN \'\' THEN d.name ELSE d.title END, f."begin", f."end", f.text'
        f" FROM fact f JOIN document d ON d.id = f.document WHERE f.object = ? AND f.predicate IN ({marks})"
        ' AND +f.subject = ? ORDER BY d.name, f."begin", f."end"'  # +: an object has fewer facts than an organ
    )
    return index.execute(query, (target, *_TAKING[way], department)).fetchall()


def _issuers(index: sqlite3.Connection, document: str, roles: dict[str, set[str]]) -> None:
    query = "SELECT object FROM link WHERE subject = ? AND predicate = 'publisher'"
    for (publisher,) in index.execute(query, (document,)):
        if publisher in roles:
            roles[publisher].add("issuer")

"""An entity in; what its page says beside the facts out: names, documents, days in force, partners, what it owes."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Final

from ..graph.vocabulary import ROLES
from .derived import Days, Derived
from .directory import Directory, Entity
from .facts import End, Naming
from .shelf import Shelf, Shelved

_PARTNERS: Final = 12
_RELATED: Final = 20
_DUE: Final = 50
_VALUES: Final = ("organKind", "documentNumber", "issuedOn", "validFrom", "validTo", "isLocal")


@dataclass(frozen=True, slots=True)
class Head:
    """Who or what it is.

    ``said`` is what documents say of it, by key (empty where nothing); ``documents`` are those that name it.
    """

    entity: Entity
    aliases: tuple[str, ...]
    places: tuple[str, ...]
    said: dict[str, tuple[str, ...]]
    documents: tuple[Shelved, ...]


@dataclass(frozen=True, slots=True)
class Related:
    """Another policy and how it stands to this one; ``forwards``: this one amends it, else it amends this one."""

    predicate: str
    forwards: bool
    other: End
    days: Days


@dataclass(frozen=True, slots=True)
class PolicyHead:
    """Of a policy: its days, its text, its versions and what it amends, repeals or is amended and repealed by."""

    days: Days
    by: End | None
    texts: tuple[Shelved, ...]
    versions: tuple[tuple[End, Days], ...]
    related: tuple[Related, ...]


@dataclass(frozen=True, slots=True)
class Partner:
    """A department and in how many measures it takes part together with another."""

    entity: Entity
    count: int


@dataclass(frozen=True, slots=True)
class Due:
    """A measure with the day by which it is to be done, and the role in it."""

    day: str
    role: str
    measure: End


def head(index: sqlite3.Connection, directory: Directory, shelf: Shelf, iri: str) -> Head:
    """Return who or what an entity is."""
    entity = directory.entities[iri]
    names = index.execute("SELECT DISTINCT name FROM label WHERE iri = ? ORDER BY name", (iri,))
    said: dict[str, list[str]] = {key: [] for key in (*_VALUES, "place")}
    rows = index.execute("SELECT DISTINCT key, value FROM about WHERE iri = ? ORDER BY key, value", (iri,))
    for key, value in rows:
        said.setdefault(key, []).append(value)
    numbers = {row[0] for row in index.execute("SELECT DISTINCT document FROM entity WHERE iri = ?", (iri,))}
    return Head(
        entity,
        tuple(name for (name,) in names if name != entity.name),
        tuple(said.pop("place")),
        {key: tuple(values) for key, values in said.items()},
        tuple(document for document in shelf.documents if document.id in numbers),
    )


def policy(index: sqlite3.Connection, naming: Naming, derived: Derived, iri: str) -> PolicyHead:
    """Return what is known of a policy as such."""
    (root,) = index.execute("SELECT root FROM same WHERE policy = ?", (iri,)).fetchone() or (iri,)
    alike = [
        root,
        *(p for (p,) in index.execute("SELECT policy FROM same WHERE root = ? ORDER BY 1", (root,))),
    ]
    days = derived.days.get(iri) or derived.days.get(root) or Days()
    texts = {d for one in alike for (d,) in index.execute(_PUBLISHED, (one,))}
    return PolicyHead(
        days,
        naming.end(days.by) if days.by else None,
        tuple(sorted((naming.document(d) for d in texts), key=lambda d: (d.date, d.name), reverse=True)),
        tuple(_versions(index, naming, derived, alike)),
        tuple(_related(index, naming, derived, alike)),
    )


_PUBLISHED: Final = "SELECT DISTINCT document FROM link WHERE object = ? AND predicate = 'publishes'"
_VERSIONS: Final = "SELECT DISTINCT subject FROM link WHERE object = ? AND predicate = 'versionOf'"
_WORKS: Final = "SELECT DISTINCT object FROM link WHERE subject = ? AND predicate = 'versionOf'"


def _versions(
    index: sqlite3.Connection, naming: Naming, derived: Derived, alike: list[str]
) -> list[tuple[End, Days]]:
    """Return the work of which this is a version, if any, and all its versions, the oldest first."""
    works = {work for one in alike for (work,) in index.execute(_WORKS, (one,))} or set(alike)
    found = {version for work in works for (version,) in index.execute(_VERSIONS, (work,))}
    if not found:
        return []
    iris = [*sorted(works), *sorted(found - works, key=lambda v: (derived.days.get(v, Days()).since, v))]
    return [(naming.end(one), derived.days.get(one, Days())) for one in iris]


def _related(index: sqlite3.Connection, naming: Naming, derived: Derived, alike: list[str]) -> list[Related]:
    found = set()
    for one in alike:
        for end, other in (("subject", "object"), ("object", "subject")):
            rows = index.execute(
                f"SELECT DISTINCT predicate, {other} FROM link"
                f" WHERE {end} = ? AND predicate IN ('amends', 'repeals') ORDER BY 1, 2 LIMIT ?",
                (one, _RELATED),
            )
            found |= {(end != "subject", predicate, value) for predicate, value in rows}
    return [
        Related(predicate, not backwards, naming.end(value), derived.days.get(value, Days()))
        for backwards, predicate, value in sorted(found)
        if value not in alike
    ]


def partners(index: sqlite3.Connection, directory: Directory, iri: str) -> list[Partner]:
    """Return the departments that share most measures with one, the most first."""
    rows = index.execute(
        "SELECT other, count FROM sharing WHERE way = 'measure' AND one = :iri"
        " UNION ALL SELECT one, count FROM sharing WHERE way = 'measure' AND other = :iri"
        " ORDER BY 2 DESC, 1 LIMIT :limit",
        {"iri": iri, "limit": _PARTNERS},
    )
    return [Partner(directory.entities[other], count) for other, count in rows if other in directory.entities]


def due(index: sqlite3.Connection, naming: Naming, iri: str) -> list[Due]:
    """Return the measures in which an organ has a role and that are to be done by a day, the earliest first."""
    roles = ", ".join(f"'{role}'" for role in ROLES)
    rows = index.execute(
        "SELECT DISTINCT a.value, l.predicate, l.object FROM link l"
        " CROSS JOIN about a ON a.iri = l.object AND a.key = 'deadline'"
        f" WHERE l.subject = ? AND l.predicate IN ({roles}) ORDER BY 1, 2, 3 LIMIT ?",
        (iri, _DUE),
    )
    return [Due(day, role, naming.end(measure)) for day, role, measure in rows]

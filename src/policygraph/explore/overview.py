"""An index in, what one sees before asking out: how much there is of what, and questions to begin with."""

from __future__ import annotations

import sqlite3
from collections import Counter
from dataclasses import dataclass
from typing import Final

from ..graph.vocabulary import ENTITY_TYPES
from .directory import Directory, Entity
from .shelf import Shelf, Shelved

_NAMED: Final = 12
_NEWEST: Final = 8


@dataclass(frozen=True, slots=True)
class Overview:
    """``leader`` leads most measures, ``pair`` shares most of them; each None where there is none."""

    types: tuple[tuple[str, int], ...]
    measures: int
    facts: int
    most_named: tuple[Entity, ...]
    newest: tuple[Shelved, ...]
    leader: Entity | None
    pair: tuple[Entity, Entity] | None


def overview(index: sqlite3.Connection, directory: Directory, shelf: Shelf) -> Overview:
    """Return what there is in a generation."""
    counts = Counter(entity.type for entity in directory.entities.values())
    departments = (entity for entity in directory.entities.values() if entity.type == "Department")
    (measures,) = index.execute("SELECT COUNT(*) FROM measure").fetchone()
    (facts,) = index.execute("SELECT COUNT(*) FROM fact WHERE supports = ''").fetchone()
    return Overview(
        types=tuple((kind, counts[kind]) for kind in ENTITY_TYPES if counts[kind]),
        measures=measures,
        facts=facts,
        most_named=tuple(sorted(departments, key=lambda one: (-one.documents, one.iri))[:_NAMED]),
        newest=tuple(shelf.documents[:_NEWEST]),
        leader=_leader(index, directory),
        pair=_pair(index, directory),
    )


def _leader(index: sqlite3.Connection, directory: Directory) -> Entity | None:
    row = index.execute(
        "SELECT subject FROM link WHERE predicate = 'leads' AND subject GLOB 'dept:*'"
        " GROUP BY subject ORDER BY COUNT(*) DESC, subject LIMIT 1"
    ).fetchone()
    return directory.entities.get(row[0]) if row else None


def _pair(index: sqlite3.Connection, directory: Directory) -> tuple[Entity, Entity] | None:
    row = index.execute(
        "SELECT one, other FROM sharing WHERE way = 'measure' ORDER BY count DESC, one, other LIMIT 1"
    ).fetchone()
    if row is None or not all(iri in directory.entities for iri in row):
        return None
    return directory.entities[row[0]], directory.entities[row[1]]

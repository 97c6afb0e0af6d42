"""Mentions in, entities out: who is who in one document."""

from __future__ import annotations

from dataclasses import dataclass

from ..lexicon import Lexicon
from ..model import Document, Entity, Mention, Metadata, Outline, Reference
from . import departments, names, policies
from .context import Context


@dataclass(frozen=True, slots=True)
class Resolution:
    """The entities of a document by id, each mention's entity, and the metadata with full names."""

    entities: tuple[Entity, ...]
    references: tuple[Reference, ...]
    metadata: Metadata


def resolve(
    document: Document,
    outline: Outline,
    metadata: Metadata,
    mentions: tuple[Mention, ...],
    lexicon: Lexicon,
) -> Resolution:
    """Group the mentions into entities; every reference's entity is one of the entities returned."""
    context = Context.of(document, outline, metadata, mentions, lexicon)
    organs = departments.resolve(mentions, context)
    titles = policies.resolve(mentions, context)
    others = names.resolve(mentions, context)
    entities = tuple(sorted((*organs, *titles, *others), key=lambda e: (e.type, e.id)))
    references = tuple(Reference(mention, entity) for entity in entities for mention in entity.mentions)
    return Resolution(entities, references, context.metadata)

"""A Document in, its Outline out: sections, measures, and the stretches that say who is responsible."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .finish import finish
from .tree import Builder

if TYPE_CHECKING:
    from ..model import Document, Outline

__all__ = ["make_outline"]


def make_outline(document: Document) -> Outline:
    """Read the items of a document, their parts and steps, and its duties.

    Every document has measures: where nothing is numbered, each paragraph is one.
    """
    builder = Builder(document)
    root = builder.build()
    return finish(document, root, builder.tables, builder.notes)

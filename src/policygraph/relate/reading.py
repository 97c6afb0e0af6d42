"""What the rules of `relate` read from: the document with its outline and its resolved mentions, by offset."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cached_property

from ..model import Document, Entity, Evidence, Measure, Metadata, Outline, Reference, Span
from ..sentences import Sentences
from .numbers import Quantity, scan


class Reading:
    """One document, read as far as its entities; all look-ups are by offset into ``document.text``.

    Attributes:
        document, folded, metadata, outline: what the steps before found.
        entities: the entities by id.
        references: the mentions with their entities, by offset (a longer one first), nested ones included.
    """

    def __init__(
        self,
        document: Document,
        metadata: Metadata,
        outline: Outline,
        entities: Iterable[Entity],
        references: Iterable[Reference],
    ) -> None:
        self.document = document
        self.folded = document.folded
        self.metadata = metadata
        self.outline = outline
        self.entities = {entity.id: entity for entity in entities}
        self.references = tuple(sorted(references, key=lambda r: (r.mention.begin, -r.mention.end)))
        self._begins = [reference.mention.begin for reference in self.references]
        self._measure_begins = [measure.begin for measure in outline.measures]
        self._measure_at = {measure.id: measure for measure in outline.measures}

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """The numbers with a unit, in the order of the text."""
        return tuple(scan(self.folded))

    @cached_property
    def sentences(self) -> Sentences:
        """The sentences of the document."""
        return Sentences(self.folded)

    def within(self, begin: int, end: int, *types: str, nested: bool = False) -> list[Reference]:
        """Return the references that lie in ``begin:end``, of these types (all, where none is given)."""
        found = self.references[bisect_left(self._begins, begin) : bisect_left(self._begins, end)]
        return [
            r
            for r in found
            if r.mention.end <= end
            and (nested or not r.mention.nested)
            and (not types or r.mention.type in types)
        ]

    def measure(self, id: str) -> Measure:  # noqa: A002 - the outline's own word
        """Return the measure with this id."""
        return self._measure_at[id]

    def measure_at(self, offset: int) -> Measure | None:
        """Return the lowest item of the outline that holds ``offset``; None before the first and behind the last."""
        at = bisect_right(self._measure_begins, offset) - 1
        measure = self.outline.measures[at] if at >= 0 else None
        while measure is not None and not measure.begin <= offset < measure.end:
            measure = self._measure_at[measure.parent] if measure.parent else None
        return measure

    def step_at(self, measure: Measure, offset: int) -> int | None:
        """Return the number (from 1) of the step 一是, 二是 … of ``measure`` that holds ``offset``, or None."""
        for number, step in enumerate(measure.steps, 1):
            if step.begin <= offset < step.end:
                return number
        return None

    def evidence(self, begin: int, end: int) -> Evidence:
        """Return the exact words of ``begin:end``."""
        return Evidence(begin, end, self.document.text[begin:end])

    def sentence(self, offset: int) -> Evidence:
        """Return the sentence around ``offset`` as evidence."""
        span: Span = self.sentences.at(offset)
        return self.evidence(span.begin, span.end)

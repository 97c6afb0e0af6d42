"""What the tests of the rules read from: a Reading of a few words, with the names that the test says are there."""

from __future__ import annotations

from policygraph.fold import fold
from policygraph.model import Document, Duty, Entity, Measure, Mention, Metadata, Outline, Reference
from policygraph.relate.reading import Reading

NO_METADATA = Metadata()


def reading_of(
    text: str,
    *,
    organs: tuple[str, ...] = (),
    duties: tuple[tuple[str, str], ...] = (),
    metadata: Metadata = NO_METADATA,
    kind: str = "Department",
) -> Reading:
    """Return a Reading of ``text`` as one measure.

    ``organs`` are entities wherever they stand, the longest first; ``duties`` are pairs of a stretch of the text
    and its label.
    """
    folded = fold(text)
    document = Document("t", "t", text, folded, ())
    measure = Measure("m1", (1,), "item", "一、", text[:10], 0, len(text), 0)
    found = []
    for stretch, label in duties:
        begin = text.index(stretch)
        found.append(Duty(begin, begin + len(stretch), "m1", label))
    references = [reference for name in organs for reference in _references(text, name, kind)]
    entities = {reference.entity.id: reference.entity for reference in references}
    outline = Outline((measure,), tuple(found))
    return Reading(document, metadata, outline, entities.values(), _outermost(references))


def _references(text: str, name: str, kind: str) -> list[Reference]:
    type_ = "OrganCategory" if name.startswith(("各", "有关")) else kind
    entity = Entity(f"x:{name}", type_, name)  # type: ignore[arg-type]
    out, begin = [], text.find(name)
    while begin >= 0:
        end = begin + len(name)
        out.append(Reference(Mention(type_, begin, end, name, name, "test"), entity))  # type: ignore[arg-type]
        begin = text.find(name, end)
    return out


def _outermost(references: list[Reference]) -> list[Reference]:
    spans = [(r.mention.begin, r.mention.end) for r in references]
    return [
        r
        for r, (a, b) in zip(references, spans, strict=True)
        if not any((c, d) != (a, b) and c <= a and b <= d for c, d in spans)
    ]

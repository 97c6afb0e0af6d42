"""A document's text and what was found in it in; its lines out, cut where anything begins or ends.

The page of one document as a file (`document_page`) and the explorer's page of it are made of these pieces, so that no
script ever counts offsets.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from .content import clean
from .style import NODES

Json = Mapping[str, Any]

#: The kinds of measures whose headings stand out; other kinds are whole paragraphs.
_NUMBERED: Final = frozenset({"section", "item", "article"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text within which nothing begins or ends. ``entity`` is a number among the entities, or None."""

    begin: int
    text: str
    type: str = ""
    entity: int | None = None
    heading: bool = False


def kind_of(entity: Json) -> str:
    """Return the type of an entity as pages colour it."""
    kind: str = entity["type"]
    return kind if kind in NODES else "Other"


def lines_of(
    text: str, entities: list[Json], measures: list[Json], spans: Iterable[tuple[int, int]]
) -> Iterator[tuple[Piece, ...]]:
    """Yield the lines of ``text``, cut at mentions, headings, measures and the ``spans`` that facts are read from."""
    marks = _outermost(entities)
    inside = {begin: (end, number) for begin, end, number in marks}
    cuts = {0, len(text), *(offset for begin, end, _ in marks for offset in (begin, end))}
    cuts |= {offset for span in spans for offset in span}
    cuts |= {measure["begin"] for measure in measures}
    breaks = [offset for offset, char in enumerate(text) if char == "\n"]
    cuts |= {offset for at in breaks for offset in (at, at + 1)}
    heads = dict(_headings(text, measures))
    cuts |= {offset for span in heads.items() for offset in span}
    pieces: list[Piece] = []
    covered, number, heading = 0, 0, 0
    for begin, end in pairwise(sorted(cut for cut in cuts if 0 <= cut <= len(text))):
        if begin in inside:
            covered, number = inside[begin]
        heading = max(heading, heads.get(begin, 0))
        if text[begin:end] == "\n":
            yield tuple(pieces)
            pieces = []
        elif begin < covered:
            kind = kind_of(entities[number])
            pieces.append(Piece(begin, text[begin:end], kind, number, begin < heading))
        else:
            pieces.append(Piece(begin, text[begin:end], heading=begin < heading))
    if pieces:
        yield tuple(pieces)


def _headings(text: str, measures: list[Json]) -> Iterable[tuple[int, int]]:
    """Return where the numbered measures' headings begin and end."""
    for measure in measures:
        if measure["kind"] in _NUMBERED and measure["heading"]:
            found = text.find(clean(measure["heading"]), measure["begin"], measure["end"])
            if found >= 0:
                yield measure["begin"], found + len(measure["heading"])


def _outermost(entities: list[Json]) -> list[tuple[int, int, int]]:
    """Return (begin, end, entity's number) of the mentions that lie in no other, in the order of the text."""
    spans = sorted(
        (
            (m["begin"], -m["end"], number)
            for number, entity in enumerate(entities)
            for m in entity["mentions"]
        )
    )
    kept: list[tuple[int, int, int]] = []
    for begin, minus_end, number in spans:
        if not kept or begin >= kept[-1][1]:
            kept.append((begin, -minus_end, number))
    return kept

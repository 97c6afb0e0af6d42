"""What was read from a document (`Graph.document`) in; its page's parts out: lines, contents, facts, legend."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from ..phones import mask_phones
from ..view.content import rank
from ..view.pieces import Json, Piece, kind_of, lines_of
from ..view.style import NODES
from .directory import Directory
from .facts import End, unusual_status

_NOT_DETAILS: Final = frozenset(
    {"subject", "predicate", "object", "measure", "step", "status", "basis", "rule", "evidence", "supports"}
)
_LONGEST: Final = 40
_CONTENTS: Final = frozenset({"section", "item", "article"})


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text; ``anchors`` are the ids of the measures that begin at an offset within it."""

    begin: int
    pieces: tuple[Piece, ...]
    anchors: Mapping[int, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table of contents: a measure's id on the page, what it is called, how deep it stands."""

    anchor: str
    name: str
    depth: int


@dataclass(frozen=True, slots=True)
class Said:
    """A fact of the document. ``subject`` is None for what is said of the measure; ``spans`` is where it is read."""

    subject: End | None
    predicate: str
    object: End | None
    measure: End | None
    status: str
    basis: str
    details: tuple[tuple[str, str], ...]
    spans: tuple[tuple[int, int], ...]
    text: str


@dataclass(frozen=True, slots=True)
class Mentioned:
    """An entity as the text mentions it."""

    iri: str
    name: str
    type: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that a document's page shows; in an `End` with ``begin`` but no document, it is an anchor of this page."""

    lines: tuple[Line, ...]
    contents: tuple[Entry, ...]
    facts: tuple[Said, ...]
    entities: tuple[Mentioned, ...]
    legend: tuple[tuple[str, int], ...]
    targets: frozenset[int]


def reading(content: Json, directory: Directory) -> Reading:
    """Return the parts of a document's page, telephone numbers masked."""
    text = mask_phones(content["document"]["text"])
    measures, entities = content["measures"], content["entities"]
    facts = _facts(content, directory)
    spans = [span for fact in facts for span in fact.spans]
    anchors: dict[int, tuple[str, ...]] = {}
    for measure in measures:
        anchors[measure["begin"]] = (*anchors.get(measure["begin"], ()), measure["id"])
    mentions = Counter[str]()
    for entity in entities:
        mentions[kind_of(entity)] += len(entity["mentions"])
    return Reading(
        lines=tuple(_lines(text, lines_of(text, entities, measures, spans), anchors)),
        contents=tuple(_contents(text, measures)),
        facts=tuple(facts),
        entities=tuple(Mentioned(e["id"], _name(directory, e), kind_of(e)) for e in entities),
        legend=tuple((kind, mentions[kind]) for kind in (*NODES, "Other") if mentions[kind]),
        targets=frozenset(begin for begin, _ in spans),
    )


def _name(directory: Directory, entity: Json) -> str:
    known = directory.entities.get(entity["id"])
    return known.name if known else entity["name"]


def _lines(text: str, cut: Any, anchors: Mapping[int, tuple[str, ...]]) -> list[Line]:
    lines, begin = [], 0
    for pieces in cut:
        there = {piece.begin: anchors[piece.begin] for piece in pieces if piece.begin in anchors}
        lines.append(Line(begin, pieces, there))
        begin = text.find("\n", begin) + 1
    return lines


def _contents(text: str, measures: list[Json]) -> list[Entry]:
    numbered = [measure for measure in measures if measure["kind"] in _CONTENTS]
    least = min((len(measure["path"]) for measure in numbered), default=1)
    return [Entry(m["id"], _opening(text, m["begin"], m["end"]), len(m["path"]) - least) for m in numbered]


def _opening(text: str, begin: int, end: int) -> str:
    """Return the words with which a measure begins, number and all: 第三条 本条例所称的……"""
    line = text[begin : min(end, begin + _LONGEST + 1)].lstrip().partition("\n")[0].rstrip()
    return line if len(line) <= _LONGEST else line[:_LONGEST] + "…"


def _facts(content: Json, directory: Directory) -> list[Said]:
    """Return the facts in the order of the text."""
    ends = {
        m["id"]: End(m["id"], mask_phones(m["heading"] or m["id"]), "Measure") for m in content["measures"]
    }
    ends |= {e["id"]: End(e["id"], _name(directory, e), kind_of(e)) for e in content["entities"]}
    ends["document"] = End("document", "", "Document")
    found = [*content["facts"], *content.get("collectiveFacts", ())]
    found.sort(key=lambda fact: (fact["evidence"]["begin"], rank(fact["predicate"])))
    return [_said(fact, ends, directory) for fact in found]


def _said(fact: Json, ends: Mapping[str, End], directory: Directory) -> Said:
    predicate: str = fact["predicate"]
    measure = fact.get("measure")
    shown = {fact.get("subject"), fact.get("object")}
    basis = fact.get("basis") or "stated"
    pieces = (fact["evidence"], *fact.get("supports", ()))
    return Said(
        subject=_end(fact.get("subject"), ends, directory),
        predicate=predicate,
        object=_end(fact.get("object"), ends, directory),
        measure=ends.get(measure) if measure and measure not in shown else None,
        status=unusual_status(predicate, fact.get("status") or "done"),
        basis="" if basis == "stated" else basis,
        details=tuple((key, _value(value, ends)) for key, value in fact.items() if key not in _NOT_DETAILS),
        spans=tuple((piece["begin"], piece["end"]) for piece in pieces),
        text=mask_phones(fact["evidence"]["text"]),
    )


def _end(value: object, ends: Mapping[str, End], directory: Directory) -> End | None:
    if value is None or value == "":
        return None
    if found := ends.get(str(value)):
        return found
    if known := directory.entities.get(str(value)):
        return End(known.iri, known.name, known.type)
    return End("", _value(value, ends))


def _value(value: object, ends: Mapping[str, End]) -> str:
    """Return a value as it is shown; numbers with their thousands apart."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value:,}"
    if isinstance(value, list):
        return "、".join(_value(part, ends) for part in value)
    known = ends.get(str(value))
    return mask_phones(known.name if known else str(value))

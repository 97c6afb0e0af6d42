"""A document's JSON (the prediction format with the text) in, one HTML file out: its text with all that was found.

Every mention is marked in its type's colour, every fact stands beside the text, and choosing one shows the words that
prove it. The text is cut here, by characters, so that the page's script never counts offsets.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from .assets import content_policy, environment, own
from .content import clean, rank
from .payload import script_json, words
from .style import LINKS, NODES, OTHER, OTHER_LINK, node_style

Json = Mapping[str, Any]

_FACT: Final = frozenset(
    {"subject", "predicate", "object", "measure", "step", "status", "basis", "rule", "evidence", "supports"}
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text within which nothing begins or ends. ``entity`` is a number among the entities, or None."""

    begin: int
    text: str
    type: str = ""
    entity: int | None = None
    heading: bool = False


def write_document(document: Json, path: str | Path) -> None:
    """Write the page of ``document`` to ``path``; raises OSError where that cannot be written."""
    Path(path).write_text(document_page(document), encoding="utf-8", newline="\n")


def document_page(document: Json) -> str:
    """Return the page of ``document``: what `prediction.to_prediction` gives with its text."""
    head = document["document"]
    facts = _facts(document)
    kinds = [kind for kind in (*NODES, "Other") if any(_kind(e) == kind for e in document["entities"])]
    style = own("page.css") + own("document.css") + _colours(kinds, facts)
    script = own("document.js")
    lines = _lines(clean(head["text"]), document, facts)
    template = environment().get_template("document.html")
    return template.render(
        title=clean(head.get("title")) or clean(head["id"]),
        about=[clean(part) for part in (head.get("number"), head.get("date"), head["id"]) if part],
        lines=list(lines),
        kinds=[(kind, sum(_kind(e) == kind for e in document["entities"])) for kind in kinds],
        entities=[{"name": clean(e["name"]), "type": _kind(e)} for e in document["entities"]],
        facts=facts,
        style=style,
        script=script,
        data=script_json({"words": words()}),
        words=words()["zh"],
        policy=content_policy(style, script),
    )


def _kind(entity: Json) -> str:
    return entity["type"] if entity["type"] in NODES else "Other"


def _colours(kinds: list[str], facts: list[dict[str, Any]]) -> str:
    """Return the rules that colour types and predicates: the policy allows no style attributes."""
    rules = [
        f".t-{kind} {{ --tone: {(node_style(kind) if kind in NODES else OTHER).colour}; }}" for kind in kinds
    ]
    rules += [
        f".p-{key} {{ --tone: {LINKS[key]}; }}" for key in sorted({f["colour"] for f in facts} & LINKS.keys())
    ]
    return "\n".join([f".fact {{ --tone: {OTHER_LINK}; }}", *rules])


def _facts(document: Json) -> list[dict[str, Any]]:
    """Return the facts in the order of their evidence, names in the place of ids."""
    names = {entity["id"]: clean(entity["name"]) for entity in document["entities"]}
    names |= {measure["id"]: clean(measure["heading"]) for measure in document["measures"]}
    found = [*document["facts"], *document.get("collectiveFacts", ())]
    found.sort(key=lambda fact: (fact["evidence"]["begin"], rank(fact["predicate"])))
    return [_fact(fact, names) for fact in found]


def _fact(fact: Json, names: Mapping[str, str]) -> dict[str, Any]:
    details = [(key, value) for key, value in fact.items() if key not in _FACT]
    return {
        **{end: _end(fact[end], names) for end in ("subject", "object")},
        "predicate": clean(fact["predicate"]),
        "colour": fact["predicate"] if fact["predicate"] in LINKS else "",
        "status": clean(fact.get("status") or "done"),
        "basis": clean(fact.get("basis") or "stated"),
        "details": [(clean(key), _end(value, names)) for key, value in details],
        "spans": [(piece["begin"], piece["end"]) for piece in (fact["evidence"], *fact.get("supports", ()))],
        "text": clean(fact["evidence"]["text"]),
    }


def _end(value: object, names: Mapping[str, str]) -> str:
    """Return a subject, object or detail as it is shown; numbers with their thousands apart."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value:,}"
    return clean(names.get(str(value), value))


def _lines(text: str, document: Json, facts: list[dict[str, Any]]) -> Iterable[tuple[Piece, ...]]:
    marks = _outermost(document["entities"])
    inside = {begin: (end, number) for begin, end, number in marks}
    cuts = {0, len(text), *(offset for begin, end, _ in marks for offset in (begin, end))}
    cuts |= {offset for fact in facts for span in fact["spans"] for offset in span}
    breaks = [offset for offset, char in enumerate(text) if char == "\n"]
    cuts |= {offset for at in breaks for offset in (at, at + 1)}
    heads = dict(_headings(text, document["measures"]))
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
            kind = _kind(document["entities"][number])
            pieces.append(Piece(begin, text[begin:end], kind, number, begin < heading))
        else:
            pieces.append(Piece(begin, text[begin:end], heading=begin < heading))
    if pieces:
        yield tuple(pieces)


def _headings(text: str, measures: list[Json]) -> Iterable[tuple[int, int]]:
    """Return where the numbered measures' headings begin and end."""
    for measure in measures:
        if measure["kind"] in {"section", "item", "article"} and measure["heading"]:
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

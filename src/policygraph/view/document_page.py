"""A document's JSON (the prediction format with the text) in, one HTML file out: its text with all that was found.

Every mention is marked in its type's colour, every fact stands beside the text, and choosing one shows the words that
prove it (see `pieces`).
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from ..phones import mask_phones
from .assets import content_policy, environment, own
from .content import clean, rank
from .payload import script_json, words
from .pieces import Json, kind_of, lines_of
from .style import LINKS, NODES, OTHER, OTHER_LINK, node_style

_FACT: Final = frozenset(
    {"subject", "predicate", "object", "measure", "step", "status", "basis", "rule", "evidence", "supports"}
)


def write_document(document: Json, path: str | Path) -> None:
    """Write the page of ``document`` to ``path``; raises OSError where that cannot be written."""
    Path(path).write_text(document_page(document), encoding="utf-8", newline="\n")


def document_page(document: Json) -> str:
    """Return the page of ``document``: what `prediction.to_prediction` gives with its text."""
    head = document["document"]
    facts = _facts(document)
    kinds = [kind for kind in (*NODES, "Other") if any(kind_of(e) == kind for e in document["entities"])]
    style = own("page.css") + own("document.css") + _colours(kinds, facts)
    script = own("document.js")
    spans = [span for fact in facts for span in fact["spans"]]
    lines = lines_of(mask_phones(clean(head["text"])), document["entities"], document["measures"], spans)
    template = environment().get_template("document.html")
    return template.render(
        title=clean(head.get("title")) or clean(head["id"]),
        about=[clean(part) for part in (head.get("number"), head.get("date"), head["id"]) if part],
        lines=list(lines),
        kinds=[(kind, sum(kind_of(e) == kind for e in document["entities"])) for kind in kinds],
        entities=[{"name": clean(e["name"]), "type": kind_of(e)} for e in document["entities"]],
        facts=facts,
        style=style,
        script=script,
        data=script_json({"words": words()}),
        words=words()["zh"],
        policy=content_policy(style, script),
    )


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
        "text": mask_phones(clean(fact["evidence"]["text"])),
    }


def _end(value: object, names: Mapping[str, str]) -> str:
    """Return a subject, object or detail as it is shown; numbers with their thousands apart."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value:,}"
    return clean(names.get(str(value), value))

"""Labelled sentences and a prediction in, judgements on the facts of their kind out.

A labelled fact is found wherever the prediction says it of the same two names (a relation that holds, said twice, is
one fact); what is predicted with its evidence in a labelled sentence and that no label names is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .forms import plain
from .judgement import Judgement, Verdict
from .labels import Labels, SentenceLabel, many
from .predicted import DOCUMENT, Json, Predicted, begin_of
from .quantities import same_change

#: The facts that a label of status may speak of.
_ROLES = ("carriesOut", "leads", "assists", "responsibleFor")
#: What a sentence says of a value holds of that sentence alone.
_VALUES = frozenset({"deadline", "change"})
_STATED = (*_ROLES, "issued", "establishes", "amends", "repeals", "delegatesTo")


def judge_sentences(labels: Labels, predicted: Predicted) -> Iterator[Judgement]:
    """Judge the labelled sentences of one document."""
    for label in labels.sentences:
        if label.kind == "status":
            yield from _statuses(labels.document, label, predicted)
        else:
            yield from _facts(labels.document, label, predicted)


def _facts(document: str, label: SentenceLabel, predicted: Predicted) -> Iterator[Judgement]:
    everywhere = predicted.of(label.kind, collective=True)
    here = [fact for fact in everywhere if _within(fact, label)]
    used: set[int] = set()
    for wanted in label.facts:
        fits = [fact for fact in here if _same(fact, wanted, predicted)]
        fits = fits or [
            fact for fact in everywhere if label.kind not in _VALUES and _same(fact, wanted, predicted)
        ]
        used.update(id(fact) for fact in fits)
        if wanted.get("optional"):
            continue
        what = _name(label.kind, wanted)
        verdict: Verdict = "right" if fits else "missed"
        yield Judgement(document, label.kind, verdict, what, label.begin)
        if fits and label.kind == "delegatesTo":
            yield from _details(document, label, wanted, fits)
    for fact in here:
        if id(fact) not in used:
            what = f"{label.kind}: {predicted.name(fact['subject'])} → {predicted.name(fact['object'])}"
            yield Judgement(document, label.kind, "wrong", what, begin_of(fact))


def _details(document: str, label: SentenceLabel, wanted: Json, fits: list[Json]) -> Iterator[Judgement]:
    for key in ("mode", "matter"):
        if value := wanted.get(key):
            said = [str(fact.get(key) or "") for fact in fits]
            right = any(_overlap(plain(value), plain(one)) for one in said)
            what = f"{_name(label.kind, wanted)} {key} {value}" + ("" if right else f" ≠ {said[0]}")
            yield Judgement(document, key, "right" if right else "missed", what, label.begin)


def _overlap(wanted: str, said: str) -> bool:
    """Whether one holds the other: where the words that name a matter begin and end is a matter of taste."""
    return bool(said) and (wanted in said or said in wanted)


def _statuses(document: str, label: SentenceLabel, predicted: Predicted) -> Iterator[Judgement]:
    """Whether a fact is found at all, and the status of those that are."""
    here = [fact for fact in predicted.of(*_STATED, collective=True) if _proved_in(fact, label)]
    for wanted in label.facts:
        if wanted.get("optional"):
            continue
        fits = [fact for fact in here if _named(fact["subject"], wanted["s"], predicted)]
        fits = [fact for fact in fits if fact["predicate"] == wanted["p"]] or fits
        what = _name(wanted["p"], wanted)
        yield Judgement(document, "status of a fact found", "right" if fits else "missed", what, label.begin)
        if fits:
            right = any(fact.get("status") == wanted["status"] for fact in fits)
            what += f" {wanted['status']}"
            what += "" if right else f" ≠ {fits[0].get('status')}"
            yield Judgement(document, "status", "right" if right else "wrong", what, label.begin)


def _within(fact: Json, label: SentenceLabel) -> bool:
    evidence = fact.get("evidence") or {}
    return int(evidence.get("begin", -1)) < label.end and int(evidence.get("end", -1)) > label.begin


def _proved_in(fact: Json, label: SentenceLabel) -> bool:
    """Whether the sentence is among what proves a fact: a signature proves who issued, with the title."""
    pieces = [fact, *({"evidence": piece} for piece in fact.get("supports", ()))]
    return any(_within(piece, label) for piece in pieces)


def _same(fact: Json, wanted: Json, predicted: Predicted) -> bool:
    if wanted["p"] == "change":
        return same_change(fact, wanted)
    if wanted["p"] == "deadline":
        return str(fact["object"]) in map(str, many(wanted["o"]))
    return _named(fact["subject"], wanted["s"], predicted) and _named(fact["object"], wanted["o"], predicted)


def _named(end: object, names: Any, predicted: Predicted) -> bool:
    """Whether an end of a fact is what the label names: a surface, the document (DOC) or an item (MEASURE)."""
    wanted = many(names)
    if end in predicted.headings or end in (DOCUMENT, predicted.id):
        return not {"DOC", "MEASURE"}.isdisjoint(wanted)
    if "DOC" in wanted and end in predicted.entities:
        # the document and the policy that it carries are one
        title = plain(str(predicted.head.get("title") or ""))
        if any(form and form in title for form in predicted.surfaces[str(end)]):
            return True
    return not {plain(str(name)) for name in wanted}.isdisjoint(predicted.surfaces.get(str(end), ()))


def _name(kind: str, wanted: Mapping[str, Any]) -> str:
    if kind == "change":
        return f"{kind}: {wanted['before']} → {wanted['after']} {many(wanted['unit'])[0]}"
    return f"{kind}: {many(wanted['s'])[0]} → {many(wanted['o'])[0]}"

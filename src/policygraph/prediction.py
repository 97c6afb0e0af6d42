"""An Extraction in, the JSON object of the prediction format out: one document a line."""

from __future__ import annotations

import json
from typing import Any

from .model import DOCUMENT, Entity, Evidence, Extraction, Fact, Measure


def to_prediction(extraction: Extraction, *, with_text: bool = False) -> dict[str, Any]:
    """Return the document's metadata, measures, entities and facts as plain JSON values."""
    document, metadata = extraction.document, extraction.metadata
    head: dict[str, Any] = {
        "path": document.path,
        "id": document.id,
        "title": metadata.title,
        "number": metadata.number,
        "issuers": list(metadata.issuers),
        "date": metadata.date,
        "proposal": metadata.proposal,
        "addressee": metadata.addressee,
    }
    if with_text:
        head["text"] = document.text
    collectives = {entity.id for entity in extraction.entities if entity.type == "OrganCategory"}
    return {
        "document": head,
        "measures": [_measure(measure) for measure in extraction.outline.measures],
        "entities": [_entity(entity) for entity in extraction.entities],
        "facts": [_fact(fact) for fact in extraction.facts if not _of_collective(fact, collectives)],
        # The format's `leads`, `assists` … are a department's: 各县（市、区）人民政府 is none.
        "collectiveFacts": [_fact(fact) for fact in extraction.facts if _of_collective(fact, collectives)],
        "notes": [{"code": n.code, "message": n.message, "begin": n.begin} for n in extraction.notes],
    }


def to_line(extraction: Extraction, *, with_text: bool = False) -> str:
    """Return `to_prediction` as one line of JSON."""
    return json.dumps(
        to_prediction(extraction, with_text=with_text), ensure_ascii=False, separators=(",", ":")
    )


def _measure(measure: Measure) -> dict[str, Any]:
    return {
        "id": measure.id,
        "path": list(measure.path),
        "kind": measure.kind,
        "heading": measure.heading,
        "begin": measure.begin,
        "end": measure.end,
    }


def _entity(entity: Entity) -> dict[str, Any]:
    return {
        "id": entity.id,
        "type": entity.type,
        "name": entity.name,
        "aliases": list(entity.aliases),
        "mentions": [{"begin": m.begin, "end": m.end, "text": m.text} for m in entity.mentions],
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {"begin": evidence.begin, "end": evidence.end, "text": evidence.text}


def _of_collective(fact: Fact, collectives: set[str]) -> bool:
    return fact.subject in collectives or (fact.predicate == "delegatesTo" and fact.object in collectives)


def _fact(fact: Fact) -> dict[str, Any]:
    out: dict[str, Any] = {"subject": fact.subject, "predicate": fact.predicate, "object": fact.object}
    if fact.measure is not None and fact.measure != DOCUMENT:
        out["measure"] = fact.measure
    if fact.step is not None:
        out["step"] = fact.step
    out.update({key: value for key, value in fact.details if value is not None})
    out.update(status=fact.status, basis=fact.basis, rule=fact.rule, evidence=_evidence(fact.evidence[0]))
    if len(fact.evidence) > 1:
        out["supports"] = [_evidence(piece) for piece in fact.evidence[1:]]
    return out

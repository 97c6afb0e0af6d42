"""An entity in, everything the graph says of it out, with the words that prove it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from pyoxigraph import Store

from ..iri import compact, expand
from .findings import Finding, Findings
from .force import span_of, versions_of
from .match import first, match
from .names import Names
from .vocabulary import DCTERMS, PG, RDF, SKOS

_HEADING: Final = f"{PG}heading"
_TITLE: Final = f"{DCTERMS}title"
Row = dict[str, Any]


def show(store: Store, names: Names, name: str) -> Row:
    """Return an entity as plain JSON values.

    The keys: ``id`` (compact IRI), ``name``, ``type``, ``aliases``, ``kind``, ``place``, ``number``, ``local``,
    ``documents`` (the ids of those that name it), ``out`` (facts whose subject it is) and ``in`` (facts whose object
    it is); of a policy ``force`` (``since``, ``until``, ``by``: what ended it) and ``versions`` (of a regulation, the
    oldest first: ``id``, ``name``, ``since``, ``until``).
    A fact: ``predicate``, ``other`` (what it is said of, or the measure's heading), ``other_id``, ``status``,
    ``basis``, ``document``, ``evidence`` and, where there are any, ``details``.

    Raises:
        UnknownNameError, AmbiguousNameError: the name is not that of one entity.
    """
    iri = names.find(name)
    findings = Findings(store)
    described = _described(store, iri)
    return {
        "id": compact(iri),
        "name": names.label(iri),
        **described,
        "out": [_fact(f, f.object, store, names) for f in findings.about(iri)],
        "in": [_fact(f, f.subject, store, names) for f in findings.towards(iri)],
        **(_force(store, names, iri) if described["type"] == "Policy" else {}),
    }


def _force(store: Store, names: Names, iri: str) -> Row:
    span = span_of(store, iri)
    versions = []
    for version in versions_of(store, iri):
        days = span_of(store, version)
        head = {"id": compact(version), "name": names.label(version)}
        versions.append({**head, "since": days.since, "until": days.until})
    by = names.label(span.by) if span.by else ""
    return {"force": {"since": span.since, "until": span.until, "by": by}, "versions": versions}


def title_of(store: Store, names: Names, value: str) -> str:
    """Return how an IRI is called: a measure by its heading, a document by its title, an entity by its label."""
    if not value.startswith("http"):
        return value
    return first(store, value, _HEADING) or first(store, value, _TITLE) or names.label(value)


def _described(store: Store, iri: str) -> Row:
    values: dict[str, set[str]] = {}
    documents = set()
    for quad in match(store, iri, None, None):
        values.setdefault(quad.predicate, set()).add(quad.object)
        documents.add(quad.graph)
    types = [value.removeprefix(PG) for value in values.get(f"{RDF}type", ())]
    findings = Findings(store)
    return {
        "type": min(types, default=""),
        "aliases": sorted({*values.get(f"{SKOS}altLabel", ()), *values.get(f"{SKOS}prefLabel", ())}),
        "kind": _first(values.get(f"{PG}organKind", ())),
        "place": _first(values.get(f"{PG}place", ())),
        "number": _first(values.get(f"{PG}documentNumber", ())),
        "local": "true" in values.get(f"{PG}isLocal", ()),
        "documents": sorted(findings.document_id(d) for d in documents if d.startswith(expand("doc:"))),
    }


def _first(values: Iterable[str]) -> str:
    return min(values, default="")


def _fact(finding: Finding, other: str, store: Store, names: Names) -> Row:
    row: Row = {
        "predicate": finding.predicate,
        "other": title_of(store, names, other),
        "other_id": compact(other),
        "status": finding.status,
        "basis": finding.basis,
        "document": finding.document,
        "evidence": finding.evidence(),
    }
    if finding.properties:
        row["details"] = {k: title_of(store, names, v) for k, v in finding.properties.items()}
    return row

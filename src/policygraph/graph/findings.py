"""An IRI in, the facts about it with their quoted evidence out."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from pyoxigraph import Store

from .match import first, match
from .vocabulary import DCTERMS, RDF

_SUBJECT: Final = f"{RDF}subject"
_OBJECT: Final = f"{RDF}object"
_TYPE: Final = f"{RDF}type"
_IDENTIFIER: Final = f"{DCTERMS}identifier"


@dataclass(frozen=True, slots=True)
class Finding:
    """One fact with one piece of evidence, as it stands in a document's graph; IRIs are full.

    ``properties`` holds what else its node says (mode and matter of a delegation, unit of an observation …), by the
    local name of the property.
    """

    node: str
    subject: str
    predicate: str
    object: str
    document: str
    begin: int
    end: int
    text: str
    status: str = "done"
    basis: str = "stated"
    measure: str = ""
    rule: str = ""
    supports: str = ""
    properties: dict[str, str] = field(default_factory=dict)

    def evidence(self) -> dict[str, Any]:
        """Return the piece of evidence as the JSON formats write it."""
        return {"begin": self.begin, "end": self.end, "text": self.text}


_OWN: Final = frozenset(
    {
        "subject",
        "predicate",
        "object",
        "document",
        "begin",
        "end",
        "exact",
        "status",
        "basis",
        "measure",
        "rule",
    }
) | {"supports", "type"}


class Findings:
    """Reads the fact nodes of a store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._ids: dict[str, str] = {}
        self._nodes: dict[str, dict[str, list[str]]] = {}

    def about(self, subject: str, *, graph: str = "") -> list[Finding]:
        """Return the findings whose subject this is, by document and offset; of one document's graph if given."""
        return self._reading(_SUBJECT, subject, graph)

    def between(self, subject: str, objects: Collection[str]) -> list[Finding]:
        """Return the findings with this subject and one of these objects, by document and offset.

        What a subject is said to do is looked up once: 国务院 has thousands of findings, and rows ask for few of them.
        """
        if subject not in self._nodes:
            nodes = self._nodes[subject] = {}
            for line in match(self._store, None, _SUBJECT, subject):
                nodes.setdefault(first(self._store, line.subject, _OBJECT), []).append(line.subject)
        known = self._nodes[subject]
        return _ordered(self.read(node) for value in objects for node in known.get(value, ()))

    def towards(self, value: str, *, graph: str = "") -> list[Finding]:
        """Return the findings whose object this is, by document and offset; of one document's graph if given."""
        return self._reading(_OBJECT, value, graph)

    def document_id(self, iri: str) -> str:
        """Return the id of the document with this IRI."""
        if iri not in self._ids:
            self._ids[iri] = first(self._store, iri, _IDENTIFIER) or iri
        return self._ids[iri]

    def read(self, node: str) -> Finding:
        """Return the finding that a node of the graph stands for."""
        values: dict[str, str] = {}
        for quad in match(self._store, node, None, None):
            local = quad.predicate.rpartition("#")[2]
            if quad.predicate != _TYPE:
                values[local] = quad.object
        return Finding(
            node=node,
            subject=values.get("subject", ""),
            predicate=values.get("predicate", "").rpartition("#")[2] or node_predicate(node),
            object=values.get("object", ""),
            document=self.document_id(values.get("document", "")) if "document" in values else "",
            begin=int(values.get("begin", "0")),
            end=int(values.get("end", "0")),
            text=values.get("exact", ""),
            status=values.get("status", "done"),
            basis=values.get("basis", "stated"),
            measure=values.get("measure", ""),
            rule=values.get("rule", ""),
            supports=values.get("supports", ""),
            properties={name: value for name, value in sorted(values.items()) if name not in _OWN},
        )

    def _reading(self, end: str, iri: str, graph: str) -> list[Finding]:
        quads = match(self._store, None, end, iri, graph or None)
        return _ordered(self.read(quad.subject) for quad in quads)


def node_predicate(node: str) -> str:
    """Return what kind of finding a node without rdf:predicate is: ``amount`` for ``….amount.12-30``."""
    parts = node.rpartition("/")[2].split(".")
    return next((part for part in reversed(parts) if part.isalpha()), "")


def _ordered(findings: Iterable[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda f: (f.document, f.begin, f.end, f.predicate, f.object, f.node))

"""The ontology in, the words that a query may be written with out: classes and properties with their labels."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from pyoxigraph import Literal as Value
from pyoxigraph import NamedNode, RdfFormat, parse

from ..graph.queries import ontology_file
from ..graph.vocabulary import NAMESPACE_OF, OWL, RDF, RDFS, SKOS

#: Of other vocabularies what queries use; the project's own terms come from its ontology.
_OTHERS: Final = (
    ("rdf:type", "property", "类型", "type"),
    ("rdf:subject", "property", "主体", "subject of a fact"),
    ("rdf:predicate", "property", "关系", "predicate of a fact"),
    ("rdf:object", "property", "客体", "object of a fact"),
    ("rdf:Statement", "class", "陈述", "statement"),
    ("rdfs:label", "property", "名称", "label"),
    ("rdfs:subClassOf", "property", "子类", "subclass of"),
    ("skos:prefLabel", "property", "全称", "full name"),
    ("skos:altLabel", "property", "别名", "alias"),
    ("owl:sameAs", "property", "同一", "same as"),
    ("dcterms:identifier", "property", "文档编号", "id of a document"),
    ("dcterms:title", "property", "标题", "title"),
    ("dcterms:date", "property", "日期", "date"),
    ("dcterms:publisher", "property", "发文机关", "publisher"),
)


@dataclass(frozen=True, slots=True)
class Term:
    """A class or property as it is written in a query, with its labels."""

    name: str
    kind: Literal["class", "property"]
    zh: str
    en: str


@cache
def terms() -> tuple[Term, ...]:
    """Return all terms, sorted."""
    labels: dict[str, dict[str, str]] = defaultdict(dict)
    kinds: dict[str, Literal["class", "property"]] = {}
    text = ontology_file("policygraph.ttl").read_text(encoding="utf-8")
    for triple in parse(text, format=RdfFormat.TURTLE):
        if not isinstance(triple.subject, NamedNode):
            continue
        name, predicate = triple.subject.value, triple.predicate.value
        if predicate == f"{RDF}type" and isinstance(triple.object, NamedNode):
            kind = triple.object.value
            if kind == f"{OWL}Class":
                kinds[name] = "class"
            elif kind in {f"{OWL}ObjectProperty", f"{OWL}DatatypeProperty"}:
                kinds[name] = "property"
        elif predicate in {f"{RDFS}label", f"{SKOS}prefLabel"} and isinstance(triple.object, Value):
            labels[name][triple.object.language or ""] = triple.object.value
    own = [
        Term(short(iri), kind, labels[iri].get("zh", ""), labels[iri].get("en", ""))
        for iri, kind in kinds.items()
        if short(iri) != iri
    ]
    others = [
        Term(name, "class" if kind == "class" else "property", zh, en) for name, kind, zh, en in _OTHERS
    ]
    return tuple(sorted({term.name: term for term in (*others, *own)}.values(), key=lambda term: term.name))


def short(iri: str) -> str:
    """Return an IRI as a query writes it, with the prefix that needs no declaration; another one as it is.

    >>> short("https://w3id.org/policygraph/ontology#leads"), short("https://example.org/")
    ('pg:leads', 'https://example.org/')
    """
    for prefix, namespace in NAMESPACE_OF.items():
        local = iri.removeprefix(namespace)
        if local != iri and local and "/" not in local:
            return f"{prefix}:{local}"
    return iri

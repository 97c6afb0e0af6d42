"""A store in, networkx graphs out: entities and measures with their facts; departments by what they share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import networkx as nx

from ..errors import UsageError
from ..iri import BASE, compact
from .findings import Finding, Findings
from .match import match
from .names import Names
from .participation import WAYS
from .vocabulary import ENTITY_TYPES, PG, RDF, SKOS

if TYPE_CHECKING:
    from pyoxigraph import Store

    from .sharing import Sharing

_TYPE: Final = f"{RDF}type"


def network(store: Store, names: Names) -> nx.MultiDiGraph[str]:
    """Return the entities and measures as nodes, the facts between them as edges.

    A node (its compact IRI) has ``label`` and ``type``, a measure and a document also ``document``, an entity with
    other names ``aliases`` (with | between them). An edge is one fact: its key is the predicate, ``evidence`` lists
    where it is said (``document``, ``begin``, ``end``, ``text``, ``status``, ``basis``, ``details``; ``supports``: it
    only supports another piece), ``weight`` counts those that do not, ``status`` and ``basis`` are of the first.
    Negated facts are left out.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for kind in ENTITY_TYPES:
        for iri in names.of_type(kind):
            graph.add_node(compact(iri), label=names.label(iri), type=kind)
    _add_texts(store, graph)
    _add_aliases(store, graph)
    findings = Findings(store)
    facts = (quad.subject for quad in match(store, None, _TYPE, f"{PG}Fact"))
    for node in sorted(facts):
        finding = findings.read(node)
        one, other = compact(finding.subject), compact(finding.object)
        if finding.status == "negated" or one not in graph or other not in graph:
            continue
        if not graph.has_edge(one, other, finding.predicate):
            graph.add_edge(
                one,
                other,
                finding.predicate,
                evidence=[],
                weight=0,
                status=finding.status,
                basis=finding.basis,
            )
        edge = graph.edges[one, other, finding.predicate]
        edge["evidence"].append(_piece(finding, names))
        edge["weight"] += 0 if finding.supports else 1
    for _, _, edge in graph.edges(data=True):
        edge["evidence"].sort(key=lambda piece: (piece["document"], piece["begin"], piece["end"]))
    return graph


def _piece(finding: Finding, names: Names) -> dict[str, Any]:
    details = {
        name: names.label(value) if value.startswith(BASE) else value
        for name, value in finding.properties.items()
        if name != "step"
    }
    how = {
        "status": finding.status,
        "basis": finding.basis,
        "details": details,
        "supports": bool(finding.supports),
    }
    return {"document": finding.document, **finding.evidence(), **how}


def _add_aliases(store: Store, graph: nx.MultiDiGraph[str]) -> None:
    aliases: dict[str, set[str]] = {}
    for quad in match(store, None, f"{SKOS}altLabel", None):
        aliases.setdefault(compact(quad.subject), set()).add(quad.object)
    for node, names in aliases.items():
        if node in graph:
            graph.nodes[node]["aliases"] = "|".join(sorted(names))


def _add_texts(store: Store, graph: nx.MultiDiGraph[str]) -> None:
    """Add measures and documents."""
    findings = Findings(store)
    of = {q.subject: q.object for q in match(store, None, f"{PG}heading", None)}
    titles = "http://purl.org/dc/terms/title"
    titled = {q.subject: q.object for q in match(store, None, titles, None)}
    for kind in ("Measure", "Section"):
        for quad in match(store, None, _TYPE, f"{PG}{kind}"):
            iri = quad.subject
            document = findings.document_id(quad.graph)
            graph.add_node(compact(iri), label=of.get(iri, ""), type=kind, document=document)
    for quad in match(store, None, _TYPE, f"{PG}SourceDocument"):
        iri = quad.subject
        document = findings.document_id(iri)
        graph.add_node(compact(iri), label=titled.get(iri, document), type="Document", document=document)


def projection(sharing: Sharing, names: Names, by: str = "measure", least: int = 1) -> nx.Graph[str]:
    """Return the departments that share at least ``least`` items, ``weight`` being how many.

    Raises:
        UsageError: there is no such way of sharing.
    """
    way = next((way for way in WAYS if way == by), None)
    if way is None:
        raise UsageError(f"{by} is no way of sharing; it is one of {', '.join(WAYS)}")
    graph: nx.Graph[str] = nx.Graph()
    for (one, other), count in sharing.pairs(way, least=least):
        for iri in (one, other):
            graph.add_node(compact(iri), label=names.label(iri), type="Department")
        graph.add_edge(compact(one), compact(other), weight=count, by=way)
    return graph

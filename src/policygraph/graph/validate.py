"""A store in, a report of what breaks the shapes of `ontology/shapes.ttl` out.

Each document's graph is checked by itself: it is complete in itself, what is wrong is named with its document, and
time and memory stay in step with the size. What only all graphs together can break (one shown name an entity) is
checked over the union.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, RdfFormat, serialize

from ..iri import compact
from .findings import Findings
from .match import match
from .queries import ontology_file
from .vocabulary import DERIVED, ENTITY_TYPES, PG, RDF, RDFS

if TYPE_CHECKING:
    import rdflib
    from pyoxigraph import Store

_SHACL = "http://www.w3.org/ns/shacl#"


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """One thing that is not as the shapes have it: where, what, and why."""

    document: str
    node: str
    path: str
    message: str
    value: str = ""

    def __str__(self) -> str:
        path = f" {self.path}" if self.path else ""
        value = f" (found {self.value})" if self.value else ""
        return f"{self.document}: {self.node}{path}: {self.message}{value}"


@dataclass(frozen=True, slots=True)
class Report:
    """What was checked and what broke; true where nothing did."""

    documents: int
    violations: tuple[Violation, ...]

    def __bool__(self) -> bool:
        return not self.violations


def validate(
    store: Store, documents: Iterable[str] | None = None, tick: Callable[[], object] | None = None
) -> Report:
    """Check the documents' graphs (all, or those with these ids) and the derived one.

    Args:
        store: the graph.
        documents: the ids of the documents to check.
        tick: called after each document, for a progress bar.
    """
    findings = Findings(store)
    wanted = None if documents is None else set(documents)
    found: list[Violation] = []
    count = 0
    for iri in sorted(graph.value for graph in store.named_graphs()):
        document = findings.document_id(iri)
        if iri == DERIVED or (wanted is not None and document not in wanted):
            continue
        count += 1
        found.extend(check_graph(_turn(store, iri), document))
        if tick is not None:
            tick()
    found.extend(_unnamed(store))
    return Report(count, tuple(sorted(found)))


def check_graph(graph: rdflib.Graph, document: str) -> Iterator[Violation]:
    """Yield what breaks the shapes in one document's graph."""
    import pyshacl
    import rdflib

    conforms, results, _ = pyshacl.validate(
        graph,
        shacl_graph=_ontology("shapes.ttl"),
        ont_graph=_ontology("policygraph.ttl"),
        advanced=False,
        inplace=True,
    )
    if conforms or not isinstance(results, rdflib.Graph):
        return
    for result in results.subjects(rdflib.RDF.type, rdflib.URIRef(f"{_SHACL}ValidationResult")):
        said = {
            name: str(results.value(result, rdflib.URIRef(f"{_SHACL}{name}")) or "")
            for name in ("focusNode", "resultPath", "resultMessage", "value")
        }
        path = said["resultPath"].rpartition("#")[2]
        yield Violation(
            document, compact(said["focusNode"]), path, said["resultMessage"], compact(said["value"])
        )


@cache
def _ontology(name: str) -> rdflib.Graph:
    import rdflib

    return rdflib.Graph().parse(data=ontology_file(name).read_text(encoding="utf-8"), format="turtle")


def _turn(store: Store, iri: str) -> rdflib.Graph:
    """Return one named graph as an rdflib Graph in memory."""
    import rdflib

    triples = (quad.triple for quad in store.quads_for_pattern(None, None, None, NamedNode(iri)))
    data = serialize(triples, format=RdfFormat.N_TRIPLES) or b""
    return rdflib.Graph().parse(data=data, format="ntriples")


def _unnamed(store: Store) -> Iterator[Violation]:
    """Yield the entities that are not shown under exactly one name."""
    labels: dict[str, int] = {}
    for line in match(store, None, f"{RDFS}label", None, DERIVED):
        labels[line.subject] = labels.get(line.subject, 0) + 1
    for kind in ENTITY_TYPES:
        for iri in {line.subject for line in match(store, None, f"{RDF}type", f"{PG}{kind}")}:
            if labels.get(iri) != 1:
                yield Violation(
                    "derived", compact(iri), "label", "An entity is shown under exactly one name."
                )

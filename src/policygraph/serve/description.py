"""A graph and the endpoint's address in, the SPARQL 1.1 Service Description out: what can be asked, and of what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from ..graph import Graph
from ..graph.vocabulary import RDF, XSD
from .formats import CSV, JSON, JSONLD, NTRIPLES, RDFXML, TSV, TURTLE, XML

SD: Final = "http://www.w3.org/ns/sparql-service-description#"
VOID: Final = "http://rdfs.org/ns/void#"
_FORMATS: Final = {
    JSON: "SPARQL_Results_JSON",
    XML: "SPARQL_Results_XML",
    CSV: "SPARQL_Results_CSV",
    TSV: "SPARQL_Results_TSV",
    TURTLE: "Turtle",
    NTRIPLES: "N-Triples",
    RDFXML: "RDF_XML",
    JSONLD: "JSON-LD",
}
_TYPE: Final = NamedNode(f"{RDF}type")


def description(graph: Graph, endpoint: str, media: str) -> bytes:
    """Return the description of the endpoint at this address, in an RDF format."""
    prefixes = {"sd": SD, "void": VOID, "formats": "http://www.w3.org/ns/formats/"}
    data = serialize(_triples(graph, endpoint), format=RdfFormat.from_media_type(media), prefixes=prefixes)
    return data or b""


def _triples(graph: Graph, endpoint: str) -> Iterator[Triple]:
    service, dataset, default = BlankNode("service"), BlankNode("dataset"), BlankNode("default")
    yield Triple(service, _TYPE, _sd("Service"))
    yield Triple(service, _sd("endpoint"), NamedNode(endpoint))
    yield Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query"))
    yield Triple(service, _sd("feature"), _sd("UnionDefaultGraph"))
    for form in _FORMATS.values():
        yield Triple(service, _sd("resultFormat"), NamedNode(f"http://www.w3.org/ns/formats/{form}"))
    yield Triple(service, _sd("defaultDataset"), dataset)
    yield Triple(dataset, _TYPE, _sd("Dataset"))
    yield Triple(dataset, _sd("defaultGraph"), default)
    yield Triple(default, _TYPE, _sd("Graph"))
    count = Literal(str(len(graph.store)), datatype=NamedNode(f"{XSD}integer"))
    yield Triple(default, NamedNode(f"{VOID}triples"), count)
    for number, name in enumerate(sorted(graph.store.named_graphs(), key=lambda name: name.value)):
        named = BlankNode(f"g{number}")
        yield Triple(dataset, _sd("namedGraph"), named)
        yield Triple(named, _TYPE, _sd("NamedGraph"))
        yield Triple(named, _sd("name"), name)


def _sd(term: str) -> NamedNode:
    return NamedNode(SD + term)

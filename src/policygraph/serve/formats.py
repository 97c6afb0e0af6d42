"""What a client accepts in, the media type of each kind of answer out: the formats of SPARQL 1.1 results and of RDF."""

from __future__ import annotations

from typing import Final

from ..graph.guard import Kind
from .accept import best

JSON: Final = "application/sparql-results+json"
XML: Final = "application/sparql-results+xml"
CSV: Final = "text/csv"
TSV: Final = "text/tab-separated-values"
TURTLE: Final = "text/turtle"
NTRIPLES: Final = "application/n-triples"
RDFXML: Final = "application/rdf+xml"
JSONLD: Final = "application/ld+json"

#: The formats of each kind of answer, the one that is given to who takes all of them first.
OF_KIND: Final[dict[Kind, tuple[str, ...]]] = {
    "solutions": (JSON, XML, CSV, TSV),
    "boolean": (JSON, XML),
    "graph": (TURTLE, NTRIPLES, RDFXML, JSONLD),
}
#: What clients say instead of a media type of SPARQL's own: the general type that it is a case of.
_GENERAL: Final = {
    JSON: ("application/json",),
    XML: ("application/xml", "text/xml"),
    NTRIPLES: ("text/plain",),
    JSONLD: ("application/json",),
    RDFXML: ("application/xml", "text/xml"),
}
#: Names for ``format=``, which a link can carry where no Accept header can be set.
_NAMES: Final = {
    "json": (JSON, JSONLD),
    "xml": (XML, RDFXML),
    "csv": (CSV,),
    "tsv": (TSV,),
    "turtle": (TURTLE,),
    "ttl": (TURTLE,),
    "nt": (NTRIPLES,),
    "n-triples": (NTRIPLES,),
    "rdf": (RDFXML,),
    "rdf+xml": (RDFXML,),
    "json-ld": (JSONLD,),
    "jsonld": (JSONLD,),
}


def wanted(accept: str, name: str = "") -> dict[Kind, str | None]:
    """Return the media type for each kind of answer; None where the client takes none of its formats.

    ``name``, the value of ``format=``, goes before the header where it fits the kind.

    >>> wanted("text/csv, application/rdf+xml;q=0.5, application/xml;q=0.1")["boolean"]
    'application/sparql-results+xml'
    >>> wanted("*/*", "csv")["solutions"], wanted("text/turtle")["solutions"]
    ('text/csv', None)
    """
    return {kind: _of(kind, accept, name) for kind in OF_KIND}


def _of(kind: Kind, accept: str, name: str) -> str | None:
    media = OF_KIND[kind]
    for asked in _NAMES.get(name.lower(), (name,)):
        if asked in media:
            return asked
    # Each format under its own type, and behind all of them under the general ones.
    offered = {own: own for own in media}
    offered |= {general: own for own in media for general in _GENERAL.get(own, ())}
    found = best(accept, list(offered))
    return None if found is None else offered[found]

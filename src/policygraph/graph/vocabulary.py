"""The terms that the graph is written in: the project's own (``pg:``) and those of the vocabularies it aligns with."""

from __future__ import annotations

from typing import Final

from ..iri import BASE, NAMESPACES, ONTOLOGY

RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
OWL: Final = "http://www.w3.org/2002/07/owl#"
XSD: Final = "http://www.w3.org/2001/XMLSchema#"
SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
DCTERMS: Final = "http://purl.org/dc/terms/"
ORG: Final = "http://www.w3.org/ns/org#"
PROV: Final = "http://www.w3.org/ns/prov#"
PG: Final = ONTOLOGY

#: The prefixes of every query and export, the ontology's own first.
NAMESPACE_OF: Final[dict[str, str]] = {
    "pg": PG,
    "rdf": RDF,
    "rdfs": RDFS,
    "owl": OWL,
    "xsd": XSD,
    "skos": SKOS,
    "dcterms": DCTERMS,
    "prov": PROV,
    "org": ORG,
    **NAMESPACES,
}

#: The graph of what is learnt across documents.
DERIVED: Final = BASE + "derived"

#: The ways of taking part in a measure; each stands beside the plainer ``involvedIn``.
ROLES: Final = ("leads", "assists", "responsibleFor", "carriesOut")

ENTITY_TYPES: Final = (
    "Department",
    "OrganCategory",
    "Policy",
    "Park",
    "Programme",
    "Platform",
    "Enterprise",
    "Region",
    "Proposal",
    "Matter",
)

#: What happens at a time: while it is only planned, it is not asserted as a triple.
EVENTS: Final = frozenset(
    {"issued", "forwarded", "amends", "repeals", "delegatesTo", "establishes", "recognisedAs", "versionOf"}
)

#: What is a node of its own, keyed by document and span, since two of them may hold the same values.
NODES: Final[dict[str, str]] = {
    "amount": "Amount",
    "observation": "Observation",
    "change": "Change",
    "deadline": "Deadline",
}

#: Facts whose object is a date.
DATES: Final = frozenset({"deadline", "validFrom", "validTo"})

#: What the document says of other policies, or of itself as one, is said of the policy that it publishes.
OF_POLICY: Final = frozenset({"cites", "basedOn", "amends", "repeals", "validFrom", "validTo"})

"""Programs that know SPARQL and nothing of this project get over HTTP what the named queries give in Python."""

from __future__ import annotations

import re

import pytest
import rdflib
from pyoxigraph import Literal
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper import JSON, POST, POSTDIRECTLY, TURTLE, URLENCODED, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

from policygraph.errors import UsageError
from policygraph.graph import Graph
from policygraph.graph.queries import named_queries

#: For kinds of parameters that are no entity; entities are found in the graph.
ARGUMENTS = {"day": "2025-06-30", "document": "corpus/qingyuan-reply-20230425.txt", "kind": "财政"}


@pytest.fixture(scope="module")
def graph(built):
    with Graph.open(built) as graph:
        yield graph


def bindings(graph, query):
    """Return terms for the parameters of a query with which it has an answer, where the corpus holds one."""
    first = {}
    for name in ("清远市水利局", "清远供电局", *(e["name"] for e in graph.entities())):
        arguments = [ARGUMENTS.get(parameter.name, name) for parameter in query.parameters]
        if query.name == "shared-measures":
            arguments = ["清远市水利局", "清远供电局"]
        try:
            bound = query.bind(arguments, graph.names)
        except (UsageError, ValueError):
            continue
        first = first or bound
        if graph.answer(query, bound):
            return bound
    return first


def filled(query, bound):
    """Return the text of a query with its parameters' terms in it; they leave the SELECT and GROUP BY.

    Its head of comments goes: SPARQLWrapper takes a query for an update where one says "added".
    """
    lines = []
    for line in query.sparql.splitlines():
        names = "|".join(map(re.escape, bound))
        if line.startswith("#"):
            continue
        if not names:
            lines.append(line)
        elif re.match(r"SELECT|GROUP BY", line):
            lines.append(re.sub(rf"\?({names})\b", "", line))
        else:
            lines.append(re.sub(rf"\?({names})\b", lambda m: str(bound[m[1]]).replace("\\", "\\\\"), line))
    return "\n".join(lines)


def text(term):
    """Numbers by value (1.0 and 1 are one), all else by its words."""
    if term is None:
        return None
    datatype = str(getattr(term, "datatype", "") or "")
    value = term.value if isinstance(term, Literal) or not isinstance(term, rdflib.term.Node) else str(term)
    return float(value) if re.search("decimal|integer", datatype) else str(value)


def expected(graph, query, bound):
    return sorted(repr(tuple(map(text, row))) for row in graph.answer(query, bound).rows)


@pytest.mark.parametrize("name", list(named_queries()))
def test_sparqlwrapper(server, graph, name):
    query = named_queries()[name]
    bound = bindings(graph, query)
    client = SPARQLWrapper(f"{server}/sparql", returnFormat=JSON)
    client.setQuery(filled(query, bound))
    if len(name) % 2:  # half of them by the other way
        client.setMethod(POST)
        client.setRequestMethod(POSTDIRECTLY if len(name) % 4 == 1 else URLENCODED)
    found = client.query().convert()["results"]["bindings"]
    rows = [tuple(_of_json(row.get(column)) for column in query.columns) for row in found]
    assert sorted(map(repr, rows)) == expected(graph, query, bound)


def _of_json(value):
    if value is None:
        return None
    return (
        float(value["value"]) if re.search("decimal|integer", value.get("datatype", "")) else value["value"]
    )


@pytest.mark.parametrize("name", list(named_queries()))
def test_rdflib_over_the_network(server, graph, name):
    query = named_queries()[name]
    bound = bindings(graph, query)
    remote = rdflib.Graph(SPARQLStore(f"{server}/sparql", method="POST" if len(name) % 2 else "GET"))
    result = remote.query(filled(query, bound))
    rows = [tuple(text(row.get(column)) for column in query.columns) for row in _rows(result)]
    assert sorted(map(repr, rows)) == expected(graph, query, bound)


def _rows(result):
    return [{str(name): value for name, value in row.items()} for row in result.bindings]


@pytest.mark.filterwarnings("ignore:Sending Accept header")  # it forgets that the query is another now
def test_other_forms_through_sparqlwrapper(server):
    client = SPARQLWrapper(f"{server}/sparql")
    client.setQuery("ASK { ?d a pg:SourceDocument }")
    client.setReturnFormat(XML)
    assert "true" in client.query().convert().toxml()
    client.setQuery("CONSTRUCT { ?d a pg:SourceDocument } WHERE { ?d a pg:SourceDocument }")
    client.setReturnFormat(TURTLE)
    assert len(rdflib.Graph().parse(data=client.query().convert(), format="turtle")) == 9
    client.setQuery("SELECT * {")
    with pytest.raises(QueryBadFormed, match="line 1, column"):
        client.query()


def test_most_named_queries_have_an_answer(graph):
    queries = named_queries().values()
    answered = [query.name for query in queries if graph.answer(query, bindings(graph, query))]
    assert len(answered) >= len(queries) - 4

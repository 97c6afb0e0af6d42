"""What SPARQL is answered and what is refused, decided on the parsed query."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal

from policygraph.errors import QueryError

DOC = "https://w3id.org/policygraph/doc/plans%2Fplan.txt"


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { service silent <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "SELECT * { ?s ?p ?o FILTER EXISTS { SERVICE ?s { ?a ?b ?c } } }",
        "SELECT * { ?s ?p ?o OPTIONAL { { SELECT ?s { SERVICE ?s { ?a ?b ?c } } } } }",
        "SELECT * { ?s ?p ?o MINUS { SERVICE ?s { ?a ?b ?c } } }",
        "SELECT * { { ?s ?p ?o } UNION { GRAPH ?g { SERVICE ?s { ?a ?b ?c } } } }",
        "SELECT (EXISTS { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } } AS ?x) {}",
        "ASK { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        "DESCRIBE ?s { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
        # `<` is "less than" here, which a reader of characters takes for the beginning of an IRI.
        "SELECT * { ?a ?p ?b FILTER(?a<?b) SERVICE?x#>\n { ?s ?p ?o } }",
        "PREFIX a: <http://a/#> SELECT * { ?a a:p ?b FILTER(?a<?b)SERVICE ?x#>\n { ?s ?p ?o } }",
    ],
)
def test_service_is_refused(graph, query):
    with pytest.raises(QueryError, match=r"SERVICE is refused|no SPARQL"):
        graph.query(query)


@pytest.mark.parametrize(
    "query",
    [
        'ASK { FILTER("SERVICE <http://x/> {}" != "FROM <http://x/>") }',
        "ASK { FILTER(<http://example.org/service/from> != <http://example.org/x>) } # SERVICE <x> {} FROM <y>",
        "SELECT ?service ?from { BIND(1 AS ?service) BIND(2 AS ?from) }",
        "PREFIX service: <http://x/> ASK { FILTER(service:from != service:to) }",
    ],
)
def test_the_mere_word_passes(graph, query):
    assert graph.query(query)


@pytest.mark.parametrize(
    "update",
    [
        "INSERT DATA { <a:a> <a:b> <a:c> }",
        "PREFIX x: <http://x/>\n# comment\nDELETE WHERE { ?s ?p ?o }",
        "load <http://127.0.0.1/>",
        "CLEAR ALL",
        "WITH <a:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    ],
)
def test_updates_are_refused(graph, update):
    before = len(graph.store)
    with pytest.raises(QueryError, match="updates are refused"):
        graph.query(update)
    assert len(graph.store) == before


@pytest.mark.parametrize(
    "clause", ["FROM <http://127.0.0.1/x>", "FROM <file:///etc/passwd>", "FROM NAMED <http://a/>"]
)
def test_from_outside_the_dataset_is_refused(graph, clause):
    with pytest.raises(QueryError, match="has no such graph"):
        graph.query(f"SELECT * {clause} {{ ?s ?p ?o }}")


def test_from_inside_the_dataset_narrows_it(graph):
    every = "SELECT DISTINCT ?d {0} {{ ?d a pg:SourceDocument }}"
    assert len(graph.query(every.format(""))) == 2
    assert len(graph.query(every.format(f"FROM <{DOC}>"))) == 1


def test_the_default_graph_is_the_union(graph):
    assert graph.query("ASK { ?d a pg:SourceDocument . ?s a pg:Sharing }")


@pytest.mark.parametrize(
    ("query", "line", "column"),
    [
        ("SELECT *", 1, 9),
        ("SELECT * {\n ?s ?p }", 2, 9),
        ("SELECT *\n{ ?s 中文 ?o }", 2, 11),
        ("SELECT * FROM <http://x/> {\n ?s ?p }", 2, 2),
        ("", 1, 1),
    ],
)
def test_an_error_says_where(graph, query, line, column):
    with pytest.raises(QueryError) as told:
        graph.query(query)
    assert told.value.line == line
    assert abs(told.value.column - column) <= 1
    assert f"line {line}" in str(told.value)


def test_an_escaped_letter_is_refused(graph):
    with pytest.raises(QueryError, match="write the character") as told:
        graph.query("SELECT *\n{ \\u0053ERVICE <http://127.0.0.1:1/> {?s ?p ?o} }")
    assert (told.value.line, told.value.column) == (2, 3)
    assert graph.query('ASK { FILTER("\\u4E2D" = "中") }')


def test_what_the_second_parser_must_read_is_no_longer_than_it_can(graph):
    long = "ASK { VALUES ?x { " + " ".join(f"'{n}'" for n in range(4_000)) + " } }"
    assert graph.query(long)
    with pytest.raises(QueryError, match="no longer than 20,000 characters"):
        graph.query(f"{long} # FROM")


def test_an_unknown_prefix_is_told(graph):
    with pytest.raises(QueryError, match="prefix"):
        graph.query("SELECT * { ?s nosuch:thing ?o }")
    with pytest.raises(QueryError, match="prefix"):
        graph.query("SELECT * { ?s nosuch:from ?o }")


def test_time_is_limited(graph):
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    with pytest.raises(QueryError, match=r"took longer than 0\.5 seconds"):
        graph.query(endless, seconds=0.5)
    assert graph.query("ASK {}")


def test_rows_are_limited(graph):
    answer = graph.query("SELECT * { ?s ?p ?o }", rows=7)
    assert len(answer) == 7
    assert answer.truncated
    assert not graph.query("SELECT * { ?s a pg:SourceDocument }", rows=2).truncated


def test_kinds_of_answers(graph):
    assert graph.query("ASK {}").kind == "ask"
    described = graph.query(f"DESCRIBE <{DOC}>")
    assert described.kind == "construct"
    assert f"<{DOC}>" in described.ntriples()
    found = graph.query("SELECT ?d ?n { ?d dcterms:identifier ?id ; pg:characters ?n } ORDER BY ?id LIMIT 1")
    assert found.dicts() == [{"d": "doc:plans%2Fplan.txt", "n": 269}]
    assert found.sparql_json()["results"]["bindings"][0]["n"]["value"] == "269"


def test_names_enter_as_terms(graph):
    evil = '" } } INSERT DATA { <a:a> <a:b> "'
    assert not graph.query(
        "SELECT ?name ?d { ?d dcterms:title ?name }", bindings={"name": Literal(evil, language="zh")}
    )

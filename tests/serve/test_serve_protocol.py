"""The SPARQL 1.1 Protocol at `/sparql`: the cases of the W3C's tests, and what they leave open."""

from __future__ import annotations

import json
from dataclasses import replace
from urllib.parse import quote, urlencode
from xml.etree import ElementTree

import pytest
import rdflib
from pyoxigraph import NamedNode, Quad, RdfFormat, serialize
from serving import CORPUS
from starlette.testclient import TestClient

from policygraph import extract
from policygraph.graph import Writer
from policygraph.graph.packaging import package
from policygraph.serve import Limits, create_app

DATA = "http://data.example/"
FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
JSON = "application/sparql-results+json"
XML = "application/sparql-results+xml"
ANSWER_TYPES = {
    "boolean": {JSON, XML},
    "tabular": {JSON, XML, "text/csv", "text/tab-separated-values"},
    "RDF": {"application/rdf+xml", "text/turtle", "application/n-triples"},
}
#: A graph of the corpus.
DOC = "https://w3id.org/policygraph/doc/corpus%2Fqingyuan-reply-20230425.txt"
DERIVED = "https://w3id.org/policygraph/derived"


@pytest.fixture(scope="module")
def suite(tmp_path_factory):
    """A client of a server over three graphs, each of which says that it is a paper and nothing else."""
    folder = tmp_path_factory.mktemp("suite")
    whole = package(extract("一、做好供水。由省水利厅牵头。"))
    quads = []
    for number in (1, 2, 3):
        graph = NamedNode(f"{DATA}{number}")
        quads.append(Quad(graph, NamedNode(RDF_TYPE), NamedNode(f"{DATA}Paper"), graph))
    with Writer(folder) as writer:
        writer.replace(replace(whole, quads=whole.quads + serialize(quads, format=RdfFormat.N_QUADS)))
    with TestClient(create_app(folder), base_url="http://localhost", follow_redirects=False) as client:
        yield client


def graphs(*numbers, of="default"):
    return [(f"{of}-graph-uri", f"{DATA}{number}") for number in numbers]


BOTH = f"{{ <{DATA}1> a ?type . <{DATA}2> a ?type }}"
NAMED = f"{{ GRAPH ?g {{ <{DATA}1> a ?type }} GRAPH ?h {{ <{DATA}2> a ?type }} }}"
APART = f"{{ <{DATA}3> a ?type GRAPH ?g {{ <{DATA}1> a ?type }} GRAPH ?h {{ <{DATA}2> a ?type }} }}"
#: The cases of the W3C's protocol tests that a server which is only read can be asked, by the names that they have
#: there, over data and in words of our own: method, parameters, media type, body; what is to come of it (the format,
#: an answer to ASK, or the class of the status). Of updates that would be legal, all that can be asked is a refusal.
CASES = {
    "query_get": ("GET", [("query", "ASK {}")], "", "", True),
    "query_post_form": ("POST", [], FORM, urlencode([("query", "ASK {}")]), True),
    "query_post_direct": ("POST", [], QUERY, "ASK {}", True),
    "query_dataset_default_graph": ("POST", graphs(1), QUERY, f"ASK {{ <{DATA}1> a ?type }}", True),
    "a graph that was not named is not in the dataset": (
        "POST",
        graphs(2),
        QUERY,
        f"ASK {{ <{DATA}1> a ?type }}",
        False,
    ),
    "query_dataset_default_graphs_get": ("GET", [("query", f"ASK {BOTH}"), *graphs(1, 2)], "", "", True),
    "query_dataset_default_graphs_post": ("POST", graphs(1, 2), QUERY, f"ASK {BOTH}", True),
    "query_dataset_named_graphs_get": (
        "GET",
        [("query", f"ASK {NAMED}"), *graphs(1, 2, of="named")],
        "",
        "",
        True,
    ),
    "query_dataset_named_graphs_post": ("POST", graphs(1, 2, of="named"), QUERY, f"ASK {NAMED}", True),
    "query_dataset_full": ("POST", [*graphs(3), *graphs(1, 2, of="named")], QUERY, f"ASK {APART}", True),
    "query_multiple_dataset": (
        "POST",
        [*graphs(3), *graphs(1, 2, of="named")],
        QUERY,
        f"ASK FROM <{DATA}1> {APART}",
        True,
    ),
    "query_content_type_select": ("POST", [], QUERY, "SELECT (1 AS ?one) {}", "tabular"),
    "query_content_type_ask": ("POST", [], QUERY, "ASK {}", "boolean"),
    "query_content_type_describe": ("POST", [], QUERY, f"DESCRIBE <{DATA}1>", "RDF"),
    "query_content_type_construct": ("POST", [], QUERY, "CONSTRUCT { <a> <b> 1 } WHERE {}", "RDF"),
    "bad_query_method": ("PUT", [("query", "ASK {}")], "", "", "4xx"),
    "bad_multiple_queries": ("GET", [("query", "ASK {}"), ("query", "SELECT * {}")], "", "", "4xx"),
    "bad_query_wrong_media_type": ("POST", [], "text/plain", "ASK {}", "4xx"),
    "bad_query_missing_form_type": ("POST", [], "", urlencode([("query", "ASK {}")]), "4xx"),
    "bad_query_missing_direct_type": ("POST", [], "", "ASK {}", "4xx"),
    "bad_query_non_utf8": ("POST", [], f"{QUERY}; charset=UTF-16", "ASK {}".encode("utf-16"), "4xx"),
    "bad_query_syntax": ("GET", [("query", "ASK {")], "", "", "4xx"),
    "bad_update_get": ("GET", [("update", "CLEAR ALL")], "", "", "refused"),
    "bad_multiple_updates": ("POST", [], FORM, urlencode([("update", "CLEAR ALL")] * 2), "refused"),
    "bad_update_wrong_media_type": ("POST", [], "text/plain", "CLEAR NAMED", "4xx"),
    "bad_update_missing_form_type": ("POST", [], "", urlencode([("update", "CLEAR ALL")]), "4xx"),
    "bad_update_non_utf8": ("POST", [], f"{UPDATE}; charset=UTF-16", "CLEAR ALL".encode("utf-16"), "refused"),
    "bad_update_syntax": ("POST", [], FORM, urlencode([("update", "CLEAR XYZ")]), "refused"),
    "bad_update_dataset_conflict": (
        "POST",
        [("using-named-graph-uri", f"{DATA}1")],
        UPDATE,
        f"WITH <{DATA}2> DELETE {{ ?s ?p ?o }} WHERE {{ ?s ?p ?o }}",
        "refused",
    ),
    "update_post_form": ("POST", [], FORM, urlencode([("update", "CLEAR ALL")]), "refused"),
    "update_post_direct": ("POST", [], UPDATE, "CLEAR ALL", "refused"),
    "update_dataset_default_graph": (
        "POST",
        [("using-graph-uri", f"{DATA}1")],
        UPDATE,
        f"INSERT {{ GRAPH <{DATA}9> {{ ?s a <{DATA}Copy> }} }} WHERE {{ ?s a <{DATA}Paper> }}",
        "refused",
    ),
    "update_base_uri": (
        "POST",
        [],
        UPDATE,
        f"INSERT DATA {{ GRAPH <{DATA}9> {{ <a> <b> <c> }} }}",
        "refused",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_the_cases_of_the_protocol(suite, case):
    method, parameters, media, body, wanted = CASES[case]
    content = body if isinstance(body, bytes) else body.encode()
    headers = {"Content-Type": media} if media else {}
    answer = suite.request(method, "/sparql/", params=parameters, content=content, headers=headers)
    if wanted == "refused":
        assert answer.status_code == 403
        assert "updates are refused" in answer.text
    elif wanted == "4xx":
        assert 400 <= answer.status_code < 500
    else:
        assert answer.status_code == 200
        kind = "boolean" if isinstance(wanted, bool) else wanted
        assert answer.headers["content-type"].partition(";")[0] in ANSWER_TYPES[kind]
        if isinstance(wanted, bool):
            assert answer.json()["boolean"] is wanted


def ask(client, query, accept="", **more):
    headers = {"Accept": accept} if accept else {}
    return client.get("/sparql", params={"query": query, **more}, headers=headers)


def post(client, content, media, accept="*/*", url="/sparql"):
    headers = {"Accept": accept, **({"Content-Type": media} if media else {})}
    return client.post(url, content=content, headers=headers)


@pytest.mark.parametrize(
    ("query", "accept", "media"),
    [
        ("SELECT * {}", "", JSON),
        ("SELECT * {}", "*/*", JSON),
        ("SELECT * {}", "application/json", JSON),
        ("SELECT * {}", "application/xml", XML),
        ("SELECT * {}", XML, XML),
        ("SELECT * {}", "text/csv", "text/csv"),
        ("SELECT * {}", "text/tab-separated-values", "text/tab-separated-values"),
        ("SELECT * {}", "text/html,application/xhtml+xml,*/*;q=0.8", JSON),
        ("SELECT * {}", f"text/csv;q=0.5, {XML};q=0.6", XML),
        ("SELECT * {}", f"{JSON};q=0, */*;q=0.1", XML),
        ("SELECT * {}", "text/*", "text/csv"),
        ("SELECT * {}", "TEXT/CSV; header=present", "text/csv"),
        ("ASK {}", "", JSON),
        ("ASK {}", XML, XML),
        ("ASK {}", "text/csv, application/xml;q=0.1", XML),
        ("DESCRIBE <a:a>", "", "text/turtle"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "application/n-triples", "application/n-triples"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "text/plain", "application/n-triples"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "application/rdf+xml", "application/rdf+xml"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "application/ld+json", "application/ld+json"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "text/turtle;q=0.3, application/*;q=0.9", "application/n-triples"),
    ],
)
def test_the_format_is_what_the_client_accepts(client, query, accept, media):
    answer = ask(client, query, accept)
    assert answer.status_code == 200
    assert answer.headers["content-type"].partition(";")[0] == media
    assert "Accept" in answer.headers["vary"]


@pytest.mark.parametrize(
    ("query", "accept", "offered"),
    [
        ("SELECT * {}", "image/png", JSON),
        ("SELECT * {}", "text/turtle", "text/csv"),
        ("ASK {}", "text/csv", XML),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "text/csv", "text/turtle"),
    ],
)
def test_what_cannot_be_had_is_406_with_what_can(client, query, accept, offered):
    answer = ask(client, query, accept)
    assert answer.status_code == 406
    assert offered in answer.text


@pytest.mark.parametrize(
    ("query", "name", "media"),
    [
        ("SELECT * {}", "csv", "text/csv"),
        ("SELECT * {}", "json", JSON),
        ("SELECT * {}", XML, XML),
        ("SELECT * {}", "nonsense", JSON),
        ("ASK {}", "xml", XML),
        ("DESCRIBE <a:a>", "nt", "application/n-triples"),
        ("DESCRIBE <a:a>", "csv", "text/turtle"),
    ],
)
def test_a_link_can_name_the_format(client, query, name, media):
    assert ask(client, query, format=name).headers["content-type"].partition(";")[0] == media


def test_all_formats_say_the_same(client):
    query = "SELECT ?p ?o { <https://w3id.org/policygraph/dept/清远市水利局> ?p ?o } ORDER BY ?p ?o"
    rows = {
        (row["p"]["value"], row["o"]["value"])
        for row in ask(client, query, JSON).json()["results"]["bindings"]
    }
    tree = ElementTree.fromstring(ask(client, query, XML).text)
    results = tree.iter("{http://www.w3.org/2005/sparql-results#}result")
    assert {tuple(binding[0].text for binding in result) for result in results} == rows
    for form in (JSON, XML, "text/csv", "text/tab-separated-values"):
        # What Oxigraph writes (a query that states a limit) and what is written row by row.
        own, native = ask(client, query, form).text, ask(client, f"{query} LIMIT 99", form).text
        assert own.splitlines()[1:2] == native.splitlines()[1:2]
        if form in {JSON, XML, "text/csv"}:
            assert own == native


@pytest.mark.parametrize("url", ["/sparql", "/sparql/"])
def test_the_three_ways(client, url):
    query = "SELECT ?x { VALUES ?x { '中文' } }"
    answers = [
        client.get(url, params={"query": query}),
        post(client, urlencode({"query": query}), FORM, url=url),
        post(client, urlencode({"query": query}), f"{FORM}; charset=UTF-8", url=url),
        post(client, query.encode(), QUERY, url=url),
        post(client, query.encode(), f'{QUERY}; charset="utf-8"', url=url),
    ]
    for answer in answers:
        assert answer.json()["results"]["bindings"] == [{"x": {"type": "literal", "value": "中文"}}]


@pytest.mark.parametrize(
    ("media", "content", "status", "told"),
    [
        ("text/plain", "ASK {}", 415, QUERY),
        ("", "ASK {}", 415, QUERY),
        ("multipart/form-data", "query=ASK {}", 415, QUERY),
        (f"{QUERY}; charset=gb18030", "ASK {}", 415, "UTF-8"),
        (QUERY, b"ASK { 'x' = '\xd6\xd0' }", 400, "byte 13"),
        (FORM, "query=%D6%D0", 400, "UTF-8"),
        (FORM, "", 400, "query="),
        (FORM, "query=ASK{}&query=ASK{}", 400, "several"),
        (FORM, "update=CLEAR ALL", 403, "policygraph build"),
        (UPDATE, "CLEAR ALL", 403, "policygraph build"),
        (QUERY, "CLEAR ALL", 403, "policygraph build"),
        (QUERY, "ASK {} #" + "x" * 300_000, 413, "256 KB"),
        (FORM, "&".join("a" * 3000), 400, "too many parameters"),
        (QUERY, "", 400, "line 1, column 1"),
    ],
)
def test_what_is_no_query_is_refused(client, media, content, status, told):
    data = content if isinstance(content, bytes) else content.encode()
    answer = post(client, data, media)
    assert answer.status_code == status
    assert told in answer.text


@pytest.mark.parametrize(
    ("query", "status", "told"),
    [
        ("SELECT * {\n ?s ?p }", 400, "line 2, column"),
        ("SELECT * { ?s nosuch:p ?o }", 400, "prefix"),
        ("INSERT DATA { <a:a> <a:a> <a:a> }", 403, "updates are refused"),
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", 403, "SERVICE is refused"),
        ("SELECT * FROM <http://127.0.0.1:1/> { ?s ?p ?o }", 403, "no such graph"),
        ("SELECT * FROM NAMED <file:///etc/passwd> { GRAPH ?g { ?s ?p ?o } }", 403, "no such graph"),
        ("SELECT * { FILTER(" + "(" * 9000 + "1" + ")" * 9000 + ") }", 400, "fewer brackets"),
    ],
)
def test_what_is_refused_is_told_as_text_json_and_page(client, query, status, told):
    def once(accept):
        return post(client, urlencode({"query": query}), FORM, accept)

    text, program, page = once(JSON.replace("json", "xml")), once("application/json"), once("text/html")
    assert {text.status_code, program.status_code, page.status_code} == {status}
    assert told in text.text
    assert text.headers["content-type"].startswith("text/plain")
    error = program.json()["error"]
    assert told in error["message"]
    assert ("line" in error) is told.startswith(("line", "prefix"))
    assert "<main" in page.text


@pytest.mark.parametrize(
    ("parameters", "documents", "sharings"),
    [
        ([], 9, True),
        ([("default-graph-uri", DOC)], 1, False),
        ([("default-graph-uri", DOC), ("default-graph-uri", DERIVED)], 1, True),
        ([("named-graph-uri", DOC)], 0, False),
    ],
)
def test_the_request_names_the_part_of_the_dataset(client, parameters, documents, sharings):
    count = "SELECT (COUNT(DISTINCT ?d) AS ?n) { ?d a pg:SourceDocument }"
    url = "/sparql?" + urlencode([("query", count), *parameters])
    assert client.get(url).json()["results"]["bindings"][0]["n"]["value"] == str(documents)
    url = "/sparql?" + urlencode([("query", "ASK { ?s a pg:Sharing }"), *parameters])
    assert client.get(url).json()["boolean"] is sharings


def test_the_request_goes_before_from(client):
    query = f"SELECT DISTINCT ?g FROM <{DERIVED}> FROM NAMED <{DERIVED}> {{ GRAPH ?g {{ ?s ?p ?o }} }}"
    url = "/sparql?" + urlencode([("query", query), ("named-graph-uri", DOC)])
    assert [row["g"]["value"] for row in client.get(url).json()["results"]["bindings"]] == [DOC]


@pytest.mark.parametrize("name", ["default-graph-uri", "named-graph-uri"])
def test_a_graph_that_is_not_there_is_refused(client, name):
    answer = client.get("/sparql", params={"query": "ASK {}", name: "http://127.0.0.1:1/data"})
    assert answer.status_code == 403
    assert "no such graph" in answer.text


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_other_methods_are_405(client, method):
    answer = client.request(method, "/sparql?query=ASK{}", headers={"Accept": JSON})
    assert answer.status_code == 405
    assert {"GET", "HEAD", "POST", "OPTIONS"} == set(answer.headers["allow"].split(", "))


def test_options_and_head(client):
    answer = client.options("/sparql")
    assert (answer.status_code, answer.headers["allow"]) == (204, "GET, HEAD, POST, OPTIONS")
    assert client.head("/sparql?query=ASK{}").headers["content-type"] == JSON


def test_pages_of_others_may_read_only_where_the_server_was_told(built, client):
    other = {"Origin": "https://example.org"}
    assert "access-control-allow-origin" not in client.get("/sparql?query=ASK{}", headers=other).headers
    limits = Limits(hosts=("testserver",), origins=("https://example.org",))
    with TestClient(create_app(built, limits=limits)) as told:
        answer = told.options("/sparql", headers=other)
        assert answer.headers["access-control-allow-origin"] == "https://example.org"
        assert "POST" in answer.headers["access-control-allow-methods"]
        answer = told.get("/sparql?query=ASK{}", headers={"Origin": "https://evil.example"})
        assert "access-control-allow-origin" not in answer.headers
        assert "access-control-allow-origin" not in told.get("/", headers=other).headers


def test_without_a_query_the_service_is_described(client):
    for media in ("text/turtle", "application/rdf+xml", "application/n-triples"):
        answer = client.get("/sparql", headers={"Accept": media})
        graph = rdflib.Graph().parse(data=answer.text, format=media)
        sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
        assert list(graph.objects(None, sd.endpoint)) == [rdflib.URIRef("http://127.0.0.1/sparql")]
        assert (None, sd.supportedLanguage, sd.SPARQL11Query) in graph
        assert len(set(graph.subjects(rdflib.RDF.type, sd.NamedGraph))) == len(list(CORPUS.iterdir())) + 1
    browser = client.get("/sparql", headers={"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    assert (browser.status_code, browser.headers["location"]) == (303, "/query")
    assert client.get("/sparql", headers={"Accept": "image/png"}).status_code == 406


def test_a_long_query_in_an_address(client):
    query = "ASK { VALUES ?x { " + " ".join(f"'{n}'" for n in range(3000)) + " } }"
    assert client.get("/sparql?query=" + quote(query)).json() == json.loads('{"head": {}, "boolean": true}')

"""The SPARQL page: ready questions, free queries, answers as tables and graphs, errors at their place, the editor."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from markup import links_of, rows_of, text_of
from starlette.testclient import TestClient

from policygraph.graph import Graph
from policygraph.graph.queries import named_queries
from policygraph.serve import Limits, create_app

if TYPE_CHECKING:
    from pathlib import Path

    from browsing import Visitor

ZH = {"Accept-Language": "zh"}
LEADS = "SELECT ?organ ?measure WHERE { ?organ pg:leads ?measure } ORDER BY ?organ ?measure"
ARGUMENTS = {
    "department": "清远市水利局",
    "day": "2024-12-31",
    "document": "corpus/qingyuan-tasks-2024.docx",
    "kind": "水利主管部门",
    "one": "清远市水利局",
    "two": "清远供电局",
    "park": "广清产业园",
    "policy": "清远市工业节水节能专项资金管理办法",
    "programme": "拿地即开工",
    "regulation": "清远市工业节水节能专项资金管理办法",
    "start": "清远市工业园区提质增效行动方案（2024—2026年）",
}


@pytest.mark.parametrize("name", sorted(named_queries()))
def test_a_ready_question_answers_what_the_command_answers(client, built, name):
    query = named_queries()[name]
    arguments = [ARGUMENTS[parameter.name] for parameter in query.parameters]
    given = dict(zip((parameter.name for parameter in query.parameters), arguments, strict=True))
    answer = client.get("/query", params={"run": name, **given}, headers=ZH)
    assert answer.status_code == 200
    assert query.zh in answer.text
    with Graph.open(built) as graph:
        wanted = [
            ["" if value is None else " ".join(str(value).split()) for value in row]
            for row in graph.run(name, *arguments)
        ]
    shown = rows_of(answer.text) if "<tbody>" in answer.text else []
    assert len(shown) == len(wanted)
    table = client.get("/query.csv", params={"run": name, **given}).content.decode("utf-8-sig")
    cells = list(csv.reader(io.StringIO(table)))
    assert cells[0] == list(query.columns)
    assert [[" ".join(cell.removeprefix("'").split()) for cell in row] for row in cells[1:]] == wanted
    rows = client.get("/query.json", params={"run": name, **given}).json()["results"]["bindings"]
    assert len(rows) == len(wanted)


def test_a_query_that_a_named_one_turns_into_gives_the_same(client):
    page = client.get("/query", params={"run": "partners", "department": "清远市水利局"}, headers=ZH).text
    begin = page.index(">", page.index("<textarea")) + 1
    from html import unescape

    text = unescape(page[begin : page.index("</textarea>")])
    assert "VALUES ?department { <https://w3id.org/policygraph/dept/清远市水利局> }" in text
    again = client.get("/query", params={"query": text}, headers=ZH).text
    assert [row[-3:] for row in rows_of(again)] == rows_of(page)


def test_answers_lead_to_entities_and_documents(client):
    page = client.get("/query", params={"query": LEADS}, headers=ZH).text
    assert ["清远市水利局", "（三） 保障用能用水"] in rows_of(page)
    links = links_of(page)
    assert "/entity/dept:%E6%B8%85%E8%BF%9C%E5%B8%82%E6%B0%B4%E5%88%A9%E5%B1%80" in links
    assert any(link.startswith("/document/corpus/qingyuan-action-plan-2024.html#p") for link in links)
    named = client.get("/query?run=due&day=2024-12-31", headers=ZH).text
    assert "/document/corpus/qingyuan-tasks-2024.docx" in links_of(named)


def test_all_of_an_answer_is_had_from_the_endpoint(client):
    page = client.get("/query", params={"query": LEADS}, headers=ZH).text
    [csv_link, json_link] = [link for link in links_of(page) if link.startswith("/sparql?")]
    assert parse_qs(urlsplit(csv_link).query) == {"query": [LEADS], "format": ["csv"]}
    assert parse_qs(urlsplit(json_link).query)["format"] == ["json"]
    if any(getattr(route, "path", "") == "/sparql" for route in client.app.routes):
        assert len(client.get(csv_link).text.splitlines()) == len(rows_of(page)) + 1


def test_a_long_answer_is_cut_and_says_so(client):
    page = client.get("/query", params={"query": "SELECT * WHERE { ?s ?p ?o }"}, headers=ZH).text
    assert "仅显示前 500 行" in text_of(page)
    assert len(rows_of(page)) == 500


def test_an_ask_is_answered_in_a_word(client):
    yes = client.get("/query", params={"query": "ASK { ?o pg:leads ?m }"}, headers=ZH).text
    no = client.get("/query", params={"query": "ASK { ?o pg:leads 5 }"}, headers=ZH).text
    assert '<p class="lead">是</p>' in yes
    assert '<p class="lead">否</p>' in no


def test_a_construct_is_drawn_and_listed(client):
    query = "CONSTRUCT { ?o pg:leads ?m } WHERE { ?o pg:leads ?m }"
    page = client.get("/query", params={"query": query}, headers=ZH).text
    assert len(rows_of(page)) == 27
    assert 'id="drawn"' in page
    assert "format=turtle" in page
    literal = client.get(
        "/query", params={"query": "CONSTRUCT { ?o rdfs:label ?l } WHERE { ?o rdfs:label ?l }"}
    ).text
    assert 'id="drawn"' not in literal


@pytest.mark.parametrize(
    ("query", "said", "place"),
    [
        ("SELECT ?s WHERE {\n  ?s pg:leads }", "第 2 行", (2, 15)),
        ("SELECT ?s WHERE {\n  ?s nosuch:leads ?o }", "第 2 行", None),
        ("DELETE WHERE { ?s ?p ?o }", "", None),
        ("SELECT * WHERE { SERVICE <http://example.org/> { ?s ?p ?o } }", "SERVICE", None),
        ("SELECT * FROM <http://example.org/g> WHERE { ?s ?p ?o }", "FROM", None),
    ],
)
def test_an_error_is_told_with_its_place(client, query, said, place):
    answer = client.get("/query", params={"query": query}, headers=ZH)
    assert 400 <= answer.status_code < 500
    alert = answer.text[answer.text.index('role="alert"') :]
    assert said in text_of(alert[: alert.index("</p>")])
    if place:
        assert f'data-line="{place[0]}" data-column="{place[1]}"' in answer.text
    assert client.get("/query", params={"query": "ASK {}"}).status_code == 200


def test_a_query_that_takes_too_long_is_stopped(built: Path) -> None:
    app = create_app(built, limits=Limits(seconds=1.5))
    slow = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    with TestClient(app, base_url="http://127.0.0.1") as client:
        answer = client.get("/query", params={"query": slow})
        assert answer.status_code >= 400
        assert "1.5" in answer.text
        assert client.get("/query", params={"query": "ASK {}"}).status_code == 200


@pytest.mark.parametrize(
    ("url", "status"),
    [
        ("/query?run=nosuch", 404),
        ("/query?run=partners", 200),
        ("/query?run=partners&department=没有这个局", 400),
        ("/query?run=due&day=gestern", 400),
        ("/query.csv?run=partners", 400),
        ("/query.csv?run=partners&department=没有这个局", 400),
        ("/query?query=" + "x" * 20_001, 400),
        ("/query", 200),
    ],
)
def test_what_is_missing_or_wrong(client, url, status):
    assert client.get(url).status_code == status


@pytest.mark.browser
def test_the_editor_completes_terms_and_names(visit: Visitor) -> None:
    page = visit("/query")
    area = page.locator("#query")
    area.fill("")
    area.press_sequentially("SELECT ?m WHERE { ")
    area.press_sequentially("dept:清远市水利")
    page.wait_for_selector("#terms:not([hidden]) li:first-child:has-text('清远市水利局')")
    page.keyboard.press("Tab")
    area.press_sequentially(" pg:lead")
    page.wait_for_selector("#terms:not([hidden]) li:first-child:has-text('牵头')")
    assert area.get_attribute("aria-activedescendant") == "term-0"
    page.keyboard.press("Enter")
    area.press_sequentially(" ?m }")
    assert area.input_value() == "SELECT ?m WHERE { dept:清远市水利局 pg:leads ?m }"
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(".result")
    assert page.locator(".result tbody tr").count() == 2


@pytest.mark.browser
def test_escape_closes_the_list_and_tab_then_leaves_the_editor(visit: Visitor) -> None:
    page = visit("/query")
    area = page.locator("#query")
    area.fill("")
    area.press_sequentially("牵头")
    page.wait_for_selector("#terms:not([hidden])")
    page.keyboard.press("Escape")
    assert not page.locator("#terms").is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "BUTTON"
    assert area.input_value() == "牵头"


@pytest.mark.browser
def test_an_error_is_shown_at_its_line(visit: Visitor) -> None:
    page = visit("/query?query=" + quote("SELECT ?s WHERE {\n  ?s pg:leads }"))
    assert page.locator(".lines .wrong").inner_text() == "2"
    assert page.evaluate("document.activeElement.id") == "query"
    start = page.evaluate("document.activeElement.selectionStart")
    assert start == len("SELECT ?s WHERE {\n") + 14


@pytest.mark.browser
def test_a_graph_is_drawn(visit: Visitor) -> None:
    page = visit("/query?query=" + quote("CONSTRUCT { ?o pg:leads ?m } WHERE { ?o pg:leads ?m }"))
    page.wait_for_selector("#picture[data-ready]")
    assert page.evaluate("triples.nodes.length") == page.evaluate("triples.network.body.nodeIndices.length")
    visit.shot(page, "query-graph-drawn")


@pytest.mark.browser
def test_without_a_script_a_query_runs(visit: Visitor) -> None:
    page = visit("/query", script=False)
    page.locator("#query").fill(LEADS)
    page.locator("#query-form button").click()
    assert page.locator(".result tbody tr").count() == 27
    page.locator("details summary", has_text="某部门与哪些部门共事最多").click()
    page.locator("details[open] input[name=department]").fill("清远市水利局")
    page.locator("details[open] button").click()
    assert "清远供电局" in page.locator(".result").inner_text()

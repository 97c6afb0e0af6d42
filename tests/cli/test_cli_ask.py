"""``query``, ``shared``, ``show``, ``view``, ``export``, ``validate`` on the graph of the sample corpus."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from cli_samples import Run

WATER, POWER = "清远市水利局", "清远供电局"


def test_the_list_of_queries(run: Run) -> None:
    done = run("query", "--list")
    assert done.status == 0
    assert len(done.out.splitlines()) > 15
    rows = json.loads(run("query", "--list", "--format", "json").out)
    assert set(rows[0]) == {"query", "arguments", "question"}


def test_a_named_query_takes_names_in_any_form(graph: Path, run: Run) -> None:
    full = run("query", "duties", WATER, "-g", graph)
    assert full.status == 0
    assert full.out.splitlines()[0].count("\t") >= 2
    assert run("query", "duties", "市水利局", "-g", graph) == full


def test_sparql_from_an_option_or_a_file(graph: Path, run: Run, tmp_path: Path) -> None:
    sparql = "SELECT (COUNT(DISTINCT ?d) AS ?n) WHERE { ?d a pg:Department }"
    (tmp_path / "q.rq").write_text(sparql, encoding="utf-8")
    one = run("query", "--sparql", sparql, "-g", graph)
    assert one.status == 0
    assert one.out.startswith("n\n")
    assert int(one.out.splitlines()[1]) > 20
    assert run("query", "--file", tmp_path / "q.rq", "-g", graph).out == one.out
    assert json.loads(run("query", "-s", sparql, "-g", graph, "-f", "json").out) == [
        {"n": int(one.out.splitlines()[1])}
    ]
    assert run("query", "-s", sparql, "-g", graph, "-f", "csv").out == one.out


def test_ask_and_construct(graph: Path, run: Run) -> None:
    assert run("query", "-s", "ASK { ?d a pg:Department }", "-g", graph).out == "true\n"
    done = run(
        "query", "-s", "CONSTRUCT { ?d a pg:Department } WHERE { ?d a pg:Department } LIMIT 2", "-g", graph
    )
    assert " <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <" in done.out


WRONG = {
    "syntax": (["--sparql", "SELECT ?d WHERE {\n ?d a }"], "line 2, column"),
    "update": (["--sparql", "DELETE WHERE { ?s ?p ?o }"], ""),
    "service": (["--sparql", "SELECT * WHERE { SERVICE <http://example.org/> { ?s ?p ?o } }"], "SERVICE"),
    "from": (["--sparql", "SELECT * FROM <http://example.org/> WHERE { ?s ?p ?o }"], "FROM"),
    "no such query": (["most-beautiful"], "most-beautiful"),
    "too few arguments": (["duties"], "DEPARTMENT"),
    "nothing asked": ([], "--list"),
    "two questions": (["duties", "--list"], "--list"),
    "no file": (["--file", "nowhere.rq"], "nowhere.rq"),
    "no option": (["--colour", "red"], "--colour"),
    "no format": (["--list", "--format", "xml"], "xml"),
}


@pytest.mark.parametrize(("arguments", "said"), WRONG.values(), ids=WRONG.keys())
def test_wrong_use_is_one_sentence_and_status_1(
    graph: Path, run: Run, arguments: list[str], said: str
) -> None:
    done = run("query", *arguments, "-g", graph)
    assert done.status == 1
    assert done.out == ""
    assert said in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize(
    "command",
    [["query", "leaders"], ["shared"], ["show", WATER], ["view"], ["export", "-f", "nq"], ["validate"]],
    ids=lambda command: str(command[0]),
)
def test_without_a_graph_the_sentence_says_to_build_one(tmp_path: Path, run: Run, command: list[str]) -> None:
    done = run(*command, "-g", tmp_path)
    assert done.status == 1
    assert "policygraph build" in done.err


def members(row: dict[str, Any]) -> set[str]:
    return {name for item in row["items"] for name in item["members"]}


def test_shared_pairs_come_most_first(graph: Path, run: Run) -> None:
    rows = json.loads(run("shared", "-g", graph, "-f", "json").out)
    counts = [row["count"] for row in rows]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] >= 3
    for row in rows:
        assert len(row["departments"]) == 2
        assert row["count"] == len(row["items"])
        assert members(row) == set(row["departments"])
        for item in row["items"]:
            assert set(item) >= {"item", "document", "members"}
            for member in item["members"].values():
                assert member["roles"]
                assert all(set(piece) >= {"begin", "end", "text"} for piece in member["evidence"])


def test_shared_of_one_and_of_two(graph: Path, run: Run) -> None:
    partners = json.loads(run("shared", WATER, "-g", graph, "-f", "json").out)
    assert all(WATER in row["departments"] for row in partners)
    assert POWER in {name for row in partners for name in row["departments"]}
    [both] = json.loads(run("shared", WATER, POWER, "-g", graph, "-f", "json").out)
    assert set(both["departments"]) == {WATER, POWER}
    plain = run("shared", WATER, POWER, "-g", graph).out.splitlines()
    assert plain[0].split("\t") == ["shared", "department", "roles", "document", "evidence"]


@pytest.mark.parametrize("by", ["measure", "policy", "programme", "document"])
def test_every_way_of_sharing(graph: Path, run: Run, by: str) -> None:
    done = run("shared", "--by", by, "-g", graph, "-f", "csv")
    assert done.status == 0
    assert next(csv.reader(io.StringIO(done.out))) == ["departments", "count", "shared", "document"]


def test_shared_by_document_joins_the_bureaus_of_the_reply(graph: Path, run: Run) -> None:
    rows = json.loads(run("shared", WATER, "清远市司法局", "--by", "document", "-g", graph, "-f", "json").out)
    assert "corpus/qingyuan-reply-20230425.txt" in {item["document"] for item in rows[0]["items"]}


def test_min_leaves_out_pairs(graph: Path, run: Run) -> None:
    rows = json.loads(run("shared", "--min", "3", "-g", graph, "-f", "json").out)
    assert rows
    assert all(row["count"] >= 3 for row in rows)
    assert run("shared", "--min", "999", "-g", graph).status == 0
    assert run("shared", "--min", "999", "-g", graph, "-f", "json").out == "[]\n"


def test_an_unknown_name_gives_the_nearest(graph: Path, run: Run) -> None:
    for command in (
        ["show", "清远市水力局"],
        ["shared", "清远市水力局"],
        ["query", "duties", "清远市水力局"],
    ):
        done = run(*command, "-g", graph)
        assert done.status == 1
        assert WATER in done.err


def test_a_name_that_fits_several_lists_them(tmp_path: Path, run: Run) -> None:
    (tmp_path / "in").mkdir()
    for city in ("清远市", "韶关市"):
        text = f"{city}人民政府关于科技工作的通知\n\n一、市科技局负责科技工作。\n"
        (tmp_path / "in" / f"{city}.txt").write_text(text, encoding="utf-8")
    run("build", tmp_path / "in", "-o", tmp_path / "out")
    done = run("show", "市科技局", "-g", tmp_path / "out")
    assert done.status == 1
    assert "清远市科学技术局" in done.err
    assert "韶关市科学技术局" in done.err


def test_show_prints_type_aliases_and_facts_with_evidence(graph: Path, run: Run) -> None:
    done = run("show", "市水利局", "-g", graph)
    assert done.status == 0
    assert f"name\t{WATER}" in done.out
    assert "type\tDepartment" in done.out
    assert "subject\tpredicate\tobject\tstatus\tdocument\tevidence" in done.out
    [found] = json.loads(run("show", "市水利局", "-g", graph, "-f", "json").out)
    assert found["name"] == WATER
    assert all(fact["evidence"]["text"] for fact in found["out"])


VIEWS = {
    "all": [],
    "around an entity": ["--entity", WATER, "--depth", "2"],
    "a query": ["--query", "delegations"],
    "a query with an argument": ["--query", "duties", WATER],
}


@pytest.mark.parametrize("arguments", VIEWS.values(), ids=VIEWS.keys())
def test_view_writes_a_picture(graph: Path, run: Run, tmp_path: Path, arguments: list[str]) -> None:
    done = run("view", *arguments, "-g", graph, "-o", tmp_path / "x.html")
    assert done.status == 0, done.err
    assert done.out == f"{tmp_path / 'x.html'}\n"
    assert (tmp_path / "x.html").read_text(encoding="utf-8").startswith("<!")


def test_view_of_both_is_wrong_use(graph: Path, run: Run, tmp_path: Path) -> None:
    assert run("view", "--entity", WATER, "--query", "leaders", "-g", graph).status == 1
    assert run("view", "-g", graph, "-o", tmp_path / "no" / "x.html").status == 1


@pytest.mark.parametrize("form", ["ttl", "trig", "nq", "jsonld", "graphml", "csv"])
def test_export_to_a_file(graph: Path, run: Run, tmp_path: Path, form: str) -> None:
    target = tmp_path / f"graph.{form}"
    assert run("export", "--format", form, "-g", graph, "-o", target).status == 0
    if form == "csv":
        assert zipfile.ZipFile(target).namelist() == ["nodes.csv", "edges.csv"]
    else:
        assert WATER in target.read_text(encoding="utf-8")


def test_the_sample_corpus_conforms(graph: Path, run: Run) -> None:
    done = run("validate", "-g", graph)
    assert (done.status, done.out) == (0, "")
    assert "9 documents conform" in done.err


def test_view_of_a_document(graph: Path, run: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert run("view", "--document", "corpus/qingyuan-saving-fund.txt", "-g", graph, "-o", page).status == 0
    assert WATER in page.read_text(encoding="utf-8")
    wrong = run("view", "--document", "corpus/qingyuan-saving.txt", "-g", graph, "-o", page)
    assert wrong.status == 1
    assert "corpus/qingyuan-saving-fund.txt" in wrong.err


def test_on_a_day_only_what_is_in_force_counts(graph: Path, run: Run, tmp_path: Path) -> None:
    early = run("shared", "--on", "2000-01-01", "-g", graph)
    assert (early.status, early.out) == (0, "")
    assert "not in force on 2000-01-01" in early.err
    late = run("shared", WATER, POWER, "--on", "2024-12-31", "-g", graph)
    assert late.out.startswith("shared\t")
    done = run("export", "--format", "nq", "--on", "2024-12-31", "-g", graph, "-o", tmp_path / "g.nq")
    assert done.status == 0
    assert (tmp_path / "g.nq").read_text(encoding="utf-8")
    done = run("view", "--entity", WATER, "--on", "2024-12-31", "-g", graph, "-o", tmp_path / "g.html")
    assert done.out == f"{tmp_path / 'g.html'}\n"


def test_what_is_not_in_force_is_said_to_be_so(graph: Path, run: Run) -> None:
    done = run("show", "清远市工业园区提质增效行动方案（2024—2026年）", "--on", "2000-01-01", "-g", graph)
    assert done.status == 1
    assert "leave --on out" in done.err
    assert run("show", WATER, "--on", "soon", "-g", graph).err.startswith("policygraph: soon is no date")
    assert "no entity is named" in run("show", "某某某", "--on", "2024-12-31", "-g", graph).err

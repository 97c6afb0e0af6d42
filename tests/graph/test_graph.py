"""Names, sharing, show, network, export, validation and the derived graph over the samples."""

from __future__ import annotations

import csv
import io
import json
import zipfile

import networkx as nx
import pytest
import rdflib
from graph_samples import Builder, plan, reply

from policygraph import build
from policygraph.errors import AmbiguousNameError, UnknownNameError, UsageError
from policygraph.graph import Graph, Writer, rdf
from policygraph.graph.export import FORMATS
from policygraph.graph.packaging import package
from policygraph.graph.participation import WAYS
from policygraph.graph.validate import check_graph
from policygraph.graph.vocabulary import NAMESPACE_OF

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

WATER, MONEY, POWER = "松江市水利局", "松江市财政局", "松江市供电局"


def test_pairs_most_first(graph):
    rows = graph.shared()
    assert [(row["departments"], row["count"]) for row in rows] == [
        ([POWER, WATER], 3),
        ([POWER, MONEY], 2),
        ([WATER, MONEY], 2),
    ]
    assert all(len(row["items"]) == row["count"] for row in rows)


def test_a_row_is_of_the_form_that_the_manual_shows(graph):
    row = graph.shared("市水利局", "市供电局")[0]
    assert set(row) == {"departments", "count", "items"}
    assert row["departments"] == [WATER, POWER]
    first = row["items"][0]
    assert first["item"] == "建设智慧水网"
    assert first["document"] == "plans/plan.txt"
    line = "（市水利局牵头，市财政局、市供电局配合）"
    begin = plan().document.text.index(line)
    evidence = [{"begin": begin, "end": begin + len(line), "text": line}]
    assert first["members"] == {
        WATER: {"roles": ["leads"], "evidence": evidence},
        POWER: {"roles": ["assists"], "evidence": evidence},
    }


def test_partners_of_one(graph):
    assert [row["departments"] for row in graph.shared("市财政局")] == [[MONEY, POWER], [MONEY, WATER]]


def test_what_three_share(graph):
    (row,) = graph.shared(WATER, MONEY, POWER)
    assert [item["item"] for item in row["items"]] == ["建设智慧水网"]
    assert graph.shared(WATER, MONEY, POWER, min=2) == []


def test_by_document_with_the_issuer_and_who_co_handles(graph):
    (row,) = graph.shared(WATER, POWER, by="document")
    roles = {item["document"]: item["members"][POWER]["roles"] for item in row["items"]}
    assert "coHandles" in roles["reply/12.txt"]
    assert row["items"][1]["members"][WATER]["roles"] == ["carriesOut", "issuer", "leads"]


def test_by_programme_over_two_documents(graph):
    (row,) = graph.shared(WATER, POWER, by="programme")
    evidence = row["items"][0]["members"][POWER]["evidence"]
    assert {piece["document"] for piece in evidence} == {"plans/plan.txt", "reply/12.txt"}


@pytest.mark.parametrize("by", WAYS)
def test_counts_agree_with_the_items(graph, by):
    for row in graph.shared(by=by):
        assert row["count"] == len(row["items"]) == len(graph.shared(*row["departments"], by=by)[0]["items"])
        for item in row["items"]:
            assert all(member["roles"] for member in item["members"].values())


def test_all_evidence_is_the_slice_of_the_text(graph):
    texts = {e.document.id: e.document.text for e in (plan(), reply())}
    for by in ("measure", "document"):
        for row in graph.shared(by=by):
            for item in row["items"]:
                for member in item["members"].values():
                    assert member["evidence"]
                    for piece in member["evidence"]:
                        assert texts[item["document"]][piece["begin"] : piece["end"]] == piece["text"]


def test_min_and_limit(graph):
    assert len(graph.shared(min=3)) == 1
    assert len(graph.shared(limit=2)) == 2


def test_wrong_ways_are_told(graph):
    with pytest.raises(UsageError, match="measure, policy, programme, document"):
        graph.shared(by="colour")
    with pytest.raises(UsageError):
        graph.projection("colour")


@pytest.mark.parametrize("name", ["松江市水利局", "市水利局", "松江市 水利局", "dept:松江市水利局"])
def test_show_by_any_name(graph, name):
    shown = graph.show(name)
    assert shown["name"] == WATER
    assert shown["type"] == "Department"
    assert shown["aliases"] == ["市水利局", WATER]
    assert shown["documents"] == ["plans/plan.txt", "reply/12.txt"]
    leads = [fact for fact in shown["out"] if fact["predicate"] == "leads"]
    assert [fact["other"] for fact in leads] == ["建设智慧水网", "共建泵站"]


def test_show_gives_the_details_of_a_delegation(graph):
    (fact,) = [fact for fact in graph.show("松江高新区管委会")["in"] if fact["predicate"] == "delegatesTo"]
    assert fact["other"] == WATER
    assert fact["details"]["mode"] == "委托"
    assert fact["details"]["matter"] == "取水许可"


def test_quotes_and_brackets_make_no_difference(graph):
    assert graph.show("“引水入园”行动")["id"] == graph.show("引水入园行动")["id"] == "programme:引水入园行动"


def test_an_unknown_name_gives_the_nearest(graph):
    with pytest.raises(UnknownNameError) as told:
        graph.show("松江市水务局")
    assert told.value.nearest[0] == WATER
    with pytest.raises(UnknownNameError):
        graph.show("")


def test_a_name_of_several_lists_them(tmp_path):
    with Writer(tmp_path) as writer:
        for city in ("松江市", "柳河市"):
            b = Builder(f"{city}.txt", f"{city}科技局")
            b.entity("Department", f"{city}科学技术局", "市科技局")
            writer.replace(package(b.build()))
    with Graph.open(tmp_path) as graph, pytest.raises(AmbiguousNameError) as told:
        graph.show("市科技局")
    assert told.value.candidates == ("松江市科学技术局", "柳河市科学技术局")


def test_a_full_name_goes_before_an_alias(tmp_path):
    b = Builder("x.txt", "")
    b.entity("Department", "水利部")
    b.entity("Department", "松江市水利局", "水利部")
    with Writer(tmp_path) as writer:
        writer.replace(package(b.build()))
    with Graph.open(tmp_path) as graph:
        assert graph.show("水利部")["id"] == "dept:水利部"


def test_one_policy_under_its_title_and_its_number(graph):
    same = graph.query("SELECT ?a ?b { ?a owl:sameAs ?b }")
    assert list(same) == [("policy:松府办〔2024〕8号", "policy:松江市水务提升行动方案")]


def test_a_number_that_one_document_gives_to_two_joins_nothing(tmp_path):
    b = Builder("x.txt", "")
    b.entity("Policy", "松江市防洪规划", number="松府〔2020〕1号")
    b.entity("Policy", "松江市供水规划", number="松府〔2020〕1号")
    with Writer(tmp_path) as writer:
        writer.replace(package(b.build()))
    with Graph.open(tmp_path) as graph:
        assert not graph.query("SELECT * { ?a owl:sameAs ?b }")


def test_categories_of_organs_share_nothing(tmp_path):
    b = Builder("x.txt", "各县政府、市水利局负责。")
    measure = b.measure("各县政府、市水利局负责")
    for kind, name in (("OrganCategory", "各县政府"), ("Department", "市水利局")):
        b.role(b.entity(kind, name), "responsibleFor", measure, "各县政府、市水利局负责")
    with Writer(tmp_path) as writer:
        writer.replace(package(b.build()))
    with Graph.open(tmp_path) as graph:
        assert graph.shared() == []
        assert graph.shared("各县政府", "市水利局")[0]["count"] == 1


def test_documents_and_entities(graph):
    assert [row["id"] for row in graph.documents()] == ["plans/plan.txt", "reply/12.txt"]
    (programme,) = graph.entities("Programme")
    assert programme["id"] == "programme:引水入园行动"
    assert len(graph.entities()) > 10
    assert graph.document("plans/plan.txt")["document"]["text"] == plan().document.text


def test_the_rdflib_dataset_is_the_same_graph(graph):
    dataset = graph.dataset
    found = {str(row.n) for row in dataset.query("SELECT ?n { ?d a pg:Department ; rdfs:label ?n }")}
    assert found >= {WATER, MONEY, POWER}
    assert len(list(dataset.graphs())) >= 3


def test_the_network(graph):
    network = graph.network()
    assert isinstance(network, nx.MultiDiGraph)
    measure = next(n for n, d in network.nodes(data=True) if d["label"] == "建设智慧水网")
    assert network.nodes[measure]["type"] == "Measure"
    edge = network.edges["dept:松江市水利局", measure, "leads"]
    assert edge["evidence"][0]["text"].startswith("（市水利局牵头")
    assert network.nodes["dept:松江市水利局"]["aliases"] == "市水利局"
    assert edge["weight"] == 1
    other = network.edges["dept:松江市水利局", "dept:松江高新技术产业开发区管理委员会", "delegatesTo"]
    assert other["evidence"][0]["details"]["matter"] == "取水许可"
    assert not [d for _, _, d in network.edges(data=True) if d["status"] == "negated"]


def test_the_projection(graph):
    projected = graph.projection()
    assert projected["dept:松江市供电局"]["dept:松江市水利局"]["weight"] == 3
    assert graph.projection("measure", least=3).number_of_edges() == 1


def exported(graph, format):  # noqa: A002
    out = io.BytesIO()
    graph.export(format, out)
    return out.getvalue()


@pytest.mark.parametrize("format", FORMATS)
def test_exports_are_the_same_bytes_each_time(graph, format):  # noqa: A002
    assert exported(graph, format) == exported(graph, format)


def test_exports_hold_the_graph(graph):
    lines = exported(graph, "nq").splitlines()
    assert lines == sorted(lines)
    assert len(lines) == len(graph.store)
    dataset = rdflib.Dataset()
    dataset.parse(data=exported(graph, "trig").decode(), format="trig")
    assert sum(1 for _ in dataset.quads()) == len(lines)
    assert len(rdflib.Graph().parse(data=exported(graph, "ttl").decode(), format="turtle")) > 100
    assert json.loads(exported(graph, "jsonld"))
    network = nx.read_graphml(io.BytesIO(exported(graph, "graphml")))
    assert len(network) == len(graph.network())
    with zipfile.ZipFile(io.BytesIO(exported(graph, "csv"))) as archive:
        rows = list(csv.DictReader(io.StringIO(archive.read("edges.csv").decode("utf-8-sig"))))
    assert {"source": "dept:松江市水利局", "predicate": "leads"}.items() <= next(
        row for row in rows if row["predicate"] == "leads" and row["source"] == "dept:松江市水利局"
    ).items()
    with pytest.raises(UsageError, match="ttl, trig, nq"):
        graph.export("png", io.BytesIO())


def test_the_samples_keep_to_the_shapes(graph):
    report = graph.validate()
    assert report, [str(violation) for violation in report.violations]
    assert report.documents == 2


BROKEN = [
    ("pg:end", "pg:end 0 ; pg:finis", "before its end"),
    ("pg:exact", "pg:inexact", "quotes its words"),
    ("pg:status", "pg:mood", "done, planned or negated"),
    ("pg:yuan", "pg:dollars", "number of yuan"),
    ("pg:words", "pg:voice", "words it is written in"),
    ("dcterms:date", "dcterms:date 'soon' ; dcterms:date", "xsd:date"),
    ("pg:dueBy", "pg:dueBy 'soon' ; pg:dueBy", "a day"),
    ("a pg:Department", "a pg:Committee", "Who takes part"),
    ("a pg:Policy", "a pg:Paper", "is a policy"),
    ("pg:document", "pg:file", "exactly one document"),
    ("skos:prefLabel", "skos:prefLabel 'another' ; skos:prefLabel", "exactly one preferred label"),
    ("pg:value", "pg:worth", "one value"),
    ("pg:before", "pg:formerly", "value before"),
    ("rdf:subject", "rdf:topic", "one subject"),
]


@pytest.mark.parametrize(("right", "wrong", "message"), BROKEN)
def test_the_shapes_bite(right, wrong, message):
    triples = rdf.nquads(plan()).decode().replace(f" <{rdf.document_iri('plans/plan.txt')}> .\n", " .\n")
    graph = rdflib.Graph().parse(data=triples, format="nt")
    for prefix in ("pg", "rdf", "dcterms", "skos"):
        graph.bind(prefix, NAMESPACE_OF[prefix])
    turtle = graph.serialize(format="turtle")
    assert right in turtle
    broken = rdflib.Graph().parse(data=turtle.replace(f"{right} ", f"{wrong} "), format="turtle")
    messages = [violation.message for violation in check_graph(broken, "x")]
    assert any(message in said for said in messages), messages


def test_an_item_without_a_heading_is_called_by_its_number(tmp_path):
    text = (
        "清远市人民政府关于节约用水的通知\n\n（一）\n完成改造。（市水利局牵头，市财政局配合）\n\n"
        "（二）\n公布结果。（市水利局负责）\n"
    )
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert build([tmp_path / "a.txt"], tmp_path / "out").status == 0
    with Graph.open(tmp_path / "out") as graph:
        (row,) = graph.shared("清远市水利局", "清远市财政局")
    assert [item["item"] for item in row["items"]] == ["（一）"]

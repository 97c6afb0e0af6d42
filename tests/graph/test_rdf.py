"""An extraction's named graph: what is asserted, what is only said, and that the same input gives the same bytes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from graph_samples import CITY, Builder, plan, reply
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Dataset, NamedNode, RdfFormat, parse

from policygraph.graph import rdf
from policygraph.graph.publishing import published
from policygraph.iri import expand, mint, slug

PG = "https://w3id.org/policygraph/ontology#"


def triples(extraction):
    return {
        (q.subject.value, q.predicate.value.rpartition("#")[2].rpartition("/")[2], q.object.value)
        for q in rdf.quads(extraction)
    }


def has(extraction, subject, predicate, value):
    return (expand(subject), predicate, expand(value) if ":" in value else value) in triples(extraction)


@pytest.mark.parametrize(
    ("subject", "predicate", "value"),
    [
        ("dept:松江市人民政府办公室", "issued", "policy:松江市水务提升行动方案"),
        ("doc:plans%2Fplan.txt", "publishes", "policy:松江市水务提升行动方案"),
        ("policy:松江市水务提升行动方案", "basedOn", "policy:松江省水务条例"),
        ("policy:松江市水务提升行动方案", "repeals", "policy:松江市旧水务办法"),
        ("policy:松江市水务提升行动方案", "validFrom", "2024-07-01"),
        ("policy:松江市水务提升行动方案", "validTo", "2029-06-30"),
        ("policy:松江市水务提升行动方案", "issuedOn", "2024-06-20"),
        ("policy:松江市水务提升行动方案", "documentNumber", "松府办〔2024〕8号"),
        ("dept:松江市水利局", "delegatesTo", "dept:松江高新技术产业开发区管理委员会"),
        ("dept:松江市水利局", "prefLabel", "松江市水利局"),
        ("dept:松江市水利局", "altLabel", "市水利局"),
        ("dept:松江市水利局", "organKind", "水利"),
        ("dept:松江市水利局", "place", "松江省/松江市"),
        ("doc:plans%2Fplan.txt", "identifier", "plans/plan.txt"),
        ("doc:plans%2Fplan.txt", "publisher", "dept:松江市人民政府办公室"),
    ],
)
def test_asserts(subject, predicate, value):
    assert has(plan(), subject, predicate, value)


def test_a_role_stands_beside_involved_in():
    measure = rdf.measure_iris(plan())["m1"]
    for predicate in ("leads", "involvedIn"):
        assert (expand("dept:松江市水利局"), predicate, measure) in triples(plan())


def test_what_is_negated_is_said_but_not_asserted():
    measure = rdf.measure_iris(plan())["m3"]
    assert not {t for t in triples(plan()) if t[1] in {"carriesOut", "involvedIn"} and t[2] == measure}
    assert {t for t in triples(plan()) if t[1] == "status" and t[2] == "negated"}


def test_an_event_that_is_planned_is_said_but_not_asserted():
    assert not has(reply(), "dept:松江市水利局", "issued", "policy:松江市节水细则")
    assert {t for t in triples(reply()) if t[1] == "object" and t[2] == expand("policy:松江市节水细则")}


def test_a_reply_publishes_no_policy_and_cites_as_a_document():
    assert not published(reply()).policies
    assert has(reply(), "doc:reply%2F12.txt", "cites", "policy:松府办〔2024〕8号")


def test_a_document_whose_policy_nobody_names_publishes_its_title():
    b = Builder("x.txt", "正文", title="松江市人民政府关于印发《松江市防洪规划》的通知", date="2020-01-02")
    assert published(b.build()).policies == ("policy:松江市防洪规划",)
    assert has(b.build(), "policy:松江市防洪规划", "prefLabel", "松江市防洪规划")


def test_one_node_for_each_sum_though_they_are_the_same():
    sums = [t for t in triples(reply()) if t[1] == "yuan"]
    assert len(sums) == 2
    assert {t[2] for t in sums} == {"300000"}


def test_one_node_for_each_piece_of_evidence():
    subject = expand("dept:松江市水利局")
    measure = rdf.measure_iris(plan())["m2"]
    data = triples(plan())
    nodes = {s for s, p, o in data if p == "object" and o == measure} & {
        s for s, p, o in data if p == "subject" and o == subject
    }
    assert len(nodes) == 2
    assert len([t for t in data if t[1] == "supports" and t[0] in nodes and t[2] in nodes]) == 1


def test_an_anaphor_is_no_name():
    from policygraph.model import Entity, Extraction, Mention

    mention = Mention("Department", 0, 2, "我局", "我局", "anaphor", anaphor=True)
    entity = Entity("dept:松江市水利局", "Department", "松江市水利局", ("我局", "市水利局"), (mention,))
    e = Builder("x.txt", "我局").build()
    names = {
        t[2] for t in triples(Extraction(e.document, e.metadata, e.outline, (entity,), ())) if "Label" in t[1]
    }
    assert names == {"松江市水利局", "市水利局"}


def test_no_blank_nodes_and_one_graph():
    for quad in rdf.quads(plan()):
        assert not isinstance(quad.subject, BlankNode)
        assert not isinstance(quad.object, BlankNode)
        assert quad.graph_name == NamedNode(rdf.document_iri("plans/plan.txt"))


def test_sorted_and_each_once():
    lines = rdf.nquads(plan()).splitlines()
    assert lines == sorted(set(lines))


def test_an_item_put_before_does_not_rename_the_rest():
    def iris(*headings):
        b = Builder("x.txt", "甲。\n乙。\n丙。\n")
        for heading in headings:
            b.measure(heading)
        return list(rdf.measure_iris(b.build()).values())

    assert iris("甲", "丙") == iris("甲", "乙", "丙")[::2]
    assert len(set(iris("甲", "甲"))) == 2


def test_items_that_nobody_speaks_of_stay_out():
    b = Builder("x.txt", "总则。\n目的。\n管理。\n市水利局负责。\n")
    chapter = b.measure("总则", kind="section")
    b.measure("目的", parent=chapter)
    second = b.measure("管理", kind="section")
    item = b.measure("市水利局负责", parent=second)
    water = b.entity("Department", "松江市水利局", "市水利局", place=CITY)
    b.role(water, "responsibleFor", item, "市水利局负责")
    assert {t[2] for t in triples(b.build()) if t[1] == "heading"} == {"管理", "市水利局负责"}


@pytest.mark.parametrize("seed", ["0", "1", "4711"])
def test_the_same_bytes_whatever_the_hash_seed(seed):
    code = (
        "import sys; from graph_samples import plan; from policygraph.graph import rdf\n"
        "sys.stdout.buffer.write(rdf.nquads(plan()))"
    )
    env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parent)}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, check=True)
    assert done.stdout == rdf.nquads(plan())


NAMES = st.text(min_size=1, max_size=30)


@given(NAMES, st.sampled_from(["Department", "Policy", "Document", "Programme"]))
def test_every_name_makes_an_iri(name, kind):
    iri = NamedNode(expand(mint(kind, name)))
    line = f"<{iri.value}> <{iri.value}> <{iri.value}> .\n".encode()
    assert next(iter(parse(input=line, format=RdfFormat.N_TRIPLES))).subject == iri


@given(NAMES, NAMES)
def test_two_files_are_two_documents(one, other):
    assert (mint("Document", one) == mint("Document", other)) == (one == other)


@given(NAMES, NAMES)
def test_any_text_comes_back_as_it_was(heading, title):
    b = Builder("x.txt", heading, title=title)
    measure = b.measure(heading)
    b.fact("document", "observation", 1.5, heading, measure=measure)
    data = Dataset(rdf.quads(b.build()))
    exact = {q.object.value for q in data.quads_for_predicate(NamedNode(f"{PG}exact"))}
    assert exact == {heading}


@pytest.mark.parametrize("name", ["", "《》", "“”", "\u3000"])
def test_a_name_of_nothing_but_marks_breaks_nothing(name):
    assert slug(name) == ""
    assert rdf.nquads(Builder("x.txt", "", title=name).build())


def test_the_rules_that_made_it_are_kept():
    lines = rdf.nquads(plan(), rules="1.2 <beta>").decode()
    made_by = "<http://www.w3.org/ns/prov#wasGeneratedBy> <https://w3id.org/policygraph/node/rules.1.2%20%3Cbeta%3E>"
    assert made_by in lines

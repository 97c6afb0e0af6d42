"""One topic across places, what a thing is linked to, and what a query's rows show."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode
from sampled import REPLY, TASKS, sampled

from policygraph.errors import UnknownNameError
from policygraph.explore.cells import cells
from policygraph.explore.duties import duties
from policygraph.explore.naming import document_places, find, within, written
from policygraph.explore.neighbours import around, best_known, between, exists, proofs
from policygraph.explore.passages import passages
from policygraph.explore.terms import terms
from policygraph.explore.topics import by_place, concerning, entries, excerpt, topics, with_words
from policygraph.iri import expand

WATER = "dept:清远市水利局"


def test_a_programme_by_place():
    index = sampled().index
    lines = passages(index)
    known = topics(index, lines)
    found = concerning(index, known, "programme:拿地即开工")
    assert {place: len(numbers) for place, numbers in by_place(known, found).items()} == {"广东省/清远市": 3}
    shown = entries(index, known, duties(index, lines), found, ["拿地即开工"])
    [tasks] = [entry for entry in shown if entry.duty.document == TASKS]
    assert tasks.date == "2024-04-10"
    assert tasks.duty.deadline == "2024-09-30"
    assert ("拿地即开工", True) in tasks.pieces
    assert "".join(piece for piece, _ in tasks.pieces).startswith("2\t在清远高新区开展用地")


def test_words_by_place_and_the_money_in_a_measure():
    index = sampled().index
    lines = passages(index)
    known = topics(index, lines)
    places = by_place(known, with_words(index, known, "专精特新"))
    assert {place: len(numbers) for place, numbers in places.items()} == {
        "广东省/清远市": 2,
        "广东省/清远市/清城区": 2,
    }
    shown = entries(index, known, duties(index, lines), places["广东省/清远市"], ["专精特新"])
    money = {each.words for entry in shown for each in entry.money}
    assert "821.37万元" in money or "60万元" in money


def test_programmes_to_begin_with_are_those_of_most_places():
    starts = topics(sampled().index, passages(sampled().index)).starts
    order = [(-start.places, -start.measures, start.name) for start in starts]
    assert order == sorted(order)
    assert ("拿地即开工", 1, 3) in {(start.name, start.places, start.measures) for start in starts}


def test_a_long_text_is_cut_around_the_words():
    text = "甲" * 900 + "节水" + "乙" * 900
    pieces, before, after = excerpt(text, ["节水", ""])
    assert (before, after) == (True, True)
    assert [piece for piece, marked in pieces if marked] == ["节水"]
    assert len("".join(piece for piece, _ in pieces)) == 480
    assert excerpt("甲" * 900, ["节水"])[1:] == (False, True)


def test_the_place_of_a_document_is_its_publishers():
    index = sampled().index
    places = {
        name: document_places(index)[id_] for id_, name in index.execute("SELECT id, name FROM document")
    }
    assert places["corpus/qingcheng-measures.txt"] == "广东省/清远市/清城区"
    assert places["corpus/guangdong-zone-approval.txt"] == "广东省"
    assert not within("广东省/清远", "广东省/清")


@pytest.mark.parametrize(
    ("text", "prefixes", "iri"),
    [
        ("dept:清远市水利局", (), WATER),
        ("清远市水利局", ("dept",), WATER),
        (" 清远市水利局 ", (), WATER),
        ("拿地即开工", ("programme",), "programme:拿地即开工"),
    ],
)
def test_a_field_takes_names_and_iris(text, prefixes, iri):
    assert find(sampled().index, text, prefixes) == iri
    assert find(sampled().index, written(sampled().index, iri)) == iri


@pytest.mark.parametrize("text", ["没有这个局", "", "'; DROP TABLE shown", '"', "programme:拿地即开工"])
def test_a_field_refuses_what_is_no_department(text):
    with pytest.raises(UnknownNameError):
        find(sampled().index, text, ("dept",))


def test_the_strongest_neighbours_come_first():
    found = around(sampled().index, WATER, limit=5)
    shown = [(each.thing.name, each.count, each.relations[0].predicate) for each in found.neighbours]
    assert shown[:2] == [("清远供电局", 4, "sharesMeasure"), ("清远市工业和信息化局", 3, "sharesMeasure")]
    assert found.total == sum(found.kinds.values()) == 16
    assert found.kinds["Document"] == 2


def test_neighbours_of_a_type_and_without_those_that_are_seen():
    index = sampled().index
    documents = around(index, WATER, kind="Document")
    assert {each.thing.document for each in documents.neighbours} == {
        REPLY,
        "corpus/qingyuan-saving-fund.txt",
    }
    all_ = [each.thing.iri for each in around(index, WATER, limit=99).neighbours]
    rest = around(index, WATER, limit=99, without=all_[:4])
    assert [each.thing.iri for each in rest.neighbours] == all_[4:]
    assert rest.total == 12


def test_links_among_nodes_and_their_words():
    index = sampled().index
    [measure] = [
        each.thing
        for each in around(index, WATER, kind="Measure", limit=99).neighbours
        if "用能用水" in each.thing.name
    ]
    links = between(index, [WATER, "dept:清远供电局", measure.iri])
    assert (WATER, measure.iri, "leads", 1) in links
    assert ("dept:清远供电局", WATER, "sharesMeasure", 4) in links
    said, total = proofs(index, measure.iri, WATER)
    assert total == len(said)
    assert "牵头单位：清远供电局、市水利局" in said[0].text
    assert (said[0].predicate, said[0].outward) == ("leads", False)
    [home] = [each.thing for each in around(index, measure.iri, kind="Document").neighbours]
    assert (measure.iri, home.iri, "inDocument", 1) in between(index, [home.iri, measure.iri])


def test_what_the_graph_knows():
    index = sampled().index
    assert exists(index, WATER)
    assert not exists(index, "dept:没有这个局")
    assert not exists(index, "measure:x")
    starts = best_known(index, ("Department", "Park"), 3)
    assert len(starts["Department"]) == 3
    assert all(thing.iri.startswith("park:") for thing in starts["Park"])


def test_cells_lead_to_what_they_name():
    index = sampled().index
    measure = index.execute("SELECT iri, \"begin\" FROM measure WHERE heading = '保障用能用水'").fetchone()
    [row] = cells(
        index,
        [
            (
                NamedNode(expand(WATER)),
                NamedNode(expand(measure[0])),
                Literal(TASKS),
                Literal("清远市财政局"),
                Literal(3),
                NamedNode("https://w3id.org/policygraph/ontology#leads"),
                None,
                Literal("<b>"),
            )
        ],
    )
    assert (row[0].text, row[0].entity) == ("清远市水利局", WATER)
    assert row[1].text == "（三） 保障用能用水"
    assert row[1].begin == measure[1]
    assert row[2].document == TASKS
    assert row[3].entity == "dept:清远市财政局"
    assert (row[4].text, row[4].number) == ("3", True)
    assert (row[5].text, row[5].entity) == ("pg:leads", "")
    assert [cell.text for cell in row[6:]] == ["", "<b>"]


def test_terms_have_labels_in_both_languages():
    found = {term.name: term for term in terms()}
    assert (found["pg:leads"].kind, found["pg:leads"].zh) == ("property", "牵头")
    assert (found["pg:Department"].kind, found["pg:Department"].en) == ("class", "department")
    assert all(term.zh and term.en for term in terms())

"""A document's page: the whole text in lines, cut so that mentions, measures and facts have places of their own."""

from __future__ import annotations

import pytest

from policygraph.explore.reading import reading
from policygraph.phones import mask_phones

REPLY = "corpus/qingyuan-reply-20230425.txt"


@pytest.fixture(scope="module")
def content(graph):
    return graph.document(REPLY)


@pytest.fixture(scope="module")
def read(content, directory):
    return reading(content, directory)


def test_the_lines_are_the_text(content, read):
    text = content["document"]["text"]
    assert "\n".join("".join(piece.text for piece in line.pieces) for line in read.lines) == mask_phones(
        text
    ).rstrip("\n")
    for line in read.lines:
        for piece in line.pieces:
            assert mask_phones(text)[piece.begin : piece.begin + len(piece.text)] == piece.text
        if line.pieces:
            assert line.begin == line.pieces[0].begin


def test_every_mention_that_lies_in_no_other_is_marked(content, read):
    marked = {
        (piece.begin, read.entities[piece.entity].iri)
        for line in read.lines
        for piece in line.pieces
        if piece.type
    }
    begins = {begin for begin, _ in marked}
    for entity in content["entities"]:
        for mention in entity["mentions"]:
            assert any(begin <= mention["begin"] for begin in begins)
    assert any(iri == "dept:清远市水利局" for _, iri in marked)


def test_every_measure_and_every_fact_has_its_place(content, read):
    anchors = {
        name: offset for line in read.lines for offset, names in line.anchors.items() for name in names
    }
    assert {m["id"]: m["begin"] for m in content["measures"]}.items() <= anchors.items()
    starts = {piece.begin for line in read.lines for piece in line.pieces}
    assert read.targets <= starts
    assert len(read.facts) == len(content["facts"]) + len(content.get("collectiveFacts", ()))
    places = [fact.spans[0][0] for fact in read.facts]
    assert places == sorted(places)


def test_a_fact_is_told_by_names(read):
    said = {
        (fact.subject.name, fact.predicate, fact.object.name)
        for fact in read.facts
        if fact.subject and fact.object
    }
    assert ("清远市水利局", "carriesOut", "缓缴电费水费") in said
    assert any(fact.predicate == "coHandles" and fact.object.type == "Document" for fact in read.facts)


def test_the_contents_begin_as_the_measures_do(read):
    names = [(entry.name, entry.depth) for entry in read.contents]
    assert any(name.startswith("（五）缓缴电费水费") and depth == 1 for name, depth in names)
    assert all(len(entry.name) <= 41 for entry in read.contents)


def test_the_legend_counts_mentions(content, read):
    parks = sum(len(entity["mentions"]) for entity in content["entities"] if entity["type"] == "Park")
    assert dict(read.legend)["Park"] == parks

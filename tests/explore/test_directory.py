"""What is typed finds the entities that it may mean, the likeliest first."""

from __future__ import annotations

import pytest

from policygraph.explore.directory import key_of, year_bits
from policygraph.explore.shelf import within


@pytest.mark.parametrize(
    ("typed", "name", "found_as"),
    [
        ("清远市水利局", "清远市水利局", "清远市水利局"),
        ("水利", "清远市水利局", "市水利局"),
        ("市水利局", "清远市水利局", "市水利局"),
        ("清远水利局", "清远市水利局", "清远市水利局"),
        ("qysslj", "清远市水利局", "清远市水利局"),
        ("QYSSLJ", "清远市水利局", "清远市水利局"),
        ("qingyuanshishuiliju", "清远市水利局", "清远市水利局"),
        ("shuili", "清远市水利局", "市水利局"),
        ("shui li", "清远市水利局", "市水利局"),
        ("清远市sl", "清远市水利局", "清远市水利局"),
        ("水利局 清远", "清远市水利局", "清远市水利局"),
        ("财政局", "清远市财政局", "市财政局"),
        ("广佛(佛冈)", "广佛（佛冈）产业园", "广佛（佛冈）产业园"),
    ],
)
def test_a_name_is_found_by_letters_pinyin_and_initials(index, directory, typed, name, found_as):
    first = directory.search(index, typed)[0]
    assert (first.entity.name, first.name) == (name, found_as)


@pytest.mark.parametrize("typed", ["", "  ", "，", '"', "*", "没有这个名称", "NEAR(", "letters : x", "'"])
def test_what_nothing_is_called_finds_nothing_and_is_no_error(index, directory, typed):
    assert directory.search(index, typed) == []


def test_exact_goes_before_beginning_before_the_rest_and_many_before_few(index, directory):
    found = directory.search(index, "清远市")
    assert found[0].entity.name == "清远市"
    begins = [match.name.startswith("清远市") for match in found]
    assert begins == sorted(begins, reverse=True)
    counts = [m.entity.documents for m in found[1:] if m.name.startswith("清远市")]
    assert counts == sorted(counts, reverse=True)
    iris = [match.entity.iri for match in found]
    assert len(iris) == len(set(iris))


def test_only_what_fits(index, directory):
    found = directory.search(index, "清远", lambda entity: entity.type == "Park")
    assert found
    assert {match.entity.type for match in found} == {"Park"}
    assert len(found) < len(directory.search(index, "清远"))
    place = directory.search(index, "水利", lambda entity: within(entity.place, "广东省/清远市"))
    assert place[0].entity.name == "清远市水利局"
    assert not directory.search(index, "水利", lambda entity: bool(entity.years & year_bits(1990, 1999)))


@pytest.mark.parametrize(
    ("name", "iris"),
    [
        ("dept:清远市水利局", ["dept:清远市水利局"]),
        ("清远市水利局", ["dept:清远市水利局"]),
        ("“市水利局”", ["dept:清远市水利局"]),
        ("无此机关", []),
        ("", []),
    ],
)
def test_an_entity_by_its_name(directory, name, iris):
    assert [entity.iri for entity in directory.named(name)] == iris


def test_a_name_of_several_gives_all_of_them(directory):
    found = directory.named("广清产业园管委会")
    assert len(found) == 2
    assert [entity.documents for entity in found] == sorted((e.documents for e in found), reverse=True)


@pytest.mark.parametrize(
    ("name", "near"),
    [("清远市水务局", "清远市水利局"), ("清远水利局", "清远市水利局"), ("dept:清远市水力局", "清远市水利局")],
)
def test_the_nearest_names(index, directory, name, near):
    assert near in [entity.name for entity in directory.nearest(index, name)]


def test_keys_and_years():
    assert key_of("《甲（乙）》 Ａb-1") == "甲乙ab1"
    assert year_bits(2024, 2023) == 0
    assert year_bits(2023, 2023) & year_bits(2020, 2026)

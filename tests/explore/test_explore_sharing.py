"""Who shares what: the counts are those of the index and of the graph, and every filter counts what it says."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from sampled import CORPUS, REPLY, sampled

from policygraph.explore.matrix import communities, matrix, network
from policygraph.explore.shared_items import items, ordered
from policygraph.explore.sharing import Filters, Pair, common, pairs, sharers
from policygraph.graph.participation import WAYS

INDUSTRY = "dept:清远市工业和信息化局"
WATER = "dept:清远市水利局"
POWER = "dept:清远供电局"
LAND = "dept:清远市自然资源局"


def counted(filters: Filters) -> dict[tuple[str, str], int]:
    known = sharers(sampled().index)
    found = pairs(known, filters)
    return {
        (known.names[pair.one], known.names[pair.other]): pair.count for pair in found.part(0, len(found))
    }


@pytest.mark.parametrize("way", WAYS)
def test_without_filters_the_counts_are_those_of_the_index(way):
    index = sampled().index
    known = sharers(index)
    found = pairs(known, Filters(way=way))
    ours = {
        tuple(sorted((known.departments[pair.one], known.departments[pair.other]))): (
            pair.count,
            pair.one_leads,
            pair.both_lead,
        )
        for pair in found.part(0, len(found))
    }
    rows = index.execute("SELECT one, other, count, one_leads, both_lead FROM sharing WHERE way = ?", (way,))
    theirs = {(one, other): counts for one, other, *rest in rows for counts in [tuple(rest)]}
    assert ours == theirs
    assert len(ours) > 40


@pytest.mark.parametrize("way", WAYS)
def test_the_items_of_a_pair_are_those_of_the_graph(way):
    graph = sampled()
    known = sharers(graph.index)
    for row in graph.shared(by=way, limit=12):
        asked = [graph.names.find(name, ("Department",)).rpartition("/")[2] for name in row["departments"]]
        departments = [f"dept:{name}" for name in asked]
        found = items(
            graph.index, way, departments, ordered(graph.index, way, common(known, Filters(way), departments))
        )
        names = dict(zip(departments, row["departments"], strict=True))
        ours = Counter(
            (
                item.document,
                frozenset((names[who], tuple(sorted(roles))) for who, roles in item.roles.items()),
            )
            for item in found
        )
        theirs = Counter(
            (
                item["document"] if way in {"measure", "document"} else "",
                frozenset((who, tuple(sorted(member["roles"]))) for who, member in item["members"].items()),
            )
            for item in row["items"]
        )
        assert ours == theirs
        assert len(found) == row["count"]
        assert all(item.quotes for item in found if way != "document")


@pytest.mark.parametrize(
    ("changes", "pair", "count"),
    [
        ({}, ("清远市工业和信息化局", "清远市自然资源局"), 4),
        ({"least": 4}, ("清远市工业和信息化局", "清远市自然资源局"), 4),
        ({"least": 5}, ("清远供电局", "清远市水利局"), 0),
        ({"since": 2024}, ("清远市发展和改革局", "清远市商务局"), 0),
        ({"until": 2023}, ("清远市发展和改革局", "清远市商务局"), 1),
        ({"since": 2023, "until": 2023}, ("清远市发展和改革局", "清远市商务局"), 1),
        ({"document": REPLY}, ("清远市人民政府", "清远市生态环境局"), 1),
        ({"document": REPLY}, ("清远市工业和信息化局", "清远市自然资源局"), 0),
        ({"document": "nosuch.txt"}, ("清远市人民政府", "清远市生态环境局"), 0),
        ({"leading": "both"}, ("清远供电局", "清远市水利局"), 1),
        ({"leading": "both"}, ("清远市工业和信息化局", "清远市自然资源局"), 0),
        ({"leading": "one"}, ("清远市工业和信息化局", "清远市水利局"), 2),
        ({"place": "广东省/清远市"}, ("清远市清城区科技和工业信息化局", "清远市清城区财政局"), 3),
        ({"place": "广东省/清远市"}, ("广东省发展和改革委员会", "广东省工业和信息化厅"), 0),
        ({"place": "广东省/清远市/清城区"}, ("清远市工业和信息化局", "清远市自然资源局"), 0),
        ({"middle": WATER}, ("清远供电局", "清远市工业和信息化局"), 3),
        ({"middle": WATER}, ("清远市清城区科技和工业信息化局", "清远市清城区财政局"), 0),
        ({"way": "document"}, ("清远市工业和信息化局", "清远市水利局"), 6),
    ],
)
def test_a_filter_counts_what_it_says(changes, pair, count):
    found = counted(replace(Filters(), **changes))
    assert found.get(tuple(sorted(pair)), found.get(pair, 0)) == count


def test_filters_of_items_and_of_counts_agree():
    known = sharers(sampled().index)
    for way in WAYS:
        for filters in (Filters(way, since=2024), Filters(way, leading="one"), Filters(way, leading="both")):
            for pair in pairs(known, filters).part(0, 30):
                two = [known.departments[pair.one], known.departments[pair.other]]
                assert len(common(known, filters, two)) == pair.count, (filters, two)


def test_three_departments_share_what_all_of_them_are_in():
    known = sharers(sampled().index)
    three = common(known, Filters(), [INDUSTRY, WATER, POWER])
    assert len(three) == 2
    assert set(three) < set(common(known, Filters(), [INDUSTRY, WATER]))
    assert common(known, Filters(), [INDUSTRY, "dept:没有这个局"]) == []


def test_pairs_come_strongest_first_and_then_by_name():
    known = sharers(sampled().index)
    found = pairs(known, Filters())
    rows = found.part(0, len(found))
    order = [(-row.count, known.names[row.one], known.names[row.other]) for row in rows]
    assert order == sorted(order)
    assert all(known.names[row.one] <= known.names[row.other] for row in rows)


def test_words_that_name_both_come_first():
    index = sampled().index
    places = ordered(index, "measure", common(sharers(index), Filters(), [WATER, POWER]))
    [first, *_] = [
        item for item in items(index, "measure", [WATER, POWER], places) if "用能用水" in item.name
    ]
    assert first.roles == {WATER: ("leads",), POWER: ("leads",)}
    assert "清远供电局、市水利局" in first.quotes[0].text
    assert first.quotes[0].members == (WATER, POWER)
    text = sampled().document(first.document)["document"]["text"]
    assert text[first.quotes[0].begin :].startswith(first.quotes[0].text)


def test_the_matrix_puts_departments_that_share_much_together():
    known = sharers(sampled().index)
    made = matrix(known, pairs(known, Filters()), 40)
    names = [known.names[each] for each in made.order]
    assert len(names) == len(set(names)) == 40
    district = [at for at, name in enumerate(names) if name.startswith("清远市清城区")]
    assert district == list(range(district[0], district[0] + len(district)))
    assert district[0] in made.begins
    one, other = known.numbers[INDUSTRY], known.numbers[LAND]
    assert made.cells[one, other].count == made.cells[other, one].count == 4
    assert made.largest == 4
    assert [made.step(count) for count in (1, 2, 3, 4)] == [3, 4, 5, 5]


def test_two_communities_with_one_bridge():
    known = sharers(sampled().index)
    clique = [Pair(a, b, 5, 0, 0) for group in ((0, 1, 2), (3, 4, 5)) for a in group for b in group if a < b]
    groups = communities(known, range(6), [*clique, Pair(2, 3, 1, 0, 0)])
    assert sorted(map(sorted, groups)) == [[0, 1, 2], [3, 4, 5]]


def test_nothing_shared_gives_an_empty_matrix():
    known = sharers(sampled().index)
    made = matrix(known, pairs(known, Filters(least=999)), 40)
    assert made.order == ()
    assert network(known, made) == {"nodes": [], "edges": []}


def test_the_network_holds_the_pairs_of_the_matrix():
    known = sharers(sampled().index)
    made = matrix(known, pairs(known, Filters()), 12)
    drawn = network(known, made)
    assert [node["label"] for node in drawn["nodes"]] == [known.names[each] for each in made.order]
    assert len(drawn["edges"]) == len(made.cells) // 2
    assert len({(node["x"], node["y"]) for node in drawn["nodes"]}) == len(drawn["nodes"])


_ORDER = """
import sys
sys.path.insert(0, sys.argv[2])
from policygraph.graph import Graph
from policygraph.explore.sharing import Filters, pairs, sharers
from policygraph.explore.matrix import matrix, network
known = sharers(Graph.open(sys.argv[1]).index)
made = matrix(known, pairs(known, Filters()), 40)
print(made.order, sorted(made.begins), network(known, made))
"""


def test_the_same_graph_gives_the_same_order_and_places():
    source = str(CORPUS.parent / "src")
    said = {
        subprocess.run(
            [sys.executable, "-c", _ORDER, str(sampled().folder), source],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "7")
    }
    assert len(said) == 1
    assert Path(sampled().folder).is_dir()

"""What of a network is shown: all of it, its departments, a neighbourhood, a query's result."""

from __future__ import annotations

import networks

from policygraph.view import among, neighbourhood, whole
from policygraph.view.selection import departments


def test_a_network_within_the_limit_is_shown_whole() -> None:
    selection = whole(networks.small(), 1500)
    assert selection.mode == "all"
    assert selection.nodes_out == 0
    assert "park:东湖产业园" in selection.network


def test_a_text_that_no_fact_is_about_is_not_shown_and_not_counted() -> None:
    selection = whole(networks.small(), 1500)
    assert "doc:1" not in selection.network
    assert selection.nodes_out == 0


def test_an_entity_that_no_fact_is_about_is_shown() -> None:
    network = networks.small()
    network.add_node("park:西湖产业园", label="西湖产业园", type="Park")
    assert "park:西湖产业园" in whole(network, 1500).network


def test_beyond_the_limit_departments_are_joined_by_what_they_share() -> None:
    selection = whole(networks.small(), 3)
    assert selection.mode == "departments"
    assert set(selection.network) == {"dept:甲州市水利局", "dept:甲州市财政局"}
    assert selection.nodes_out == 3
    shared = [data for _, _, data in selection.network.edges(data=True) if "shared" in data]
    assert [data["details"] for data in shared] == [
        [("measure", "减免水费"), ("leads", "甲州市水利局"), ("assists", "甲州市财政局")]
    ]
    assert shared[0]["evidence"][0]["text"] == "减免水费。（市水利局牵头，市财政局配合）"


def test_facts_between_the_departments_come_along() -> None:
    chosen = departments(networks.small())
    assert chosen.has_edge("dept:甲州市水利局", "dept:甲州市财政局", "delegatesTo")


def test_the_strongest_pairs_are_taken_first() -> None:
    network = networks.large(600)
    few, more = departments(network, most=10, pairs=12), departments(network, most=40, pairs=80)
    assert len(few) <= 10
    assert set(few) <= set(more)


def test_where_nobody_shares_anything_the_nodes_with_most_facts_are_shown() -> None:
    network = networks.small()
    network.remove_edge("dept:甲州市财政局", "measure:1")
    assert len(whole(network, 3).network) == 3


def test_a_neighbourhood_is_taken_nearest_first() -> None:
    near = neighbourhood(networks.small(), "park:东湖产业园", depth=1)
    assert set(near.network) == {"park:东湖产业园", "measure:1"}
    wider = neighbourhood(networks.small(), "park:东湖产业园", depth=2, limit=3)
    assert {"park:东湖产业园", "measure:1"} < set(wider.network)
    assert wider.nodes_out == 1


def test_a_result_comes_with_what_joins_it() -> None:
    chosen = among(
        networks.small(), ["甲州市水利局", "https://w3id.org/policygraph/dept/甲州市财政局", "nobody"]
    )
    assert set(chosen.network) == {"dept:甲州市水利局", "dept:甲州市财政局", "measure:1"}

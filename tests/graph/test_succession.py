"""Organs over time: the events in the graph, what an organ shares with its successors, kinds of organs."""

from __future__ import annotations

import pytest

from policygraph import Graph, build
from policygraph.errors import UsageError
from policygraph.graph.succession import Succession
from policygraph.iri import expand

PAPERS = {
    "2016.txt": "国务院办公厅关于加强土地管理的通知\n\n国办发〔2016〕3号\n\n一、清查土地。"
    "（国土资源部牵头，农业部配合）\n\n"
    "二、公布结果。（国土资源部、环境保护部负责）\n\n国务院办公厅\n2016年3月1日\n",
    "2019.txt": "国务院办公厅关于节约用地的通知\n\n国办发〔2019〕5号\n\n一、盘活土地。"
    "（自然资源部牵头，农业农村部配合）\n\n"
    "国务院办公厅\n2019年5月1日\n",
    "city.txt": "清远市人民政府办公室关于节约用地的通知\n\n清府办〔2019〕6号\n\n一、盘活土地。"
    "（市自然资源局牵头，市财政局配合）\n\n"
    "二、清理旧账。（原清远市国土资源局负责移交）\n\n清远市人民政府办公室\n2019年6月1日\n",
    "other.txt": "佛山市人民政府办公室关于节约用地的通知\n\n佛府办〔2019〕7号\n\n一、盘活土地。"
    "（市自然资源局牵头，市财政局配合）\n\n"
    "佛山市人民政府办公室\n2019年6月1日\n",
}


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    folder = tmp_path_factory.mktemp("papers")
    for name, text in PAPERS.items():
        (folder / name).write_text(text, encoding="utf-8")
    assert build([folder], folder / "out").status == 0
    with Graph.open(folder / "out") as opened:
        yield opened


def test_the_reform_is_in_the_graph(graph):
    answer = graph.run("reforms")
    rows = [tuple(cell.value if cell else "" for cell in row) for row in answer.rows]
    assert any(row[:4] == ("2018-03-17", "国土资源部", "自然资源部", "merged") for row in rows)
    assert any(row[1:4] == ("清远市国土资源局", "清远市自然资源局", "renamed") for row in rows)
    assert graph.validate()


def test_pairs_of_an_organ_with_its_successors(graph):
    def shared(**more):
        return {tuple(row["departments"]): row["count"] for row in graph.shared("国土资源部", **more)}

    assert shared() == {("国土资源部", "农业部"): 1, ("国土资源部", "环境保护部"): 1}
    assert shared(successors=True) == {("国土资源部", "农业农村部"): 2, ("国土资源部", "生态环境部"): 1}


def test_all_pairs_are_of_todays_organs(graph):
    rows = graph.shared(successors=True)
    assert (["农业农村部", "自然资源部"], 2) in [(sorted(row["departments"]), row["count"]) for row in rows]
    row = next(row for row in rows if "农业农村部" in row["departments"] and row["count"] == 2)
    assert {item["document"].rsplit("/", 1)[-1] for item in row["items"]} == {"2016.txt", "2019.txt"}
    for item in row["items"]:
        assert all(member["evidence"] for member in item["members"].values())


def test_measures_of_an_organ_before_and_after(graph):
    rows = graph.run("successors", "国土资源部").rows
    assert {row[0].value for row in rows} == {"国土资源部", "自然资源部"}
    assert {row[1].value for row in rows} == {"清查土地", "公布结果", "盘活土地"}


def test_an_organ_whose_name_came_back_does_not_go_in_circles(graph):
    succession = Succession(graph.store)
    assert succession.successors(expand("dept:不存在的部")) == []
    assert succession.latest(expand("dept:国土资源部")) == expand("dept:自然资源部")


def test_kinds_are_compared_over_places(graph):
    (row,) = [row for row in graph.shared_by_kind("财政") if row["places"] > 1]
    assert row["count"] == row["places"] == 2
    assert set(row["by_place"]) == {"广东省/清远市", "广东省/佛山市"}
    with pytest.raises(UsageError, match="no kind of organ"):
        graph.shared_by_kind("不是类别")
    assert row in graph.shared_by_kind(*row["kinds"])
    assert graph.shared_by_kind(*row["kinds"]) == [
        one for one in graph.shared_by_kind() if one["kinds"] == row["kinds"]
    ]
    with pytest.raises(UsageError, match="one kind of organ, two"):
        graph.shared_by_kind("财政", "生态环境", "农业农村")

"""What the graph of a real reply must hold: its platforms, those who answered with the bureau, its delegations.

The reply is in ../shared/corpus; without it the tests skip.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from policygraph import Graph, build

BUREAU = "清远市工业和信息化局"
PLATFORMS = [
    "粤智助",
    "粤省事",
    "粤商通",
    "粤执法",
    "清易办",
    "政务晓屋",
    "广东省视频办平台",
    "清远市“一件事”专项服务系统",
    "工建审批系统",
    "“多规合一”系统",
    "省“双随机、一公开”监管平台",
    "企业信用风险分类管理系统",
    "广东省一体化行政执法平台",
]
DELEGATIONS = {
    ("清远市市场监督管理局", "广州（清远）产业转移工业园管理委员会", "委托", "企业登记注册类政务服务事项"),
    ("清远市人民政府", "广东清远高新技术产业开发区管理委员会", "授权", "市级审批权限"),
    *(
        ("清远市生态环境局", committee, "下放", "建设项目环境影响评价文件审批等一批行政审批权限")
        for committee in (
            "广州（清远）产业转移工业园管理委员会",
            "清远（英德）经济合作区管理委员会",
            "广清经济特别合作区广佛（佛冈）产业园管理委员会",
        )
    ),
    *(
        (BUREAU, park, "委托", "工业、信息化领域企业技术改造投资项目备案")
        for park in ("广州（清远）产业转移工业园", "广佛（佛冈）产业园", "广德工业园区")
    ),
}


@pytest.fixture(scope="module")
def reply(corpus_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Graph:
    folder = tmp_path_factory.mktemp("reply")
    build(corpus_dir / "reply" / "qingyuan-2023-20230425.txt", folder)
    return Graph.open(folder)


@pytest.mark.corpus
@pytest.mark.parametrize("name", PLATFORMS)
def test_each_platform_is_one_with_facts(reply: Graph, name: str) -> None:
    shown = reply.show(name)
    assert shown["type"] == "Platform"
    assert shown["in"] or shown["out"]


@pytest.mark.corpus
def test_nine_bureaus_answered_with_it(reply: Graph) -> None:
    rows = list(reply.query("SELECT DISTINCT ?d { ?d pg:coHandles ?reply }"))
    assert len(rows) == 9


@pytest.mark.corpus
def test_who_delegated_what_to_whom_and_how(reply: Graph) -> None:
    answer = reply.run("delegations")
    wanted = [answer.variables.index(column) for column in ("from", "to", "mode", "matter")]
    assert {tuple(row[at] for at in wanted) for row in answer} == DELEGATIONS

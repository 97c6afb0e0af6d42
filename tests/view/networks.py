"""Networks made for the tests of the picture, of any size, as `Graph.network` gives them."""

from __future__ import annotations

import random
from typing import Any

import networkx as nx

PLACES = ("甲州市", "乙州市", "丙县", "丁县", "戊区", "己区", "庚市", "辛县", "壬区", "癸县")
ORGANS = (
    "水利局",
    "财政局",
    "教育局",
    "公安局",
    "民政局",
    "商务局",
    "生态环境局",
    "交通运输局",
    "应急管理局",
)
WORK = ("减免水费", "缓缴电费", "共享数据", "联合检查", "修缮校舍", "疏浚河道", "简化审批", "发布清单")
ROLES = ("assists", "assists", "responsibleFor", "carriesOut")

HOSTILE = (
    "</script><script>window.hacked = 1; alert(1)</script>",
    "<img src=x onerror='window.hacked = 1'>",
    "<!--<script>",
    "\u2028\u2029&lt;b&gt;",
    "{{ 7 * 7 }}{% raw %}",
    "\ud800半个字",
)


def piece(text: str, document: str = "reply/1.txt", begin: int = 0) -> dict[str, Any]:
    return {"document": document, "begin": begin, "end": begin + len(text), "text": text}


def fact(network: nx.MultiDiGraph, one: str, predicate: str, other: str, text: str, **more: Any) -> None:
    network.add_edge(one, other, predicate, **{"evidence": [piece(text)], "weight": 1, **more})


def small() -> nx.MultiDiGraph:
    """Two bureaus that share a measure, a policy that one of them issued, and a delegation."""
    network = nx.MultiDiGraph()
    network.add_node("dept:甲州市水利局", label="甲州市水利局", type="Department", aliases=("市水利局",))
    network.add_node("dept:甲州市财政局", label="甲州市财政局", type="Department")
    network.add_node("park:东湖产业园", label="东湖产业园", type="Park")
    network.add_node("policy:节水办法", label="节水办法", type="Policy")
    network.add_node("doc:1", label="关于节水的函", type="Document", document="reply/1.txt")
    network.add_node("measure:1", label="减免水费", type="Measure", document="reply/1.txt")
    said = "减免水费。（市水利局牵头，市财政局配合）"
    fact(network, "dept:甲州市水利局", "leads", "measure:1", said)
    fact(network, "dept:甲州市财政局", "assists", "measure:1", said)
    fact(network, "measure:1", "concerns", "park:东湖产业园", "在东湖产业园减免水费。")
    fact(
        network,
        "dept:甲州市水利局",
        "issued",
        "policy:节水办法",
        "市水利局印发《节水办法》。",
        status="planned",
    )
    details = {"mode": "委托", "matter": "取水许可"}
    fact(network, "dept:甲州市水利局", "delegatesTo", "dept:甲州市财政局", "委托市财政局。", details=details)
    return network


def large(size: int, seed: int = 1) -> nx.MultiDiGraph:
    """Return ``size`` nodes: departments that lead and assist measures of many documents."""
    chance = random.Random(seed)
    network = nx.MultiDiGraph()
    names = [place + organ for place in PLACES for organ in ORGANS][: max(6, size // 7)]
    departments = [f"dept:{name}" for name in names]
    for name, node in zip(names, departments, strict=True):
        network.add_node(node, label=name, type="Department", aliases=(name[-3:],))
    odds = [1 / (place + 1) ** 0.7 for place in range(len(departments))]
    parks = [f"park:第{number}产业园" for number in range(size // 12)]
    network.add_nodes_from((park, {"label": park[5:], "type": "Park"}) for park in parks)
    for number in range(size - len(network)):
        measure, document = f"measure:{number}", f"plan/{number // 20}.txt"
        heading = f"{chance.choice(WORK)}之{number}"
        network.add_node(measure, label=heading, type="Measure", document=document)
        acting = list(dict.fromkeys(chance.choices(departments, odds, k=chance.randint(1, 4))))
        said = f"{heading}。（{'、'.join(node[5:] for node in acting)}）"
        for place, node in enumerate(acting):
            role = chance.choice(ROLES) if place else "leads"
            network.add_edge(node, measure, role, evidence=[piece(said, document, number)], weight=1)
        if parks and number % 3 == 0:
            fact(network, measure, "concerns", chance.choice(parks), said)
    return network


def hostile() -> nx.MultiDiGraph:
    """Return a network in which every text tries to break out."""
    network = small()
    for number, text in enumerate(HOSTILE):
        kind = text if number < 2 else "Policy"
        network.add_node(f"policy:{text}", label=text, type=kind, aliases=(text + "别名",), document=text)
        network.add_node(f"doc:{text}", label=text, type="Document", document=text)
        evidence = [piece(text, text)]
        more: dict[str, Any] = {"details": {text: text}, "status": text if number == 0 else "planned"}
        network.add_edge("dept:甲州市水利局", f"policy:{text}", text, evidence=evidence, weight=1, **more)
    return network

"""The Python API as the package's first page shows it."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import networkx
import pytest
import rdflib

import policygraph
from policygraph.errors import ReadError

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> policygraph.Graph:
    folder = tmp_path_factory.mktemp("graph")
    policygraph.build([ROOT / "corpus"], folder)
    return policygraph.Graph.open(folder)


def test_what_is_public_is_there_and_little() -> None:
    assert len(policygraph.__all__) <= 9
    assert all(hasattr(policygraph, name) for name in policygraph.__all__)


def test_functions_are_not_hidden_by_the_modules_of_their_names() -> None:
    program = (
        "import policygraph, policygraph.extract, policygraph.build, policygraph.status\n"
        "print(callable(policygraph.extract), callable(policygraph.build), callable(policygraph.status))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)
    assert done.stdout == "True True True\n"


def test_extract_of_a_text() -> None:
    text = "清远市水利局文件\n\n一、做好供水。（牵头单位：市水利局；配合单位：市财政局）\n"
    found = policygraph.extract(text)
    names = {entity.id: entity.name for entity in found.entities}
    facts = {(names.get(fact.subject), fact.predicate) for fact in found.facts}
    assert {("清远市水利局", "leads"), ("清远市财政局", "assists")} <= facts
    for fact in found.facts:
        for piece in fact.evidence:
            assert found.document.text[piece.begin : piece.end] == piece.text


def test_extract_of_other_kinds_and_of_nothing() -> None:
    assert policygraph.extract("# 供水\n\n1. **做好**供水。", "a.md").document.text.startswith("供水")
    with pytest.raises(ReadError):
        policygraph.extract("  ")


def test_the_graph_answers(graph: policygraph.Graph) -> None:
    assert graph.query("ASK { ?d a pg:Department }").value
    assert isinstance(graph.dataset, rdflib.Dataset)
    assert len(graph.dataset) > 1000
    network = graph.network()
    assert isinstance(network, networkx.MultiDiGraph)
    assert len(network) > 100
    assert graph.shared(min=3)


def test_the_graph_is_drawn(graph: policygraph.Graph, tmp_path: Path) -> None:
    assert graph.view(tmp_path / "all.html") == tmp_path / "all.html"
    assert graph.view(tmp_path / "one.html", entity="清远市水利局", depth=2).stat().st_size > 1000


def test_the_main_module_is_guarded() -> None:
    """Worker processes import it: what it does when it is not the program itself would run in each of them."""
    tree = ast.parse((ROOT / "src" / "policygraph" / "__main__.py").read_text(encoding="utf-8"))
    assert isinstance(tree.body[-1], ast.If)

"""Generations: whole or not there, one builder at a time, the same graph however it came to be."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from dataclasses import replace

import pytest
from graph_samples import plan, reply

from policygraph.errors import GraphError
from policygraph.graph import Graph, Writer
from policygraph.graph.generations import current, graph_folder
from policygraph.graph.packaging import package


def build(folder, *extractions, fresh=False):
    with Writer(folder) as writer:
        if fresh:
            writer.clear()
        for extraction in extractions:
            writer.replace(package(extraction))


def dump(folder):
    with Graph.open(folder) as graph:
        out = io.BytesIO()
        graph.export("nq", out)
        return out.getvalue()


def names(folder):
    return sorted(path.name for path in graph_folder(folder).iterdir())


def test_nothing_built_is_told(tmp_path):
    assert current(tmp_path) is None
    with pytest.raises(GraphError, match="holds no graph"):
        Graph.open(tmp_path)


@pytest.mark.parametrize("content", ["", "gen-9", "../elsewhere", "\x00"])
def test_a_broken_pointer_is_told(tmp_path, content):
    graph_folder(tmp_path).mkdir()
    (graph_folder(tmp_path) / "CURRENT").write_text(content)
    with pytest.raises(GraphError):
        Graph.open(tmp_path)


def test_a_broken_generation_is_told(tmp_path):
    (graph_folder(tmp_path) / "gen-1").mkdir(parents=True)
    (graph_folder(tmp_path) / "CURRENT").write_text("gen-1")
    with pytest.raises(GraphError, match="build all paths again"):
        Graph.open(tmp_path)


def test_one_after_the_other_is_the_same_as_at_once(tmp_path):
    build(tmp_path / "at once", plan(), reply())
    build(tmp_path / "in turn", reply())
    build(tmp_path / "in turn", plan())
    build(tmp_path / "in turn", plan(), fresh=False)
    assert dump(tmp_path / "at once") == dump(tmp_path / "in turn")


def test_what_is_removed_is_gone_from_the_derived_graph_too(tmp_path):
    build(tmp_path / "both", plan(), reply())
    with Writer(tmp_path / "both") as writer:
        assert set(writer.documents) == {"plans/plan.txt", "reply/12.txt"}
        writer.remove("reply/12.txt")
        writer.remove("never there")
    build(tmp_path / "one", plan())
    assert dump(tmp_path / "both") == dump(tmp_path / "one")


def test_a_failed_build_leaves_the_graph_as_it_was(tmp_path):
    build(tmp_path, plan())
    before = dump(tmp_path)

    class Stopped(Exception):  # noqa: N818
        pass

    with pytest.raises(Stopped), Writer(tmp_path) as writer:  # noqa: PT012 - leaving the block matters
        writer.replace(package(reply()))
        raise Stopped
    assert dump(tmp_path) == before
    assert names(tmp_path) == ["CURRENT", "LOCK", "gen-1"]


def test_a_graph_that_is_no_rdf_leaves_all_as_it_was(tmp_path):
    build(tmp_path, plan())
    before = dump(tmp_path)
    with pytest.raises(SyntaxError), Writer(tmp_path) as writer:
        writer.replace(replace(package(reply()), quads=b"no quads\n"))
    assert dump(tmp_path) == before


def test_what_a_killed_build_left_is_removed(tmp_path):
    build(tmp_path, plan())
    (graph_folder(tmp_path) / "gen-2.part").mkdir()
    (graph_folder(tmp_path) / "new-abc.nq").write_text("half")
    (graph_folder(tmp_path) / "gen-7").mkdir()
    build(tmp_path, reply())
    assert names(tmp_path) == ["CURRENT", "LOCK", "gen-2"]


def test_nothing_new_makes_no_generation(tmp_path):
    build(tmp_path, plan())
    build(tmp_path)
    assert current(tmp_path).name == "gen-1"


def test_a_reader_keeps_its_generation(tmp_path):
    build(tmp_path, plan())
    with Graph.open(tmp_path) as graph:
        build(tmp_path, reply())
        build(tmp_path, fresh=True)
        assert [row["id"] for row in graph.documents()] == ["plans/plan.txt"]
        assert len(graph.show("市水利局")["documents"]) == 1
        assert names(tmp_path) == ["CURRENT", "LOCK", "gen-1", "gen-3"]
    build(tmp_path, plan())
    assert names(tmp_path) == ["CURRENT", "LOCK", "gen-4"]


def test_one_document_twice_in_a_build_is_told(tmp_path):
    with pytest.raises(GraphError, match="given twice"):
        build(tmp_path, plan(), plan())


def test_a_second_build_says_who_holds_the_folder(tmp_path):
    with Writer(tmp_path), pytest.raises(GraphError, match=f"process {os.getpid()}"), Writer(tmp_path):
        pass


def test_a_killed_builder_lets_go(tmp_path):
    code = (
        "import os, sys; from policygraph.graph import Writer\n"
        "with Writer(sys.argv[1]) as writer:\n    writer.remove('x.txt'); os._exit(9)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False)
    assert done.returncode == 9
    build(tmp_path, plan())
    assert "new-" not in "".join(names(tmp_path))
    with Graph.open(tmp_path) as graph:
        assert len(graph.documents()) == 1


def test_size_stays_flat_over_many_builds(tmp_path):
    def size():
        return sum(
            path.stat().st_size
            for path in current(tmp_path).rglob("*")
            if not path.name.startswith(("LOG", "OPTIONS"))
        )

    build(tmp_path, plan(), reply())
    first = size()
    for _ in range(12):
        build(tmp_path, plan())
    assert size() < 2 * first + 100_000

"""What is left of a graph when a build is killed, the disk is full, or the folder may not be written."""

from __future__ import annotations

import io
import os
import resource
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from policygraph import Graph, build
from policygraph.errors import GraphError
from policygraph.graph import Writer
from policygraph.graph.generations import graph_folder

HERE = Path(__file__).resolve().parent
LINE = "一、保障供水。（牵头单位：广东省水利厅；配合单位：广东省财政厅）\n"


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "a.txt").write_text(LINE, encoding="utf-8")
    return folder


def dump(folder: Path) -> bytes:
    with Graph.open(folder) as graph:
        out = io.BytesIO()
        graph.export("nq", out)
        return out.getvalue()


def test_killed_builds_leave_the_graph_before_or_the_graph_after(tmp_path: Path) -> None:
    command = [
        sys.executable,
        HERE / "killing.py",
        tmp_path / "killed",
        "--kills",
        "8",
        "--seed",
        str(os.getpid()),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr + done.stdout


@pytest.mark.parametrize("most", [1_000, 30_000, 70_000, 150_000, 300_000])
def test_a_full_disk_leaves_the_graph_as_it_was(papers: Path, tmp_path: Path, most: int) -> None:
    """A limit on the size of files stands for a disk that is full at one point or another of the build."""
    out = tmp_path / "out"
    build(papers, out)
    before = dump(out)
    (papers / "b.txt").write_text(LINE * 2000, encoding="utf-8")

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    command = [sys.executable, "-m", "policygraph", "build", papers, "-o", out]
    done = subprocess.run(command, capture_output=True, text=True, check=False, preexec_fn=limit)
    assert done.returncode == 1, done.stdout
    assert "Traceback" not in done.stderr
    assert "cannot be written" in done.stderr
    assert dump(out) == before
    build(papers, out)
    build(papers, tmp_path / "fresh")
    assert dump(out) == dump(tmp_path / "fresh")
    assert [path.name for path in graph_folder(out).iterdir() if path.name.endswith((".part", ".gone"))] == []


@pytest.mark.skipif(os.geteuid() == 0 and not shutil.which("setpriv"), reason="root may write everywhere")
def test_a_folder_that_may_only_be_read(papers: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(papers, out)
    (papers / "b.txt").write_text(LINE, encoding="utf-8")
    before = {path: path.stat().st_mode for path in (out, *out.rglob("*"))}
    for path in before:
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        show = run_without_power("show", "广东省水利厅", "-g", str(out))
        assert "牵头单位：广东省水利厅" in show.stdout, show.stderr
        status = run_without_power("status", "-g", str(out))
        assert (status.returncode, status.stdout) == (0, "document\tstate\npapers/b.txt\tnew\n"), (
            status.stderr
        )
        built = run_without_power("build", str(papers), "-o", str(out))
        assert built.returncode == 1
        assert "cannot be written" in built.stderr
        assert "Traceback" not in built.stderr
    finally:
        for path, mode in before.items():
            path.chmod(mode)


def run_without_power(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a command for which permissions hold, even if the tests run as root."""
    command = [sys.executable, "-m", "policygraph", *arguments]
    if os.geteuid() == 0:
        command = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", *command]
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment)


def test_a_second_build_waits_if_told_to(papers: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(papers, out)
    (papers / "b.txt").write_text(LINE, encoding="utf-8")
    with Writer(out):
        with pytest.raises(GraphError, match=f"process {os.getpid()}"):
            build(papers, out)
        waiting = threading.Thread(target=build, args=(papers, out), kwargs={"wait": True})
        waiting.start()
        time.sleep(0.3)
        assert waiting.is_alive()
    waiting.join(60)
    with Graph.open(out) as graph:
        assert [row["id"] for row in graph.documents()] == ["papers/a.txt", "papers/b.txt"]


def test_readers_go_on_while_generations_come_and_go(papers: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(papers, out)
    with Graph.open(out) as reader:
        before = reader.query("SELECT ?s { ?s ?p ?o }").rows
        for number in range(3):
            (papers / "b.txt").write_text(LINE * (number + 1), encoding="utf-8")
            build(papers, out)
            assert reader.query("SELECT ?s { ?s ?p ?o }").rows == before
            assert [row["id"] for row in reader.documents()] == ["papers/a.txt"]
        assert sorted(path.name for path in graph_folder(out).glob("gen-*")) == ["gen-1", "gen-4"]
    (papers / "b.txt").unlink()
    build(papers, out)
    assert [path.name for path in graph_folder(out).glob("gen-*")] == ["gen-5"]


def test_a_generation_that_is_damaged_is_told(papers: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(papers, out)
    (graph_folder(out) / "gen-1" / "index.sqlite").write_bytes(b"no database")
    with pytest.raises(GraphError, match="cannot be opened"):
        build(papers, out)
    with Graph.open(out) as graph, pytest.raises(GraphError, match="cannot be opened"):
        graph.documents()

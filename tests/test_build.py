"""What a build leaves on disk and reports, called from Python."""

from __future__ import annotations

from pathlib import Path

import pytest

from policygraph import Graph, build, status
from policygraph.errors import ConfigError, GraphError, UsageError
from policygraph.messages import sentence

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "corpus"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    build(CORPUS, folder)
    return folder


def quads(folder: Path) -> list[str]:
    with Graph.open(folder) as graph:
        return sorted(map(str, graph.store))


def test_the_report_counts_what_was_read(tmp_path: Path) -> None:
    calls: list[tuple[int, int]] = []
    report = build([CORPUS], tmp_path, progress=lambda done, total: calls.append((done, total)))
    assert (report.documents, report.errors, report.skipped, report.status) == (9, (), 0, 0)
    assert calls == [(done, 9) for done in range(1, 10)]
    assert report.entities["Department"] > 20
    assert report.facts["leads"] > 20
    assert list(report.facts.values()) == sorted(report.facts.values(), reverse=True)
    assert report.size > 20_000
    assert 0 < report.reading <= report.seconds


def test_what_lies_in_the_folder(built: Path) -> None:
    assert {path.name for path in built.iterdir()} == {
        "graph",
        "graph.html",
        "errors.jsonl",
    }
    assert status(built).roots == (str(CORPUS),)
    assert set(status(built).documents.values()) == {"current"}


def test_the_readme_of_the_output_names_everything(built: Path) -> None:
    text = (ROOT / "output" / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in built.iterdir() if path.name not in text] == []


def test_building_twice_or_in_parts_or_with_processes_gives_one_graph(built: Path, tmp_path: Path) -> None:
    names = sorted(path for path in CORPUS.iterdir())
    build(CORPUS, tmp_path / "twice")
    build(CORPUS, tmp_path / "twice", jobs=2)
    assert quads(tmp_path / "twice") == quads(built)
    build(names, tmp_path / "whole")
    build(names[4:], tmp_path / "parts")
    build(names[:4], tmp_path / "parts")
    assert quads(tmp_path / "parts") == quads(tmp_path / "whole")


def test_a_changed_document_replaces_itself(tmp_path: Path) -> None:
    paper = tmp_path / "in" / "a.txt"
    paper.parent.mkdir()
    paper.write_text("一、供水。（牵头单位：广东省水利厅）\n", encoding="utf-8")
    build(paper.parent, tmp_path / "out")
    paper.write_text("一、供水。（牵头单位：广东省财政厅）\n", encoding="utf-8")
    build(paper.parent, tmp_path / "out")
    build(paper.parent, tmp_path / "fresh")
    assert quads(tmp_path / "out") == quads(tmp_path / "fresh")
    with Graph.open(tmp_path / "out") as graph:
        names = [entity["name"] for entity in graph.entities("Department")]
    assert names == ["广东省财政厅"]


def test_errors_leave_the_old_graph_as_it_was(built: Path, tmp_path: Path) -> None:
    before = quads(built)
    (tmp_path / "policygraph.toml").write_text("[[name", encoding="utf-8")
    (tmp_path / "a.txt").write_text("一、供水。", encoding="utf-8")
    with pytest.raises(ConfigError):
        build(tmp_path, built)
    with pytest.raises(UsageError):
        build([], built)
    assert quads(built) == before


def test_the_output_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(GraphError, match="cannot be written"):
        build(CORPUS, tmp_path / "file" / "out")


def test_every_error_is_a_sentence_in_both_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    from policygraph.errors import AmbiguousNameError, QueryError, ReadError, UnknownNameError

    errors = [
        UnknownNameError("甲"),
        UnknownNameError("甲", ("乙", "丙")),
        AmbiguousNameError("甲", ("乙", "丙")),
        ReadError("a.txt", "the file is empty", "empty"),
        QueryError("expected a term", 2, 5),
        QueryError("takes too long"),
    ]
    for locale in ("zh_CN.UTF-8", "C.UTF-8"):
        monkeypatch.setenv("LC_ALL", locale)
        assert all(sentence(error) for error in errors)
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert sentence(errors[3]) == "a.txt：文件是空的"
    assert "2" in sentence(errors[4])
    assert "5" in sentence(errors[4])

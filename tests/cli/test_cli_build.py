"""``build`` and ``extract``: what they print, what they do with bad input, and their exit status."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from cli_samples import CORPUS, Run

from policygraph import status
from policygraph.build import make

TEXT = "清远市水利局关于做好供水的通知\n\n一、做好供水。（牵头单位：市水利局；配合单位：市财政局）\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "good.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path / "in"


def test_build_ends_with_the_summary(folder: Path, run: Run) -> None:
    done = run("build", folder, "-o", folder.parent / "out")
    assert done.status == 0
    assert "Department\t" in done.out
    assert "leads\t1" in done.out
    assert "1 documents, " in done.out
    assert f"Picture: {folder.parent / 'out' / 'graph.html'}" in done.out
    assert (folder.parent / "out" / "graph.html").stat().st_size > 1000
    assert (folder.parent / "out" / "errors.jsonl").read_text(encoding="utf-8") == ""
    assert done.err == ""


BAD = {
    "empty.txt": (b"", "empty"),
    "broken.docx": (b"PK\x03\x04 nothing", "format"),
    "noise.txt": (bytes(range(128, 256)) * 40 + b"\x00\x01\xff\xfe\x00", "charset"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_document_that_cannot_be_read_is_named_and_the_rest_is_built(
    folder: Path, run: Run, name: str
) -> None:
    data, code = BAD[name]
    (folder / name).write_bytes(data)
    done = run("build", folder, "-o", folder.parent / "out")
    assert done.status == 3
    assert f"in/{name}: " in done.out
    [error] = map(
        json.loads, (folder.parent / "out" / "errors.jsonl").read_text(encoding="utf-8").splitlines()
    )
    assert (error["document"], error["code"]) == (f"in/{name}", code)
    assert error["reason"]
    assert "1 documents, " in done.out


@pytest.mark.parametrize(("name", "code"), [("paper.pdf", "kind"), ("nowhere.txt", "missing")])
def test_a_path_named_outright_that_cannot_be_read(folder: Path, run: Run, name: str, code: str) -> None:
    (folder.parent / "paper.pdf").write_bytes(b"%PDF")
    done = run("build", folder, folder.parent / name, "-o", folder.parent / "out")
    assert done.status == 3
    [error] = map(
        json.loads, (folder.parent / "out" / "errors.jsonl").read_text(encoding="utf-8").splitlines()
    )
    assert (error["document"], error["code"]) == (name, code)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_opened(folder: Path, run: Run) -> None:
    (folder / "secret.txt").write_text(TEXT, encoding="utf-8")
    (folder / "secret.txt").chmod(0)
    assert run("build", folder, "-o", folder.parent / "out").status == 3


def test_nothing_could_be_read(tmp_path: Path, run: Run) -> None:
    (tmp_path / "empty.txt").touch()
    done = run("build", tmp_path / "empty.txt", "-o", tmp_path / "out")
    assert done.status == 1
    assert "empty.txt: " in done.out
    assert run("extract", tmp_path / "empty.txt").status == 1


def test_a_folder_without_documents_is_wrong_use(tmp_path: Path, run: Run) -> None:
    done = run("build", tmp_path, "-o", tmp_path / "out")
    assert done.status == 1
    assert "no document lies under" in done.err


def test_other_kinds_in_a_folder_are_skipped(folder: Path, run: Run) -> None:
    (folder / "table.xlsx").touch()
    done = run("build", folder, "-o", folder.parent / "out")
    assert done.status == 0
    assert "1 files of other kinds were skipped" in done.out


ODD = {
    "no measure": "关于放假的说明\n\n今天放假。\n",
    "unclosed title": "根据《清远市供水管理办法的要求，市水利局做好供水。\n",
    "broken numbering": "一、甲\n\n三、乙\n\n（六丙\n\n）丁\n\n5.戊\n",
    "only a mark": "《",
    "only numbers": "1.1.1.1.1\n（（（（一）））\n",
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_odd_text_is_read_as_far_as_it_can_be(tmp_path: Path, run: Run, text: str) -> None:
    (tmp_path / "odd.txt").write_text(text, encoding="utf-8")
    done = run("extract", tmp_path / "odd.txt")
    assert done.status == 0, done.err
    assert len(done.out.splitlines()) == 1


def test_one_faulty_document_costs_only_itself(
    folder: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from policygraph import workers

    (folder / "other.txt").write_text(TEXT, encoding="utf-8")
    real = workers.extract_bytes

    def faulty(data: bytes, id_: str, lexicon: object) -> object:
        if id_ == "in/other.txt":
            raise KeyError("a rule that stumbles")
        return real(data, id_, lexicon)  # type: ignore[arg-type]

    monkeypatch.setattr(workers, "extract_bytes", faulty)
    done = run("build", folder, "-o", folder.parent / "out", "--jobs", "1")
    assert done.status == 3
    assert "in/other.txt: a fault of policygraph (KeyError in " in done.out
    assert "Traceback" not in done.out + done.err
    monkeypatch.setenv("POLICYGRAPH_DEBUG", "1")
    assert "Traceback" in run("build", folder, "-o", folder.parent / "out", "--jobs", "1").err


def test_an_unexpected_exception_is_one_sentence(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    import policygraph.inputs

    def fail(_: object) -> None:
        raise RuntimeError("out of order")

    monkeypatch.setattr(policygraph.inputs, "find_inputs", fail)
    done = run("extract", "corpus")
    assert done.status == 1
    assert done.err.count("\n") == 1
    assert "RuntimeError: out of order" in done.err


def test_building_again_replaces_and_prune_removes(folder: Path, run: Run) -> None:
    out = folder.parent / "out"
    run("build", folder, "-o", out)
    (folder.parent / "more").mkdir()
    (folder.parent / "more" / "b.txt").write_text(TEXT, encoding="utf-8")
    assert "1 documents of other paths are kept" in run("build", folder.parent / "more", "-o", out).out
    assert status(out).roots == (str(folder), str(folder.parent / "more"))
    done = run("build", folder.parent / "more", "-o", out, "--prune")
    assert "1 documents were removed" in done.out
    exported = run(
        "query", "--sparql", "SELECT ?id WHERE { ?d a pg:SourceDocument; dcterms:identifier ?id }", "-g", out
    )
    assert exported.out == "id\nmore/b.txt\n"
    assert status(out).roots == (str(folder.parent / "more"),)


def test_a_document_that_can_no_longer_be_read_goes_out(folder: Path, run: Run) -> None:
    out = folder.parent / "out"
    (folder / "b.txt").write_text(TEXT, encoding="utf-8")
    run("build", folder, "-o", out)
    (folder / "b.txt").write_bytes(b"")
    assert run("build", folder, "-o", out).status == 3
    exported = run(
        "query", "--sparql", "SELECT ?id WHERE { ?d a pg:SourceDocument; dcterms:identifier ?id }", "-g", out
    )
    assert exported.out == "id\nin/good.txt\n"


def test_extract_prints_one_line_a_document_in_the_order_of_the_ids(run: Run) -> None:
    paths = sorted(CORPUS.iterdir(), reverse=True)
    done = run("extract", *paths, "--with-text")
    assert done.status == 0
    documents = [json.loads(line)["document"] for line in done.out.splitlines()]
    assert [document["id"] for document in documents] == sorted(path.name for path in paths)
    assert all(document["text"] for document in documents)
    assert "text" not in json.loads(run("extract", paths[0]).out)["document"]


def test_extract_as_a_table(folder: Path, run: Run) -> None:
    done = run("extract", folder, "--format", "table")
    [head, *rows] = [line.split("\t") for line in done.out.splitlines()]
    assert head == ["document", "subject", "predicate", "object", "measure", "status", "evidence"]
    assert any(row[1:4] == ["清远市水利局", "leads", "做好供水"] for row in rows)


def test_the_users_file_adds_names(folder: Path, run: Run) -> None:
    (folder / "good.txt").write_text(TEXT + "\n二、请在蓝鲸柜办理。\n", encoding="utf-8")
    names = {e["name"] for e in json.loads(run("extract", folder).out)["entities"]}
    assert "蓝鲸柜" not in names
    (folder / "policygraph.toml").write_text(
        '[[name]]\ntype = "Platform"\nname = "蓝鲸柜"\n', encoding="utf-8"
    )
    names = {e["name"] for e in json.loads(run("extract", folder).out)["entities"]}
    assert "蓝鲸柜" in names


def test_a_mistake_in_the_users_file_is_one_sentence(folder: Path, run: Run) -> None:
    (folder / "policygraph.toml").write_text('[[nmae]]\nname = "蓝鲸柜"\n', encoding="utf-8")
    done = run("build", folder, "-o", folder.parent / "out")
    assert done.status == 1
    assert "did you mean name" in done.err


def test_processes_give_what_one_gives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from policygraph import workers
    from policygraph.inputs import find_inputs

    monkeypatch.setattr(workers, "WORTH_A_PROCESS", 1)
    monkeypatch.setattr(workers, "CHUNK_DOCUMENTS", 2)
    documents = find_inputs([CORPUS]).documents

    assert list(workers.process(documents, make, 2)) == list(workers.process(documents, make, 1))

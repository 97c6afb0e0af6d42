"""Which files a path stands for, and what their ids are."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from policygraph.errors import UsageError
from policygraph.inputs import Inputs, find_inputs


def write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("一、关于供水。", encoding="utf-8")


def ids(inputs: Inputs) -> list[str]:
    return [document.id for document in inputs.documents]


def test_a_folder_is_read_recursively_and_ids_begin_with_its_name(tmp_path: Path) -> None:
    write(tmp_path / "reply", "b.txt", "a.md", "2024/c.html", "z.docx")
    assert ids(find_inputs([tmp_path / "reply"])) == [
        "reply/2024/c.html",
        "reply/a.md",
        "reply/b.txt",
        "reply/z.docx",
    ]


def test_a_file_is_known_by_its_name(tmp_path: Path) -> None:
    write(tmp_path, "reply/a.txt")
    assert ids(find_inputs([tmp_path / "reply" / "a.txt"])) == ["a.txt"]


def test_ids_do_not_depend_on_how_the_path_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "reply", "a.txt")
    monkeypatch.chdir(tmp_path / "reply")
    assert ids(find_inputs(["."])) == ids(find_inputs(["../reply/"])) == ["reply/a.txt"]


def test_the_order_of_the_paths_does_not_matter(tmp_path: Path) -> None:
    write(tmp_path, "b/1.txt", "a/1.txt", "a-b/1.txt")
    paths = [tmp_path / "b", tmp_path / "a", tmp_path / "a-b"]
    assert find_inputs(paths).documents == find_inputs(reversed(paths)).documents


def test_hidden_files_and_other_kinds_are_counted(tmp_path: Path) -> None:
    write(tmp_path / "in", "a.txt", ".b.txt", "c.pdf", "~$d.docx", ".git/e.txt", "policygraph.toml")
    inputs = find_inputs([tmp_path / "in"])
    assert ids(inputs) == ["in/a.txt"]
    assert inputs.skipped == 3
    assert inputs.problems == ()


@pytest.mark.parametrize(
    ("name", "code"), [("a.pdf", "kind"), ("missing.txt", "missing"), ("no-ending", "kind")]
)
def test_what_is_named_outright_and_cannot_be_read_is_a_problem(tmp_path: Path, name: str, code: str) -> None:
    write(tmp_path, "a.pdf", "no-ending")
    [problem] = find_inputs([tmp_path / name]).problems
    assert (problem.path, problem.code) == (name, code)


def test_a_pipe_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert [problem.code for problem in find_inputs([tmp_path / "a.txt"]).problems] == ["not-a-file"]


def test_a_broken_link_is_a_problem(tmp_path: Path) -> None:
    write(tmp_path / "in", "a.txt")
    (tmp_path / "in" / "b.txt").symlink_to("nowhere.txt")
    inputs = find_inputs([tmp_path / "in"])
    assert ids(inputs) == ["in/a.txt"]
    assert [problem.path for problem in inputs.problems] == ["in/b.txt"]


def test_links_that_lead_in_a_circle_end(tmp_path: Path) -> None:
    write(tmp_path / "in", "sub/a.txt")
    (tmp_path / "in" / "sub" / "up").symlink_to(tmp_path / "in", target_is_directory=True)
    (tmp_path / "in" / "again").symlink_to(tmp_path / "in" / "sub", target_is_directory=True)
    assert ids(find_inputs([tmp_path / "in"])) == ["in/sub/a.txt"]


def test_a_link_out_of_the_folder_is_followed(tmp_path: Path) -> None:
    write(tmp_path / "far", "a.txt")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "near").symlink_to(tmp_path / "far", target_is_directory=True)
    assert ids(find_inputs([tmp_path / "in"])) == ["in/near/a.txt"]


def test_one_id_for_two_files_is_refused(tmp_path: Path) -> None:
    write(tmp_path, "x/in/a.txt", "y/in/a.txt")
    with pytest.raises(UsageError, match=r"would both be the document in/a\.txt"):
        find_inputs([tmp_path / "x" / "in", tmp_path / "y" / "in"])


def test_one_path_named_twice_is_read_once(tmp_path: Path) -> None:
    write(tmp_path, "in/a.txt")
    assert ids(find_inputs([tmp_path / "in", tmp_path / "in" / "." / ""])) == ["in/a.txt"]


def test_no_path_is_wrong_use() -> None:
    with pytest.raises(UsageError):
        find_inputs([])


def test_the_users_file_holds_for_the_folder_that_was_named(tmp_path: Path) -> None:
    write(tmp_path, "in/policygraph.toml", "in/sub/a.txt", "in/b.txt")
    assert {document.config for document in find_inputs([tmp_path / "in"]).documents} == {
        tmp_path / "in" / "policygraph.toml"
    }
    assert [d.config for d in find_inputs([tmp_path / "in" / "b.txt"]).documents] == [
        tmp_path / "in" / "policygraph.toml"
    ]
    assert [d.config for d in find_inputs([tmp_path / "in" / "sub"]).documents] == [None]

"""The command line as a program: streams, languages, pipes, interrupts, completion."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from cli_samples import CORPUS, Run

from policygraph.messages import table

PROGRAM = [sys.executable, "-m", "policygraph"]
COMMANDS = ["build", "extract", "query", "shared", "show", "view", "serve", "export", "validate"]


def environment(**changes: str) -> dict[str, str]:
    return {**os.environ, "LC_ALL": "C.UTF-8", **changes}


def call(*arguments: str | Path, **changes: str) -> subprocess.CompletedProcess[str]:
    command = [*PROGRAM, *map(str, arguments)]
    return subprocess.run(
        command, env=environment(**changes), capture_output=True, check=False, encoding="utf-8", timeout=120
    )


def on_a_terminal(*arguments: str | Path) -> str:
    """Run the program on a terminal and return what it writes there."""
    parent, child = pty.openpty()
    with subprocess.Popen(
        [*PROGRAM, *map(str, arguments)],
        env=environment(COLUMNS="100", TERM="xterm"),
        stdout=child,
        stderr=subprocess.DEVNULL,
    ):
        os.close(child)
        data = b""
        try:
            while piece := os.read(parent, 65536):
                data += piece
        except OSError:  # Linux says so when the other end has been closed
            pass
    os.close(parent)
    return data.decode()


def test_version() -> None:
    done = call("--version")
    assert done.returncode == 0
    assert done.stdout.startswith("policygraph 0.")


def test_no_command_is_help() -> None:
    assert "build" in call().stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str, run: Run) -> None:
    done = run(command, "--help")
    assert done.status == 0
    assert "--help" in done.out


def test_a_table_is_drawn_for_a_person_and_plain_in_a_pipe(graph: Path) -> None:
    drawn = on_a_terminal("shared", "--min", "3", "-g", graph)
    plain = call("shared", "--min", "3", "-g", graph).stdout
    assert "┃" in drawn
    assert "┃" not in plain
    assert plain.splitlines()[0] == "departments\tcount\tshared"


@pytest.mark.parametrize(
    ("variables", "said"),
    [
        ({"LC_ALL": "zh_CN.UTF-8"}, "没有名为"),
        ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": "zh_CN.UTF-8"}, "没有名为"),
        ({"LC_ALL": "", "LC_MESSAGES": "zh_TW.UTF-8", "LANG": "en_GB.UTF-8"}, "没有名为"),
        ({"LC_ALL": "en_US.UTF-8", "LANG": "zh_CN.UTF-8"}, "no entity is named"),
        ({"LC_ALL": "POSIX"}, "no entity is named"),
    ],
)
def test_messages_follow_the_locale(graph: Path, variables: dict[str, str], said: str) -> None:
    done = call("show", "没有这个局", "-g", graph, **variables)
    assert done.returncode == 1
    assert said in done.stderr
    assert "没有这个局" in done.stderr


def test_help_follows_the_locale() -> None:
    assert "读取文档" in call("build", "--help", LC_ALL="zh_CN.UTF-8").stdout
    assert "Read documents" in call("build", "--help").stdout


def test_every_message_is_there_in_both_languages() -> None:
    for key, row in table().items():
        assert row["en"], key
        assert row["zh"], key
        wanted = sorted(part.split("}")[0] for part in row["en"].replace("{{", "").split("{")[1:])
        found = sorted(part.split("}")[0] for part in row["zh"].replace("{{", "").split("{")[1:])
        assert wanted == found, key
    assert list(table()) == sorted(table())


def test_a_reader_that_has_gone_is_no_error(graph: Path) -> None:
    command = (
        f'{sys.executable} -m policygraph export -f nq -g "{graph}" | head -n 1; echo "${{PIPESTATUS[0]}}"'
    )
    done = subprocess.run(
        ["bash", "-c", command],
        env=environment(),
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=120,
    )
    assert done.stderr == ""
    assert done.stdout.splitlines()[-1] == "0"


def test_an_interrupt_ends_quietly_and_leaves_the_old_graph(tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    text = (CORPUS / "qingyuan-reply-20230425.txt").read_text(encoding="utf-8")
    for number in range(1200):  # enough that the end is far when the first is written
        (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "one.txt").write_text(text, encoding="utf-8")
    assert call("build", tmp_path / "one.txt", "-o", tmp_path / "out").returncode == 0
    command = [*PROGRAM, "build", str(folder), "-o", str(tmp_path / "out"), "--jobs", "2"]
    with subprocess.Popen(
        command,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
        # a shell that starts the tests in the background has them ignore the signal
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    ) as process:
        deadline = time.monotonic() + 60
        begun = tmp_path / "out" / "graph" / "gen-2.part"
        while not begun.exists() and time.monotonic() < deadline:
            time.sleep(0.05)
        assert begun.exists()
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to the workers too
        _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in err
    assert "Stopped" in err
    done = call(
        "query", "-s", "SELECT ?id { ?d a pg:SourceDocument; dcterms:identifier ?id }", "-g", tmp_path / "out"
    )
    assert done.stdout == "id\none.txt\n"


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("policygraph query several", "several-leaders"),
        ("policygraph show 清远市水", "清远市水利局"),
        ("policygraph shared 清远市水", "清远市水利局"),
        ("policygraph sh", "shared"),
    ],
)
def test_names_are_completed(graph: Path, tmp_path: Path, words: str, offered: str) -> None:
    (tmp_path / "output").symlink_to(graph, target_is_directory=True)
    done = subprocess.run(
        PROGRAM,
        env=environment(
            _POLICYGRAPH_COMPLETE="complete_bash", COMP_WORDS=words, COMP_CWORD=str(len(words.split()) - 1)
        ),
        cwd=tmp_path,
        capture_output=True,
        check=False,
        encoding="utf-8",
        timeout=60,
    )
    assert offered in done.stdout
    assert done.stderr == ""

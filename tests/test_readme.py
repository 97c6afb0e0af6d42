"""Every command that the READMEs show is run, and prints what they show.

A command with ``&`` at its end is a server: it runs until the README ends, on a port that is free here.

The two commands that set the project up (the blocks of shell) are run by .ci/run; here a test says that they are what
it expects. Where output has changed for good, `python tests/test_readme.py` writes it into the READMEs.
"""

from __future__ import annotations

import os
import pty
import re
import shutil
import socket
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
READMES = {"README.md": "C.UTF-8", "README.zh.md": "zh_CN.UTF-8"}
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
#: The port of the READMEs' servers.
PORT = ":8000"
#: What differs from run to run: seconds and speed.
TIME = re.compile(r"\d+\.\d+(?= (?:s\b|MB/s|秒))")


@dataclass(frozen=True)
class Block:
    kind: str
    text: str
    begin: int
    end: int


def blocks(text: str) -> list[Block]:
    return [Block(match[1], match[2], match.start(2), match.end(2)) for match in BLOCK.finditer(text)]


def steady(text: str) -> str:
    return TIME.sub("0.0", "\n".join(line.rstrip() for line in text.splitlines())).strip("\n")


def environment(locale: str) -> dict[str, str]:
    tools = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "LC_ALL": locale, "TERM": "dumb", "PATH": tools, "PYTHONUTF8": "1"}


def on_a_terminal(command: list[str], folder: Path, locale: str) -> str:
    """Run ``command`` with its output on a terminal without colours, as a reader of the README does."""
    parent, child = pty.openpty()
    with subprocess.Popen(command, cwd=folder, env=environment(locale), stdout=child, stderr=child):
        os.close(child)
        data = b""
        try:
            while piece := os.read(parent, 65536):
                data += piece
        except OSError:  # Linux says so when the other end has been closed
            pass
    os.close(parent)
    return data.decode().replace("\r\n", "\n")


@dataclass(frozen=True)
class Desk:
    """Where a README is played: a folder, a language, and the servers that run behind the commands."""

    folder: Path
    locale: str
    port: int
    servers: ExitStack

    def run(self, command: str) -> str:
        if command.endswith(" &"):
            return self.steady(self._serve(command.removesuffix(" &")))
        command = command.replace(PORT, f":{self.port}")
        return self.steady(on_a_terminal(["sh", "-c", command], self.folder, self.locale))

    def steady(self, text: str) -> str:
        return steady(text.replace(f":{self.port}", PORT))

    def _serve(self, command: str) -> str:
        """Start a server; return what it says when it listens."""
        server = subprocess.Popen(
            ["sh", "-c", f"exec {command} --port {self.port}"],
            cwd=self.folder,
            env=environment(self.locale),
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        self.servers.callback(server.communicate)
        self.servers.callback(server.terminate)
        assert server.stderr is not None
        return server.stderr.readline()


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def session(block: Block, desk: Desk) -> str:
    """Run the commands of a console block, and return the block as it should be."""
    lines = []
    for line in block.text.splitlines():
        if line.startswith("$ "):
            lines += [line, desk.run(line[2:])]
    return "\n".join(line for line in lines if line) + "\n"


def played(readme: str, folder: Path) -> str:
    """Return a README's text with the output that its commands and programs give now."""
    text, locale = (ROOT / readme).read_text(encoding="utf-8"), READMES[readme]
    with ExitStack() as servers:
        return _played(text, Desk(folder, locale, free_port(), servers))


def _played(text: str, desk: Desk) -> str:
    out, at, program = [], 0, ""
    for block in blocks(text):
        new = block.text
        if block.kind == "console":
            new = session(block, desk)
        elif block.kind == "python":
            program = block.text
        elif block.kind == "text" and program:
            new = steady(on_a_terminal([sys.executable, "-c", program], desk.folder, desk.locale)) + "\n"
            program = ""
        elif block.kind == "toml":
            (desk.folder / "papers" / "policygraph.toml").write_text(block.text, encoding="utf-8")
        out += [text[at : block.begin], new]
        at = block.end
    return "".join(out) + text[at:]


def laid_out(folder: Path) -> Path:
    """Lay out what a reader has after the first command, and some papers of their own."""
    shutil.copytree(ROOT / "corpus", folder / "corpus")
    shutil.copytree(ROOT / "tests" / "gold" / "sample", folder / "tests" / "gold" / "sample")
    (folder / "papers").mkdir()
    text = "关于启用蓝鲸柜的通知\n\n一、推广蓝鲸柜。（牵头单位：市水利局）\n\n清远市水利局\n2024年6月3日\n"
    (folder / "papers" / "notice.txt").write_text(text, encoding="utf-8")
    subprocess.run(
        [sys.executable, "-m", "policygraph", "build", "corpus"], cwd=folder, check=True, capture_output=True
    )
    return folder


@pytest.mark.parametrize("readme", READMES)
def test_every_command_prints_what_is_shown(readme: str, tmp_path: Path) -> None:
    shown = (ROOT / readme).read_text(encoding="utf-8")
    got = {block.begin: block for block in blocks(played(readme, laid_out(tmp_path)))}
    assert [steady(block.text) for block in got.values()] == [steady(block.text) for block in blocks(shown)]


@pytest.mark.parametrize("readme", READMES)
def test_the_first_two_blocks_are_the_two_commands(readme: str) -> None:
    first, second = [
        block.text for block in blocks((ROOT / readme).read_text(encoding="utf-8")) if block.kind == "sh"
    ][:2]
    assert first.count("\n") == second.count("\n") == 1
    assert first.endswith("policygraph build corpus\n")
    assert second.endswith("python -m pytest\n")


@pytest.mark.parametrize("readme", READMES)
def test_every_file_that_is_linked_is_there(readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#]+)\)", text) if "://" not in link]
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_every_command_is_shown() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for command in (
        "build",
        "extract",
        "query",
        "shared",
        "show",
        "view",
        "serve",
        "export",
        "validate",
        "evaluate",
    ):
        assert f"policygraph {command}" in text


def test_the_commands_of_the_checks_are_the_readmes() -> None:
    assert "README.md" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


if __name__ == "__main__":
    for name in READMES:
        with tempfile.TemporaryDirectory() as scratch:
            (ROOT / name).write_text(played(name, laid_out(Path(scratch))), encoding="utf-8")

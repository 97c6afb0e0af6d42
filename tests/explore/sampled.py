"""The sample corpus, built once a process, for the tests of what pages show."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from policygraph import build
from policygraph.graph import Graph

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
REPLY = "corpus/qingyuan-reply-20230425.txt"
TASKS = "corpus/qingyuan-tasks-2024.docx"
_KEPT: list[TemporaryDirectory[str]] = []


@cache
def sampled() -> Graph:
    """Return the graph of the sample corpus; it goes with the process."""
    _KEPT.append(TemporaryDirectory())
    assert build([CORPUS], _KEPT[0].name).status == 0
    return Graph.open(_KEPT[0].name)

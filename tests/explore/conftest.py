"""The index of a graph of the sample corpus, and what pages look things up in."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from policygraph import build
from policygraph.explore.derived import Derived
from policygraph.explore.directory import Directory
from policygraph.explore.facts import Naming
from policygraph.explore.shelf import Shelf
from policygraph.explore.text import Lines
from policygraph.graph import Graph

CORPUS = Path(__file__).resolve().parents[2] / "corpus"


@pytest.fixture(scope="session")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    folder = tmp_path_factory.mktemp("explored")
    assert build([CORPUS], folder).status == 0
    with Graph.open(folder) as graph:
        yield graph


@pytest.fixture(scope="session")
def index(graph: Graph) -> sqlite3.Connection:
    return graph.index


@pytest.fixture(scope="session")
def directory(index: sqlite3.Connection) -> Directory:
    return Directory(index)


@pytest.fixture(scope="session")
def shelf(index: sqlite3.Connection) -> Shelf:
    return Shelf(index)


@pytest.fixture(scope="session")
def lines(index: sqlite3.Connection, shelf: Shelf) -> Lines:
    return Lines(index, shelf)


@pytest.fixture(scope="session")
def derived(index: sqlite3.Connection) -> Derived:
    return Derived(index)


@pytest.fixture(scope="session")
def naming(index: sqlite3.Connection, directory: Directory, shelf: Shelf) -> Naming:
    return Naming(index, directory, shelf)

"""A graph in, what all pages of a generation look things up in out: made once (`kept`), before it is shown."""

from __future__ import annotations

from ...explore.derived import Derived
from ...explore.directory import Directory
from ...explore.overview import Overview, overview
from ...explore.shelf import Shelf
from ...explore.text import Lines
from ...graph import Graph
from ..kept import kept


def make_directory(graph: Graph) -> Directory:
    """Return the names of all entities; see `directory_of`."""
    return Directory(graph.index)


def make_shelf(graph: Graph) -> Shelf:
    """Return the list of documents; see `shelf_of`."""
    return Shelf(graph.index)


def make_lines(graph: Graph) -> Lines:
    """Return where the documents' lines stand; see `lines_of`."""
    return Lines(graph.index, shelf_of(graph))


def make_overview(graph: Graph) -> Overview:
    """Return what the start page shows; see `overview_of`."""
    return overview(graph.index, directory_of(graph), shelf_of(graph))


def make_derived(graph: Graph) -> Derived:
    """Return what all documents together tell; see `derived_of`."""
    return Derived(graph.index)


def directory_of(graph: Graph) -> Directory:
    """Return the names of all entities."""
    return kept(graph, make_directory)


def shelf_of(graph: Graph) -> Shelf:
    """Return the list of documents."""
    return kept(graph, make_shelf)


def lines_of(graph: Graph) -> Lines:
    """Return where the documents' lines stand."""
    return kept(graph, make_lines)


def overview_of(graph: Graph) -> Overview:
    """Return what the start page shows."""
    return kept(graph, make_overview)


def derived_of(graph: Graph) -> Derived:
    """Return who became whom, and what is in force when."""
    return kept(graph, make_derived)

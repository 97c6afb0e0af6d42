"""A small built graph that the tests of this folder share."""

from __future__ import annotations

import pytest
from graph_samples import samples

from policygraph.graph import Graph, Writer
from policygraph.graph.packaging import package


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """The output folder of a build of the samples; only to be read."""
    folder = tmp_path_factory.mktemp("output")
    with Writer(folder) as writer:
        for extraction in samples():
            writer.replace(package(extraction))
    return folder


@pytest.fixture(scope="session")
def graph(built):
    with Graph.open(built) as graph:
        yield graph

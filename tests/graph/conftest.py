"""A small built graph that the tests of this folder share."""

from __future__ import annotations

import pytest
from graph_samples import samples

from policygraph.graph import Graph, Writer, documents, rdf


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """The output folder of a build of the samples; only to be read."""
    folder = tmp_path_factory.mktemp("output")
    with Writer(folder) as writer:
        for extraction in samples():
            id = extraction.document.id  # noqa: A001
            writer.replace(id, rdf.nquads(extraction), extraction.document.digest)
            documents.write(folder, id, documents.dumps(extraction))
    return folder


@pytest.fixture(scope="session")
def graph(built):
    with Graph.open(built) as graph:
        yield graph

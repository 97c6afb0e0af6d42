"""Extractions in, a graph that people can ask out: RDF, store, derived graph, guarded SPARQL, sharing, network.

What writes (called by `policygraph.build`)::

    with Writer("output") as writer:                  # takes the lock; an exception in the block leaves all as it was
        writer.documents                              # what the graph holds, by id
        writer.replace(package(extraction, rules))    # a pure function: can be made in another process
        writer.remove(id)
    # leaving the block loads the graphs, derives (`derive.derive`) and publishes the generation

What reads: `Graph.open("output")`, see there.
"""

from __future__ import annotations

from .graph import Graph
from .store import Writer

__all__ = ["Graph", "Writer"]

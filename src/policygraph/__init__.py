"""Chinese official documents in; a knowledge graph out, with the sentence that proves every edge.

import policygraph

policygraph.build(["corpus"], "output")
graph = policygraph.Graph.open("output")
graph.shared("清远市水利局", by="document")
"""

from __future__ import annotations

from importlib.metadata import version

from .api import extract
from .build import BuildReport, build
from .errors import PolicygraphError
from .graph import Graph
from .model import Extraction
from .status import Status, status

__all__ = [
    "BuildReport",
    "Extraction",
    "Graph",
    "PolicygraphError",
    "Status",
    "__version__",
    "build",
    "extract",
    "status",
]

__version__ = version("policygraph")

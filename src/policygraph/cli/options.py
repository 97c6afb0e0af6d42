"""Options that several commands take, and the completions of names that shells offer for them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from ..errors import PolicygraphError
from ..messages import say
from .tables import Format

GraphFolder = Annotated[Path, typer.Option("--graph", "-g", help=say("help.graph"))]
RowFormat = Annotated[Format, typer.Option("--format", "-f", help=say("help.format"))]

DEFAULT_FOLDER = Path("output")


def query_names(incomplete: str) -> list[str]:
    """Return the named queries that begin so."""
    from ..graph.queries import named_queries

    return [name for name in named_queries() if name.startswith(incomplete)]


def entity_names(context: typer.Context, incomplete: str) -> list[str]:
    """Return the names of entities that begin so; none where there is no graph to ask."""
    return _names(context, incomplete)


def department_names(context: typer.Context, incomplete: str) -> list[str]:
    """Return the names of departments that begin so; none where there is no graph to ask."""
    return _names(context, incomplete, "Department")


def document_ids(context: typer.Context, incomplete: str) -> list[str]:
    """Return the ids of documents that begin so; none where there is no graph to ask."""
    from ..graph import Graph

    folder: Any = context.params.get("graph")
    try:
        with Graph.open(folder or DEFAULT_FOLDER) as graph:
            ids = sorted(str(document["id"]) for document in graph.documents())
    except PolicygraphError:
        return []
    return [id_ for id_ in ids if id_.startswith(incomplete)]


def _names(context: typer.Context, incomplete: str, kind: str | None = None) -> list[str]:
    from ..graph import Graph

    folder: Any = context.params.get("graph")
    try:
        with Graph.open(folder or DEFAULT_FOLDER) as graph:
            names = {str(entity["name"]) for entity in graph.entities(kind)}
    except PolicygraphError:
        return []  # a shell that completes is no place for messages
    return sorted(name for name in names if name.startswith(incomplete))

"""Options that several commands take, and the completions of names that shells offer for them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ..errors import PolicygraphError, UnknownNameError, UsageError
from ..messages import say
from .streams import tell
from .tables import Format

if TYPE_CHECKING:
    from ..graph import Graph
    from ..graph.on import Kept

GraphFolder = Annotated[Path, typer.Option("--graph", "-g", help=say("help.graph"))]
RowFormat = Annotated[Format, typer.Option("--format", "-f", help=say("help.format"))]

OnDay = Annotated[str | None, typer.Option("--on", metavar="DATE", help=say("help.on"))]

DEFAULT_FOLDER = Path("output")
_NAMED = 3  # of the undated documents


@contextmanager
def opened_on(folder: Path, day: str | None) -> Iterator[Graph]:
    """Open the graph, or what of it is in force on a day, and say what was left out and what is undated.

    Raises:
        UsageError: it is no date, or a name is that of something that is not in force then.
    """
    from ..graph import Graph

    with Graph.open(folder) as whole:
        if day is None:
            yield whole
            return
        with whole.on(day) as graph:
            if graph.kept is not None:
                _tell_kept(day, graph.kept)
            try:
                yield graph
            except UnknownNameError as error:
                whole.names.find(
                    error.name
                )  # raises the same where the whole graph knows no such name either
                raise UsageError(say("error.not-in-force", name=error.name, day=day)) from None


def _tell_kept(day: str, kept: Kept) -> None:
    if kept.left_out:
        tell(say("on.left-out", day=day, count=kept.left_out))
    if kept.undated:
        more = say("on.more") if len(kept.undated) > _NAMED else ""
        names = say("comma").join(kept.undated[:_NAMED]) + more
        tell(say("on.undated", count=len(kept.undated), names=names))


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

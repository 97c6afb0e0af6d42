"""The commands that give the graph another form: ``view``, ``export`` and ``validate``."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import UsageError
from ..iri import compact
from ..messages import say
from .options import DEFAULT_FOLDER, GraphFolder, entity_names, query_names
from .streams import put

if TYPE_CHECKING:
    from ..graph import Graph

PICTURE_NAME = "picture.html"


class ExportFormat(StrEnum):
    """The forms that a graph is exported in."""

    ttl = "ttl"
    trig = "trig"
    nq = "nq"
    jsonld = "jsonld"
    graphml = "graphml"
    csv = "csv"


def view(
    arguments: Annotated[
        list[str] | None, typer.Argument(help=say("help.arguments"), metavar="[ARG…]")
    ] = None,
    entity: Annotated[
        str | None, typer.Option("--entity", help=say("help.view-entity"), autocompletion=entity_names)
    ] = None,
    depth: Annotated[int, typer.Option("--depth", min=1, help=say("help.depth"))] = 1,
    query: Annotated[
        str | None, typer.Option("--query", help=say("help.view-query"), autocompletion=query_names)
    ] = None,
    graph: GraphFolder = DEFAULT_FOLDER,
    output: Annotated[Path | None, typer.Option("--output", "-o", help=say("help.view-output"))] = None,
) -> None:
    """Write a picture and print where it is."""
    from ..graph import Graph

    if (entity is not None and query is not None) or (arguments and query is None):
        raise UsageError(say("error.view-what"))
    with Graph.open(graph) as opened:
        put(str(_draw(opened, output or graph / PICTURE_NAME, entity, depth, query, tuple(arguments or ()))))


def _draw(
    graph: Graph, path: Path, entity: str | None, depth: int, query: str | None, arguments: tuple[str, ...]
) -> Path:
    from ..view import among, neighbourhood, write_picture

    network = graph.network()
    if entity is not None:
        node = compact(graph.names.find(entity))
        selection = neighbourhood(network, node, depth)
        title, focus = graph.names.label(graph.names.find(entity)), node
    elif query is not None:
        answer = graph.run(query, *arguments)
        nodes = [value for row in answer for value in row if isinstance(value, str)]
        selection, title, focus = among(network, nodes), " ".join((query, *arguments)), None
    else:
        selection, title, focus = network, graph.folder.resolve().name, None
    write_picture(selection, path, title=title, focus=focus)
    return path


def export(
    form: Annotated[ExportFormat, typer.Option("--format", "-f", help=say("help.export-format"))],
    graph: GraphFolder = DEFAULT_FOLDER,
    output: Annotated[Path | None, typer.Option("--output", "-o", help=say("help.export-output"))] = None,
) -> None:
    """Write the graph to a file or to standard output."""
    from ..graph import Graph

    with Graph.open(graph) as opened:
        if output is None:
            opened.export(sys.stdout.buffer, form.value)
        else:
            with output.open("wb") as file:
                opened.export(file, form.value)


def validate(graph: GraphFolder = DEFAULT_FOLDER) -> int:
    """Check the graph; status 1 where it breaks a shape."""
    from ..graph import Graph

    with Graph.open(graph) as opened:
        report = opened.validate()
    put(str(report))
    return 0 if report else 1

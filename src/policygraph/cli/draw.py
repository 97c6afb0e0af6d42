"""The commands that give the graph another form: ``view``, ``export`` and ``validate``."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import IO, Annotated

import typer

from ..errors import UsageError
from ..messages import say
from .options import DEFAULT_FOLDER, GraphFolder, OnDay, document_ids, entity_names, opened_on, query_names
from .streams import looks_on, put, tell

PICTURE_NAME = "picture.html"
DOCUMENT_NAME = "document.html"


class ExportFormat(StrEnum):
    """The forms that a graph is exported in."""

    ttl = "ttl"
    trig = "trig"
    nq = "nq"
    jsonld = "jsonld"
    graphml = "graphml"
    csv = "csv"


def view(  # noqa: PLR0913, PLR0917 - the options of a command
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
    document: Annotated[
        str | None, typer.Option("--document", help=say("help.view-document"), autocompletion=document_ids)
    ] = None,
    on: OnDay = None,
    graph: GraphFolder = DEFAULT_FOLDER,
    output: Annotated[Path | None, typer.Option("--output", "-o", help=say("help.view-output"))] = None,
) -> None:
    """Write a picture, or a document's page, and print where it is."""
    from ..picture import draw, draw_document

    if sum(what is not None for what in (entity, query, document)) > 1 or (arguments and query is None):
        raise UsageError(say("error.view-what"))
    with opened_on(graph, on) as opened:
        if document is not None:
            put(str(draw_document(opened, output or graph / DOCUMENT_NAME, document)))
            return
        path = draw(
            opened,
            output or graph / PICTURE_NAME,
            entity=entity,
            depth=depth,
            query=query,
            arguments=tuple(arguments or ()),
        )
    put(str(path))


def export(
    form: Annotated[ExportFormat, typer.Option("--format", "-f", help=say("help.export-format"))],
    on: OnDay = None,
    graph: GraphFolder = DEFAULT_FOLDER,
    output: Annotated[Path | None, typer.Option("--output", "-o", help=say("help.export-output"))] = None,
) -> None:
    """Write the graph to a file or to standard output."""
    with opened_on(graph, on) as opened:
        if output is None:
            if form is ExportFormat.csv and looks_on():
                raise UsageError(say("error.export-archive"))
            opened.export(form.value, sys.stdout.buffer)
        else:
            with _create(output) as file:
                opened.export(form.value, file)


def _create(path: Path) -> IO[bytes]:
    try:
        return path.open("wb")
    except OSError as error:
        raise UsageError(say("error.file", path=path, reason=error.strerror)) from None


def validate(graph: GraphFolder = DEFAULT_FOLDER) -> int:
    """Check the graph; status 1 where it breaks a shape."""
    from ..graph import Graph

    with Graph.open(graph) as opened:
        report = opened.validate()
    for violation in report.violations:
        put(str(violation))
    tell(say("validated" if report else "violated", documents=report.documents, count=len(report.violations)))
    return 0 if report else 1

"""The commands that read documents: ``build`` and ``extract``."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from ..errors import ReadError
from ..messages import reason, say
from .streams import messages, put, tell
from .tables import Format, put_rows

if TYPE_CHECKING:
    from ..build import BuildReport
    from ..build import Progress as Report
    from ..lexicon import Lexicon
    from ..model import Extraction

Paths = Annotated[list[Path], typer.Argument(help=say("help.paths"), metavar="PATH…")]
Jobs = Annotated[int | None, typer.Option("--jobs", "-j", min=1, help=say("help.jobs"))]


class ExtractFormat(StrEnum):
    """The forms that `extract` prints."""

    jsonl = "jsonl"
    table = "table"


def build(
    paths: Paths,
    output: Annotated[Path, typer.Option("--output", "-o", help=say("help.output"))] = Path("output"),
    jobs: Jobs = None,
    prune: Annotated[bool, typer.Option("--prune", help=say("help.prune"))] = False,
    wait: Annotated[bool, typer.Option("--wait", help=say("help.wait"))] = False,
) -> int:
    """Build the graph and its picture, and print the summary."""
    from ..build import build as build_graph
    from ..workers import cores

    with progress() as report:
        built = build_graph(paths, output, jobs=jobs or cores(), prune=prune, wait=wait, progress=report)
    _summary(built, output)
    return built.status


def extract(
    paths: Paths,
    form: Annotated[
        ExtractFormat, typer.Option("--format", "-f", help=say("help.extract-format"))
    ] = ExtractFormat.jsonl,
    with_text: Annotated[bool, typer.Option("--with-text", help=say("help.with-text"))] = False,
    jobs: Jobs = None,
) -> int:
    """Print what each document says, in the order of the documents' ids."""
    from ..inputs import find_inputs
    from ..workers import cores, process

    inputs = find_inputs(paths)
    errors, done = list(inputs.problems), 0
    if form is ExtractFormat.jsonl:
        for outcome in process(inputs.documents, partial(line_of, with_text=with_text), jobs or cores()):
            if outcome.error is not None:
                errors.append(outcome.error)
            elif outcome.value is not None:
                put(outcome.value)
                done += 1
    else:
        rows: list[list[str]] = []
        for table in process(inputs.documents, _facts, jobs or cores()):
            if table.error is not None:
                errors.append(table.error)
            elif table.value is not None:
                rows += table.value
                done += 1
        columns = ("document", "subject", "predicate", "object", "measure", "status", "evidence")
        put_rows([say(f"column.{column}") for column in columns], rows, Format.table)
    sys.stdout.flush()
    _tell_errors(errors)
    if not done:
        tell(say("error", message=say("error.nothing")))
        return 1
    return 3 if errors else 0


def line_of(extraction: Extraction, _: Lexicon, *, with_text: bool) -> str:
    """Return an extraction as the line that `extract` prints."""
    from ..prediction import to_line

    return to_line(extraction, with_text=with_text)


def _facts(extraction: Extraction, _: Lexicon) -> list[list[str]]:
    """Return a row a fact, with names for ids."""
    names = {entity.id: entity.name for entity in extraction.entities}
    names |= {measure.id: measure.heading for measure in extraction.outline.measures}
    return [
        [
            extraction.document.id,
            names.get(fact.subject, fact.subject),
            fact.predicate,
            names.get(str(fact.object), "" if fact.object is None else str(fact.object)),
            names.get(fact.measure or "", ""),
            fact.status,
            fact.evidence[0].text,
        ]
        for fact in extraction.facts
    ]


@contextmanager
def progress() -> Iterator[Report | None]:
    """Show a bar on standard error while documents are read, where a person looks at it."""
    console = messages()
    if not console.is_terminal:
        yield None
        return
    parts = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*parts, console=console, transient=True) as bar:
        task = bar.add_task(say("progress.read"), total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _summary(built: BuildReport, output: Path) -> None:
    from ..build import ERRORS_NAME

    columns = say("column.type"), say("column.count")
    put_rows(columns, list(built.entities.items()), Format.table, say("summary.entities"))
    columns = say("column.predicate"), say("column.count")
    put_rows(columns, list(built.facts.items()), Format.table, say("summary.facts"))
    entities, facts = sum(built.entities.values()), sum(built.facts.values())
    put(say("summary.counts", documents=built.documents, entities=entities, facts=facts))
    megabytes = built.size / 1e6
    rate = megabytes / built.reading if built.reading else 0.0
    if built.read:
        put(
            say("summary.speed", megabytes=megabytes, reading=built.reading, rate=rate, seconds=built.seconds)
        )
    for key in ("unchanged", "skipped", "removed", "kept"):
        if count := getattr(built, key):
            put(say(f"summary.{key}", count=count))
    if built.documents:
        put(say("summary.where", graph=built.graph, picture=built.picture))
    if built.errors:
        put(say("summary.errors", count=len(built.errors), path=output / ERRORS_NAME))
        for error in built.errors:
            put(f"  {say('error.read', path=error.path, reason=reason(error))}")


def _tell_errors(errors: list[ReadError]) -> None:
    for error in sorted(errors, key=lambda error: error.path):
        tell(say("error", message=say("error.read", path=error.path, reason=reason(error))))

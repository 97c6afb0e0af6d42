"""The command that says how the graph stands to the files that it was built from: ``status``."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..messages import reason, say
from .options import DEFAULT_FOLDER, GraphFolder, RowFormat
from .streams import looks_on, put, tell
from .tables import Format, put_rows

if TYPE_CHECKING:
    from ..status import Status


def status(
    paths: Annotated[
        list[Path] | None, typer.Argument(help=say("help.status-paths"), metavar="[PATH…]")
    ] = None,
    graph: GraphFolder = DEFAULT_FOLDER,
    form: RowFormat = Format.table,
) -> None:
    """Print what the graph holds, what of it is out of date and why."""
    from ..status import status as status_of

    found = status_of(graph, paths or ())
    rows = [
        (document, say(f"state.{state}"))
        for document, state in found.documents.items()
        if form is not Format.table or state not in {"current", "elsewhere"}
    ]
    if rows or not looks_on():
        put_rows((say("column.document"), say("column.state")), rows, form)
    _summary(found, graph)


def _summary(found: Status, graph: Path) -> None:
    from ..status import STATES

    counts = Counter(found.documents.values())
    parts = [f"{say(f'state.{state}')} {counts[state]}" for state in STATES if counts[state]]
    say_on = put if looks_on() else tell
    say_on(say("status.counts", generation=found.generation, counts=say("comma").join(parts) or 0))
    for problem in found.problems:
        tell(say("error.read", path=problem.path, reason=reason(problem)))
    if found.writer:
        say_on(say("status.writer", writer=found.writer))
    elif not found.is_current:
        say_on(say("status.build", roots=" ".join(found.roots), graph=graph))

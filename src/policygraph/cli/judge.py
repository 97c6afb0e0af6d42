"""The command that compares what is read with labels and with an earlier run: ``evaluate``."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from ..errors import UsageError
from ..messages import reason, say
from .make import Jobs, line_of, progress
from .options import RowFormat
from .streams import looks_on, put, tell
from .tables import Format, put_json, put_quotes, put_rows

if TYPE_CHECKING:
    from ..evaluation import Change, Judgement, Labels, Row

Line = Mapping[str, Any]


def evaluate(
    gold: Annotated[Path, typer.Argument(help=say("help.gold"), metavar="GOLD")],
    paths: Annotated[
        list[Path] | None, typer.Argument(help=say("help.gold-paths"), metavar="[PATH…]")
    ] = None,
    errors: Annotated[bool, typer.Option("--errors", "-e", help=say("help.errors"))] = False,
    against: Annotated[Path | None, typer.Option("--against", help=say("help.against"))] = None,
    least: Annotated[
        list[str] | None, typer.Option("--min", help=say("help.least"), metavar="ROW=F1")
    ] = None,
    jobs: Jobs = None,
    form: RowFormat = Format.table,
) -> int:
    """Print precision, recall and F1 by type and predicate; exit with 1 where one is below its ``--min``."""
    from ..evaluation import read_labels, rows

    floors = dict(_floor(text) for text in least or ())
    labels = read_labels(gold)
    lines = _predictions(gold, paths or [], labels, jobs, everything=against is not None)
    judged = [one for name, line in lines.items() if name in labels for one in _judged(labels[name], line)]
    counted = rows(judged)
    _put_counts(counted, form)
    texts = {line["document"]["id"]: str(line["document"]["text"]) for line in lines.values()}
    texts |= {
        labels[name].document: str(line["document"]["text"]) for name, line in lines.items() if name in labels
    }
    if errors:
        _put_errors(judged, texts)
    if against is not None:
        _put_changes(_compared(labels, _read(against), lines, judged), texts)
    return _below(counted, floors)


def _floor(text: str) -> tuple[str, float]:
    name, sign, value = text.rpartition("=")
    try:
        if sign and name:
            return name, float(value)
    except ValueError:
        pass
    raise UsageError(say("error.floor", text=text))


def _judged(labels: Labels, line: Line) -> list[Judgement]:
    from ..evaluation import judge

    return judge(labels, line)


def _predictions(
    gold: Path, paths: Sequence[Path], labels: Mapping[str, Labels], jobs: int | None, *, everything: bool
) -> dict[str, Line]:
    """Read the labelled documents below ``paths``, and the others too where runs are compared."""
    from ..inputs import find_inputs
    from ..workers import cores, process

    roots = list(paths) or [_beside(gold, labels)]
    inputs = [
        one for one in find_inputs(roots).documents if (everything and paths) or one.path.name in labels
    ]
    missing = sorted(set(labels) - {one.path.name for one in inputs})
    if missing:
        names = say("comma").join(missing[:5]) + (" …" if len(missing) > 5 else "")
        raise UsageError(say("error.unlabelled", count=len(missing), names=names))
    found: dict[str, Line] = {}
    with progress() as report:
        for done, outcome in enumerate(process(inputs, partial(line_of, with_text=True), jobs or cores()), 1):
            if report is not None:
                report(done, len(inputs))
            if outcome.error is not None:
                tell(say("error", message=say("error.read", path=outcome.id, reason=reason(outcome.error))))
            elif outcome.value is not None:
                line = json.loads(outcome.value)
                found[_name(line)] = line
    return found


def _beside(gold: Path, labels: Mapping[str, Labels]) -> Path:
    """Return the folder ``corpus`` that lies beside the labels or above them, or in a folder ``shared`` there."""
    folder = gold.resolve() if gold.is_dir() else gold.resolve().parent
    for parent in (folder.parent, *folder.parents):
        for place in (parent / "corpus", parent / "shared" / "corpus"):
            if any((place / one.document).is_file() for one in labels.values()):
                return place
    raise UsageError(say("error.no-corpus", path=gold))


def _name(line: Line) -> str:
    return str(line["document"]["path"]).rsplit("/", 1)[-1]


def _read(path: Path) -> dict[str, Line]:
    try:
        lines = [json.loads(text) for text in path.read_text(encoding="utf-8").splitlines() if text.strip()]
        return {_name(line): line for line in lines}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UsageError(say("error.earlier", path=path, reason=error)) from None


def _compared(
    labels: Mapping[str, Labels],
    before: Mapping[str, Line],
    lines: Mapping[str, Line],
    judged: list[Judgement],
) -> list[Change]:
    from ..evaluation import changes
    from ..evaluation.compare import unlabelled

    was = [
        one
        for name in lines
        if name in labels and name in before
        for one in _judged(labels[name], before[name])
    ]
    both = {labels[name].document for name in lines if name in labels and name in before}
    found = changes(was, [one for one in judged if one.document in both])
    for name, line in lines.items():
        if name in before and name not in labels:
            found += unlabelled(before[name], line)
    return found


_COUNTS: Final = ("row", "precision", "recall", "f1", "right", "wrong", "missed")


def _put_counts(counted: Sequence[Row], form: Format) -> None:
    table = [
        (row.name, row.precision, row.recall, row.f1, row.right, row.wrong, row.missed) for row in counted
    ]
    if form is Format.json:
        put_json([dict(zip(_COUNTS, cells, strict=True)) for cells in table])
    else:
        columns = [say(f"column.{key}") for key in _COUNTS]
        put_rows(columns, [[_shown_count(value) for value in cells] for cells in table], form)


def _shown_count(value: str | float | None) -> str | float:
    if value is None:
        return ""
    return f"{value:.3f}" if isinstance(value, float) else value


def _put_errors(judged: Sequence[Judgement], texts: Mapping[str, str]) -> None:
    _put_quoted([_shown(one, one.verdict, texts) for one in judged if one.verdict != "right"])


def _put_changes(found: Sequence[Change], texts: Mapping[str, str]) -> None:
    """Say how much changed, then what, with its sentences; the losses first, since they are to be read."""
    for direction in ("lost", "gained", "gone", "new"):
        of = [one for one in found if one.direction == direction]
        put(say(f"changes.{direction}", count=len(of)))
        _put_quoted([_shown(one, direction, texts) for one in of])


def _shown(one: Change | Judgement, verdict: str, texts: Mapping[str, str]) -> Sequence[str]:
    sentence = _sentence(texts.get(one.document, ""), one.begin)
    return one.document, say(f"verdict.{verdict}"), one.row, one.what, sentence


def _put_quoted(rows: Sequence[Sequence[str]]) -> None:
    if looks_on():
        for document, verdict, row, what, sentence in rows:
            put_quotes(f"{verdict} {row}: {what}", document, [("", sentence)] if sentence else [])
        return
    for line in rows:
        put("\t".join(line))


def _sentence(text: str, begin: int) -> str:
    from ..sentences import Sentences

    if begin < 0 or begin >= len(text):
        return ""
    return Sentences(text).at(begin).of(text)[:200].replace("\n", " ").replace("\t", " ")


def _below(counted: Sequence[Row], floors: Mapping[str, float]) -> int:
    values = {row.name: row.f1 for row in counted}
    status = 0
    for name, floor in floors.items():
        value = values.get(name)
        if value is None:
            raise UsageError(say("error.no-row", name=name, rows=say("comma").join(values)))
        if value < floor:
            tell(say("error", message=say("error.below", name=name, value=value, floor=floor)))
            status = 1
    return status

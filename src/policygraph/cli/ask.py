"""The commands that ask the graph: ``query``, ``shared`` and ``show``."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ..errors import UsageError
from ..messages import language, say
from .options import (
    DEFAULT_FOLDER,
    GraphFolder,
    OnDay,
    RowFormat,
    department_names,
    entity_names,
    opened_on,
    query_names,
)
from .streams import looks_on, put, tell
from .tables import Format, put_json, put_quotes, put_rows, shorten

if TYPE_CHECKING:
    from ..graph.answer import Answer

Row = dict[str, Any]


class By(StrEnum):
    """What departments may share."""

    measure = "measure"
    policy = "policy"
    programme = "programme"
    document = "document"


def query(
    name: Annotated[
        str | None, typer.Argument(help=say("help.name"), metavar="[NAME]", autocompletion=query_names)
    ] = None,
    arguments: Annotated[
        list[str] | None,
        typer.Argument(help=say("help.arguments"), metavar="[ARG…]", autocompletion=entity_names),
    ] = None,
    sparql: Annotated[str | None, typer.Option("--sparql", "-s", help=say("help.sparql"))] = None,
    file: Annotated[Path | None, typer.Option("--file", help=say("help.file"))] = None,
    show_list: Annotated[bool, typer.Option("--list", "-l", help=say("help.list"))] = False,
    graph: GraphFolder = DEFAULT_FOLDER,
    form: RowFormat = Format.table,
) -> None:
    """Answer a named query, or one in SPARQL."""
    from ..graph import Graph

    if [name is not None, sparql is not None, file is not None, show_list].count(True) != 1:
        raise UsageError(say("error.query-what"))
    if show_list:
        _list(form)
        return
    with Graph.open(graph) as opened:
        if name is not None:
            answer = opened.run(name, *(arguments or ()))
        else:
            answer = opened.query(sparql if file is None else _text(file))  # type: ignore[arg-type]
    _put_answer(answer, form)


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise UsageError(say("error.file", path=file, reason=error.strerror)) from None
    except UnicodeDecodeError:
        raise UsageError(say("error.file", path=file, reason="UTF-8")) from None


def _list(form: Format) -> None:
    from ..graph.queries import named_queries

    rows = [
        [query.name, " ".join(p.name.upper() for p in query.parameters), getattr(query, language())]
        for query in named_queries().values()
    ]
    put_rows(_columns("query", "arguments", "question"), rows, form)


def _put_answer(answer: Answer, form: Format) -> None:
    if answer.kind == "ask":
        put("true" if answer.value else "false")
    elif answer.kind == "construct":
        put(answer.ntriples().removesuffix("\n"))
    elif form is Format.json:
        put_json(answer.dicts())
    elif not answer and looks_on():
        tell(say("query.nothing"))
    else:
        put_rows(answer.variables, list(answer), form)
    if answer.truncated:
        tell(say("truncated", count=len(answer)))


def shared(  # noqa: PLR0913, PLR0917 - the options of a command
    departments: Annotated[
        list[str] | None,
        typer.Argument(
            help=say("help.departments"), metavar="[DEPARTMENT…]", autocompletion=department_names
        ),
    ] = None,
    by: Annotated[By, typer.Option("--by", help=say("help.by"))] = By.measure,
    least: Annotated[int, typer.Option("--min", min=1, help=say("help.min"))] = 1,
    successors: Annotated[bool, typer.Option("--successors", help=say("help.successors"))] = False,
    by_kind: Annotated[bool, typer.Option("--by-kind", help=say("help.by-kind"))] = False,
    on: OnDay = None,
    graph: GraphFolder = DEFAULT_FOLDER,
    form: RowFormat = Format.table,
) -> None:
    """Print who shares what: all pairs, a department's partners, or what several all share with its evidence."""
    with opened_on(graph, on) as opened:
        if by_kind:
            if successors:
                raise UsageError(say("error.kinds-or-successors"))
            _put_kinds(opened.shared_by_kind(*(departments or ()), by=by.value, min=least), form)
            return
        rows = opened.shared(*(departments or ()), by=by.value, min=least, successors=successors)
    if form is Format.json:
        put_json(rows)
    elif not rows:
        others = say("comma").join(way.value for way in By if way is not by)
        tell(say("shared.nothing", by=by.value, others=others))
    elif departments and len(departments) > 1:
        _put_proofs([item for row in rows for item in row["items"]], form)
    elif form is Format.csv:
        columns = _columns("departments", "count", "item", "document")
        put_rows(columns, [line for row in rows for line in _items(row)], form)
    else:
        put_rows(_columns("departments", "count", "items"), [_pair(row) for row in rows], form)


def _put_kinds(rows: list[Row], form: Format) -> None:
    if form is Format.json:
        put_json(rows)
        return
    columns = _columns("kinds", "count", "places", "by-place")
    shown = [
        [
            say("comma").join(row["kinds"]),
            row["count"],
            row["places"],
            say("semicolon").join(f"{place} {count}" for place, count in row["by_place"].items()),
        ]
        for row in rows
    ]
    put_rows(columns, shown, form)


def _pair(row: Row) -> list[Any]:
    titles = dict.fromkeys(item["item"] for item in row["items"])
    shown = map(shorten, titles) if looks_on() else titles
    return [say("comma").join(row["departments"]), row["count"], say("semicolon").join(shown)]


def _items(row: Row) -> list[list[Any]]:
    names = say("comma").join(row["departments"])
    return [[names, row["count"], item["item"], item["document"]] for item in row["items"]]


def _put_proofs(items: list[Row], form: Format) -> None:
    """Give each department's part in each item, and the words that prove it."""
    if form is Format.table and looks_on():
        for item in items:
            parts = [(f"{name} {' '.join(roles)}", text) for name, roles, text in _parts(item)]
            put_quotes(item["item"], item["document"], parts)
        return
    rows = [
        [item["item"], name, " ".join(roles), item["document"], text]
        for item in items
        for name, roles, text in _parts(item)
    ]
    put_rows(_columns("item", "department", "roles", "document", "evidence"), rows, form)


def _parts(item: Row) -> list[tuple[str, list[str], str]]:
    return [
        (name, member["roles"], text)
        for name, member in item["members"].items()
        for text in dict.fromkeys(piece["text"] for piece in member["evidence"])
    ]


def show(
    name: Annotated[
        str, typer.Argument(help=say("help.entity-name"), metavar="NAME", autocompletion=entity_names)
    ],
    on: OnDay = None,
    graph: GraphFolder = DEFAULT_FOLDER,
    form: RowFormat = Format.table,
) -> None:
    """Print an entity: what it is, what else it is called, and its facts with the words that prove them."""
    with opened_on(graph, on) as opened:
        found = opened.show(name)
    if form is Format.json:
        put_json([found])
        return
    rows = [*_facts(found, "out"), *_facts(found, "in")]
    if form is Format.table:
        for label, value in _head(found):
            put(f"{label}\t{value}")
        if looks_on():
            for subject, predicate, value, status, document, text in rows:
                put_quotes(f"{subject} — {predicate} → {value}", f"{document} ({status})", [("", text)])
            return
    columns = _columns("subject", "predicate", "object", "status", "document", "evidence")
    put_rows(columns, rows, form)


def _head(found: Row) -> list[tuple[str, str]]:
    values = {
        "name": found["name"],
        "type": found["type"],
        "kind": found["kind"],
        "number": found["number"],
        "place": found["place"],
        "aliases": say("comma").join(found["aliases"]),
        "documents": say("comma").join(found["documents"]),
        "id": found["id"],
        "force": _days(found.get("force", {})),
        "versions": say("semicolon").join(f"{v['name']} {_days(v)}" for v in found.get("versions", ())),
    }
    return [(say(f"column.{key}"), value) for key, value in values.items() if value]


def _days(span: Row) -> str:
    """Write from when until when something is in force, and what ended it: 2019-03-24 – 2022-03-28 (…)."""
    if not span.get("since") and not span.get("until"):
        return ""
    by = f" ({span['by']})" if span.get("by") else ""
    return f"{span['since']} – {span['until']}".strip() + by


def _facts(found: Row, way: str) -> list[list[Any]]:
    rows = []
    for fact in found[way]:
        ends = [found["name"], fact["predicate"], fact["other"]]
        line = ends if way == "out" else ends[::-1]
        rows.append([*line, fact["status"], fact["document"], fact["evidence"]["text"]])
    return rows


def _columns(*keys: str) -> Sequence[str]:
    return [say(f"column.{key}") for key in keys]

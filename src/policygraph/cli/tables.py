"""Rows in; a table, CSV or JSON on standard output out.

A table is drawn where a person looks; piped, it is lines with tabs, so that cut, sort and awk read it.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table

from .streams import looks_on, put

Row = Sequence[Any]


class Format(StrEnum):
    """The forms that rows are given in."""

    table = "table"
    csv = "csv"
    json = "json"


def put_rows(columns: Sequence[str], rows: Sequence[Row], form: Format, title: str = "") -> None:
    """Write ``rows`` in the form asked for; None is an empty cell."""
    if form is Format.json:
        put_json([dict(zip(columns, row, strict=True)) for row in rows])
    elif form is Format.csv:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([["" if cell is None else cell for cell in row] for row in rows])
    elif looks_on():
        _draw(columns, rows, title)
    else:
        put("\t".join(columns))
        for row in rows:
            put("\t".join(_plain(cell) for cell in row))


def put_json(rows: Sequence[Mapping[str, Any]]) -> None:
    """Write a JSON list with one row a line."""
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    put(f"[\n{lines}\n]" if rows else "[]")


def put_quotes(title: str, where: str, quotes: Sequence[tuple[str, str]]) -> None:
    """Draw what a person reads: a title with its place, and below it who or what, each with the words that prove it."""
    console = Console()
    console.print(f"\n[bold]{escape(_plain(title))}[/]  [dim]{escape(where)}[/]", highlight=False)
    for label, text in quotes:
        if label:
            console.print(Padding(f"[cyan]{escape(_plain(label))}[/]", (0, 0, 0, 2)), highlight=False)
        console.print(Padding(escape(_plain(text)), (0, 0, 0, 4)), highlight=False)


def shorten(title: str, longest: int = 24) -> str:
    """Cut a title that would fill a table's cell.

    >>> shorten("优化用水报装流程，将报装环节减至2个", 8)
    '优化用水报装流…'
    """
    return title if len(title) <= longest else title[: longest - 1] + "…"


def _plain(cell: Any) -> str:
    return "" if cell is None else " ".join(str(cell).split())


def _draw(columns: Sequence[str], rows: Sequence[Row], title: str) -> None:
    drawn = Table(title=escape(title) or None, title_justify="left", header_style="bold")
    for at, column in enumerate(columns):
        numbers = bool(rows) and all(isinstance(row[at], int | float) or row[at] is None for row in rows)
        drawn.add_column(escape(column), justify="right" if numbers else "left", overflow="fold")
    for row in rows:
        drawn.add_row(*(escape(_plain(cell)) for cell in row))
    Console().print(drawn)

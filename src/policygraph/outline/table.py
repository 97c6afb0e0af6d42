"""A document's tables in, their rows as items out: some columns name measures, some who is responsible."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .labels import DUTY_ROLES, role_of
from .node import Node

if TYPE_CHECKING:
    from ..model import Block, Document, MeasureKind, Span

# Columns whose cells name the measure, the best one first.
_MEASURE = re.compile(
    "|".join(
        f"(?P<p{rank}>{words})"
        for rank, words in enumerate(
            (
                "举措|措施|政策点|条款",
                "任务(?!分工)|工作(?!目标|要求|时限|进展)|行动",
                "事项",
                "政策|改革|项目|工程|场景|服务",
                "名称|内容",
                "要点|目标|指标",
            )
        )
    )
)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_INDEX = re.compile(r"序号|编号|号码|行次")
_NOT_MEASURE = re.compile(r"时限|时间|备注|依据|范围|类别|类型|分类|领域|目标值|主要内容$")


@dataclass(slots=True)
class Table:
    """One table of measures; `begin` is where its first row begins."""

    document: Document
    rows: list[Block]
    names: list[str]  # the columns' names, without spaces
    measures: list[int]  # columns that may name the measure, the best first
    begin: int

    def hang(self, parent: Node) -> None:
        """Hang the rows as items below ``parent``; a row of one cell over all columns is a section."""
        section = parent
        last: Node | None = None
        for row in self.rows:
            if row.header:
                continue
            cells = list(dict.fromkeys(cell for cell in row.cells if cell.begin < cell.end))
            if (
                len(cells) == 1
                and len(row.cells) > 1
                and cells[0].begin >= row.begin
                and len(set(row.cells)) == 1
            ):
                section = parent.add(self._node("item", row, cells[0]))
                last = None
                continue
            named = next(
                (row.cells[c] for c in self.measures if c < len(row.cells) and _fresh(row, row.cells[c])),
                None,
            )
            if named is None and last is not None:
                last.end = section.end = row.end  # a row that only adds to the one above
                continue
            if named is not None:
                last = section.add(self._node("row", row, named))
                section.end = max(section.end, row.end)

    def _node(self, kind: MeasureKind, row: Block, cell: Span) -> Node:

        node = Node(kind, kind, row.begin, cell.begin, row.end)
        node.heading = (cell.begin, cell.end)
        return node

    def duties(self) -> list[tuple[Span, str]]:
        """Return the cells that say who is responsible, each with its column's name."""
        found: list[tuple[Span, str]] = []
        for row in self.rows:
            if row.header or len(set(row.cells)) == 1:
                continue
            for cell, name in zip(row.cells, self.names, strict=False):
                if role_of(name) in DUTY_ROLES and _fresh(row, cell):
                    found.append((cell, name))
        return list(dict.fromkeys(found))


def _fresh(row: Block, cell: Span) -> bool:
    return row.begin <= cell.begin < cell.end


def read_tables(document: Document) -> dict[int, Table]:
    """Return the tables whose rows are measures, by their number."""
    by_table: dict[int, list[Block]] = {}
    for block in document.blocks:
        if block.kind == "row":
            by_table.setdefault(block.table, []).append(block)
    tables: dict[int, Table] = {}
    previous: Table | None = None
    for number, rows in by_table.items():
        table = _read(document, rows) or _goes_on(document, rows, previous)
        if table is not None:
            tables[number] = previous = table
    return tables


def _goes_on(document: Document, rows: list[Block], previous: Table | None) -> Table | None:
    """Read a table without names of columns as the rest of the one above, where it has as many columns."""
    if previous is None or any(row.header for row in rows) or len(rows[0].cells) != len(previous.names):
        return None
    return Table(document, rows, previous.names, previous.measures, rows[0].begin)


def _read(document: Document, rows: list[Block]) -> Table | None:
    header = next((row for row in rows if row.header), None)
    if header is None:
        return None
    names = [re.sub(r"\s", "", cell.of(document.folded)) for cell in header.cells]
    has_duty = any(role_of(name) in DUTY_ROLES for name in names)
    columns = [column for column in _measure_columns(names) if _names_things(document, rows, column)]
    if not columns and has_duty:
        columns = _longest(rows, names)
    if not columns or not (has_duty or _is_list_of_measures(names)):
        return None
    return Table(document, rows, names, columns, rows[0].begin)


def _names_things(document: Document, rows: list[Block], column: int) -> bool:
    """Whether most cells of a column are words, not figures: 招生任务 may head a column of numbers."""
    texts = [
        row.cells[column].of(document.folded) for row in rows if not row.header and column < len(row.cells)
    ]
    return 2 * sum(len(_HAN.findall(text)) >= 4 for text in texts) >= len(texts) > 0


def _is_list_of_measures(names: list[str]) -> bool:
    return any(re.search("举措|措施|任务|事项", name) for name in names)


def _measure_columns(names: list[str]) -> list[int]:
    ranked = []
    for column, name in enumerate(names):
        match = _MEASURE.search(name)
        if match and role_of(name) is None and not _INDEX.search(name) and not _NOT_MEASURE.search(name):
            ranked.append((match.lastgroup or "", column))
    return [column for _, column in sorted(ranked)]


def _longest(rows: list[Block], names: list[str]) -> list[int]:
    """Return the column with the most text among those that are neither numbers nor duties."""
    sizes = [
        (sum(row.cells[c].end - row.cells[c].begin for row in rows if c < len(row.cells)), c)
        for c, name in enumerate(names)
        if role_of(name) is None and not _INDEX.search(name)
    ]
    return [max(sizes)[1]] if sizes else []

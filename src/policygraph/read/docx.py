"""A Word file (ECMA-376, .docx) in, an Article out: its paragraphs, headings, tables, and counted numbers."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

import docx
from docx.oxml.ns import qn

from ..errors import ReadError
from .lines import BOLD, Article, Cell, Line, clean, flat, name_columns, row
from .numbering import Numbering

if TYPE_CHECKING:
    from collections.abc import Iterator

_SPAN_LIMIT = 1000


def read_docx(data: bytes, path: str) -> Article:
    """Read a .docx file; deleted text of tracked changes is left out, inserted text is text.

    Raises:
        ReadError: with code ``format``, where the bytes are no Word file.

    """
    try:
        document = docx.Document(io.BytesIO(data))
        numbering = Numbering(document)
    except (KeyError, ValueError, OSError, SyntaxError, zipfile.BadZipFile) as error:
        raise ReadError(
            path, "the file is no Word document, or a broken one; save it anew", "format"
        ) from error
    lines: list[Line] = []
    tables = 0
    for element in _elements(document.element.body):
        if element.tag == qn("w:tbl"):
            lines.extend(_rows(element, tables))
            tables += 1
        else:
            lines.extend(_paragraph(element, numbering))
    return Article([line for line in lines if line.text])


def _elements(body: Any) -> Iterator[Any]:
    """Yield the paragraphs and tables of the body, also those inside content controls."""
    for element in body:
        if element.tag in (qn("w:p"), qn("w:tbl")):
            yield element
        elif element.tag == qn("w:sdt"):
            for content in element.iterchildren(qn("w:sdtContent")):
                yield from _elements(content)


def _paragraph(element: Any, numbering: Numbering) -> list[Line]:
    text = clean(_text(element))
    if not text.strip():
        return []
    level = numbering.heading_level(element) or (BOLD if _is_bold(element) else 0)
    kind = "heading" if level else "paragraph"
    label = numbering.label(element)
    pieces = [piece.strip() for piece in text.split("\n")]
    pieces[0] = label + pieces[0]
    centred = any(e.get(qn("w:val")) == "center" for e in element.iter(qn("w:jc")))
    return [Line(piece, kind, level, centred=centred) for piece in pieces if piece]  # type: ignore[arg-type]


def _text(element: Any) -> str:
    pieces: list[str] = []
    for node in element.iter(qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:cr"), qn("w:noBreakHyphen")):
        if node.tag == qn("w:t"):
            pieces.append(node.text or "")
        elif node.tag == qn("w:tab"):
            pieces.append(" " if node.getparent().tag == qn("w:r") else "")
        else:
            pieces.append("-" if node.tag == qn("w:noBreakHyphen") else "\n")
    return "".join(pieces)


def _is_bold(element: Any) -> bool:
    """Whether every run that has text is bold."""
    runs = [
        run for run in element.iter(qn("w:r")) if any((t.text or "").strip() for t in run.iter(qn("w:t")))
    ]
    return bool(runs) and all(_on(run.find(f"{qn('w:rPr')}/{qn('w:b')}")) for run in runs)


def _on(toggle: Any) -> bool:
    return toggle is not None and toggle.get(qn("w:val")) not in {"0", "false", "none"}


def _rows(table: Any, number: int) -> list[Line]:
    """Lay out a table; a cell with ``vMerge`` goes on from the row above it."""
    rows: list[Line] = []
    above: list[Cell] = []
    for tr in table.iterchildren(qn("w:tr")):
        cells: list[Cell] = []
        for tc in tr.iterchildren(qn("w:tc")):
            merge = tc.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
            goes_on = merge is not None and merge.get(qn("w:val")) != "restart" and len(cells) < len(above)
            cell = above[len(cells)] if goes_on else Cell(_cell_text(tc))
            cells.extend([cell] * _width(tc))
        header = tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        rows.append(row(cells, number, header=header))
        above = cells
    return name_columns(rows)


def _width(tc: Any) -> int:
    span = tc.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
    value = span.get(qn("w:val")) if span is not None else "1"
    return min(int(value), _SPAN_LIMIT) if value and value.isdecimal() and int(value) else 1


def _cell_text(tc: Any) -> str:
    return flat(clean(" ".join(_text(p) for p in tc.iter(qn("w:p")))))

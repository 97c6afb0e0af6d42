"""Lines as the readers find them in, a Document out: the text is put together, and offsets are counted."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..fold import fold, replacer
from ..model import Block, BlockKind, Document, Note, Span

# Marks of width nothing, soft hyphens and control characters are no text; other spaces than the ideographic
# one are plain spaces. A tab parts the cells of a row, so within a line it is a space.
_SPACES_OF_A_KIND = (*range(0x2000, 0x200B), 0xA0, 0x202F, 0x205F, 0x09)
_CONTROLS = (*range(0x09), *range(0x0E, 0x20), 0x7F, *range(0x80, 0xA0))
_NOTHING = (0xAD, *range(0x200B, 0x2010), 0x2060, 0xFEFF, *range(0x202A, 0x202F), 0xFFFC)
_LINE_ENDS = (0x0B, 0x0C, 0x85, 0x2028, 0x2029)
_cleaned = replacer(
    {
        **{chr(code): " " for code in (*_CONTROLS, *_SPACES_OF_A_KIND)},
        **{chr(code): "" for code in _NOTHING},
        **{chr(code): "\n" for code in _LINE_ENDS},
    }
)
BOLD = 9  # the level of a line that is wholly bold: a heading of unknown rank
_COLUMN_NAME = 15
_SPACES = re.compile(r"\s+")


@dataclass(slots=True, eq=False)
class Cell:
    """A table's cell; it stands in every row and column that it spans, but its text only in the first."""

    text: str
    written: bool = False


@dataclass(slots=True, eq=False)
class Line:
    """One line of the text to be."""

    text: str
    kind: BlockKind = "paragraph"
    level: int = 0
    table: int = -1
    header: bool = False
    cells: tuple[Cell, ...] = ()
    centred: bool = False


@dataclass(slots=True)
class Article:
    """What a reader takes out of a file."""

    lines: list[Line]
    head: dict[str, str] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)


def clean(text: str) -> str:
    r"""Return ``text`` with line ends as ``\n`` and without characters that print nothing.

    >>> clean("一、\u200b总\xa0则\r\n二")
    '一、总 则\n二'
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _cleaned(text)


def flat(text: str) -> str:
    r"""Return ``text`` on one line, each run of white space as one space, none outside.

    >>> flat(" 一\n 二　三 ")
    '一 二 三'
    """
    return _SPACES.sub(" ", text.strip())


def squeeze(text: str) -> str:
    """Return ``text`` without white space, as titles are compared: they are spread out and broken over lines.

    >>> squeeze("节 水　通知")
    '节水通知'
    """
    return _SPACES.sub("", text)


def row(cells: list[Cell], table: int, *, header: bool = False) -> Line:
    """Return a table's row as a line: the cells that begin in it, parted by tabs."""
    fresh = [cell for cell in dict.fromkeys(cells) if cell.text and not cell.written]
    for cell in cells:
        cell.written = True
    return Line("\t".join(cell.text for cell in fresh), "row", 0, table, header, tuple(cells))


def name_columns(rows: list[Line]) -> list[Line]:
    """Flag the first row of a table as its header, where no row is flagged and it holds short names alone."""
    if len(rows) > 1 and not any(line.header for line in rows):
        cells = [cell.text for cell in dict.fromkeys(rows[0].cells)]
        if len(cells) > 1 and all(0 < len(text) <= _COLUMN_NAME and "。" not in text for text in cells):
            rows[0].header = True
    return rows


def assemble(
    article: Article,
    id: str,  # noqa: A002 - the model's own word
    path: str,
    *,
    format: str,  # noqa: A002
    charset: str,
    digest: str,
) -> Document:
    """Join the lines to the document's text and give every line its block."""
    pieces: list[str] = []
    blocks: list[Block] = []
    placed: dict[Cell, Span] = {}
    offset = 0
    for line in article.lines:
        if not line.text:
            continue
        end = offset + len(line.text)
        cells = _place(line, offset, placed) if line.cells else ()
        blocks.append(Block(line.kind, offset, end, line.level, line.table, line.header, cells))
        pieces.append(line.text)
        offset = end + 1
    text = "\n".join(pieces)
    head = tuple(sorted((key, value) for key, value in article.head.items() if value))
    notes = tuple(article.notes)
    return Document(id, path, text, fold(text), tuple(blocks), head, format, charset, digest, notes)


def _place(line: Line, offset: int, placed: dict[Cell, Span]) -> tuple[Span, ...]:
    """Give each of the row's cells its span; one that spans from an earlier row keeps the span it has."""
    for cell in line.cells:
        if cell in placed:
            continue
        placed[cell] = Span(offset, offset + len(cell.text))
        if cell.text:
            offset += len(cell.text) + 1
    return tuple(placed[cell] for cell in line.cells)

"""An element of a page in, its lines out: paragraphs, headings and the rows of real tables, in order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .lines import BOLD, Cell, Line, flat, name_columns, row

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_BLOCKS = frozenset(
    (
        *(
            "p",
            "div",
            "tr",
            "li",
            "ul",
            "ol",
            "dl",
            "dt",
            "dd",
            "table",
            "tbody",
            "thead",
            "tfoot",
            "td",
            "th",
        ),
        *("section", "article", "header", "blockquote", "center", "pre", "hr", "br", "figure", "figcaption"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "fieldset", "address", "main", "caption", "details", "summary"),
    )
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_BOLD_TAGS = frozenset({"b", "strong"})
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I)
_CENTRE_STYLE = re.compile(r"text-align\s*:\s*center", re.I)
# In the source a line end between two Chinese characters is lay-out; in any other place it is a space.
_SOFT = re.compile(
    r"(?<=[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef])[ ]*\n\s*(?=[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef])"
)
_SPACES = re.compile(r"[ \n]+")
_SPAN_LIMIT = 1000
_LAYOUT_CELL = 600


def walk(root: LexborNode) -> list[Line]:
    """Return the lines of ``root``; the depth of nesting does not matter."""
    walker = _Walker()
    outer = outer_tables(root)
    stack: list[tuple[LexborNode, bool]] = [(root, False)]
    while stack:
        node, left = stack.pop()
        if left:
            walker.leave(node)
            continue
        if node.tag == "-text":
            walker.text(node.text_content or "")
            continue
        if node.tag == "table" and node.mem_id not in outer and (grid := data_table(node)):
            walker.table(grid)
            continue
        walker.enter(node)
        stack.append((node, True))
        stack.extend((child, False) for child in reversed(list(node.iter(include_text=True))))
    walker.end_line()
    return walker.lines


class _Walker:
    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._pieces: list[str] = []
        self._plain = False  # whether a piece of the line is not bold
        self._bold = 0
        self._centred = 0
        self._level = 0
        self._tables = 0

    def enter(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag in _BLOCKS:
            self.end_line()
        if tag in _HEADINGS:
            self._level = _HEADINGS[tag]
        self._bold += _is_bold(node)
        self._centred += _is_centred(node)

    def leave(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag in _BLOCKS:
            self.end_line()
        if tag in _HEADINGS:
            self._level = 0
        self._bold -= _is_bold(node)
        self._centred -= _is_centred(node)

    def text(self, text: str) -> None:
        self._pieces.append(text)
        if not self._bold and not text.isspace():
            self._plain = True

    def end_line(self) -> None:
        if self._pieces:
            text = _SPACES.sub(" ", _SOFT.sub("", "".join(self._pieces))).strip()
            if text:
                self.lines.append(self._line(text))
        self._pieces, self._plain = [], False

    def _line(self, text: str) -> Line:
        level = self._level or (0 if self._plain else BOLD)
        return Line(text, "heading" if level else "paragraph", level, centred=bool(self._centred))

    def table(self, grid: list[tuple[bool, list[Cell]]]) -> None:
        self.end_line()
        self.lines.extend(name_columns([row(cells, self._tables, header=header) for header, cells in grid]))
        self._tables += 1


def _is_bold(node: LexborNode) -> bool:
    return node.tag in _BOLD_TAGS or bool(_BOLD_STYLE.search(_style(node)))


def _is_centred(node: LexborNode) -> bool:
    if node.tag == "center" or _CENTRE_STYLE.search(_style(node)):
        return True
    return node.tag != "table" and (node.attributes.get("align") or "") == "center"


def _style(node: LexborNode) -> str:
    return node.attributes.get("style") or ""


def outer_tables(root: LexborNode) -> set[int]:
    """Return the tables that hold other tables, by ``mem_id``: they are for layout."""
    outer = set()
    for table in root.css("table"):
        node = table.parent
        while node is not None and node.tag != "table":
            node = node.parent
        if node is not None:
            outer.add(node.mem_id)
    return outer


def data_table(node: LexborNode) -> list[tuple[bool, list[Cell]]]:
    """Return the rows of a real table, each with whether it names the columns; nothing for a layout table.

    Sites wrap whole articles in tables: those have one row or column, or one huge cell.
    """
    rows = [[cell for cell in tr.iter() if cell.tag in {"td", "th"}] for tr in node.css("tr")]
    if len(rows) < 2 or max(map(len, rows)) < 2:
        return []
    texts = [len(cell.text(deep=True)) for cells in rows for cell in cells]
    if max(texts) > _LAYOUT_CELL and max(texts) > 0.8 * sum(texts):
        return []
    return _grid(rows)


def _grid(rows: list[list[LexborNode]]) -> list[tuple[bool, list[Cell]]]:
    """Lay the cells out in columns, as rowspan and colspan say."""
    out: list[tuple[bool, list[Cell]]] = []
    held: dict[int, tuple[Cell, int]] = {}  # column: the cell that reaches down, for how many rows more
    for nodes in rows:
        cells: list[Cell] = []
        below: dict[int, tuple[Cell, int]] = {}
        queue = list(reversed(nodes))
        while queue or len(cells) in held:
            if len(cells) in held:
                cell, more = held[len(cells)]
                width = 1
            else:
                node = queue.pop()
                cell, more, width = Cell(_cell_text(node)), _span(node, "rowspan") - 1, _span(node, "colspan")
            for _ in range(width):
                if more:
                    below[len(cells)] = (cell, more - 1)
                cells.append(cell)
        header = bool(nodes) and all(node.tag == "th" for node in nodes)
        out.append((header, cells))
        held = below
    return out


def _span(node: LexborNode, name: str) -> int:
    value = node.attributes.get(name) or "1"
    return min(int(value), _SPAN_LIMIT) if value.isdecimal() and int(value) > 0 else 1


def _cell_text(node: LexborNode) -> str:
    return flat(" ".join(line.text for line in walk(node)))

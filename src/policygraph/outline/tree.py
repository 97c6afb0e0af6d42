"""A document's blocks in, a tree of its items out, nested by its own use of the styles of numbering."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from ..model import Note, Span
from .frame import Role, roles_of
from .labels import LABEL
from .node import Node
from .number import Number, number_at
from .table import Table, read_tables

if TYPE_CHECKING:
    from ..model import Block, Document, MeasureKind

_CLOSING = re.compile(
    r"(?:感谢|专此|特此|以上(?:意见|答复|请示|报告|批复|通知)|妥否|请(?:各地|各单位|认真)|各位(?:代表|委员)|"
    r"施行(?:说明|日期|时间)：|本(?:措施|办法|意见|方案|规定|政策|通知|计划|细则|条例|文件|决定)(?:由|自|的解释|有效期))"
)
_BARE_MAX = 24
_BARE = re.compile(r"[^。；：？！（）]{2,24}(?<![，、])")
_DOTTED = re.compile(r"[^。；，：？！（）]{4,24}。")
_LAST = re.compile(r"附则|附录|其他(?:事项)?|有关说明|说明|名词解释|注")
_TOPS = frozenset({"root", "plan"})
_TWINS = {
    "digit-dot": "digit-comma",
    "digit-comma": "digit-dot",
    "digit-bracket": "digit-close",
    "digit-close": "digit-bracket",
}


class Builder:
    """Reads the blocks in order and keeps the items that are open."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.root = Node("section", "root", 0, 0, 0)
        self.notes: list[Note] = []
        self.tables: list[Table] = []
        self._open: list[Node] = [self.root]
        self._under: dict[str, str] = {}  # under which style a style was last used
        self._roles = roles_of(document)
        self._numbers = [self._number(block) for block in document.blocks]
        self._dotted = self._heads_with_stops()

    def build(self) -> Node:
        """Return the root of the tree."""
        tables = read_tables(self.document)
        for at, (block, role) in enumerate(zip(self.document.blocks, self._roles, strict=True)):
            if role is Role.CONTENT:
                if block.kind == "row" and block.table in tables:
                    self._row(block, tables[block.table])
                else:
                    self._content(at, block)
            else:
                self._outside(at, block)
        return self.root

    def _heads_with_stops(self) -> bool:
        """Whether short sentences head the longer paragraphs of a document that has no numbers.

        "支持示范。" and below it what is supported, ten times: the full stop alone makes no paragraph of it.
        """
        if any(self._numbers):
            return False
        short = [bool(_DOTTED.fullmatch(self.document.folded, b.begin, b.end)) for b in self.document.blocks]
        return sum(a and not b for a, b in itertools.pairwise(short)) >= 3

    def _outside(self, at: int, block: Block) -> None:
        """Take a block that is no content: all items end there, and a plan's title begins a section."""
        top = self._open[-1]
        if self._roles[at] is Role.PLAN and top.style == "plan" and self._roles[at - 1] is Role.PLAN:
            top.heading = (top.begin, block.end)  # a title broken over two lines
            top.end = block.end
            return
        if top.style == "plan" and self._roles[at] is Role.FRAME:
            return  # 目录, or what stands below the plan's title
        self._close(1)
        if self._roles[at] is Role.PLAN:
            self._push(Node("section", "plan", block.begin, block.begin, block.end), self.root)

    def _number(self, block: Block) -> Number | None:
        return number_at(self.document.folded, block.begin, block.end) if block.kind != "row" else None

    def _content(self, at: int, block: Block) -> None:
        number = self._numbers[at]
        if number and self._is_item(number):
            self._item(block, number)
        elif 0 < block.level < 7:
            self._heading(block)
        elif self._is_bare(at):
            self._bare(at, block)
        else:
            self._paragraph(block)

    # Items with a number

    def _is_item(self, number: Number) -> bool:
        """Tell a number from words like it: a broken one is a number only among items of its style."""
        if not number.broken:
            return True
        same = self._nearest(number.style)
        return same is not None and (number.value in (0, same.value + 1))

    def _nearest(self, style: str) -> Node | None:
        for node in reversed(self._open):
            if node.style == style:
                return node
        return None

    def _item(self, block: Block, number: Number) -> None:
        same = self._sibling(number)
        value = number.value or (same.value + 1 if same else 1)
        parent = same.parent if same else self._parent_of(number)
        if number.broken:
            self._note("broken-number", "the number of this item is broken", block.begin)
        elif same and value != same.value + 1 and value != 1:
            self._note("skipped-number", f"the numbering goes from {same.value} to {value}", block.begin)
        kind: MeasureKind = "article" if number.style == "article" else "item"
        style = same.style if same else number.style
        level = block.level if block.level < 7 else 0
        node = Node(kind, style, block.begin, number.end, block.end, value, number.rank, level)
        self._push(node, parent or self.root)

    def _sibling(self, number: Number) -> Node | None:
        """Return the open item that this one follows: of its style, or of a like style and one less."""
        same = self._nearest(number.style)
        if same is not None:
            return same
        twin = self._nearest(_TWINS.get(number.style, ""))
        return twin if twin is not None and number.value == twin.value + 1 else None

    def _parent_of(self, number: Number) -> Node:
        """Return under what an item of a style that is not open belongs."""
        if number.rank < 4:  # 编, 章, 节 stand above all else
            return self._above(number.rank)
        if number.value == 1 or number.style == "article" and 0 < self._open[-1].rank < 4:
            return self._open[-1]  # articles are counted on from one 节 to the next
        known = self._nearest(self._under[number.style]) if number.style in self._under else None
        return known if known is not None else self._above(number.rank)

    def _above(self, rank: int) -> Node:
        """Return the lowest open item of a higher rank than ``rank``, as numbers are ranked by custom."""
        return next(n for n in reversed(self._open) if n.style in _TOPS or n.rank < rank)

    # Headings and paragraphs without one

    def _heading(self, block: Block) -> None:
        parent = next(
            (n for n in reversed(self._open) if n.style in _TOPS or 0 < n.level < block.level), self.root
        )
        self._push(
            Node("item", f"h{block.level}", block.begin, block.begin, block.end, level=block.level), parent
        )

    def _is_bare(self, at: int) -> bool:
        """Whether a line without number or full stop heads what follows: 适用范围, 附则."""
        if (
            not self._short(at)
            or at + 1 >= len(self.document.blocks)
            or self._roles[at + 1] is not Role.CONTENT
        ):
            return False
        number = self._numbers[at + 1]
        if number is not None:
            return number.value == 1 or self._parts_list(number)
        below = self.document.blocks[at + 1]
        in_item = self._open[-1].style not in (*_TOPS, "bare")
        longer = below.end - below.begin > _BARE_MAX
        if in_item:
            return longer and self.document.blocks[at].level > 0
        return longer or (self._short(at + 1) and at + 2 < len(self._numbers) and not self._short(at + 2))

    def _parts_list(self, number: Number) -> bool:
        """Whether a list goes on below a short line that heads its second half: （三）… 优化指导 （四）…"""
        last = self._open[-1]
        return last.style == number.style and last.value + 1 == number.value and self._is_line(last)

    def _is_line(self, node: Node) -> bool:
        return not node.lines and not node.children and _says_all(self.document.folded, node)

    def _short(self, at: int) -> bool:
        block = self.document.blocks[at]
        if block.kind == "row" or self._numbers[at] is not None:
            return False
        folded, begin, end = self.document.folded, block.begin, block.end
        return bool(
            _BARE.fullmatch(folded, begin, end) or (self._dotted and _DOTTED.fullmatch(folded, begin, end))
        )

    def _bare(self, at: int, block: Block) -> None:
        number = self._numbers[at + 1]
        text = self.document.folded[block.begin : block.end]
        same = self._nearest("bare")
        parent: Node | None = same.parent if same else None
        if number is not None and parent is None:
            above = self._nearest(number.style)
            if above is None and number.style in self._under:
                above = self._nearest(self._under[number.style])
            elif above is not None:
                above = above.parent
            parent = above.parent if above is not None else None
        if _LAST.fullmatch(text):
            parent = next(n for n in reversed(self._open) if n.style in _TOPS)
        parent = parent or self._open[-1]
        rank = 5 if parent.style in _TOPS else parent.rank + 1
        self._push(Node("item", "bare", block.begin, block.begin, block.end, rank=rank), parent)

    def _paragraph(self, block: Block) -> None:
        top = self._open[-1]
        filled = bool(top.lines or top.children) or _says_all(self.document.folded, top)
        if len(self._open) > 1 and filled and _CLOSING.match(self.document.folded, block.begin, block.end):
            self._close(2 if self._open[1].style == "plan" else 1)
        elif self._ends_list(block) or self._ends_list_of_article(block):
            self._open.pop()
        top = self._open[-1]
        if (
            top.style in _TOPS
            and block.kind == "row"
            and top.children
            and top.children[-1].style == "paragraph"
        ):
            top.children[-1].end = block.end  # a table of data is no measure of its own
            self._reach(block.end)
            return
        if top.style in _TOPS:
            node = top.add(Node("paragraph", "paragraph", block.begin, block.begin, block.end))
            top.end = max(top.end, block.end)
            node.lines.append(_span(block))
            return
        top.lines.append(_span(block))
        if top.parent is not None:
            top.parent.flat = False
        self._reach(block.end)

    def _ends_list(self, block: Block) -> bool:
        """Whether a paragraph stands behind a list of one-line items and is not the last one's."""
        last = self._open[-1]
        if last.parent is None or not last.parent.flat or len(last.parent.children) < 4:
            return False
        if last.lines or last.style in (*_TOPS, "paragraph", "bare", "article"):
            return False  # an article has as many paragraphs as it likes
        if LABEL.match(self.document.folded, block.begin) or self.document.folded[block.begin] in "（［":
            return False
        return _says_all(self.document.folded, last)

    def _ends_list_of_article(self, block: Block) -> bool:
        """Whether a paragraph stands behind the list of an article, and is the article's: a point has but one."""
        last = self._open[-1]
        if last.parent is None or last.parent.style != "article" or last.lines or last.children:
            return False
        folded = self.document.folded
        return folded[block.begin] not in "（［" and folded[: last.end].rstrip().endswith(("。", "；"))

    def _row(self, block: Block, table: Table) -> None:
        if table.begin == block.begin:
            table.hang(self._open[-1])
            self.tables.append(table)
        self._reach(block.end)

    # The open items

    def _push(self, node: Node, parent: Node) -> None:
        while self._open[-1] is not parent:
            self._open.pop()
        self._under[node.style] = parent.style
        parent.add(node)
        if parent.parent is not None:
            parent.parent.flat = False
        self._open.append(node)
        line_end = self.document.folded.find("\n", node.body)
        node.heading = (node.body, line_end if line_end >= 0 else len(self.document.folded))
        self._reach(node.end)

    def _close(self, keep: int) -> None:
        del self._open[keep:]

    def _reach(self, end: int) -> None:
        for node in self._open:
            node.end = end

    def _note(self, code: str, message: str, begin: int) -> None:
        self.notes.append(Note(code, message, begin))


def _says_all(folded: str, node: Node) -> bool:
    """Whether an item's line is more than a heading: a sentence follows its first."""
    begin, end = node.heading or (node.body, node.end)
    stop = folded.find("。", begin, end)
    return 0 <= stop < end - 1 or end - begin > 40


def _span(block: Block) -> Span:
    return Span(block.begin, block.end)

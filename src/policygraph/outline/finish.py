"""A tree of items in, the Outline out: duties find their items, parts are cut, ids and paths counted."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from ..model import Duty, Measure, Note, Outline
from .duty import Ranges, Stretch, stretches
from .labels import LABEL
from .node import Node
from .steps import marks, steps_of

if TYPE_CHECKING:
    from ..model import Document
    from .table import Table

_SHORT_HEADING = 36
_GAP = " \t\n；;。，,、）)】］]"


def finish(document: Document, root: Node, tables: list[Table], notes: list[Note]) -> Outline:
    """Return the outline of the tree under ``root``."""
    order = _preorder(root)
    given = _give(order, _all_duties(document, tables))
    for node, duties in given.items():
        _cut_parts(document.folded, node, duties)
    order = _preorder(root)
    if not any(node.style not in ("paragraph", "plan") for node in order):
        notes = [
            *notes,
            Note("no-numbering", "no item of the document is numbered; its paragraphs are measures"),
        ]
    _find_steps(document.folded, order)
    measures, ids = _measures(document, root)
    found = [
        Duty(duty.begin, duty.end, ids[_lowest(node, duty.begin)], duty.label)
        for node, duties in given.items()
        for duty in duties
    ]
    return Outline(measures, tuple(sorted(found, key=lambda duty: (duty.begin, duty.end))), tuple(notes))


def _preorder(root: Node) -> list[Node]:
    order: list[Node] = []
    stack = list(reversed(root.children))
    while stack:
        node = stack.pop()
        order.append(node)
        node.children.sort(key=lambda child: child.begin)
        stack.extend(reversed(node.children))
    return order


def _all_duties(document: Document, tables: list[Table]) -> list[Stretch]:
    cells = [Stretch(c.begin, c.end, name, c.begin, c.end) for table in tables for c, name in table.duties()]
    taken = Ranges((cell.begin, cell.end) for cell in cells)
    return sorted([*cells, *(s for s in stretches(document.folded) if s.begin not in taken)])


def _give(order: list[Node], duties: list[Stretch]) -> dict[Node, list[Stretch]]:
    """Give each duty to the lowest item that holds it, or to the last one before it."""
    begins = [node.begin for node in order]
    given: dict[Node, list[Stretch]] = {}
    for duty in duties:
        at = bisect_right(begins, duty.begin) - 1
        if at < 0:
            continue
        node: Node | None = order[at]
        while node is not None and node.parent is not None and not node.begin <= duty.begin < node.end:
            node = node.parent
        if node is None or node.parent is None:
            node = order[at]
        given.setdefault(node, []).append(duty)
    return given


def _cut_parts(folded: str, node: Node, duties: list[Stretch]) -> None:
    """Cut an item with several responsibility brackets into parts, each closed by its bracket."""
    if node.children or node.kind == "row":
        return
    groups = _groups(folded, [duty for duty in duties if duty.closes <= node.end])
    if len(groups) < 2:
        return
    begin = _behind_heading(folded, node, groups[0][0])
    for opens, closes in groups:
        while begin < opens and folded[begin] in _GAP:
            begin += 1
        part = node.add(Node("part", "part", begin, begin, closes))
        part.heading = (begin, _line_end(folded, begin, opens))
        begin = closes


def _groups(folded: str, duties: list[Stretch]) -> list[tuple[int, int]]:
    """Join duties between which no text of the item stands: 牵头单位：… 参与单位：… 完成时限：…"""
    groups: list[tuple[int, int]] = []
    for duty in duties:
        if groups and _only_labels(folded, groups[-1][1], duty.opens):
            groups[-1] = (groups[-1][0], max(groups[-1][1], duty.closes))
        else:
            groups.append((duty.opens, duty.closes))
    return groups


def _only_labels(folded: str, begin: int, end: int) -> bool:
    for line in folded[begin:end].split("\n") if begin < end else ():
        text = line.strip(_GAP + "（［【(")
        if text and not LABEL.match(text):
            return False
    return True


def _behind_heading(folded: str, node: Node, first: int) -> int:
    stop = folded.find("。", node.body, first)
    line = folded.find("\n", node.body, first)
    ends = [end for end in (stop, line) if end >= 0]
    end = min(ends) if ends else -1
    return end + 1 if 0 <= end - node.body <= _SHORT_HEADING and end + 1 < first else node.body


def _line_end(folded: str, begin: int, end: int) -> int:
    line = folded.find("\n", begin, end)
    return line if line >= 0 else max(end, begin)


def _lowest(node: Node, offset: int) -> Node:
    for child in node.children:
        if child.kind == "part" and child.begin <= offset < child.end:
            return child
    return node


def _find_steps(folded: str, order: list[Node]) -> None:
    begins = [node.begin for node in order]
    by_node: dict[Node, list[tuple[int, int, str]]] = {}
    for mark in marks(folded):
        at = bisect_right(begins, mark[0]) - 1
        node: Node | None = order[at] if at >= 0 else None
        while node is not None and (node.kind == "part" or not node.begin <= mark[0] < node.end):
            node = node.parent
        if node is not None and node.parent is not None:
            by_node.setdefault(node, []).append(mark)
    for node, found in by_node.items():
        below = [child.begin for child in node.children if child.kind != "part"]
        node.steps = steps_of(found, [*below, node.end])


def _measures(document: Document, root: Node) -> tuple[tuple[Measure, ...], dict[Node, str]]:
    measures: list[Measure] = []
    ids: dict[Node, str] = {}
    paths: dict[Node, tuple[int, ...]] = {root: ()}
    for node in (root, *_preorder(root)):
        if node is not root:
            ids[node] = f"m{len(ids) + 1}"
            measures.append(_measure(document, node, ids, paths[node]))
        paths.update((child, (*paths[node], at)) for at, child in enumerate(node.children, 1))
    return tuple(measures), ids


def _measure(document: Document, node: Node, ids: dict[Node, str], path: tuple[int, ...]) -> Measure:
    text = document.text
    begin, end = node.heading or (node.body, node.end)
    heading = text[begin:end].split("。", 1)[0].replace("\n", "").strip()
    kind = "section" if any(child.kind != "part" for child in node.children) else node.kind
    if kind == "section" and node.style == "row":
        kind = "row"
    number = text[node.begin : node.body].strip() if node.kind in ("item", "article", "section") else ""
    parent = ids.get(node.parent) if node.parent else None
    last = _stripped(text, node.begin, node.end)
    return Measure(ids[node], path, kind, number, heading, node.begin, last, node.body, parent, node.steps)


def _stripped(text: str, begin: int, end: int) -> int:
    while end > begin and text[end - 1].isspace():
        end -= 1
    return end

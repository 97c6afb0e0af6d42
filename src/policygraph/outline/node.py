"""An item of the outline while its tree is built; `finish` turns it into a Measure."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..model import MeasureKind, Span


@dataclass(slots=True, eq=False)
class Node:
    """An item while the tree is built; `begin` is at its number, `body` behind it."""

    kind: MeasureKind
    style: str
    begin: int
    body: int
    end: int
    value: int = 0
    rank: int = 0
    level: int = 0  # as an HTML or Markdown heading
    parent: Node | None = None
    children: list[Node] = field(default_factory=list)
    lines: list[Span] = field(default_factory=list)  # its own text, a paragraph each
    heading: tuple[int, int] | None = None
    steps: tuple[Span, ...] = ()
    flat: bool = True  # each item below it is one line so far

    def add(self, child: Node) -> Node:
        """Hang ``child`` below this node."""
        child.parent = self
        self.children.append(child)
        return child

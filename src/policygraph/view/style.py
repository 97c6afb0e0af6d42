"""The look of nodes and links: a type or predicate in, its colour, shape or line out.

The colours are those of Okabe and Ito (2008), which colour-blind people tell apart, darkened or lightened
where two types would share one; each type has a shape of its own beside its colour wherever two colours come
close.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final, Literal

Shape = Literal["dot", "square", "triangle", "triangleDown", "diamond", "star", "hexagon"]


@dataclass(frozen=True, slots=True)
class NodeStyle:
    """How nodes of one type are drawn; ``scale`` makes those that are many and small recede."""

    colour: str
    shape: Shape
    scale: float = 1.0


NODES: Final = {
    "Department": NodeStyle("#0072B2", "dot"),
    "OrganCategory": NodeStyle("#56B4E9", "hexagon"),
    "Policy": NodeStyle("#D55E00", "square"),
    "Document": NodeStyle("#8A5A2B", "square", 0.9),
    "Measure": NodeStyle("#8695A4", "dot", 0.62),
    "Section": NodeStyle("#5F6E7D", "square", 0.62),
    "Park": NodeStyle("#009E73", "triangle"),
    "Region": NodeStyle("#66A61E", "triangleDown", 0.9),
    "Programme": NodeStyle("#CC79A7", "star"),
    "Platform": NodeStyle("#E69F00", "diamond"),
    "Enterprise": NodeStyle("#B8A600", "hexagon"),
    "Proposal": NodeStyle("#7B5CC4", "triangleDown"),
    "Matter": NodeStyle("#A0522D", "diamond", 0.8),
}
OTHER: Final = NodeStyle("#6B7280", "square", 0.62)

LINKS: Final = {
    "leads": "#0072B2",
    "assists": "#56B4E9",
    "responsibleFor": "#009E73",
    "carriesOut": "#7A8794",
    "sharesMeasure": "#5E81AC",
    "coHandles": "#66A61E",
    "delegatesTo": "#E69F00",
    "issued": "#D55E00",
    "forwarded": "#D55E00",
    "basedOn": "#CC79A7",
    "cites": "#CC79A7",
    "amends": "#B3437F",
    "repeals": "#B3437F",
    "versionOf": "#B3437F",
}
OTHER_LINK: Final = "#8C8C8C"


def node_style(kind: str) -> NodeStyle:
    """Return the style of nodes of type ``kind``.

    >>> node_style("Department").colour
    '#0072B2'
    """
    return NODES.get(kind, OTHER)


def node_size(kind: str, degree: int) -> float:
    """Return the radius of a node with ``degree`` links: its area grows with them, up to a limit.

    >>> node_size("Department", 0) < node_size("Department", 9) <= 36
    True
    """
    radius = 7 + 3.1 * math.sqrt(degree)
    return round(min(radius, 36) * node_style(kind).scale, 1)


def link_width(count: int) -> float:
    """Return the width of a link that stands for ``count`` facts.

    >>> link_width(1) < link_width(10) <= 9
    True
    """
    return round(min(1 + 1.5 * math.sqrt(count - 1), 9), 1)

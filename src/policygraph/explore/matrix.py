"""Pairs of departments in, a matrix ordered by communities and the places of a network out; the same each time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import networkx

from ..view.layout import layout
from ..view.style import link_width, node_size
from .sharing import Pair, Pairs, Sharers

_SEED: Final = 20230425
#: How dark a cell is: the smallest count of each step, as shares of the largest.
_STEPS: Final = (0.06, 0.15, 0.3, 0.6)


@dataclass(frozen=True, slots=True)
class Matrix:
    """The departments (numbers) in the order of rows and columns, where communities begin, and the cells.

    Attributes:
        order: the departments; those of a community stand together.
        begins: the places in ``order`` at which a community begins.
        cells: by the two departments, both ways round.
        largest: the largest count.
    """

    order: tuple[int, ...]
    begins: frozenset[int]
    cells: dict[tuple[int, int], Pair]
    largest: int

    def step(self, count: int) -> int:
        """Return how dark a cell of this count is, 1 to 5."""
        return 1 + sum(count > share * self.largest for share in _STEPS)


def matrix(known: Sharers, pairs: Pairs, size: int, middle: str = "") -> Matrix:
    """Return the matrix of the departments that share most."""
    chosen = pairs.strongest(known, size, middle)
    among = pairs.among(known, chosen)
    groups = communities(known, chosen, among)
    order = [department for group in groups for department in group]
    begins, place = set(), 0
    for group in groups:
        begins.add(place)
        place += len(group)
    cells = {(pair.one, pair.other): pair for pair in among}
    cells |= {(pair.other, pair.one): pair for pair in among}
    return Matrix(tuple(order), frozenset(begins), cells, max((pair.count for pair in among), default=0))


def communities(known: Sharers, chosen: Sequence[int], among: Sequence[Pair]) -> list[list[int]]:
    """Return groups of departments that share much with each other (Louvain), the strongest first in each."""
    # Numbers, put in in one order: the algorithm walks over sets, and the order of strings in a set changes.
    graph: networkx.Graph[int] = networkx.Graph()
    ranked = sorted(chosen, key=lambda number: int(known.rank[number]))
    place = {number: at for at, number in enumerate(ranked)}
    graph.add_nodes_from(range(len(ranked)))
    edges = sorted((place[pair.one], place[pair.other], pair.count) for pair in among)
    graph.add_weighted_edges_from(edges)
    strength = dict(graph.degree(weight="weight"))
    found = networkx.community.louvain_communities(graph, seed=_SEED) if edges else [set(graph)]
    groups = [sorted(group, key=lambda at: (-strength[at], at)) for group in found if group]
    groups.sort(key=lambda group: (-sum(strength[at] for at in group), group[0]))
    return [[ranked[at] for at in group] for group in groups]


def network(known: Sharers, shown: Matrix) -> dict[str, list[dict[str, object]]]:
    """Return nodes with places and links with widths, as vis-network takes them."""
    number = {department: at for at, department in enumerate(shown.order)}
    pairs = sorted({(pair.one, pair.other): pair for pair in shown.cells.values()}.items())
    degree = [0] * len(number)
    for _, pair in pairs:
        degree[number[pair.one]] += 1
        degree[number[pair.other]] += 1
    radii = [node_size("Department", min(each, 24)) for each in degree]
    links = [(number[pair.one], number[pair.other], float(pair.count)) for _, pair in pairs]
    # Twice the room: between departments stand their names, which are long.
    places = layout(len(number), links, [radius * 2 for radius in radii])
    nodes: list[dict[str, object]] = [
        {
            "id": at,
            "iri": known.departments[department],
            "label": known.names[department],
            "x": x,
            "y": y,
            "size": radius,
            "group": sum(begin <= at for begin in shown.begins) - 1,
        }
        for at, (department, (x, y), radius) in enumerate(zip(shown.order, places, radii, strict=True))
    ]
    edges: list[dict[str, object]] = [
        {"from": one, "to": other, "count": int(count), "width": link_width(int(count))}
        for one, other, count in links
    ]
    return {"nodes": nodes, "edges": edges}

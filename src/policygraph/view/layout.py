"""Nodes and weighted links in, places on the plane out: computed beforehand, so that no page has to settle.

Each connected component is laid out by itself: pivot MDS gives its overall form, a force model (repulsion of
all pairs, springs along the links) spreads it, and a last pass pushes apart what overlaps. Large components
are then placed around the middle, small ones in rows below. The only randomness is a seeded jitter over the
order of the nodes, so that the same nodes and links in the same order give the same places.
"""

from __future__ import annotations

from collections import deque
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Points = NDArray[np.float32]
    Adjacency = list[list[int]]

#: The length that a link would like to have, in the page's units (pixels at zoom 1).
SPACING: Final = 74.0
_PIVOTS: Final = 24
_ROOM: Final = 2.1  # times the radius of the disc that the nodes, with a margin, would just fill
_SMALL: Final = 3  # components up to this size go into the rows below
_SEED: Final = 20230425


def layout(
    size: int, links: Sequence[tuple[int, int, float]], radii: Sequence[float]
) -> list[tuple[int, int]]:
    """Return the place of each of the nodes 0 … ``size - 1``; ``links`` are (node, node, weight).

    ``radii`` are the sizes that the nodes are drawn with: no two of them overlap.

    >>> layout(2, [(0, 1, 1.0)], [8, 8]) == layout(2, [(1, 0, 1.0)], [8, 8])
    True
    """
    if size == 0:
        return []
    adjacency, weights = _adjacency(size, links)
    radius = np.asarray(radii, dtype=np.float32)
    components = _components(adjacency)
    blocks = [
        (members, _component(members, adjacency, weights, radius))
        for members in components
        if len(members) > _SMALL
    ]
    small = [members for members in components if len(members) <= _SMALL]
    points = np.zeros((size, 2), dtype=np.float32)
    floor = _place_large(points, blocks)
    _place_small(points, small, floor)
    return [(round(float(x)), round(float(y))) for x, y in points]


class Remembered:
    """Lays out as `layout` does, and knows the last layout: most edits of a document leave the picture as it is.

    ``last`` is what an earlier one had there, as JSON gives it back; what is in it that is not known is ignored.
    """

    def __init__(self, last: dict[str, Any] | None = None) -> None:
        self.last = last or {}

    def __call__(
        self, size: int, links: Sequence[tuple[int, int, float]], radii: Sequence[float]
    ) -> list[tuple[int, int]]:
        """Return the places; see `layout`."""
        key = blake2b(repr((_own_digest(), size, links, radii)).encode(), digest_size=16).hexdigest()
        if self.last.get("key") != key:
            self.last = {"key": key, "places": layout(size, links, radii)}
        return [(x, y) for x, y in self.last["places"]]


@cache
def _own_digest() -> str:
    return blake2b(Path(__file__).read_bytes(), digest_size=16).hexdigest()


def _adjacency(
    size: int, links: Sequence[tuple[int, int, float]]
) -> tuple[Adjacency, dict[tuple[int, int], float]]:
    weights: dict[tuple[int, int], float] = {}
    for source, target, weight in links:
        if source != target:
            pair = (min(source, target), max(source, target))
            weights[pair] = weights.get(pair, 0.0) + weight
    adjacency: Adjacency = [[] for _ in range(size)]
    for one, other in sorted(weights):
        adjacency[one].append(other)
        adjacency[other].append(one)
    return adjacency, weights


def _components(adjacency: Adjacency) -> list[list[int]]:
    """Return the connected components, largest first, then by their first node."""
    seen = [False] * len(adjacency)
    found = []
    for start in range(len(adjacency)):
        if seen[start]:
            continue
        seen[start] = True
        members = [start]
        for node in members:
            for neighbour in adjacency[node]:
                if not seen[neighbour]:
                    seen[neighbour] = True
                    members.append(neighbour)
        found.append(sorted(members))
    return sorted(found, key=lambda members: (-len(members), members[0]))


def _component(
    members: list[int],
    adjacency: Adjacency,
    weights: dict[tuple[int, int], float],
    radius: NDArray[np.float32],
) -> Points:
    index = {node: place for place, node in enumerate(members)}
    near = [[index[neighbour] for neighbour in adjacency[node]] for node in members]
    pairs = [
        (index[one], index[other], weight)
        for node in members
        for one, other, weight in ((node, n, weights[node, n]) for n in adjacency[node] if n > node)
    ]
    mass = np.sqrt(np.asarray([len(neighbours) for neighbours in near], dtype=np.float32) + 1)
    points = _dense(_spread(_pivot_mds(near), pairs, mass), radius[members])
    return _upright(_apart(points, radius[members]))


def _pivot_mds(near: Adjacency) -> Points:
    """Return first places from the distances to a few pivots (Brandes and Pich 2006)."""
    size = len(near)
    distances = np.zeros((size, min(_PIVOTS, size)), dtype=np.float64)
    pivot, closest = max(range(size), key=lambda node: len(near[node])), np.full(size, np.inf)
    for column in range(distances.shape[1]):
        distances[:, column] = _hops(near, pivot)
        closest = np.minimum(closest, distances[:, column])
        pivot = int(np.argmax(closest))
    squared = distances**2
    centred = squared - squared.mean(0) - squared.mean(1, keepdims=True) + squared.mean()
    _, vectors = np.linalg.eigh(centred.T @ centred)
    places = centred @ vectors[:, -2:][:, ::-1]
    # An eigenvector's sign is arbitrary, and LAPACK builds differ in it: the largest entry is made positive.
    places *= np.sign(places[np.argmax(np.abs(places), axis=0), [0, 1]] + 1e-9)
    scale = np.abs(places).max() or 1.0
    jitter = np.random.default_rng(_SEED).normal(0, 0.02, places.shape)  # leaves of a hub fall on one point
    return np.asarray((places / scale + jitter) * SPACING * np.sqrt(size), dtype=np.float32)


def _hops(near: Adjacency, start: int) -> NDArray[np.float64]:
    hops = np.full(len(near), -1.0)
    hops[start] = 0
    queue = deque([start])
    while queue:
        node = queue.popleft()
        for neighbour in near[node]:
            if hops[neighbour] < 0:
                hops[neighbour] = hops[node] + 1
                queue.append(neighbour)
    return hops


def _spread(points: Points, pairs: list[tuple[int, int, float]], mass: NDArray[np.float32]) -> Points:
    """Move the nodes along the forces on them, in steps that grow shorter."""
    size = len(points)
    one = np.asarray([pair[0] for pair in pairs])
    other = np.asarray([pair[1] for pair in pairs])
    # A spring of 30 shared measures is stronger than one of 1, but does not pull its ends into one point.
    pull = np.log2(1 + np.asarray([pair[2] for pair in pairs], dtype=np.float32)) ** 0.5
    pull /= np.minimum(mass[one], mass[other]) ** 0.5
    rounds = int(np.clip(120_000 / size, 80, 300))
    longest = SPACING * np.sqrt(size) * 0.2
    for step in range(rounds):
        force = _repulsion(points, mass)
        along = points[other] - points[one]
        length = np.sqrt((along**2).sum(1, keepdims=True)) + 1e-3
        spring = along * (length / SPACING) * pull[:, None]
        for axis in (0, 1):
            force[:, axis] += np.bincount(one, spring[:, axis], size)
            force[:, axis] -= np.bincount(other, spring[:, axis], size)
        force -= points * 0.02 * mass[:, None]  # gravity keeps far branches near
        strength = np.sqrt((force**2).sum(1, keepdims=True)) + 1e-6
        points = points + force / strength * np.minimum(strength, longest * (1 - step / rounds) ** 1.5 + 0.5)
        points = points.astype(np.float32)
    return points


def _repulsion(points: Points, mass: NDArray[np.float32]) -> Points:
    """Return the push of every node on every other, in blocks of rows that stay in the cache."""
    force = np.empty_like(points)
    x, y = points[:, 0], points[:, 1]
    for begin in range(0, len(points), 128):
        rows = slice(begin, begin + 128)
        dx, dy = x[rows, None] - x, y[rows, None] - y
        push = mass / (dx * dx + dy * dy + 4.0)
        force[rows, 0] = np.einsum("ij,ij->i", dx, push)
        force[rows, 1] = np.einsum("ij,ij->i", dy, push)
    return force * (mass[:, None] * np.float32(SPACING**2))


def _dense(points: Points, radius: NDArray[np.float32]) -> Points:
    """Scale the places so that four fifths of the nodes have just the room they need; draw stragglers in."""
    points = np.asarray(points - np.median(points, axis=0), dtype=np.float32)
    distance = np.sqrt((points**2).sum(1, keepdims=True)) + 1e-3
    middle = float(np.median(distance))
    pulled = points * np.where(distance > middle, (distance / middle) ** -0.45, 1.0)
    usual = float(np.quantile(np.sqrt((pulled**2).sum(1)), 0.8)) + 1e-3
    return np.asarray(pulled * (_ROOM * np.sqrt(((radius + 8) ** 2).sum()) / usual), dtype=np.float32)


def _apart(points: Points, radius: NDArray[np.float32]) -> Points:
    """Push overlapping nodes apart, leaving room for the eye (and a label) between them."""
    need = radius[:, None] + radius[None, :] + 12.0
    np.fill_diagonal(need, 0)
    for _ in range(60):
        dx = points[:, 0][:, None] - points[:, 0]
        dy = points[:, 1][:, None] - points[:, 1]
        distance = np.sqrt(dx * dx + dy * dy) + 1e-3
        missing = need - distance
        rows, columns = np.nonzero(missing > 0)
        if not len(rows):
            break
        push = missing[rows, columns] * 0.5 / distance[rows, columns]
        move_x = np.bincount(rows, dx[rows, columns] * push, len(points))
        move_y = np.bincount(rows, dy[rows, columns] * push, len(points))
        points = (points + np.stack([move_x, move_y], axis=1)).astype(np.float32)
    return points


def _upright(points: Points) -> Points:
    """Turn the longest extent into the horizontal, as screens are, and put the middle at the origin."""
    points = points - (points.max(0) + points.min(0)) / 2
    covariance = points.T @ points
    angle = 0.5 * np.arctan2(2 * covariance[0, 1], covariance[0, 0] - covariance[1, 1])
    cosine, sine = np.cos(angle), np.sin(angle)
    turned = np.stack(
        [points[:, 0] * cosine + points[:, 1] * sine, points[:, 1] * cosine - points[:, 0] * sine], 1
    )
    return np.asarray(turned - (turned.max(0) + turned.min(0)) / 2, dtype=np.float32)


def _place_large(points: Points, blocks: list[tuple[list[int], Points]]) -> float:
    """Put each block at the free place nearest to the middle; return the lowest edge that is taken."""
    boxes = np.zeros((0, 4), dtype=np.float32)  # x, y, half width, half height
    for members, places in blocks:
        half = np.abs(places).max(0) + SPACING * 0.6
        where = _free_place(boxes, half)
        points[members] = places + where
        boxes = np.vstack([boxes, np.concatenate([where, half])[None, :].astype(np.float32)])
    return float((boxes[:, 1] + boxes[:, 3]).max()) if len(boxes) else 0.0


def _free_place(boxes: NDArray[np.float32], half: NDArray[np.float32]) -> NDArray[np.float32]:
    if not len(boxes):
        return np.zeros(2, dtype=np.float32)
    reach = np.abs(boxes[:, :2]).max() + boxes[:, 2:].max() + half.max()
    turn = np.arange(3000, dtype=np.float32)
    distance = reach * 1.5 * np.sqrt(turn / 3000)
    angle = turn * 2.399963  # the golden angle covers the plane evenly
    candidates = np.stack([distance * np.cos(angle) * 1.3, distance * np.sin(angle) * 0.8], axis=1)
    gap_x = np.abs(candidates[:, 0][:, None] - boxes[:, 0]) - boxes[:, 2] - half[0]
    gap_y = np.abs(candidates[:, 1][:, None] - boxes[:, 1]) - boxes[:, 3] - half[1]
    free = np.nonzero(((gap_x >= 0) | (gap_y >= 0)).all(axis=1))[0]
    if len(free):
        return np.asarray(candidates[free[0]], dtype=np.float32)
    return np.asarray([0, (boxes[:, 1] + boxes[:, 3]).max() + half[1]], dtype=np.float32)


def _place_small(points: Points, small: list[list[int]], floor: float) -> None:
    """Put pairs, threes and single nodes in rows below everything else, as wide as what is above."""
    width = max(float(np.ptp(points[:, 0])), SPACING * 1.6 * np.sqrt(max(len(small), 1) * 2))
    x, y = -width / 2, floor + SPACING
    for members in small:
        needed = SPACING * 1.5 * len(members)
        if x + needed > width / 2 and x > -width / 2:
            x, y = -width / 2, y + SPACING * 1.1
        for place, node in enumerate(members):
            points[node] = (x + SPACING * (0.75 + place), y + (place % 2) * SPACING * 0.25)
        x += needed

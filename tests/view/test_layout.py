"""Where nodes are put: the same places for the same network, none on another."""

from __future__ import annotations

import math
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from policygraph.view.layout import layout


def overlaps(points: list[tuple[int, int]], radius: float) -> int:
    return sum(
        math.dist(one, other) < 2 * radius - 1
        for place, one in enumerate(points)
        for other in points[place + 1 :]
    )


def hubs(size: int) -> list[tuple[int, int, float]]:
    chance = random.Random(3)
    return [(chance.randrange(size // 8), chance.randrange(size // 8, size), 1.0) for _ in range(size * 2)]


def test_no_nodes_have_no_places() -> None:
    assert layout(0, [], []) == []


def test_the_same_links_in_another_order_and_direction_give_the_same_places() -> None:
    links = hubs(120)
    turned = [(other, one, weight) for one, other, weight in reversed(links)]
    assert layout(120, links, [8.0] * 120) == layout(120, turned, [8.0] * 120)


def test_no_node_lies_on_another() -> None:
    assert overlaps(layout(200, hubs(200), [9.0] * 200), 9.0) == 0


def test_linked_nodes_lie_nearer_than_others() -> None:
    rings = [(a, (a + 1) % 10, 1.0) for a in range(10)] + [
        (10 + a, 10 + (a + 1) % 10, 1.0) for a in range(10)
    ]
    points = layout(20, [*rings, (0, 10, 1.0)], [8.0] * 20)
    linked = sum(math.dist(points[one], points[other]) for one, other, _ in rings) / len(rings)
    apart = sum(math.dist(points[a], points[10 + b]) for a in range(10) for b in range(10)) / 100
    assert linked < apart


def test_separate_components_do_not_cover_each_other() -> None:
    links = [(base + a, base + (a + 1) % 6, 1.0) for base in range(0, 60, 6) for a in range(6)]
    points = layout(60, links, [8.0] * 60)
    boxes = []
    for base in range(0, 60, 6):
        xs, ys = zip(*points[base : base + 6], strict=True)
        boxes.append((min(xs), min(ys), max(xs), max(ys)))
    assert not any(
        a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
        for place, a in enumerate(boxes)
        for b in boxes[place + 1 :]
    )


@settings(max_examples=40, deadline=None)
@given(
    st.integers(1, 25).flatmap(
        lambda n: st.tuples(
            st.just(n),
            st.lists(st.tuples(st.integers(0, n - 1), st.integers(0, n - 1), st.floats(1, 50)), max_size=60),
        )
    )
)
def test_any_network_gets_a_place_for_each_node(case: tuple[int, list[tuple[int, int, float]]]) -> None:
    size, links = case
    points = layout(size, links, [8.0] * size)
    assert len(points) == size
    assert overlaps(points, 3.0) == 0

"""A predicted and a labelled quantity in, whether they are the same out: numbers by value, units as written."""

from __future__ import annotations

import math
from collections.abc import Iterable

from .forms import plain
from .labels import Json, many


def number(value: object) -> float:
    """Return a value as a number, NaN where it is none."""
    try:
        return float(str(value))
    except ValueError:
        return math.nan


def same_quantity(fact: Json, label: Json, pairs: Iterable[tuple[float, object]]) -> bool:
    """Whether the numbers of each pair (wanted, found) are equal and the unit is one of the label's.

    >>> same_quantity({"unit": "家"}, {"unit": ["家", "户"]}, [(3, "3.0")])
    True
    """
    close = all(abs(number(got) - want) < 1e-6 * max(1, abs(want)) for want, got in pairs)
    return close and plain(fact.get("unit") or "") in [plain(unit) for unit in many(label["unit"])]


def same_change(fact: Json, label: Json) -> bool:
    """Whether a quantity goes from and to the same values in the same unit.

    >>> same_change({"before": 60, "after": 3, "unit": "工作日"}, {"before": 60, "after": 5, "unit": "工作日"})
    False
    """
    return same_quantity(
        fact, label, [(label["before"], fact.get("before")), (label["after"], fact.get("after"))]
    )

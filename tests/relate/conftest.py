"""The fixture `read` of the tests of the rules."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from readings import reading_of

from policygraph.relate.reading import Reading


@pytest.fixture
def read() -> Callable[..., Reading]:
    """A function that returns a Reading of a few words, with the names that the test says are there."""
    return reading_of

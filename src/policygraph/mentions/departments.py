"""Placeholder: replaced by the owner of this file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..model import Mention
from .scan import Scan


def find(scan: Scan, titles: Sequence[Mention]) -> Iterator[Mention]:
    yield from ()

"""Mentions that overlap in, mentions that do not out: the policy of overlaps."""

from __future__ import annotations

from collections.abc import Iterable

from ..model import Mention


def settle(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Placeholder: replaced by the owner of this file."""
    return tuple(sorted(mentions, key=lambda m: (m.begin, -m.end)))

"""A Reading in, facts out: each rule module finds its own kind, and every fact carries its evidence."""

from __future__ import annotations

from ..model import Fact
from . import (
    actions,
    amounts,
    changes,
    deadlines,
    delegation,
    documents,
    observations,
    places,
    responsibility,
    validity,
)
from .reading import Reading

_RULES = (
    responsibility.find,
    actions.find,
    documents.find,
    delegation.find,
    places.find,
    validity.find,
    amounts.find,
    changes.find,
    observations.find,
    deadlines.find,
)


def relate(reading: Reading) -> tuple[Fact, ...]:
    """Return the facts of a document, each once, in the order of the rules and of the text.

    Two equal sums in one sentence are two facts: what is a node in the graph is never merged.
    """
    facts: dict[object, Fact] = {}
    for rule in _RULES:
        for number, fact in enumerate(rule(reading)):
            node = number if fact.predicate in ("amount", "observation", "change") else None
            facts.setdefault((node, fact), fact)
    return tuple(facts.values())

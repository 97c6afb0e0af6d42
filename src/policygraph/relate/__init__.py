"""A Reading in, facts out: each rule module finds its own kind, and every fact carries its evidence."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Evidence, Fact, Value
from . import (
    actions,
    amounts,
    changes,
    competence,
    deadlines,
    delegation,
    documents,
    observations,
    operating,
    places,
    responsibility,
    running_roles,
    stages,
    validity,
)
from .reading import Reading

_RULES = (
    responsibility.find,
    running_roles.find,
    competence.find,
    actions.find,
    documents.find,
    delegation.find,
    places.find,
    operating.find,
    validity.find,
    amounts.find,
    changes.find,
    observations.find,
    deadlines.find,
    stages.find,
)


def relate(reading: Reading) -> tuple[Fact, ...]:
    """Return the facts of a document, each once, in the order of the rules and of the text.

    Two equal sums in one sentence are two facts: what is a node in the graph is never merged. That someone acts is
    left out where the same words say more: 由市水利局牵头 gives `leads`, 我局会同市财政局…现答复如下 gives `coHandles`.
    """
    facts: dict[object, Fact] = {}
    for rule in _RULES:
        for number, fact in enumerate(rule(reading)):
            node = number if fact.predicate in ("amount", "observation", "change") else None
            facts.setdefault((node, fact), fact)
    return tuple(_without_said(list(facts.values())))


def _without_said(facts: list[Fact]) -> Iterator[Fact]:
    roles: dict[tuple[str, Value], list[Evidence]] = {}
    handling = set()
    for fact in facts:
        if fact.predicate in ("leads", "assists", "responsibleFor"):
            roles.setdefault((fact.subject, fact.object), []).append(fact.evidence[0])
        elif fact.predicate == "coHandles":
            handling.add(fact.evidence[0])
    for fact in facts:
        if fact.predicate == "carriesOut":
            proof = fact.evidence[0]
            said = roles.get((fact.subject, fact.object), ())
            if proof in handling or any(e.begin < proof.end and proof.begin < e.end for e in said):
                continue
        yield fact

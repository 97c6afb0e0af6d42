"""A store in, who takes part in what out: for a department, the items of each way of sharing with its roles.

The ways: *measure* (takes part in it), *policy* (issued or forwarded it, or acts under it), *programme* (acts in a
measure that concerns it, or carries it), *document* (issuer, co-handler, and all who act in it). Both the counts in
the derived graph and the items that are shown come from here, so they agree.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Final, Literal, get_args

from pyoxigraph import Store

from ..errors import UsageError
from ..iri import NAMESPACES
from .match import Line, first, match
from .vocabulary import DCTERMS, DERIVED, OWL, PG, ROLES

Way = Literal["measure", "policy", "programme", "document"]
WAYS: Final[tuple[Way, ...]] = get_args(Way)

#: Of a policy: who made it known. Two departments share a policy as its makers or as those who act under it.
ISSUING: Final = frozenset({"issued", "forwarded"})
#: What a department does that carries a programme.
CARRYING: Final = (
    "implements",
    "establishes",
    "supervises",
    "operates",
    "leads",
    "responsibleFor",
    "carriesOut",
)
Items = dict[str, set[str]]


class Participation:
    """The departments' parts in measures, policies, programmes and documents; all names are full IRIs."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._measures: dict[str, Items] = {}
        self._document_of: dict[str, str] = {}
        self._of_measure: dict[Way, dict[str, set[str]]] = {way: {} for way in WAYS}

    def items(self, department: str, by: Way) -> Items:
        """Return what the department takes part in, each with its roles."""
        return {
            "measure": self.measures,
            "policy": self._policies,
            "programme": self._programmes,
            "document": self._documents,
        }[by](department)

    def measures(self, department: str) -> Items:
        """Return the measures in which the department has a role."""
        if department in self._measures:
            return self._measures[department]
        found: Items = {}
        self._measures[department] = found
        for role in ROLES:
            for quad in self._of(department, role):
                if quad.object.startswith(NAMESPACES["measure"]):
                    found.setdefault(quad.object, set()).add(role)
        return found

    def same(self, policy: str) -> str:
        """Return the policy that stands for all that are the same as this one."""
        return self._same.get(policy, policy)

    def alike(self, policy: str) -> list[str]:
        """Return every policy that is the same as this one, itself included."""
        standing = self.same(policy)
        return sorted({standing, policy, *(p for p, q in self._same.items() if q == standing)})

    def document_of(self, measure: str) -> str:
        """Return the document of a measure."""
        if measure not in self._document_of:
            self._document_of[measure] = first(self._store, measure, f"{PG}document")
        return self._document_of[measure]

    def _of(self, subject: str, name: str) -> Iterator[Line]:
        return match(self._store, subject, f"{PG}{name}", None)

    def _policies(self, department: str) -> Items:
        found: Items = {}
        for role in sorted(ISSUING):
            for quad in self._of(department, role):
                found.setdefault(self.same(quad.object), set()).add(role)
        self._through_measures(found, department, "policy")
        return found

    def _programmes(self, department: str) -> Items:
        found: Items = {}
        self._through_measures(found, department, "programme")
        for role in CARRYING:
            for quad in self._of(department, role):
                if quad.object.startswith(NAMESPACES["programme"]):
                    found.setdefault(quad.object, set()).add(role)
        return found

    def items_of_measures(self, department: str, by: Way) -> dict[str, set[str]]:
        """Return the policies or programmes that each of the department's measures stands under or concerns."""
        return {measure: self._items_of(measure, by) for measure in self.measures(department)}

    def _through_measures(self, found: Items, department: str, by: Way) -> None:
        for measure, roles in self.measures(department).items():
            for item in self._items_of(measure, by):
                found.setdefault(item, set()).update(roles)

    def _items_of(self, measure: str, by: Way) -> set[str]:
        if measure not in self._of_measure[by]:
            items = {self.same(item) for item in self._concerns(measure, by)}
            if by == "policy":
                items.update(map(self.same, self._publishes.get(self.document_of(measure), ())))
            self._of_measure[by][measure] = items
        return self._of_measure[by][measure]

    def _documents(self, department: str) -> Items:
        found: Items = {}
        for measure, roles in self.measures(department).items():
            found.setdefault(self.document_of(measure), set()).update(roles)
        for quad in self._of(department, "coHandles"):
            found.setdefault(quad.object, set()).add("coHandles")
        publisher = f"{DCTERMS}publisher"
        for quad in match(self._store, None, publisher, department):
            found.setdefault(quad.subject, set()).add("issuer")
        return found

    def _concerns(self, measure: str, prefix: str) -> Iterable[str]:
        return (
            quad.object
            for quad in self._of(measure, "concerns")
            if quad.object.startswith(NAMESPACES[prefix])
        )

    @cached_property
    def _publishes(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for quad in match(self._store, None, f"{PG}publishes", None):
            found[quad.subject].append(quad.object)
        return {document: sorted(policies) for document, policies in found.items()}

    @cached_property
    def _same(self) -> dict[str, str]:
        joined = match(self._store, None, f"{OWL}sameAs", None, DERIVED)
        return {quad.subject: quad.object for quad in joined}


def way_of(by: str) -> Way:
    """Return the way of sharing of this name.

    Raises:
        UsageError: there is none.
    """
    for way in WAYS:
        if way == by:
            return way
    raise UsageError(f"--by {by} is no way of sharing; it is one of {', '.join(WAYS)}")


def together(by: Way, roles: Iterable[set[str]]) -> bool:
    """Say whether those who have these roles in one item share it.

    >>> together("policy", [{"issued"}, {"leads"}]), together("policy", [{"issued"}, {"forwarded"}])
    (False, True)
    """
    if by != "policy":
        return True
    listed = list(roles)
    return all(each & ISSUING for each in listed) or all(each - ISSUING for each in listed)

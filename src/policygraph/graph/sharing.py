"""Departments in, what they share out: rows of departments with a count and items, each item with its evidence."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, combinations
from typing import Any, Final

from pyoxigraph import Store

from ..iri import NAMESPACES, compact
from .findings import Finding, Findings
from .match import first, match
from .names import Names
from .participation import Items, Participation, Way, together, way_of
from .vocabulary import DCTERMS, DERIVED, PG

_MEMBER: Final = f"{PG}member"
_COUNT: Final = f"{PG}count"
Row = dict[str, Any]


class Sharing:
    """Answers who shares what; counts come from the derived graph, items are fetched for the rows that are shown."""

    def __init__(self, store: Store, names: Names, groups: Mapping[str, Sequence[str]] | None = None) -> None:
        """Take the store's departments each for itself, or ``groups`` of them, by the one that stands for them."""
        self._store = store
        self._names = names
        self._groups = groups
        self._findings = Findings(store)
        self._participation = Participation(store)
        self._cache: dict[tuple[str, Way], Items] = {}

    def rows(
        self, departments: Sequence[str], by: str = "measure", least: int = 1, limit: int | None = None
    ) -> list[Row]:
        """Return who shares what, most first; see `Graph.shared`.

        Raises:
            UsageError: there is no such way of sharing.
            UnknownNameError, AmbiguousNameError: a name is not that of one actor.
        """
        way = way_of(by)
        asked = [self._names.find(name, ACTORS) for name in dict.fromkeys(departments)]
        if len(asked) > 1:
            shared = self._common(asked, way)
            return [self._row(asked, way, shared)] if len(shared) >= max(least, 1) else []
        pairs = self.pairs(way, asked[0] if asked else "", least)
        return [self._row(pair, way) for pair, _ in pairs[:limit]]

    def pairs(self, way: Way, department: str = "", least: int = 1) -> list[tuple[list[str], int]]:
        """Return the pairs that share, most first, with their counts; only one department's, if it is given.

        The department asked for is the first of its pair, the others are in the order of their labels.
        """
        found = []
        nodes = self._nodes(way, department) if self._groups is None else self._counted(way, department)
        for members, count in nodes:
            if count >= least:
                members.sort(key=lambda iri: (iri != department, self._names.label(iri), iri))
                found.append((members, count))
        return sorted(found, key=lambda f: (-f[1], [self._names.label(iri) for iri in f[0]], f[0]))

    def _nodes(self, way: Way, department: str) -> Iterator[tuple[list[str], int]]:
        """Yield the members and the count of each node of the derived graph; one look-up for all if none is asked."""
        prefix = f"{NAMESPACES['node']}{way}."
        store = self._store
        if department:
            for line in match(store, None, _MEMBER, department, DERIVED):
                if line.subject.startswith(prefix):
                    members = [m.object for m in match(store, line.subject, _MEMBER, None, DERIVED)]
                    yield members, int(first(store, line.subject, _COUNT))
            return
        found: dict[str, list[str]] = {}
        for line in match(store, None, _MEMBER, None, DERIVED):
            if line.subject.startswith(prefix):
                found.setdefault(line.subject, []).append(line.object)
        counts = {line.subject: int(line.object) for line in match(store, None, _COUNT, None, DERIVED)}
        yield from ((members, counts[node]) for node, members in found.items())

    def _counted(self, way: Way, department: str) -> Iterator[tuple[list[str], int]]:
        """Yield the pairs of groups that share, with their counts: the derived graph counts single departments."""
        members: dict[str, dict[str, set[str]]] = defaultdict(dict)
        for group in self._groups or ():
            for item, roles in self._items(group, way).items():
                members[item][group] = roles
        counts: Counter[tuple[str, str]] = Counter()
        for part in members.values():
            for one, other in combinations(sorted(part), 2):
                if department in ("", one, other) and together(way, (part[one], part[other])):
                    counts[one, other] += 1
        yield from (([one, other], count) for (one, other), count in counts.items())

    def _members(self, department: str) -> Sequence[str]:
        return (self._groups or {}).get(department, (department,))

    def _items(self, department: str, way: Way) -> Items:
        key = (department, way)
        if key not in self._cache:
            found: Items = {}
            for member in self._members(department):
                for item, roles in self._participation.items(member, way).items():
                    found[item] = found.get(item, set()) | roles
            self._cache[key] = found
        return self._cache[key]

    def _common(self, departments: Sequence[str], way: Way) -> list[str]:
        parts = [self._items(department, way) for department in departments]
        common = set.intersection(*(set(part) for part in parts))
        return [item for item in common if together(way, [part[item] for part in parts])]

    def _row(self, departments: Sequence[str], way: Way, shared: list[str] | None = None) -> Row:
        common = self._common(departments, way) if shared is None else shared
        items = sorted((self._item(item, departments, way) for item in common), key=_place)
        for item in items:
            del item["_order"]
        return {
            "departments": [self._names.label(iri) for iri in departments],
            "count": len(common),
            "items": items,
        }

    def _item(self, item: str, departments: Sequence[str], way: Way) -> Row:
        members: dict[str, Any] = {}
        documents: set[str] = set()
        for department in departments:
            proofs = self._proofs(item, department, way)
            documents.update(proof.document for proof in proofs)
            members[self._names.label(department)] = {
                "roles": sorted(self._items(department, way)[item]),
                "evidence": [_evidence(proof, way) for proof in proofs],
            }
        order = int(first(self._store, item, f"{PG}begin") or 0) if way == "measure" else 0
        document = self._document(item, way) or min(documents, default="")
        return {"item": self.title(item, way), "document": document, "members": members, "_order": order}

    def _document(self, item: str, way: Way) -> str:
        if way == "document":
            return self._findings.document_id(item)
        if way == "measure":
            return self._findings.document_id(self._participation.document_of(item))
        return ""

    def title(self, item: str, way: Way) -> str:
        """Return what an item is called: a measure's heading or number, a document's title, an entity's label."""
        terms = {"measure": (f"{PG}heading", f"{PG}number"), "document": (f"{DCTERMS}title",)}.get(way)
        if terms is None:
            return self._names.label(item)
        return next(filter(None, (first(self._store, item, term) for term in terms)), compact(item))

    def _proofs(self, item: str, department: str, way: Way) -> list[Finding]:
        """Return the findings that give the department its roles in the item."""
        roles = self._items(department, way)[item]
        targets = self._targets(item, department, way)
        found: dict[tuple[str, int, int], Finding] = {}
        parts = (self._findings.between(member, targets) for member in self._members(department))
        for finding in chain.from_iterable(parts):
            if finding.predicate in roles or way == "document":
                found.setdefault((finding.document, finding.begin, finding.end), finding)
        return list(found.values())

    def _targets(self, item: str, department: str, way: Way) -> set[str]:
        members = self._members(department)
        return set().union(*(self._targets_of(item, member, way) for member in members))

    def _targets_of(self, item: str, department: str, way: Way) -> set[str]:
        """Return the objects of the findings that tie the department to the item."""
        if way == "measure":
            return {item}
        if way == "document":
            own = self._participation.measures(department)
            return {
                item,
                *(m for m in own if self._participation.document_of(m) == item),
                *self._published(item),
            }
        reach = self._participation.items_of_measures(department, way)
        measures = {measure for measure, items in reach.items() if item in items}
        return measures | ({*self._participation.alike(item)} if way == "policy" else {item})

    def _published(self, document: str) -> set[str]:
        quads = match(self._store, document, f"{PG}publishes", None)
        return {quad.object for quad in quads}


#: Who can be asked about by name.
ACTORS: Final = ("Department", "OrganCategory", "Enterprise", "Park")


def _evidence(finding: Finding, way: Way) -> Row:
    """Write a piece of evidence; where an item reaches over several documents, with the one it stands in."""
    piece = finding.evidence()
    return piece if way in {"measure", "document"} else {**piece, "document": finding.document}


def _place(item: Row) -> tuple[str, int, str]:
    return item["document"], item["_order"], item["item"]

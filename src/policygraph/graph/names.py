"""A name in, the entity that has it out; an unknown name gives the nearest ones, an ambiguous one its candidates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import cached_property

from pyoxigraph import Store

from ..errors import AmbiguousNameError, UnknownNameError
from ..iri import compact, expand, slug
from .match import match
from .vocabulary import ENTITY_TYPES, PG, RDF, RDFS, SKOS

_NEAREST = 3
_CANDIDATES = 60


class Names:
    """The names and aliases of all entities of a store; brackets, quotes and spaces make no difference."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def find(self, name: str, types: Collection[str] = ()) -> str:
        """Return the IRI of the one entity with this name (or compact IRI), of one of these types.

        Its full name goes before an alias: a county's 水利局 may have the alias that is another's full name.

        Raises:
            AmbiguousNameError: several entities have it.
            UnknownNameError: no entity has it.
        """
        iri = self._known(name)
        if iri and self._fits(iri, types):
            return iri
        for index in (self._full, self._aliases):
            found = sorted(iri for iri in index.get(slug(name), ()) if self._fits(iri, types))
            if len(found) == 1:
                return found[0]
            if found:
                raise AmbiguousNameError(name, tuple(self._told_apart(found)))
        raise UnknownNameError(name, tuple(self.nearest(name, types)))

    def label(self, iri: str) -> str:
        """Return the one name that an entity is shown under; the compact IRI where it has none."""
        return self._labels.get(iri) or compact(iri)

    def nearest(self, name: str, types: Collection[str] = ()) -> list[str]:
        """Return the names that take the fewest changes of a character to become this one."""
        wanted = slug(name)
        letters = set(wanted)
        known = {
            key
            for index in (self._full, self._aliases)
            for key, iris in index.items()
            if self._any(iris, types)
        }
        near = sorted(known, key=lambda key: (-len(letters & set(key)) / (len(letters | set(key)) or 1), key))
        scored = sorted((distance(wanted, key), key) for key in near[:_CANDIDATES] if letters & set(key))
        return [self._written[key] for _, key in scored[:_NEAREST]]

    def of_type(self, kind: str) -> list[str]:
        """Return the IRIs of all entities of a type, by their labels."""
        return sorted(self._types.get(kind, ()), key=lambda iri: (self.label(iri), iri))

    def _known(self, name: str) -> str:
        if name in self._labels:
            return name
        try:
            iri = expand(name)
        except (KeyError, ValueError):
            return ""
        return iri if iri in self._labels else ""

    def _fits(self, iri: str, types: Collection[str]) -> bool:
        return not types or any(iri in self._types.get(kind, ()) for kind in types)

    def _any(self, iris: Iterable[str], types: Collection[str]) -> bool:
        return any(self._fits(iri, types) for iri in iris)

    def _told_apart(self, iris: list[str]) -> list[str]:
        """Return the labels, or the compact IRIs where two labels are the same."""
        labels = [self.label(iri) for iri in iris]
        return [
            label if labels.count(label) == 1 else compact(iri)
            for iri, label in zip(iris, labels, strict=True)
        ]

    @cached_property
    def _labels(self) -> dict[str, str]:
        quads = match(self._store, None, f"{RDFS}label", None)
        return {quad.subject: quad.object for quad in quads}

    @cached_property
    def _types(self) -> dict[str, set[str]]:
        return {
            kind: {q.subject for q in match(self._store, None, _RDF_TYPE, f"{PG}{kind}")}
            for kind in ENTITY_TYPES
        }

    @cached_property
    def _full(self) -> dict[str, set[str]]:
        return self._index("prefLabel")

    @cached_property
    def _aliases(self) -> dict[str, set[str]]:
        return self._index("altLabel")

    @cached_property
    def _written(self) -> dict[str, str]:
        written: dict[str, str] = {}
        for term in ("altLabel", "prefLabel"):
            for quad in match(self._store, None, f"{SKOS}{term}", None):
                key, name = slug(quad.object), quad.object
                written[key] = min(written.get(key, name), name)
        return written

    def _index(self, term: str) -> dict[str, set[str]]:
        index: dict[str, set[str]] = defaultdict(set)
        for quad in match(self._store, None, f"{SKOS}{term}", None):
            index[slug(quad.object)].add(quad.subject)
        return index


_RDF_TYPE = f"{RDF}type"


def distance(one: str, other: str) -> int:
    """Return how many characters must be put in, taken out or changed to make one of the other.

    >>> distance("市水利局", "市水务局"), distance("", "局")
    (1, 1)
    """
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (a != b))
    return row[-1]

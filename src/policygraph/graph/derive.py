"""A store of documents' graphs in, the graph ``derived`` written into it: what only all documents together tell.

Recomputed from the documents' graphs alone, so that a build that adds one document and a build of all give the same:

- ``rdfs:label``: one name for each entity, the one that most documents give it;
- ``owl:sameAs``: one policy cited by its number here, by its title there;
- ``pg:inForceFrom``, ``pg:inForceTo``: the days of each policy (see `force`);
- `org:ChangeEvent`: who became whom in which reform;
- `pg:Sharing`: one node a pair of departments and way of sharing, with its counts.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Final
from urllib.parse import unquote

from pyoxigraph import NamedNode, RdfFormat, Store

from ..fold import fold
from ..iri import NAMESPACES, slug
from . import force, succession
from .match import match
from .participation import WAYS, Participation, Way, together
from .publishing import carried
from .rdf import integer, text
from .vocabulary import DERIVED, OWL, PG, RDF, RDFS, SKOS

_PREF: Final = f"{SKOS}prefLabel"
_TYPE: Final = f"{RDF}type"
_DEPARTMENT: Final = f"{PG}Department"
_NUMBER: Final = f"{PG}documentNumber"
_WHOLE_NUMBER: Final = re.compile(r".+［\d{4}］.*\d+号$")
_LONG_TITLE: Final = 8
Line = tuple[str, str, str]


def derive(store: Store) -> int:
    """Write the graph ``derived`` anew; return how many quads it has."""
    store.remove_graph(NamedNode(DERIVED))
    _load(store, (*_labels(store), *_same_policies(store), *succession.lines(store)))
    # Sharing by policy and the days of a policy read which policies are the same.
    _load(store, (*_sharing(store), *force.lines(store)))
    return sum(1 for _ in match(store, None, None, None, DERIVED))


def _load(store: Store, lines: Iterable[Line]) -> None:
    data = "".join(sorted({f"{s} {p} {o} <{DERIVED}> .\n" for s, p, o in lines}))
    if data:
        store.bulk_load(input=data.encode(errors="replace"), format=RdfFormat.N_QUADS)


def _labels(store: Store) -> Iterator[Line]:
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for quad in match(store, None, _PREF, None):
        names[quad.subject][quad.object] += 1
    for iri, counted in names.items():
        name = min(counted, key=lambda name: (-counted[name], name))
        yield f"<{iri}>", f"<{RDFS}label>", text(name, "zh")


def _same_policies(store: Store) -> Iterator[Line]:
    parent: dict[str, str] = {}

    def root(iri: str) -> str:
        while iri in parent:
            iri = parent[iri]
        return iri

    for group in (*_by_number(store), *_by_title(store)):
        roots = sorted({root(iri) for iri in group}, key=_standing)
        parent.update((iri, roots[0]) for iri in roots[1:])
    for iri in sorted(parent):
        yield f"<{iri}>", f"<{OWL}sameAs>", f"<{root(iri)}>"


def _standing(iri: str) -> tuple[bool, bool, int, str]:
    """Order policies by how well their name stands for the others: the title before the notice and the number."""
    name = unquote(iri.removeprefix(NAMESPACES["policy"]))
    return name.endswith("号"), carried(name) != name, len(name), iri


def _by_number(store: Store) -> Iterator[list[str]]:
    """Yield the policies that have one number, but not those that one document itself tells apart."""
    holders: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for quad in match(store, None, _NUMBER, None):
        number = re.sub(r"\s", "", fold(quad.object))
        if _WHOLE_NUMBER.match(number) and quad.subject.startswith(NAMESPACES["policy"]):
            holders[number][quad.graph].add(quad.subject)
    for number in sorted(holders):
        by_document = holders[number].values()
        if all(len(policies) == 1 for policies in by_document):
            yield sorted(set().union(*by_document))


def _by_title(store: Store) -> Iterator[list[str]]:
    """Yield the policies under the title that a notice carries and under the notice's own title."""
    titles: dict[str, set[str]] = defaultdict(set)
    for quad in match(store, None, _PREF, None):
        iri = quad.subject
        if iri.startswith(NAMESPACES["policy"]) and ".in." not in iri:
            title = slug(carried(quad.object))
            if len(title) >= _LONG_TITLE:
                titles[title].add(iri)
    for title in sorted(titles):
        yield sorted(titles[title])


def _sharing(store: Store) -> Iterator[Line]:
    participation = Participation(store)
    departments = sorted({quad.subject for quad in match(store, None, _TYPE, _DEPARTMENT)})
    for way in WAYS:
        members: dict[str, dict[str, set[str]]] = defaultdict(dict)
        for department in departments:
            for item, roles in participation.items(department, way).items():
                members[item][department] = roles
        yield from _pairs(way, members.values())


def _pairs(way: Way, items: Iterable[dict[str, set[str]]]) -> Iterator[Line]:
    counts: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    for members in items:
        for one, other in combinations(sorted(members), 2):
            if together(way, (members[one], members[other])):
                count = counts[one, other]
                count[0] += 1
                leaders = ("leads" in members[one]) + ("leads" in members[other])
                count[1] += leaders == 1
                count[2] += leaders == 2
    for (one, other), count in counts.items():
        yield from _node(way, one, other, count)


def _node(way: Way, one: str, other: str, count: list[int]) -> Iterator[Line]:
    prefix = NAMESPACES["dept"]
    node = f"<{NAMESPACES['node']}{way}.{one.removeprefix(prefix)}.{other.removeprefix(prefix)}>"
    yield node, f"<{RDF}type>", f"<{PG}Sharing>"
    yield node, f"<{PG}by>", text(way)
    yield node, f"<{PG}member>", f"<{one}>"
    yield node, f"<{PG}member>", f"<{other}>"
    for name, number in zip(("count", "countOneLeads", "countBothLead"), count, strict=True):
        if number:
            yield node, f"<{PG}{name}>", integer(number)

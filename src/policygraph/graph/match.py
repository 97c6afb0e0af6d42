"""A pattern of IRIs in, the quads of a store that match it out, as plain strings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pyoxigraph import BlankNode, Literal, NamedNode, Store, Triple


class Line(NamedTuple):
    """One quad: full IRIs, and literals as their text alone."""

    subject: str
    predicate: str
    object: str
    graph: str


def match(
    store: Store,
    subject: str | None = None,
    predicate: str | None = None,
    value: str | None = None,
    graph: str | None = None,
) -> Iterator[Line]:
    """Yield the quads with these IRIs at these places, None standing for any.

    >>> list(match(Store(), predicate="http://example.org/p"))
    []
    """
    pattern = [None if iri is None else NamedNode(iri) for iri in (subject, predicate, value, graph)]
    for one, name, other, where in store.quads_for_pattern(*pattern):
        yield Line(_plain(one), name.value, _plain(other), _plain(where))


def _plain(term: object) -> str:
    if isinstance(term, NamedNode | Literal | BlankNode):
        return term.value
    # No quad of ours has another kind of term; a triple term would be a foreign one's.
    return str(term) if isinstance(term, Triple) else ""


def first(store: Store, subject: str, predicate: str) -> str:
    """Return the value of a property of which there is one, or an empty text."""
    return next((line.object for line in match(store, subject, predicate)), "")

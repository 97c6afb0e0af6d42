"""What was typed into a field in, the IRI of the entity that it names out; an unknown name gives the nearest ones."""

from __future__ import annotations

from collections.abc import Iterable

from ...errors import UnknownNameError
from ...explore.naming import find
from ...graph import Graph
from .known import directory_of

_NEAREST = 5


def entity_named(graph: Graph, text: str, prefixes: Iterable[str] = ()) -> str:
    """Return the IRI of the one entity of this IRI or name; ``prefixes`` (``dept``) say of which kinds.

    Raises:
        UnknownNameError, AmbiguousNameError: it is not the name of one entity.
    """
    prefixes = tuple(prefixes)
    try:
        return find(graph.index, text, prefixes)
    except UnknownNameError as error:
        allowed = tuple(f"{prefix}:" for prefix in prefixes) or ("",)
        near = [
            each.name
            for each in directory_of(graph).nearest(graph.index, text)
            if each.iri.startswith(allowed)
        ]
        raise UnknownNameError(text, tuple(dict.fromkeys([*error.nearest, *near]))[:_NEAREST]) from error

"""A graph and what to show of it in, a picture (one HTML file) out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from .errors import UsageError
from .iri import compact

if TYPE_CHECKING:
    from os import PathLike

    from .graph import Graph


def draw(
    graph: Graph,
    path: str | PathLike[str],
    *,
    entity: str | None = None,
    depth: int = 1,
    query: str | None = None,
    arguments: tuple[str, ...] = (),
) -> Path:
    """Write the picture of all, of what lies around an entity, or of a named query's result; return its path.

    Args:
        graph: what to draw from.
        path: the HTML file to write.
        entity: the name of the entity in the middle, and depth: how many facts away from it.
        depth: how many facts away from the entity.
        query: the name of the query whose result is drawn, and ``arguments`` what it wants.
        arguments: of the query.

    Raises:
        UsageError: the file cannot be written, both or the wrong of entity and query are given.
        UnknownNameError, AmbiguousNameError: a name is not that of one entity.
    """
    from .view import among, neighbourhood, write_picture  # here: pyvis and numpy take a while to import

    network = graph.network()
    title, focus = graph.folder.resolve().name, None
    if entity is not None:
        iri = graph.names.find(entity)
        title, focus = graph.names.label(iri), compact(iri)
        shown = neighbourhood(network, focus, depth)
    elif query is not None:
        answer = graph.run(query, *arguments)
        nodes = [value for row in answer for value in row if isinstance(value, str)]
        title, shown = " ".join((query, *arguments)), among(network, nodes)
    else:
        shown = network
    target = Path(path)
    try:
        write_picture(shown, target, title=title, focus=focus)
    except OSError as error:
        raise UsageError(f"{target} cannot be written ({error.strerror})") from None
    return target

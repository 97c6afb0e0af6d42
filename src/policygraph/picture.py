"""A graph and what to show of it in, one HTML file out: a picture of the network, or a document with its facts."""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .errors import UsageError
from .iri import compact

if TYPE_CHECKING:
    from os import PathLike

    from .graph import Graph
    from .view import Selection


def draw(
    graph: Graph,
    path: str | PathLike[str],
    *,
    entity: str | None = None,
    depth: int = 1,
    query: str | None = None,
    arguments: tuple[str, ...] = (),
    last: dict[str, Any] | None = None,
) -> Path:
    """Write the picture of all, of what lies around an entity, or of a named query's result; return its path.

    Args:
        graph: what to draw from.
        path: the HTML file to write.
        entity: the name of the entity in the middle, and depth: how many facts away from it.
        depth: how many facts away from the entity.
        query: the name of the query whose result is drawn, and ``arguments`` what it wants.
        arguments: of the query.
        last: what is remembered of the last layout; changed into what is to be remembered of this one.

    Raises:
        UsageError: the file cannot be written, both or the wrong of entity and query are given.
        UnknownNameError, AmbiguousNameError: a name is not that of one entity.
    """
    from .view import (  # here: pyvis and numpy take a while to import
        Remembered,
        among,
        neighbourhood,
        write_picture,
    )

    title, focus = "policygraph", None
    if entity is not None:
        iri = graph.names.find(entity)
        title, focus = graph.names.label(iri), compact(iri)
        shown = neighbourhood(graph.network(), focus, depth)
    elif query is not None:
        answer = graph.run(query, *arguments)
        nodes = [value for row in answer for value in row if isinstance(value, str)]
        title, shown = " ".join((query, *arguments)), among(graph.network(), nodes)
    else:
        shown = _whole(graph)
    places = Remembered(last)
    written = _written(
        Path(path), lambda target: write_picture(shown, target, title=title, focus=focus, places=places)
    )
    if last is not None:
        last.update(places.last)
    return written


def _whole(graph: Graph) -> Selection:
    """Return all, or the departments by shared measures: then the rest, which may be large, is not even read."""
    from .graph.network import size, strongest, titles
    from .view import LIMIT, Selection, departments, strongest_pairs, whole

    nodes = size(graph.index)
    if nodes > LIMIT:
        shown = departments(strongest(graph.index, strongest_pairs))
        if len(shown):
            return Selection(shown, "departments", nodes - len(shown), titles(graph.index))
    return whole(graph.network(), LIMIT)


def draw_document(graph: Graph, path: str | PathLike[str], document: str) -> Path:
    """Write a page of a document's text, its mentions marked and its facts beside it; return the page's path.

    Args:
        graph: what the document is in.
        path: the HTML file to write.
        document: the document's id, such as ``reply/x.txt``.

    Raises:
        UsageError: the file cannot be written, or no document has this id.
    """
    from .view import write_document  # here: numpy takes a while to import

    ids = sorted(str(row["id"]) for row in graph.documents())
    if document not in ids:
        near = ", ".join(get_close_matches(document, ids, 3, 0.3)) or "none"
        raise UsageError(f"no document has the id {document}; the nearest: {near}")
    content = graph.document(document)
    return _written(Path(path), lambda target: write_document(content, target))


def _written(target: Path, write: Callable[[Path], object]) -> Path:
    try:
        write(target)
    except OSError as error:
        raise UsageError(f"{target} cannot be written ({error.strerror})") from None
    return target

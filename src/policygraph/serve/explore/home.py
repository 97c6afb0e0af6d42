"""``/``: one search box, over names and over the documents' text; ``/complete`` what its script completes with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from ...explore.directory import Entity, Match, year_bits
from ...explore.shelf import NATIONAL, Recent, Shelved, in_time, known_places, within
from ...graph import Graph
from ...graph.vocabulary import ENTITY_TYPES
from ..kept import kept
from ..links import entity_url
from ..pages import graph_of, page, texts_of
from . import asked
from .known import (
    directory_of,
    lines_of,
    make_directory,
    make_lines,
    make_overview,
    make_shelf,
    overview_of,
    shelf_of,
)

_COMPLETIONS: Final = 10
_FIRST_ENTITIES: Final = 8
_ENTITIES: Final = 50
_LINES: Final = 20
_REMEMBERED: Final = 1000
#: What can be looked for beside one type of entities.
_ALL, _TEXT = "entities", "text"


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for: words, and within what."""

    words: str
    type: str
    place: str
    since: str
    until: str

    @property
    def narrowed(self) -> bool:
        """Whether there is a filter."""
        return bool(self.type or self.place or self.since or self.until)

    def fits_entity(self, entity: Entity) -> bool:
        """Whether an entity is of the place, and a document of the time names it."""
        if self.place == NATIONAL:
            if entity.place:
                return False
        elif not within(entity.place, self.place):
            return False
        if not self.since and not self.until:
            return True
        return bool(entity.years & year_bits(int(self.since[:4] or 1900), int(self.until[:4] or 2200)))

    def fits_document(self, document: Shelved) -> bool:
        """Whether a document is of the place and the time."""
        return within(document.place, self.place) and in_time(document.date, self.since, self.until)


def home(request: Request) -> Response:
    """Return the page that one begins on, or what was found."""
    with graph_of(request) as graph:
        shelf = shelf_of(graph)
        wanted = Asked(
            asked.text(request, "q"),
            asked.choice(request, "type", (*ENTITY_TYPES, _ALL, _TEXT)),
            known_places(shelf.places, asked.text(request, "place")),
            asked.time(request, "since"),
            asked.time(request, "until"),
        )
        found = _found(request, graph, wanted) if wanted.words else {"overview": overview_of(graph)}
        return page(
            request,
            "home.html",
            asked=wanted,
            places=shelf.places,
            years=shelf.years,
            types=ENTITY_TYPES,
            **found,
        )


def _found(request: Request, graph: Graph, wanted: Asked) -> dict[str, Any]:
    index = graph.index
    fits = wanted.fits_entity
    matches = [] if wanted.type == _TEXT else directory_of(graph).search(index, wanted.words, fits)
    counts = Counter(match.entity.type for match in matches)
    if wanted.type in ENTITY_TYPES:
        matches = [match for match in matches if match.entity.type == wanted.type]
    lines = lines_of(graph)
    numbers: list[int] = []
    if wanted.type in {"", _TEXT}:
        narrowed = wanted.fits_document if wanted.place or wanted.since or wanted.until else None
        numbers = lines.search(index, wanted.words, narrowed)
    only_entities = wanted.type not in {"", _TEXT}
    total, size = (len(matches), _ENTITIES) if only_entities else (len(numbers), _LINES)
    pages = asked.pages_of(total, size)
    number = asked.page_number(request, pages)
    begin = (number - 1) * size
    first = _FIRST_ENTITIES if number == 1 else 0
    hits = lines.hits(index, wanted.words, numbers[begin : begin + size])
    return {
        "overview": None,
        "entities": matches[begin : begin + size] if only_entities else matches[:first],
        "entity_count": len(matches),
        "type_counts": [(kind, counts[kind]) for kind in ENTITY_TYPES if counts[kind]],
        "groups": [(document, list(group)) for document, group in groupby(hits, lambda hit: hit.document)],
        "line_count": len(numbers),
        "document_count": lines.documents(numbers),
        "number": number,
        "pages": pages,
        "url": _addresses(request),
        "only": partial(asked.address, request, page=""),
    }


def _addresses(request: Request) -> Callable[[int], str]:
    return lambda number: asked.address(request, page=number)


def make_completions(graph: Graph) -> Recent[list[Match]]:  # noqa: ARG001 - they are of this graph
    """Return where the completions that were asked for last are remembered."""
    return Recent(_REMEMBERED)


def complete(request: Request) -> Response:
    """Return the entities that what was typed may mean, as JSON."""
    typed = asked.text(request, "q")
    with graph_of(request) as graph:
        directory = directory_of(graph)
        matches = kept(graph, make_completions).get(
            typed, lambda: directory.search(graph.index, typed)[:_COMPLETIONS]
        )
    t = texts_of(request)
    items = [_completion(match, t.of("type", match.entity.type)) for match in matches]
    response = JSONResponse({"q": typed, "items": items}, headers={"Cache-Control": "no-cache"})
    response.headers.add_vary_header("Accept-Language, Cookie")
    return response


def _completion(match: Match, kind: str) -> dict[str, Any]:
    entity = match.entity
    return {
        "iri": entity.iri,
        "name": entity.name,
        "alias": match.name if match.name != entity.name else "",
        "type": entity.type,
        "kind": kind,
        "documents": entity.documents,
        "url": entity_url(entity.iri),
    }


routes = [Route("/", home, name="home"), Route("/complete", complete, name="complete")]
warm = [make_directory, make_shelf, make_lines, make_overview]

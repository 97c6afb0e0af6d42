"""``/topics``: one topic across places: the measures of several that concern a programme or hold words."""

from __future__ import annotations

from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ...explore.naming import names_of, written
from ...explore.shelf import Recent
from ...explore.topics import Topics, by_place, concerning, entries, names_in_texts, topics, with_words
from ...graph import Graph
from ..forms import address, text
from ..kept import kept
from ..pages import graph_of, page
from .duties import duties_of, known_passages
from .lookup import entity_named

_REMEMBERED: Final = 64
_COLUMNS: Final = 4
_IN_COLUMN: Final = 3
_ALONE: Final = 12
_BARS: Final = 16
_LONGEST: Final = 220  # units of the picture
_STARTS: Final = 60
_ABOUT: Final = ("programme", "policy", "platform", "park", "matter", "enterprise", "region")


def _topics(graph: Graph) -> Topics:
    return topics(graph.index, kept(graph, known_passages))


def _recent(_: Graph) -> Recent[list[int]]:
    """The measures of the last words: one chooses places among them."""
    return Recent(_REMEMBERED)


def _with_words(graph: Graph, known: Topics, words: str) -> list[int]:
    return kept(graph, _recent).get(words, lambda: with_words(graph.index, known, words))


def across(request: Request) -> Response:
    """Return the start list, or a topic's measures in columns, one a place."""
    with graph_of(request) as graph:
        known = kept(graph, _topics)
        about, words = text(request, "iri"), text(request, "words")
        iri = entity_named(graph, about, _ABOUT) if about else ""
        shown: dict[str, Any] = {
            "iri": iri,
            "words": words,
            "starts": known.starts[:_STARTS],
            "name": words,
            "field": "",
        }
        if iri:
            shown["field"] = written(graph.index, iri)
            shown["name"] = names_of(graph.index, [iri]).get(iri, iri)
        if iri or words:
            shown |= _compared(request, graph, known, iri, words)
        return page(request, "topics.html", **shown)


def _compared(request: Request, graph: Graph, known: Topics, iri: str, words: str) -> dict[str, Any]:
    if iri:
        numbers, names = concerning(graph.index, known, iri), names_in_texts(graph.index, iri)
        if words:
            inside = set(_with_words(graph, known, words))
            numbers = [number for number in numbers if number in inside]
    else:
        numbers, names = _with_words(graph, known, words), []
    places = by_place(known, numbers)
    asked = [place for place in dict.fromkeys(request.query_params.getlist("place")) if _key(place) in places]
    chosen = [_key(place) for place in asked][:_COLUMNS] or list(places)[:_COLUMNS]
    most = _ALONE if len(chosen) == 1 else _IN_COLUMN
    duties = duties_of(graph)
    return {
        "total": len(numbers),
        "places": {place: len(found) for place, found in places.items()},
        "bars": _bars(places),
        "chosen": chosen,
        "most": most,
        "columns": {
            place: entries(graph.index, known, duties, places[place][:most], [*names, *words.split()])
            for place in chosen
        },
        "alone": lambda place: address("/topics", {"iri": iri, "words": words, "place": place or CENTRE}),
        "centre": CENTRE,
    }


#: How the whole country stands in addresses.
CENTRE: Final = "-"


def _key(place: str) -> str:
    return "" if place == CENTRE else place


def _bars(places: dict[str, list[int]]) -> list[tuple[str, int, int]]:
    """Return place, count and length of the bars of the places with most measures."""
    largest = max((len(found) for found in places.values()), default=1)
    return [
        (place, len(found), round(_LONGEST * len(found) / largest))
        for place, found in list(places.items())[:_BARS]
    ]


routes = [Route("/topics", across, name="topics")]
warm = [_topics]

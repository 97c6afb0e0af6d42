"""``/graph``: a neighbourhood that grows by clicking; ``/graph/around`` and ``/graph/evidence`` feed its script."""

from __future__ import annotations

from typing import Any, Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from ...explore.naming import written
from ...explore.neighbours import SHARES, Around, Thing, around, best_known, between, exists, proofs
from ...explore.shared_items import Item, items, ordered
from ...explore.sharing import Filters, common
from ...explore.shelf import Recent
from ...graph import Graph
from ...graph.participation import WAYS
from ...phones import mask_phones
from ...view.style import LINKS, NODES, OTHER, OTHER_LINK
from ..forms import ROWS, address, number, page_count, text
from ..kept import kept
from ..language import Texts
from ..links import document_url, entity_url
from ..pages import graph_of, page, texts_of
from .lookup import entity_named
from .sharing import sharers_of

#: How many neighbours come at a click, and how many nodes a picture holds: more cannot be read.
_AT_ONCE: Final = 12
_MOST: Final = 80
_REMEMBERED: Final = 128
#: Of how many shared measures the words stand in the panel.
_QUOTED: Final = 6
_STARTS: Final = ("Department", "Policy", "Programme", "Park", "Platform")


def _starts(graph: Graph) -> dict[str, list[Thing]]:
    return best_known(graph.index, _STARTS)


def _asked(request: Request, graph: Graph, name: str) -> str:
    iri = text(request, name)
    if iri.startswith(("measure:", "doc:")):
        if not exists(graph.index, iri):
            raise HTTPException(404, texts_of(request)("error.no-name", name=iri))
        return iri
    return entity_named(graph, iri)


def _recent(_: Graph) -> Recent[Around]:
    """The last neighbourhoods: those of big organs are asked for most, and take longest."""
    return Recent(_REMEMBERED)


def _around(
    graph: Graph, iri: str, kind: str, *, begin: int = 0, limit: int, without: tuple[str, ...] = ()
) -> Around:
    return kept(graph, _recent).get(
        (iri, kind, begin, limit, without),
        lambda: around(graph.index, iri, kind=kind, begin=begin, limit=limit, without=without),
    )


def neighbourhood(request: Request) -> Response:
    """Return the page: the picture where scripts run, and the table of neighbours."""
    with graph_of(request) as graph:
        if not text(request, "iri"):
            return page(request, "graph.html", around=None, starts=kept(graph, _starts))
        iri, kind = _asked(request, graph, "iri"), text(request, "type")
        at = max(number(request, "page", 1), 1)
        found = _around(graph, iri, kind, begin=(at - 1) * ROWS, limit=ROWS)
        if at > page_count(found.total):
            raise HTTPException(404)
        return page(
            request,
            "graph.html",
            around=found,
            kind=kind,
            name=written(graph.index, iri),
            thing_url=thing_url,
            graph_url=lambda other: address("/graph", iri=other),
            shares=SHARES,
            link=lambda n: address("/graph", iri=iri, type=kind, page=n),
            kind_link=lambda each: address("/graph", iri=iri, type=each),
            settings={**_settings(request), "centre": iri},
            at=at,
            pages=page_count(found.total),
        )


def _settings(request: Request) -> dict[str, Any]:
    t = texts_of(request)
    predicates = (*LINKS, "concerns", "inDocument", "publisher", "involvedIn")
    return {
        "most": _MOST,
        "atOnce": _AT_ONCE,
        "texts": t.starting("graph.js."),
        "types": {kind: [t.of("type", kind), style.colour, style.shape] for kind, style in NODES.items()},
        "other": [t.of("type", "Other"), OTHER.colour, OTHER.shape],
        "links": {name: LINKS.get(name, OTHER_LINK) for name in predicates},
        "link": OTHER_LINK,
    }


def thing_url(thing: Thing) -> str:
    """Return the address of the page of an entity or document, or of the place of a measure."""
    if thing.document:
        return document_url(thing.document, None if thing.type == "Document" else thing.begin)
    return entity_url(thing.iri)


def around_json(request: Request) -> Response:
    """Return a node's strongest neighbours that are not seen yet, how many more there are, and the links among all."""
    with graph_of(request) as graph:
        iri, kind = _asked(request, graph, "iri"), text(request, "type")
        seen = request.query_params.getlist("seen")[: 2 * _MOST]
        found = _around(graph, iri, kind, limit=_AT_ONCE, without=tuple(seen))
        shown = list(dict.fromkeys([iri, *(each.thing.iri for each in found.neighbours), *seen]))
        links = between(graph.index, shown)
    t = texts_of(request)
    answer = {
        "centre": _node(found.centre),
        "nodes": [{**_node(each.thing), "count": each.count} for each in found.neighbours],
        "links": [
            {"from": one, "to": other, "predicate": predicate, "name": _called(t, predicate), "count": count}
            for one, other, predicate, count in links
        ],
        "kinds": found.kinds,
        "more": found.total - len(found.neighbours),
    }
    return JSONResponse(answer, headers={"Cache-Control": "no-cache"})


def _called(t: Texts, predicate: str) -> str:
    return t("role.issuer") if predicate == "publisher" else t.of("predicate", predicate)


def _node(thing: Thing) -> dict[str, Any]:
    return {"iri": thing.iri, "name": thing.name, "type": thing.type, "url": thing_url(thing)}


def evidence_json(request: Request) -> Response:
    """Return the words that prove the links between two nodes; of two departments those of what they share first."""
    t = texts_of(request)
    with graph_of(request) as graph:
        one, other = _asked(request, graph, "one"), _asked(request, graph, "other")
        found, total = proofs(graph.index, one, other)
        both = one.startswith("dept:") and other.startswith("dept:")
        shared, count = _shared(graph, one, other) if both else ([], 0)
    rows = [
        {
            "name": t.of("predicate", proof.predicate),
            "text": mask_phones(proof.text),
            "title": proof.title,
            "url": document_url(proof.document, proof.begin),
            "status": "" if proof.status == "done" else t.of("status", proof.status),
        }
        for proof in found
    ]
    rows += [
        {
            "name": item.name,
            "text": mask_phones(quote.text),
            "title": quote.title,
            "url": document_url(quote.document, quote.begin),
            "status": "",
        }
        for item in shared
        for quote in item.quotes[:1]
    ]
    answer = {
        "proofs": rows,
        "more": total - len(found) + count - len(shared),
        "shared": address("/sharing", a=one, b=other, by=WAYS[0]) if count else "",
    }
    return JSONResponse(answer, headers={"Cache-Control": "no-cache"})


def _shared(graph: Graph, one: str, other: str) -> tuple[list[Item], int]:
    """Return some of the measures that two departments share, and how many there are."""
    way = WAYS[0]
    places = ordered(graph.index, way, common(sharers_of(graph), Filters(way), (one, other)))
    return items(graph.index, way, (one, other), places[:_QUOTED]), len(places)


routes = [
    Route("/graph", neighbourhood, name="graph"),
    Route("/graph/around", around_json, name="graph-around"),
    Route("/graph/evidence", evidence_json, name="graph-evidence"),
]
warm = [_starts]

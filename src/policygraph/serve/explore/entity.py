"""``/entity/{name}``: all that is known of an entity, by its compact IRI or any of its names."""

from __future__ import annotations

from functools import partial
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from ...explore import entity as about
from ...explore.directory import Entity
from ...explore.facts import Naming, groups, page_of
from ...graph import Graph
from ...iri import exact
from ..error_pages import NoSuchPageError, error_response, wants_json
from ..links import document_url, entity_url
from ..pages import graph_of, page, texts_of
from . import asked
from .known import derived_of, directory_of, make_derived, shelf_of

_FACTS: Final = 50
_DOCUMENTS: Final = 8


def entity(request: Request) -> Response:
    """Return an entity's page, or a list of those that a name may mean."""
    name = request.path_params["name"]
    with graph_of(request) as graph:
        if name.startswith(("doc:", "measure:")):
            return _in_document(request, graph, name)
        directory = directory_of(graph)
        found = directory.named(name)
        if not found:
            near = [(one.name, entity_url(one.iri)) for one in directory.nearest(graph.index, name)]
            raise NoSuchPageError(texts_of(request)("error.no-name", name=name), near)
        if len(found) > 1:
            return _several(request, name, found)
        return page(request, "entity.html", **_shown(request, graph, found[0]))


def _several(request: Request, name: str, found: list[Entity]) -> Response:
    if wants_json(request):
        message = texts_of(request)("error.several", name=name)
        return error_response(request, 300, message, [(one.iri, entity_url(one.iri)) for one in found])
    return page(request, "several.html", 300, name=name, found=found)


def _in_document(request: Request, graph: Graph, iri: str) -> Response:
    """Return the way to a document, or to the place in it where a measure begins."""
    prefix, _, local = iri.partition(":")
    written = iri if "%" in local else f"{prefix}:{exact(local)}"  # doc:reply/x.txt, as one would type it
    end = Naming(graph.index, directory_of(graph), shelf_of(graph)).end(written)
    if not end.document:
        raise NoSuchPageError(texts_of(request)("error.no-name", name=iri))
    return RedirectResponse(document_url(end.document, end.begin))


def _shown(request: Request, graph: Graph, one: Entity) -> dict[str, Any]:
    index, directory, shelf, derived = (
        graph.index,
        directory_of(graph),
        shelf_of(graph),
        derived_of(graph),
    )
    naming = Naming(index, directory, shelf)
    head = about.head(index, directory, shelf, one.iri)
    there = groups(index, one.iri)
    chosen = asked.choice(request, "facts", [group.key for group in there])
    among = [group for group in there if not chosen or group.key == chosen]
    count = sum(group.count for group in among)
    pages = asked.pages_of(count, _FACTS)
    number = asked.page_number(request, pages)
    t = texts_of(request)
    return {
        "entity": one,
        "head": head,
        "documents": head.documents[:_DOCUMENTS],
        "policy": about.policy(index, naming, derived, one.iri) if one.type == "Policy" else None,
        "history": derived.history(one.iri),
        "organ": directory.entities.get,
        "organ_name": lambda iri: derived.labels.get(iri, iri.partition(":")[2]),
        "partners": about.partners(index, directory, one.iri),
        "due": about.due(index, naming, one.iri),
        "groups": there,
        "total": sum(group.count for group in there),
        "chosen": chosen,
        "facts": page_of(index, naming, one.iri, among, (number - 1) * _FACTS, _FACTS),
        "number": number,
        "pages": pages,
        "url": lambda n: asked.address(request, page=n) + "#facts",
        "only": partial(asked.address, request, page=""),
        "kind_names": t.starting("kind."),
        "change_names": t.starting("change."),
    }


routes = [Route("/entity/{name:path}", entity, name="entity")]
warm = [make_derived]

"""``/documents``: the list of all documents, to be narrowed down, sorted and paged through."""

from __future__ import annotations

from functools import partial
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ...explore.shelf import SORTS, known_places, ordered
from ..pages import graph_of, page
from . import asked
from .known import directory_of, shelf_of

_SIZE: Final = 50


def documents(request: Request) -> Response:
    """Return a page of the list of documents."""
    with graph_of(request) as graph:
        shelf, directory = shelf_of(graph), directory_of(graph)
        words, issuer = asked.text(request, "q"), asked.text(request, "issuer")
        place = known_places(shelf.places, asked.text(request, "place"))
        year = asked.choice(request, "year", shelf.years)
        found = shelf.find(words, place, issuer, year, year)
        entity = directory.entities.get(asked.text(request, "entity"))
        if entity:
            rows = graph.index.execute("SELECT DISTINCT document FROM entity WHERE iri = ?", (entity.iri,))
            naming = {document for (document,) in rows}
            found = [document for document in found if document.id in naming]
        sort = asked.choice(request, "sort", SORTS, "date")
        backwards = asked.choice(request, "order", ("up",)) == "up"
        pages = asked.pages_of(len(found), _SIZE)
        number = asked.page_number(request, pages)
        listed = ordered(found, sort, backwards=backwards)[(number - 1) * _SIZE : number * _SIZE]
        named = directory.entities.get(issuer)
        return page(
            request,
            "documents.html",
            words=words,
            place=place,
            year=year,
            issuer=issuer,
            issuer_name=named.name if named else issuer,
            entity=entity,
            count=len(found),
            documents=listed,
            places=shelf.places,
            years=shelf.years,
            sorts=SORTS,
            sort=sort,
            backwards=backwards,
            number=number,
            pages=pages,
            url=lambda n: asked.address(request, page=n),
            only=partial(asked.address, request, page=""),
        )


routes = [Route("/documents", documents, name="documents")]

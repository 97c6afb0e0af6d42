"""``/document/{id}``: the text with all that was found in it, its contents, and the facts in the order of the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Final

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ...explore.facts import End
from ...explore.reading import Line, Mentioned, Reading, Said, reading
from ...explore.shelf import Recent, Shelf
from ...graph import Graph
from ..error_pages import NoSuchPageError
from ..kept import kept
from ..language import Texts
from ..links import document_url, entity_url
from ..pages import graph_of, page, texts_of
from .known import directory_of, shelf_of

_ROOM: Final = 40_000_000  # characters of pages that are kept
_NEAREST: Final = 5


@dataclass(frozen=True, slots=True)
class Rendered:
    """The parts of a document's page that are the same each time, in one language."""

    text: Markup
    facts: Markup
    reading: Reading


def document(request: Request) -> Response:
    """Return a document's page."""
    name = request.path_params["id"]
    t = texts_of(request)
    with graph_of(request) as graph:
        shelf = shelf_of(graph)
        found = shelf.by_name.get(name)
        if found is None:
            raise NoSuchPageError(t("document.none", name=name), _nearest(shelf, name))
        rendered = kept(graph, make_rendered).get(
            (name, t.language), lambda: render(graph, name, t), lambda made: len(made.text) + len(made.facts)
        )
        policies = graph.index.execute(
            "SELECT DISTINCT object FROM link WHERE document = ? AND predicate = 'publishes' ORDER BY object",
            (found.id,),
        )
        entities = directory_of(graph).entities
        published = [entities[iri] for (iri,) in policies if iri in entities]
    return page(request, "document.html", document=found, rendered=rendered, published=published)


def _nearest(shelf: Shelf, name: str) -> list[tuple[str, str]]:
    stem = name.rpartition("/")[2].rpartition(".")[0] or name
    return [(one.heading, document_url(one.name)) for one in shelf.find(stem)[:_NEAREST]]


def make_rendered(graph: Graph) -> Recent[Rendered]:  # noqa: ARG001 - they are of this graph
    """Return where the pages that were asked for last are kept."""
    return Recent(_ROOM)


def render(graph: Graph, name: str, t: Texts) -> Rendered:
    """Return the text and the facts of a document as markup.

    They are put together here, not in a template: there are thousands of pieces, and each is very small.
    """
    read = reading(graph.document(name), directory_of(graph))
    titles = [f"{t.of('type', one.type)} · {one.name}" for one in read.entities]
    opening = [_opening(one, title) for one, title in zip(read.entities, titles, strict=True)]
    text = "".join(part for line in read.lines for part in _line(line, opening, read.targets))
    facts = "".join(part for fact in read.facts for part in _fact(fact, t))
    return Rendered(Markup(text), Markup(facts), read)


def _opening(entity: Mentioned, title: str) -> str:
    """Return the tag that opens a mention, but for the offset where it stands."""
    return f'<a class="m t-{escape(entity.type)}" href="{escape(entity_url(entity.iri))}" title="{escape(title)}"'


def _line(line: Line, opening: list[str], targets: frozenset[int]) -> Iterator[str]:
    yield f'<p id="p{line.begin}">'
    for piece in line.pieces:
        for anchor in line.anchors.get(piece.begin, ()):
            yield f'<span class="anchor" id="{escape(anchor)}"></span>'
        place = f' data-b="{piece.begin}"'
        if piece.begin in targets and piece.begin != line.begin:
            place += f' id="p{piece.begin}"'
        text = escape(piece.text)
        if piece.heading:
            text = f"<b>{text}</b>"
        if piece.entity is None:
            yield f"<span{place}>{text}</span>"
        else:
            yield f"{opening[piece.entity]}{place}>{text}</a>"
    yield "</p>\n"


def _fact(fact: Said, t: Texts) -> Iterator[str]:
    begin = fact.spans[0][0]
    spans = " ".join(f"{since}-{until}" for since, until in fact.spans)
    yield f'<li class="fact p-{escape(fact.predicate)}"><p>'
    if fact.subject:
        yield f"{_end(fact.subject, t)} "
    yield f'<span class="soft">{escape(t.of("predicate", fact.predicate))}</span>'
    if fact.object:
        yield f" {_end(fact.object, t)}"
    for group, value in (("status", fact.status), ("basis", fact.basis)):
        if value:
            yield f' <span class="badge">{escape(t.of(group, value))}</span>'
    yield "</p>"
    if fact.details or fact.measure:
        said = [f"{t.of('detail', key)}{t('colon')}{t.of('value', value)}" for key, value in fact.details]
        yield f'<p class="note">{escape("　".join(said))}'
        if fact.measure:
            yield f" {_end(fact.measure, t)}"
        yield "</p>"
    yield f'<a class="proof" href="#p{begin}" data-spans="{spans}">{escape(fact.text)}</a></li>\n'


def _end(end: End, t: Texts) -> str:
    if end.type == "Document":
        return f"<b>{escape(t('document.this'))}</b>"
    if end.type == "Measure":
        return f'<a class="to" href="#{escape(end.iri)}">{escape(end.name)}</a>'
    if end.iri:
        return f'<a class="chip t-{escape(end.type)}" href="{escape(entity_url(end.iri))}">{escape(end.name)}</a>'
    return f"<b>{escape(end.name)}</b>"


routes = [Route("/document/{id:path}", document, name="document")]

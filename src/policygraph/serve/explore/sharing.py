"""``/sharing``: who shares what, as a matrix, a network and a table of pairs; and the items that a pair shares."""

from __future__ import annotations

from dataclasses import dataclass, replace

from markupsafe import Markup, escape
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from ...explore.documents import named
from ...explore.matrix import Matrix, matrix, network
from ...explore.naming import CENTRAL, names_of
from ...explore.shared_items import items, ordered
from ...explore.sharing import LEADING, Filters, Pairs, Sharers, common, pairs, sharers
from ...explore.shelf import Recent
from ...graph import Graph
from ...graph.participation import WAYS
from ..forms import ROWS, address, choice, kept_parameters, number, page_count, text, written
from ..kept import kept
from ..pages import graph_of, page
from .lookup import entity_named

_SIZES = (40, 80)
_ITEMS = 20
_REMEMBERED = 64
_VIEWS = ("matrix", "network")


def _sharers(graph: Graph) -> Sharers:
    return sharers(graph.index)


@dataclass(slots=True)
class _Made:
    """What one choice of filters and size gives; the network is laid out when it is looked at."""

    pairs: Pairs
    matrix: Matrix
    network: dict[str, list[dict[str, object]]] | None = None


def sharers_of(graph: Graph) -> Sharers:
    """Return who takes part in what, kept."""
    return kept(graph, _sharers)


def _recent(_: Graph) -> Recent[_Made]:
    """The last choices that were asked for: one is looked at as a network, and paged through."""
    return Recent(_REMEMBERED)


def _made(graph: Graph, known: Sharers, filters: Filters, size: int) -> _Made:
    def make() -> _Made:
        found = pairs(known, filters)
        return _Made(found, matrix(known, found, size, filters.middle))

    return kept(graph, _recent).get((filters, size), make)


def _places(graph: Graph) -> list[str]:
    known = kept(graph, _sharers)
    return sorted({place for place in known.places if place})


def _first(graph: Graph) -> None:
    _made(graph, kept(graph, _sharers), Filters(), _SIZES[0])


def _filters(request: Request, graph: Graph) -> Filters:
    middle, document = text(request, "middle"), text(request, "document")
    return Filters(
        way=choice(request, "by", WAYS),
        place=text(request, "place"),
        since=number(request, "from", largest=9999),
        until=number(request, "to", largest=9999),
        document=named(graph.index, document).name if document else "",
        leading=choice(request, "lead", LEADING),
        least=number(request, "min"),
        middle=entity_named(graph, middle, ("dept",)) if middle else "",
    )


def sharing(request: Request) -> Response:
    """Return the matrix or the network with the table of pairs, or what some departments share."""
    with graph_of(request) as graph:
        known = kept(graph, _sharers)
        filters = _filters(request, graph)
        asked = _asked(request, graph)
        if len(asked) > 1:
            return _shared(request, graph, known, filters, asked)
        if asked:  # of one department: with whom it shares
            filters = replace(filters, middle=asked[0])
        size = _size(request)
        made = _made(graph, known, filters, size)
        found = made.pairs
        at = max(number(request, "page", 1), 1)
        if at > page_count(len(found)):
            raise HTTPException(404)
        rest = {**kept_parameters(request, "page", "a"), "middle": filters.middle}
        return page(
            request,
            "sharing.html",
            filters=filters,
            known=known,
            middle=known.names[known.numbers[filters.middle]] if filters.middle in known.numbers else "",
            places=kept(graph, _places),
            central=CENTRAL,
            ways=WAYS,
            leadings=LEADING,
            found=found,
            shown=made.matrix,
            rows_of_matrix=_rows(known, made.matrix, *_links(request, filters)),
            rows=found.part((at - 1) * ROWS, at * ROWS),
            before=(at - 1) * ROWS,
            at=at,
            pages=page_count(len(found)),
            size=size,
            bigger=next((each for each in _SIZES if each > size), None),
            view=choice(request, "view", _VIEWS),
            to_pair=_links(request, filters)[0],
            written=written,
            link=lambda **more: address("/sharing", {**rest, **more}),
            number_link=lambda n: address("/sharing", {**rest, "page": n}),
        )


def _links(request: Request, filters: Filters) -> tuple[str, str]:
    """Return the beginnings of the links to pairs and to departments in the middle, with the filters that they keep."""
    rest = kept_parameters(request, "page", "n", "view", "middle", "by", "a")
    same = {key: value for key, value in rest.items() if key not in {"min", "place"}}
    return address("/sharing", {"by": filters.way, **same}), address("/sharing", {"by": filters.way, **rest})


def _rows(known: Sharers, shown: Matrix, to_pair: str, to_middle: str) -> Markup:
    """Return the rows of the matrix; a template takes five times as long for its thousands of cells."""
    written_, begin = [written(known.departments[each]) for each in shown.order], escape(to_pair)
    bound = [" b" if at in shown.begins else "" for at in range(len(shown.order))]
    lines = []
    for y, row in enumerate(shown.order):
        head = escape(f"{to_middle}&middle={written_[y]}")
        name = escape(known.names[row])
        cells = [f'<tr class="r{bound[y]}"><th scope="row"><a href="{head}">{name}</a></th>']
        for x, column in enumerate(shown.order):
            cell = shown.cells.get((row, column))
            if cell is None:
                cells.append(f'<td class="{"self" if x == y else "n"}{bound[x]}"></td>')
            else:
                link = f"{begin}&amp;a={written_[y]}&amp;b={written_[x]}"
                step = f"s{shown.step(cell.count)}{bound[x]}"
                cells.append(f'<td class="{step}"><a href="{link}">{cell.count}</a></td>')
        lines.append("".join([*cells, "</tr>"]))
    return Markup("\n".join(lines))


def _asked(request: Request, graph: Graph) -> list[str]:
    """Return the departments whose items are asked for."""
    names = [value for key in ("a", "b", "c") for value in request.query_params.getlist(key) if value]
    return list(dict.fromkeys(entity_named(graph, name, ("dept",)) for name in names))


def _size(request: Request) -> int:
    size = number(request, "n", _SIZES[0])
    return size if size in _SIZES else _SIZES[0]


def sharing_network(request: Request) -> Response:
    """Return the network under the same filters as JSON: departments with places, links with counts."""
    with graph_of(request) as graph:
        known = kept(graph, _sharers)
        filters, size = _filters(request, graph), _size(request)
        made = _made(graph, known, filters, size)
        if made.network is None:
            made.network = network(known, made.matrix)
    return JSONResponse(made.network, headers={"Cache-Control": "no-cache"})


def _shared(
    request: Request, graph: Graph, known: Sharers, filters: Filters, departments: list[str]
) -> Response:
    names = names_of(graph.index, departments)
    places = ordered(graph.index, filters.way, common(known, filters, departments))
    at, last = max(number(request, "page", 1), 1), page_count(len(places), _ITEMS)
    if at > last:
        raise HTTPException(404)
    rest = [(key, value) for key, value in request.query_params.multi_items() if key not in {"page", "lang"}]
    others = [(key, value) for key, value in rest if key != "by"]
    counts = {}
    for way in WAYS:
        each = filters if way == filters.way else _in_way(filters, way)
        counts[way] = len(places) if way == filters.way else len(common(known, each, departments))
    return page(
        request,
        "shared.html",
        filters=filters,
        departments=departments,
        names=names,
        counts=counts,
        total=len(places),
        items=items(graph.index, filters.way, departments, places[(at - 1) * _ITEMS : at * _ITEMS]),
        at=at,
        pages=last,
        link=lambda n: address("/sharing", [*rest, ("page", n)]),
        way_link=lambda way: address("/sharing", [*others, ("by", way)]),
        back=address("/sharing", [(key, value) for key, value in others if key not in {"a", "b", "c"}]),
    )


def _in_way(filters: Filters, way: str) -> Filters:
    return replace(filters, way=way)  # type: ignore[arg-type]


routes = [
    Route("/sharing", sharing, name="sharing"),
    Route("/sharing/network", sharing_network, name="sharing-network"),
]
warm = [_sharers, _places, _recent, _first]

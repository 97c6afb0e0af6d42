"""``/duties``: the table of responsibilities 任务分工表 of a document or of all; ``/duties.csv``: the same to keep."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from ...explore.documents import Document, named
from ...explore.duties import SORTS, Duties, Duty, Filters, Sort, duties, rows, table
from ...explore.naming import CENTRAL
from ...explore.passages import Passages, passages
from ...explore.shelf import Recent
from ...graph import Graph
from ...phones import mask_phones
from ..forms import ROWS, address, kept_parameters, number, page_count, text
from ..kept import kept
from ..language import Texts
from ..pages import graph_of, page, texts_of
from .lookup import entity_named

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_CHUNK: Final = 400
_REMEMBERED: Final = 64
_LONGEST: Final = 90
#: What a spreadsheet would take for a formula at the beginning of a cell.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_ACTORS: Final = ("dept", "organs", "enterprise", "park")


def known_passages(graph: Graph) -> Passages:
    """Return where all lines stand, kept."""
    return passages(graph.index)


def _duties(graph: Graph) -> Duties:
    return duties(graph.index, kept(graph, known_passages))


def duties_of(graph: Graph) -> Duties:
    """Return the rows of the table, kept."""
    return kept(graph, _duties)


def _recent(_: Graph) -> Recent[NDArray[np.int64]]:
    """The last choices of rows: one pages through them, and downloads them."""
    return Recent(_REMEMBERED)


def _found(graph: Graph, filters: Filters, sort: Sort, falling: bool) -> NDArray[np.int64]:
    known = kept(graph, _duties)
    return kept(graph, _recent).get(
        (filters, sort, falling), lambda: rows(graph.index, known, filters, sort, falling=falling)
    )


def _places(graph: Graph) -> list[str]:
    return sorted({place for place in kept(graph, _duties).places if place})


def _day(request: Request, name: str) -> str:
    value = text(request, name)
    try:
        return date.fromisoformat(value).isoformat() if value else ""
    except ValueError:
        raise HTTPException(400, texts_of(request)("form.date", name=name, value=value)) from None


def _asked(request: Request, graph: Graph) -> tuple[Filters, Document | None]:
    document, department = text(request, "document"), text(request, "department")
    one = named(graph.index, document) if document else None
    filters = Filters(
        document=one.id if one else 0,
        department=entity_named(graph, department, _ACTORS) if department else "",
        place=text(request, "place"),
        words=text(request, "words"),
        due_from=_day(request, "from"),
        due_to=_day(request, "to"),
        no_leader=bool(text(request, "noleader")),
        acts=bool(text(request, "acts")),
    )
    return filters, one


def _sort(request: Request) -> tuple[Sort, bool]:
    value = text(request, "sort") or "document"
    for each in SORTS:
        if each == value.removeprefix("-"):
            return each, value.startswith("-")
    raise HTTPException(
        400, texts_of(request)("form.choice", name="sort", value=value, choices=", ".join(SORTS))
    )


def responsibilities(request: Request) -> Response:
    """Return a page of the table."""
    with graph_of(request) as graph:
        known = kept(graph, _duties)
        filters, document = _asked(request, graph)
        sort, falling = _sort(request)
        found = _found(graph, filters, sort, falling)
        at, last = max(number(request, "page", 1), 1), page_count(len(found))
        if at > last:
            raise HTTPException(404)
        rest = kept_parameters(request, "page")

        def sorted_by(column: str) -> str:
            other = f"-{column}" if column == sort and not falling else column
            return address("/duties", {**rest, "sort": "" if other == "document" else other})

        return page(
            request,
            "duties.html",
            filters=filters,
            document=document,
            department=text(request, "department"),
            places=kept(graph, _places),
            central=CENTRAL,
            total=len(found),
            duties=table(graph.index, known, found[(at - 1) * ROWS : at * ROWS].tolist()),
            shorten=_shortened,
            sort=sort,
            falling=falling,
            sorted_by=sorted_by,
            csv=address("/duties.csv", rest),
            at=at,
            pages=last,
            link=lambda n: address("/duties", {**rest, "page": n}),
        )


def _shortened(heading: str) -> str:
    return mask_phones(heading if len(heading) <= _LONGEST else heading[:_LONGEST] + "…")


def as_csv(request: Request) -> Response:
    """Return all rows under the filters as a table that Excel opens."""
    t = texts_of(request)
    with graph_of(request) as graph:  # a wrong filter is told before the first byte
        filters, document = _asked(request, graph)
        sort, falling = _sort(request)

    def lines() -> Iterator[str]:
        yield "\ufeff" + _line(map(t, _COLUMNS))
        with graph_of(request) as graph:
            known = kept(graph, _duties)
            found = _found(graph, filters, sort, falling).tolist()
            for begin in range(0, len(found), _CHUNK):
                chunk = table(graph.index, known, found[begin : begin + _CHUNK])
                yield "".join(_line(_cells(t, duty)) for duty in chunk)

    name = "duties.csv" if document is None else f"duties-{document.id}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-cache"}
    return StreamingResponse(lines(), media_type="text/csv; charset=utf-8", headers=headers)


_COLUMNS: Final = (
    "duties.number",
    "duties.measure",
    "duties.leads",
    "duties.assists",
    "duties.responsible",
    "duties.acts",
    "duties.collectives",
    "duties.deadline",
    "duties.document",
    "duties.file",
)


def _cells(t: Texts, duty: Duty) -> list[str]:
    actors = {role: "、".join(name for _, name in each) for role, each in duty.actors.items()}
    collectives = (f"{name}（{t.of('predicate', role)}）" for _, name, role in duty.collectives)
    return [
        duty.number,
        mask_phones(duty.heading),
        actors["leads"],
        actors["assists"],
        actors["responsibleFor"],
        actors["carriesOut"],
        "、".join(collectives),
        duty.deadline,
        duty.title,
        duty.document,
    ]


def _line(cells: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow([harmless(cell) for cell in cells])
    return out.getvalue()


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula.

    >>> harmless("=1+1"), harmless("市水利局")
    ("'=1+1", '市水利局')
    """
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


routes = [
    Route("/duties", responsibilities, name="duties"),
    Route("/duties.csv", as_csv, name="duties-csv"),
]
warm = [known_passages, _duties, _places]

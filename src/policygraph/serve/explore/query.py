"""``/query``: SPARQL and the named queries, their answers as a table or a picture; ``/query.csv``, ``/query.json``."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from ...errors import PolicygraphError, QueryError, UnknownNameError, UsageError
from ...explore.cells import cells
from ...explore.documents import named
from ...explore.shelf import Recent
from ...explore.terms import short, terms
from ...graph import Graph
from ...graph.answer import Answer, QuietTerm, plain
from ...graph.queries import NamedQuery, Parameter, iso_day, named_queries, named_query
from ...graph.vocabulary import NAMESPACE_OF, XSD
from ...iri import PREFIXES, compact, expand, type_of
from ...messages import sentence, speaking
from ...view.style import LINKS, NODES, OTHER, OTHER_LINK
from ..error_pages import status_of
from ..forms import address, text
from ..kept import kept
from ..language import language_of
from ..limits import Limits
from ..pages import graph_of, page, texts_of
from .duties import harmless
from .lookup import entity_named

_ROWS: Final = 500
_LONGEST: Final = 20_000
_DRAWN: Final = 100
_REMEMBERED: Final = 20_000
_EXAMPLE: Final = """\
SELECT ?department (COUNT(DISTINCT ?measure) AS ?measures) WHERE {
  ?organ pg:leads ?measure ; rdfs:label ?department .
}
GROUP BY ?department
ORDER BY DESC(?measures) ?department
LIMIT 20
"""
_WHERE: Final = re.compile(r"\bWHERE\s*\{", re.IGNORECASE)
Term = NamedNode | Literal


@dataclass(slots=True)
class _Result:
    """What came of a query: an answer, or what was wrong with it."""

    answer: Answer | None = None
    message: str = ""
    line: int = 0
    column: int = 0
    status: int = 200
    nearest: tuple[str, ...] = ()


def query(request: Request) -> Response:
    """Return the page, with the answer to what was asked."""
    name, sparql = text(request, "run"), request.query_params.get("query", "")
    if len(sparql) > _LONGEST:
        raise HTTPException(400, texts_of(request)("form.long", name="query"))
    with graph_of(request) as graph:
        chosen = _named(request, name) if name else None
        result = _Result()
        if chosen:
            result, bound = _run_named(request, graph, chosen)
            sparql = _with_values(chosen, bound)
        elif sparql.strip():
            result = _run(request, graph, sparql)
        shown = _shown(graph, result.answer)
    return page(
        request,
        "query.html",
        result.status,
        queries=list(named_queries().values()),
        urls_of={each.name: _types(each) for each in named_queries().values()},
        labels_of=_labels(request),
        kinds=_KINDS,
        chosen=chosen,
        values={each.name: text(request, each.name) for each in chosen.parameters} if chosen else {},
        sparql=sparql or _EXAMPLE,
        asked=bool(chosen or sparql.strip()),
        result=result,
        rows_at_most=_ROWS,
        downloads=_downloads(request, chosen, sparql, result.answer),
        words=_words(),
        styles=_styles(request),
        **shown,
    )


def _named(request: Request, name: str) -> NamedQuery:
    try:
        return named_query(name)
    except UsageError as error:
        raise HTTPException(404, texts_of(request)("query.no-such", name=name)) from error


def _types(each: NamedQuery) -> dict[str, str]:
    """Return where each parameter's field completes its names."""
    found = {}
    for parameter in each.parameters:
        if parameter.kind == "entity":
            found[parameter.name] = address("/complete", [("type", kind) for kind in parameter.types])
        elif parameter.kind == "document":
            found[parameter.name] = "/pick/document"
    return found


def _labels(request: Request) -> dict[tuple[str, ...], str]:
    """Return what a field is called by the types of entities that it takes."""
    t = texts_of(request)
    types = {parameter.types for each in named_queries().values() for parameter in each.parameters}
    return {kinds: " / ".join(t.of("type", kind) for kind in kinds) for kinds in types}


#: What the fields of other kinds of parameters are called.
_KINDS: Final = {"date": "query.kind.date", "document": "query.kind.document", "text": "query.kind.text"}


def _run(request: Request, graph: Graph, sparql: str) -> _Result:
    limits: Limits = request.app.state.limits
    try:
        return _Result(graph.query(sparql, seconds=limits.seconds, rows=_ROWS))
    except PolicygraphError as error:
        return _wrong(request, error)


def _wrong(request: Request, error: PolicygraphError) -> _Result:
    with speaking(language_of(request)):
        message = sentence(error)
    result = _Result(message=message, status=status_of(error) if isinstance(error, QueryError) else 400)
    if isinstance(error, QueryError):
        result.line, result.column = error.line or 0, error.column or 0
    if isinstance(error, UnknownNameError):
        result.message, result.nearest = texts_of(request)("error.no-name", name=error.name), error.nearest
    return result


def _run_named(
    request: Request, graph: Graph, chosen: NamedQuery, rows: int = _ROWS
) -> tuple[_Result, dict[str, Term]]:
    limits: Limits = request.app.state.limits
    bound: dict[str, Term] = {}
    try:
        for parameter in chosen.parameters:
            value = text(request, parameter.name)
            if not value:
                return _Result(message=texts_of(request)("query.missing"), status=200), bound
            bound[parameter.name] = _term(graph, parameter, value)
        # The values stand in the query, as in the editor: Oxigraph plans with them, and with bound variables does not.
        sparql = _with_values(chosen, bound)
        answer = kept(graph, _answers).get(
            (sparql, rows), lambda: graph.query(sparql, seconds=limits.seconds, rows=rows), _weight
        )
    except PolicygraphError as error:
        return _wrong(request, error), bound
    places = [answer.variables.index(column) for column in chosen.columns]
    rows_ = [tuple(row[place] for place in places) for row in answer.rows]
    return _Result(Answer("select", chosen.columns, rows_, truncated=answer.truncated)), bound


def _answers(_: Graph) -> Recent[Answer]:
    """The last answers to ready questions, as many as hold so many rows: the same ones are asked again and again."""
    return Recent(_REMEMBERED)


def _weight(answer: Answer) -> int:
    return len(answer) + 1


def _term(graph: Graph, parameter: Parameter, value: str) -> Term:
    if parameter.kind == "entity":
        return NamedNode(expand(entity_named(graph, value, [PREFIXES[kind] for kind in parameter.types])))
    if parameter.kind == "document":
        return NamedNode(expand(f"doc:{_document(graph, value)}"))
    if parameter.kind == "date":
        return Literal(iso_day(value), datatype=NamedNode(f"{XSD}date"))
    return Literal(value)


def _document(graph: Graph, value: str) -> str:
    from ...iri import exact

    return exact(named(graph.index, value).name)


def _with_values(chosen: NamedQuery, bound: dict[str, Term]) -> str:
    """Return a named query with the values of its parameters, to go on from in the editor."""
    lines = "".join(f"\n  VALUES ?{name} {{ {term} }}" for name, term in bound.items())
    body = "\n".join(
        line for line in chosen.sparql.splitlines() if not line.startswith(("#", "PREFIX"))
    ).strip()
    found = _WHERE.search(body)
    return body[: found.end()] + lines + body[found.end() :] if found else body


def _shown(graph: Graph, answer: Answer | None) -> dict[str, Any]:
    if answer is None or answer.kind == "ask":
        return {"columns": (), "rows": [], "picture": None}
    columns: Sequence[str] = (
        answer.variables if answer.kind == "select" else ("subject", "predicate", "object")
    )
    rows = cells(graph.index, answer.rows)
    picture = _picture(answer.rows, rows) if answer.kind == "construct" else None
    return {"columns": columns, "rows": rows, "picture": picture}


def _picture(terms_: Sequence[Sequence[QuietTerm]], rows: Sequence[Sequence[Any]]) -> dict[str, Any] | None:
    """Return the nodes and links of a graph: of its triples those between things, as many as can be read."""
    nodes: dict[str, dict[str, Any]] = {}
    links: dict[tuple[str, str], list[str]] = {}
    left = 0
    for (one, predicate, other), (first, _, last) in zip(terms_, rows, strict=True):
        if not (
            isinstance(one, NamedNode) and isinstance(other, NamedNode) and isinstance(predicate, NamedNode)
        ):
            continue
        new = [(term, cell) for term, cell in ((one, first), (other, last)) if term.value not in nodes]
        if len(nodes) + len(new) > _DRAWN:
            left += 1
            continue
        for term, cell in new:
            nodes[term.value] = {"label": cell.text, "type": _type(term.value), "entity": cell.entity}
        links.setdefault((one.value, other.value), []).append(short(predicate.value))
    if not nodes:
        return None
    number = {iri: at for at, iri in enumerate(nodes)}
    return {
        "nodes": [{"id": at, **node} for at, node in enumerate(nodes.values())],
        "links": [
            {"from": number[one], "to": number[other], "label": ", ".join(dict.fromkeys(names))}
            for (one, other), names in links.items()
        ],
        "left": left,
    }


def _type(iri: str) -> str:
    return type_of(compact(iri))


def _styles(request: Request) -> dict[str, Any]:
    t = texts_of(request)
    styles = {kind: [t.of("type", kind), style.colour, style.shape] for kind, style in NODES.items()}
    links = {short(f"{NAMESPACE_OF['pg']}{name}"): colour for name, colour in LINKS.items()}
    other = [t.of("type", "Other"), OTHER.colour, OTHER.shape]
    return {"types": styles, "other": other, "links": links, "link": OTHER_LINK}


def _words() -> dict[str, Any]:
    return {
        "prefixes": NAMESPACE_OF,
        "terms": [[term.name, term.kind, term.zh, term.en] for term in terms()],
        "entities": sorted(set(PREFIXES.values()) - {"fact", "node", "measure", "doc"}),
    }


def _downloads(
    request: Request, chosen: NamedQuery | None, sparql: str, answer: Answer | None
) -> list[tuple[str, str]]:
    """Return the forms in which all of the answer can be had, and where."""
    if answer is None:
        return []
    if chosen:
        values = [(name, value) for name, value in request.query_params.multi_items() if name != "lang"]
        return [(kind.upper(), address(f"/query.{kind}", values)) for kind in ("csv", "json")]
    kinds = {"select": ("csv", "json"), "ask": ("json",), "construct": ("turtle", "json-ld")}[answer.kind]
    return [(kind.upper(), f"/sparql?query={quote(sparql, safe='')}&format={kind}") for kind in kinds]


def download(request: Request) -> Response:
    """Return all rows of a named query as CSV or JSON."""
    limits: Limits = request.app.state.limits
    chosen = _named(request, text(request, "run"))
    with graph_of(request) as graph:
        result, _ = _run_named(request, graph, chosen, limits.rows)
    if result.answer is None:
        raise HTTPException(400, result.message)
    name = f"{chosen.name}.{'json' if request.url.path.endswith('json') else 'csv'}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-cache"}
    if name.endswith(".json"):
        return JSONResponse(
            result.answer.sparql_json(), headers=headers, media_type="application/sparql-results+json"
        )
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(chosen.columns)
    writer.writerows([_text(term) for term in row] for row in result.answer.rows)
    return Response("\ufeff" + out.getvalue(), headers=headers, media_type="text/csv; charset=utf-8")


def _text(term: QuietTerm) -> str:
    value = plain(term)
    if isinstance(value, int | float):
        return str(value)
    return "" if value is None else harmless(value)


routes = [
    Route("/query", query, name="query"),
    Route("/query.csv", download, name="query-csv"),
    Route("/query.json", download, name="query-json"),
]

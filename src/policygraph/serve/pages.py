"""A request, a template and what it shows in, an HTML page out; everything that is put in is escaped.

A page module of `explore` has functions like this one, and exports them as ``routes``::

    def entity(request: Request) -> Response:
        with graph_of(request) as graph:
            return page(request, "entity.html", entity=graph.show(request.path_params["name"]))

They are plain functions: Starlette runs them in threads, since reading the graph blocks. An error of the project's
tree that they raise becomes an error page with the right status (`error_pages`).

A template extends base.html and has, beside its own values:

- ``t("key", n=3)``, the texts of words.tsv; ``t.of("type", "Park")``, the names of types and relations;
- ``asset("x.js")``, ``entity_url(id)``, ``document_url(id, begin)``: addresses; ``data(id, value)``: values for a
  script, in an element that is read with JSON.parse;
- ``language``, ``request``, ``about`` (the generation).

Words of a document go through the filter ``masked``, which hides telephone numbers.

parts.html has macros for chips, quotes and page numbers: ``{% from "parts.html" import chip with context %}``.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from ..graph import Graph
from ..phones import mask_phones
from ..view.payload import script_json
from .assets import asset_url
from .language import COOKIE, PARAMETER, Texts, language_of, switch_url
from .links import document_url, entity_url
from .served import Served

_YEAR = 365 * 24 * 3600


def served(request: Request) -> Served:
    """Return what this application serves."""
    found: Served = request.app.state.served
    return found


def graph_of(request: Request) -> AbstractContextManager[Graph]:
    """Lend the graph for as long as a request needs it."""
    return served(request).current()


def texts_of(request: Request) -> Texts:
    """Return the texts in the request's language, for what is not said in a template."""
    return Texts(language_of(request))


def page(request: Request, template: str, status: int = 200, **context: Any) -> HTMLResponse:
    """Return the page that a template makes of ``context``."""
    language = language_of(request)
    text = (
        _environment()
        .get_template(template)
        .render(
            request=request,
            t=Texts(language),
            language=language,
            switch=switch_url(request),
            about=served(request).about,
            **context,
        )
    )
    response = HTMLResponse(text, status, headers={"Cache-Control": "no-cache"})
    response.headers.add_vary_header("Accept-Language, Cookie")
    if request.query_params.get(PARAMETER) == language:
        response.set_cookie(COOKIE, language, max_age=_YEAR, httponly=True, samesite="lax")
    return response


def data_element(id: str, value: object) -> Markup:  # noqa: A002 - HTML's word
    r"""Return an element that holds ``value`` as JSON; no script, so that the policy lets it be.

    >>> data_element("d", {"name": "</script>"})
    Markup('<script type="application/json" id="d">{"name":"\\u003c/script\\u003e"}</script>')
    """
    return Markup('<script type="application/json" id="{}">{}</script>').format(
        id, Markup(script_json(value))
    )


def masked(text: str) -> str:
    """Return words of a document as they are shown; markup (`Markup`) stays what it is."""
    return type(text)(mask_phones(text))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader(__package__, "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["masked"] = masked
    environment.globals.update(
        asset=asset_url, entity_url=entity_url, document_url=document_url, data=data_element
    )
    return environment

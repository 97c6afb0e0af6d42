"""A request in, what its address asks for out, made safe to use; and the address of the same page, a little changed."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final
from urllib.parse import urlencode

from starlette.requests import Request

from ..language import PARAMETER

_LONGEST: Final = 200
_TIME: Final = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def text(request: Request, key: str) -> str:
    """Return a text of the address, without spaces around it and no longer than a name can be."""
    return request.query_params.get(key, "").strip()[:_LONGEST]


def choice(request: Request, key: str, choices: Collection[str], default: str = "") -> str:
    """Return one of ``choices``: the one in the address, or ``default`` where that is none."""
    value = request.query_params.get(key, default)
    return value if value in choices else default


def time(request: Request, key: str) -> str:
    """Return a year, month or day (ISO) of the address; empty where it is none.

    >>> bool(_TIME.fullmatch("2023-09")), bool(_TIME.fullmatch("23"))
    (True, False)
    """
    value = text(request, key)
    return value if _TIME.fullmatch(value) else ""


def page_number(request: Request, pages: int, key: str = "page") -> int:
    """Return the number of the page that is asked for, from 1 to ``pages``."""
    value = request.query_params.get(key, "")
    return (
        min(max(int(value), 1), max(pages, 1))
        if value.isascii() and value.isdigit() and len(value) < 9
        else 1
    )


def pages_of(count: int, size: int) -> int:
    """Return how many pages of ``size`` hold ``count``; at least one.

    >>> pages_of(0, 50), pages_of(51, 50)
    (1, 2)
    """
    return max(-(-count // size), 1)


def address(request: Request, **changes: str | int) -> str:
    """Return the address of this page with values changed; one that is empty is left out, and so is the language."""
    values = {key: value for key, value in request.query_params.items() if key != PARAMETER}
    values |= {key: str(value) for key, value in changes.items()}
    query = urlencode({key: value for key, value in values.items() if value})
    return request.url.path + (f"?{query}" if query else "")

"""What was asked for in an address in, its values out, checked; and the other way round: values in, an address out."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Final, TypeVar

from starlette.exceptions import HTTPException
from starlette.requests import Request

from .language import PARAMETER
from .pages import texts_of

ROWS: Final = 50
_LONGEST: Final = 2000
_OWN_MEANING: Final = re.compile(r"[^A-Za-z0-9._~:/,\-\u3400-\u9fff（）]")
T = TypeVar("T", bound=str)


def text(request: Request, name: str) -> str:
    """Return a parameter, without the blanks around it.

    Raises:
        HTTPException: it is longer than anything that makes sense.
    """
    value = request.query_params.get(name, "").strip()
    if len(value) > _LONGEST:
        raise HTTPException(400, texts_of(request)("form.long", name=name))
    return value


def number(request: Request, name: str, default: int = 0, largest: int = 1_000_000) -> int:
    """Return a parameter that is a whole number.

    Raises:
        HTTPException: it is none, or out of bounds.
    """
    value = text(request, name)
    if not value:
        return default
    if not (value.isascii() and value.isdigit()) or len(value) > 9 or int(value) > largest:
        raise HTTPException(400, texts_of(request)("form.number", name=name, value=value))
    return int(value)


def choice(request: Request, name: str, choices: Collection[T]) -> T:
    """Return a parameter that is one of ``choices``, the first where it is not given.

    Raises:
        HTTPException: it is something else.
    """
    value = text(request, name)
    for each in choices:
        if value == each or not value:
            return each
    raise HTTPException(
        400, texts_of(request)("form.choice", name=name, value=value, choices=", ".join(choices))
    )


def address(
    path: str, values: Mapping[str, object] | Iterable[tuple[str, object]] = (), **more: object
) -> str:
    """Return an address; values that are empty, 0 or None are left out.

    Chinese characters stand as they are, which HTML allows: percent-encoded, a matrix of links is three times as long.

    >>> address("/sharing", {"a": "dept:市水利局", "min": 0}, by="a&b%")
    '/sharing?a=dept:市水利局&by=a%26b%25'
    """
    pairs = values.items() if isinstance(values, Mapping) else values
    joined = "&".join(f"{key}={written(value)}" for key, value in (*pairs, *more.items()) if value)
    return f"{path}?{joined}" if joined else path


def written(value: object) -> str:
    """Return a value as it stands in an address."""
    return _OWN_MEANING.sub(
        lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode(errors="replace")), str(value)
    )


def kept_parameters(request: Request, *without: str) -> dict[str, str]:
    """Return the parameters of this address that a link to another part of the page keeps."""
    return {
        key: value
        for key, value in request.query_params.items()
        if key not in {*without, PARAMETER} and value
    }


def page_count(rows: int, size: int = ROWS) -> int:
    """Return how many pages hold so many rows; at least one."""
    return max((rows + size - 1) // size, 1)

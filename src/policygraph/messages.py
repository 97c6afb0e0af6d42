"""A message's key in, its text in the user's language out: Chinese where the locale is, English elsewhere.

The texts are the table messages.tsv beside this module, one row a key.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from importlib.resources import files
from typing import Final, Literal

from .errors import (
    AmbiguousNameError,
    PolicygraphError,
    QueryError,
    ReadError,
    UnknownNameError,
)

Language = Literal["en", "zh"]

#: Set this variable to see the traceback of a fault of ours instead of a sentence.
DEBUG: Final = "POLICYGRAPH_DEBUG"


_spoken: ContextVar[Language | None] = ContextVar("spoken", default=None)


@contextmanager
def speaking(wanted: Language) -> Iterator[None]:
    """Use this language whatever the environment says: a server answers each reader in theirs."""
    token = _spoken.set(wanted)
    try:
        yield
    finally:
        _spoken.reset(token)


def language() -> Language:
    """Return the language that the environment asks for: the first of LC_ALL, LC_MESSAGES, LANG that is set."""
    if spoken := _spoken.get():
        return spoken
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"


@cache
def table() -> dict[str, dict[str, str]]:
    """Return all messages: key → language → text."""
    lines = (files(__package__) / "messages.tsv").read_text(encoding="utf-8").splitlines()
    columns = lines[0].split("\t")
    rows = (dict(zip(columns, line.split("\t"), strict=True)) for line in lines[1:])
    return {row["key"]: row for row in rows}


def say(key: str, **values: object) -> str:
    r"""Return the message named ``key`` with ``values`` filled in; ``\n`` in the table is a new line.

    >>> say("version", version="1.0") in ("policygraph 1.0",)
    True
    """
    return table()[key][language()].replace(r"\n", "\n").format(**values)


def reason(error: ReadError) -> str:
    """Return why a file could not be read, in the user's language where the table has this code."""
    key = f"reason.{error.code}"
    return say(key) if language() == "zh" and key in table() else error.reason


def sentence(error: PolicygraphError) -> str:
    """Return what to tell the user about ``error``, in one sentence or, for candidates, a list below it."""
    match error:
        case UnknownNameError() if error.nearest:
            return say("error.unknown-name-near", name=error.name, nearest=say("comma").join(error.nearest))
        case UnknownNameError():
            return say("error.unknown-name", name=error.name)
        case AmbiguousNameError():
            return say("error.ambiguous", name=error.name, candidates="\n  ".join(error.candidates))
        case ReadError():
            return say("error.read", path=error.path, reason=reason(error))
        case QueryError() if error.line is not None:
            return say("error.query-at", line=error.line, column=error.column or 1, message=str(error))
    return str(error)

"""Text in, lines on standard output (data) and standard error (everything else) out."""

from __future__ import annotations

import io
import os
import sys

from rich.console import Console
from rich.markup import escape


class ReaderGone(Exception):  # noqa: N818 - no error: head, say, has all it wanted
    """Nobody reads standard output any more."""


def prepare() -> None:
    """Make sure that Chinese can be written, whatever the locale says the streams' encoding is."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            try:
                "中".encode(stream.encoding)
                stream.reconfigure(errors="backslashreplace")
            except UnicodeEncodeError:
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def release() -> None:
    """Point standard output nowhere, so that closing it at the end cannot fail once its reader has gone."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def put(text: str) -> None:
    """Write a line of data to standard output."""
    sys.stdout.write(text + "\n")


def tell(text: str) -> None:
    """Write a line for the person at the terminal to standard error."""
    messages().print(escape(text), soft_wrap=True, highlight=False)


def looks_on() -> bool:
    """Whether a person looks at standard output, and not a program."""
    return sys.stdout.isatty()


def messages() -> Console:
    """Return the console on standard error."""
    return Console(stderr=True)

"""Plain text in, an Article out: a line is a paragraph."""

from __future__ import annotations

from .lines import Article, Line, clean
from .site import trim


def read_plain(text: str) -> Article:
    """Read plain text, such as a page's text copied out of a browser, without the site's words around it."""
    lines = [Line(line.strip()) for line in clean(text).split("\n")]
    return Article(trim([line for line in lines if line.text]))

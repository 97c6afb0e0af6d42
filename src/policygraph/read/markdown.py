"""Markdown (CommonMark, GFM) in, an Article out: headings, lists, tables; links and emphasis are undone."""

from __future__ import annotations

import re

from .lines import BOLD, Article, Cell, Line, clean, flat, row
from .site import trim

_FRONT = re.compile(r"\A---\n(.*?)\n(?:---|\.\.\.)[ ]*(?:\n|\Z)", re.S)
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_HEADING = re.compile(r"(#{1,6})(?:\s+|(?=[^#\s]))(.*?)(?:\s+#+)?$")
_RULE = re.compile(r"([-*_])(?:\s*\1){2,}\s*$|={3,}\s*$")
_BULLET = re.compile(r"\A(?:>\s*)*(?:[-*+]\s+)?(?:\[[ xX]\]\s+)?")
_FENCE = re.compile(r"(```|~~~)")
_URL_LINE = re.compile(
    r"\S{0,8}[：:]?\s*(?:<https?://[^>\s]+>|https?://\S+|\[[^\]]*\]\(https?://[^)\s]+\))\s*$"
)
_IMAGE = re.compile(r"!\[[^\[\]]*\]\([^()]*\)")
_LINK = re.compile(r"\[([^\[\]]*)\](?:\([^()\s]*(?:\s+\"[^\"]*\")?\)|\[[^\[\]]*\])")
_AUTO = re.compile(r"<https?://[^>\s]*>")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_BREAK = re.compile(r"<br\s*/?>", re.I)
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_WHOLLY = re.compile(r"(\*\*|__)([^*_]+)\1$")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]+?)(?<=[^\s*])\*(?![\w*])|`([^`\n]+)`")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~])")
_SEPARATOR = re.compile(r"\|?\s*:?-{1,}:?\s*(?:\|\s*:?-{1,}:?\s*)*\|?\s*$")
_PIPE = re.compile(r"(?<!\\)\|")


def read_markdown(text: str) -> Article:
    """Read Markdown; front matter, rules and lines that only name an address are no text."""
    text = _FRONT.sub("", clean(text).lstrip("\n"), count=1)
    commented, closing, rest = text.rpartition("-->")
    text = _COMMENT.sub("", commented + closing) + rest
    raw = text.split("\n")
    lines: list[Line] = []
    tables = at = 0
    while at < len(raw):
        if _begins_table(raw, at):
            at, rows = _table(raw, at, tables)
            lines.extend(rows)
            tables += 1
            continue
        lines.extend(_lines(raw[at].strip()))
        at += 1
    return Article(trim([line for line in lines if line.text]))


def _lines(text: str) -> list[Line]:
    if not text or _RULE.match(text) or _FENCE.match(text) or _URL_LINE.match(text):
        return []
    heading = _HEADING.match(text)
    if heading:
        return [Line(plain(heading[2]), "heading", len(heading[1]))]
    text = _BULLET.sub("", text, count=1)
    if _WHOLLY.match(text):
        return [Line(plain(text), "heading", BOLD)]
    return [Line(plain(piece)) for piece in _BREAK.split(text)]


def plain(text: str) -> str:
    """Return a line's words without its marks.

    >>> plain("见[通知](http://a.b)，**牵头**：`市局`<br>")
    '见通知，牵头：市局'
    """
    text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    text = _TAG.sub("", _AUTO.sub("", text))
    text = _STRONG.sub(r"\2", text)
    text = _EMPHASIS.sub(lambda m: m[1] or m[2], text)
    return _ESCAPE.sub(r"\1", text).strip()


def _begins_table(raw: list[str], at: int) -> bool:
    return (
        "|" in raw[at]
        and at + 1 < len(raw)
        and "-" in raw[at + 1]
        and bool(_SEPARATOR.match(raw[at + 1].strip()))
    )


def _table(raw: list[str], at: int, table: int) -> tuple[int, list[Line]]:
    """Read the table whose header is line ``at``; return the line behind it, and the rows."""
    rows = [row(_cells(raw[at]), table, header=True)]
    at += 2
    while at < len(raw) and "|" in raw[at]:
        rows.append(row(_cells(raw[at]), table))
        at += 1
    return at, rows


def _cells(text: str) -> list[Cell]:
    text = text.strip()
    text = text.removeprefix("|")
    if text.endswith("|") and not text.endswith("\\|"):
        text = text[:-1]
    return [Cell(flat(plain(_BREAK.sub(" ", cell)))) for cell in _PIPE.split(text)]

"""Text in, its matching form out: of the same length, character by character, so that offsets hold in both.

Full-width letters and digits become ASCII, ASCII punctuation between Chinese becomes Chinese, quotation marks
become “ and ”. Punctuation between two digits (3,950 and 12:30) stays ASCII.
"""

from __future__ import annotations

import re

_WIDTH = {c: c - 0xFEE0 for c in (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
_PUNCTUATION = str.maketrans(
    "(),:;?!　\xa0[]【】〔〕﹝﹞「」『』〝〞＂＋％．－～﹣‐‑−–・•‧",
    "（），：；？！  ［］［］［］［］“”“”“”\"+%.-~-----···",
)
_TABLE = {**_WIDTH, **_PUNCTUATION}
_DIGIT_PUNCTUATION = re.compile(r"(?<=[0-9])[，：](?=[0-9])")
_ASCII = {"，": ",", "：": ":"}
_QUOTED_LINE = re.compile(r"[^\n]*[\"”“][^\n]*")


def fold(text: str) -> str:
    """Return the matching form of ``text``, of the same length.

    >>> fold('(１)推进"一网通办",兑现3,950万元')
    '（1）推进“一网通办”，兑现3,950万元'
    """
    folded = text.translate(_TABLE)
    folded = _DIGIT_PUNCTUATION.sub(lambda m: _ASCII[m[0]], folded)
    return _QUOTED_LINE.sub(_direct_quotes, folded)


def _direct_quotes(line: re.Match[str]) -> str:
    """Give every double quotation mark of a line the direction that its place asks for.

    ``"一件事"`` says nothing of direction and ``”清易办”`` says it wrong: a mark opens where none is open.
    """
    marks = line[0]
    if '"' not in marks and _balanced(marks):
        return marks
    out, is_open = [], False
    for char in marks:
        if char not in "“”\"":
            out.append(char)
            continue
        is_open = char == "“" if is_open else True
        out.append("“" if is_open else "”")
    return "".join(out)


def _balanced(line: str) -> bool:
    depth = 0
    for char in line:
        if char == "“":
            depth += 1
        elif char == "”":
            depth -= 1
            if depth < 0:
                return False
    return depth == 0

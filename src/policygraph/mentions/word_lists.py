"""A role in, the lexicon's words that play it around names out: verbs that carry out a programme, say."""

from __future__ import annotations

import re
from functools import cache

from ..lexicon.tables import read_table


@cache
def words_of(role: str) -> frozenset[str]:
    """Return the words with this role in ``lexicon/name_words.tsv``.

    >>> "实施" in words_of("programme-carried-out-by")
    True
    """
    return frozenset(row["word"] for row in read_table("name_words") if row["role"] == role)


@cache
def any_of(role: str) -> str:
    """Return a regular expression for one of the words with this role, the longest first.

    >>> re.fullmatch(any_of("level"), "省级")[0]
    '省级'
    """
    words = sorted(words_of(role), key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, words))})"

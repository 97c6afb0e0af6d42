"""Text in, the words out under which an index finds it: pairs of characters, pinyin, the pinyin's initials.

A phrase of the pairs 营商 商环 环境 stands where 营商环境 does, so an index of words finds any stretch of Chinese
without knowing where its words end; one character alone is the beginning of a pair.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from ..fold import fold


def pairs(text: str) -> str:
    """Return the characters of ``text`` in pairs, and the last one alone, width and quotation marks evened out.

    >>> pairs("营商环境"), pairs("５Ｇ")
    ('营商 商环 环境 境', '5G G')
    """
    folded = fold(text)
    return " ".join([*map("".join, pairwise(folded)), folded[-1:]])


def phrase(text: str) -> str:
    """Return the FTS5 expression for the stretch ``text``, in quotes; empty where nothing in it can be looked up.

    >>> phrase("营商环境"), phrase("水"), phrase("，")
    ('"营商 商环 环境"', '"水" *', '')
    """
    folded = "".join(char for char in fold(text) if char.isalnum())
    if len(folded) < 2:
        return f'"{folded}" *' if folded else ""
    return '"' + " ".join(map("".join, pairwise(folded))) + '"'


@lru_cache(maxsize=50_000)
def pinyin(name: str) -> tuple[str, str]:
    """Return the pinyin of ``name`` from each of its characters on, and the initials likewise.

    A name is found from any of its characters on: 水利 in 清远市水利局 by ``shuili`` and by ``sl``.

    >>> pinyin("市水利局")
    ('shishuiliju shuiliju liju ju', 'sslj slj lj j')
    """
    from pypinyin import lazy_pinyin

    syllables = ["".join(filter(str.isalnum, s)).lower() for s in lazy_pinyin(name)]
    syllables = [syllable for syllable in syllables if syllable]
    starts = range(len(syllables))
    initials = "".join(syllable[0] for syllable in syllables)
    return " ".join("".join(syllables[at:]) for at in starts), " ".join(initials[at:] for at in starts)

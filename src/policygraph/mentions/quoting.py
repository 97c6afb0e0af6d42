"""What all finders ask of a quotation: whether it is a slogan, and which place or level stands before it."""

from __future__ import annotations

import re
from functools import cache

from ..lexicon.tables import read_table
from .ground import Ground

_LEVEL = re.compile(r"(?:国家级?|全国|[省市区县](?:级)?|自治区|中央)$")
_CJK_BEFORE = re.compile(r"[\u4e00-\u9fff]*$")
_SENTENCE = re.compile(r"[的了是把让使]|[，；：。！？]")

# “管理、发展、脱困、改革”: words of two characters in a row
_COUPLETS = re.compile(r"[\u4e00-\u9fff]{2}(?:、[\u4e00-\u9fff]{2}){2,}")


@cache
def _slogans() -> frozenset[str]:
    return frozenset(row["words"] for row in read_table("slogans"))


def is_slogan(inner: str) -> bool:
    """Say whether quoted words are a slogan or emphasis that recurs in official documents.

    >>> is_slogan("直通车"), is_slogan("汇企通"), is_slogan("管理、发展、脱困、改革")
    (True, False, True)
    """
    return inner in _slogans() or _COUPLETS.fullmatch(inner) is not None


def is_sentence(inner: str) -> bool:
    """Say whether quoted words are a phrase or a sentence, not a name.

    >>> is_sentence("你不是一个人"), is_sentence("育苗计划")
    (True, False)
    """
    return bool(_SENTENCE.search(inner)) or len(inner) > 16


def place_before(ground: Ground, begin: int) -> int:
    """Return where the place or level before ``begin`` begins, or ``begin``: 省 in 省“双清单、一承诺”监管平台."""
    if begin in ground.place_ends:
        return ground.place_ends[begin]
    match = _LEVEL.search(ground.masked, max(0, begin - 4), begin)
    if match is None:
        return begin
    at = match.start()
    if ground.masked[at - 1 : at] == "、":
        return begin  # 落实国家、省、市“甲”行动部署: the levels carry it out
    words = ground.segmenter.words(_CJK_BEFORE.search(ground.masked[max(0, begin - 8) : begin])[0])  # type: ignore[index]
    if not words or words[-1] != match[0]:
        return begin  # 景区“焕新”行动: no district
    if ground.masked[at - 1 : at] in {"全", "各", "我", "本", "在", "该"} and match[0] != "全国":
        return begin
    inner = ground.place_ends
    if match[0] in {"省", "市", "区", "县"} and at + 1 in inner:
        return inner[at + 1]
    return at

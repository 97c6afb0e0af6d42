"""Names found in, the other places out where the text says them: again, for short, or as 该园区."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from ahocorasick_rs import AhoCorasick, MatchKind
from msgspec.structs import replace

from .ground import Found, Ground

_MARKS = re.compile(r"[“”‘’《》\s]")
_SHORT = re.compile(r"（以下(?:简称|统称|称)(?:为|：)?“?([^“”（）\n，。]{2,12})”?）")
_VOUCHER = re.compile(r"（“?([^“”（）\n，。、]{2,8}券)”?）")  # 国家甲智能券（甲力券）
_ANAPHOR = re.compile(
    r"(?:该|上述|本)(?:(?P<Park>园区|开发区|高新区|经开区|合作区|新区|试验区|产业园|基地)|(?P<Platform>监管平台|平台|系统))"
)
# 甲州工业园区 calls itself 园区, 甲州经开区 经开区; 各类园区, 国家级经开区 are others
_OWN_HEAD = re.compile(r"(?:园区|经开区|高新区|开发区|合作区|新区)$")
_BARE = r"(?<![业流化体产各该个类述本型特色科技创意物际金贸空港村县镇碳和到为内家级等省市新他其多术济合])"
_ORGAN_AFTER = re.compile(r"(?:管委会|管理委员会|党工委|工委)")


def bare(name: str) -> str:
    """Return a name without quotation marks and spaces.

    >>> bare("“甲升规” ")
    '甲升规'
    """
    return _MARKS.sub("", name)


def short_names(ground: Ground, item: Found) -> Found:
    """Return ``item`` with the short name that the text gives it: 甲集团（以下简称“甲集”）."""
    match = _SHORT.match(ground.folded, item.end)
    if match is None and item.name.endswith(("券", "券”")):
        match = _VOUCHER.match(ground.folded, item.end)
    return replace(item, alias=match[1]) if match else item


def said_again(ground: Ground, found: Sequence[Found]) -> Iterator[Found]:
    """Yield the other places where a name that was found, its quoted heart or its short name is said."""
    words: dict[str, Found] = {}
    for item in found:
        if item.rule == "programme-listed":
            continue  # 实施人工智能赋能等行动; 推动人工智能赋能千行百业 says something else
        for word in (bare(item.name), bare(item.core)):
            if len(word) >= 3:
                words.setdefault(word, item)
        if item.alias:
            words.setdefault(item.alias, item)
    if not words:
        return
    names = list(words)
    automaton = AhoCorasick(names, matchkind=MatchKind.LeftmostLongest)
    for index, begin, end in automaton.find_matches_as_indexes(ground.masked):
        item, word = words[names[index]], names[index]
        yield from _again(ground, item, item.name if word == item.alias else word, begin, end)


def _again(ground: Ground, item: Found, name: str, begin: int, end: int) -> Iterator[Found]:
    text = ground.masked
    nested = ground.in_organ(begin, end) or _ORGAN_AFTER.match(text, end) is not None
    if nested and item.type != "Park":
        return
    if text[begin - 1 : begin] == "“" and text[end : end + 1] == "”":
        begin, end = begin - 1, end + 1
    yield Found(item.type, begin, end, "said-again", name, name, nested=nested)


def user_names(ground: Ground) -> Iterator[Found]:
    """Yield the names that the user's own file gives to parks, programmes, platforms and enterprises."""
    lexicon = ground.scan.lexicon
    own = getattr(getattr(lexicon, "user", None), "names", ())
    words = {form: n for n in own if n.type in _TYPES for form in (n.name, *n.aliases)}
    if not words:
        return
    names = list(words)
    automaton = AhoCorasick(names, matchkind=MatchKind.LeftmostLongest)
    for index, begin, end in automaton.find_matches_as_indexes(ground.masked):
        yield Found(words[names[index]].type, begin, end, "user-name", words[names[index]].name)


_TYPES = frozenset({"Park", "Programme", "Platform", "Enterprise"})


def anaphors(ground: Ground, named: Sequence[Found]) -> Iterator[Found]:
    """Yield 该园区 and 该平台 as the last park or platform before, 园区 as the one that the document is about."""
    by_type = {kind: [item for item in named if item.type == kind] for kind in ("Park", "Platform")}
    begins = {kind: [item.begin for item in items] for kind, items in by_type.items()}
    for match in _ANAPHOR.finditer(ground.masked):
        kind = match.lastgroup or "Park"
        at = bisect_left(begins[kind], match.start()) - 1
        if at >= 0 and match.start() - by_type[kind][at].end < 200:
            last = by_type[kind][at]
            yield Found(last.type, match.start(), match.end(), "anaphor", last.name, anaphor=True)
    yield from _own_park(ground, by_type["Park"])


def _own_park(ground: Ground, parks: Sequence[Found]) -> Iterator[Found]:
    metadata = ground.scan.metadata
    title = metadata.title + "".join(metadata.issuers)
    heads: dict[str, Found] = {}
    for park in parks:
        head = _OWN_HEAD.search(park.name)
        if head is not None and bare(park.name) in title:
            heads.setdefault(head[0], park)
    for kind, own in heads.items():
        for match in re.finditer(rf"{_BARE}{kind}(?!域)", ground.masked):
            yield Found("Park", match.start(), match.end(), "own-park", own.name, anaphor=True)

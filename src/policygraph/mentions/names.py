"""A scan and the mentions of policies, organs and places in, mentions of parks, programmes, platforms, enterprises out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ahocorasick_rs import AhoCorasick, MatchKind

from ..model import Mention
from . import enterprises, parks, platforms, programmes
from .ground import Found, Ground
from .scan import Scan

_MARKS = re.compile(r"[“”‘’《》\s]")
_ORDER = {"Platform": 0, "Park": 1, "Enterprise": 2, "Programme": 3}


def find(scan: Scan, taken: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the mentions of parks, programmes, platforms and enterprises; they do not overlap each other."""
    ground = Ground(scan, taken)
    found = [
        *platforms.find(ground),
        *parks.find(ground),
        *enterprises.find(ground),
        *programmes.find(ground),
    ]
    first = _apart(_one_type_a_word(found))
    for item in _apart([*first, *_said_again(ground, first)]):
        yield _mention(ground, item)


def _one_type_a_word(found: Iterable[Found]) -> list[Found]:
    """A word that is a platform's anywhere in the document (“粤智助”自助机) is one everywhere."""
    items = list(found)
    cores = {
        bare(item.core)
        for item in items
        if item.type == "Platform" and len(item.core) <= 8 and "+" not in item.core
    }
    return [
        item for item in items if item.type != "Programme" or not item.core or bare(item.core) not in cores
    ]


def bare(name: str) -> str:
    """Return a name without quotation marks and spaces.

    >>> bare("“小升规” ")
    '小升规'
    """
    return _MARKS.sub("", name)


def _apart(found: Iterable[Found]) -> list[Found]:
    """Of names that overlap keep the longest, of equal ones the platform before the park before the programme."""
    kept: list[Found] = []
    for item in sorted(found, key=lambda f: (f.begin, -f.end, _ORDER[f.type])):
        while kept and item.begin < kept[-1].end:
            if item.end - item.begin > kept[-1].end - kept[-1].begin:
                kept.pop()
                continue
            break
        else:
            kept.append(item)
    return kept


def _said_again(ground: Ground, found: Sequence[Found]) -> Iterator[Found]:
    """Yield the other places where a name that was found, or its quoted heart, is said."""
    words: dict[str, Found] = {}
    for item in found:
        for word in (bare(item.name), bare(item.core)):
            if len(word) >= 3:
                words.setdefault(word, item)
    if not words:
        return
    automaton = AhoCorasick(list(words), matchkind=MatchKind.LeftmostLongest)
    names = list(words)
    for index, begin, end in automaton.find_matches_as_indexes(ground.masked):
        item = words[names[index]]
        if ground.in_organ(begin, end):
            continue
        if ground.masked[begin - 1 : begin] == "“" and ground.masked[end : end + 1] == "”":
            begin, end = begin - 1, end + 1  # noqa: PLW2901
        yield Found(item.type, begin, end, "said-again", names[index], names[index])


def _mention(ground: Ground, item: Found) -> Mention:
    text = ground.scan.document.text[item.begin : item.end]
    return Mention(item.type, item.begin, item.end, text, item.name or text, item.rule, anaphor=item.anaphor, nested=item.nested)

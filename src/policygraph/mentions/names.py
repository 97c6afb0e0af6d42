"""A scan and the mentions of policies, organs and places in, those of parks, programmes, platforms, enterprises out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..model import Mention
from . import (
    enterprises,
    operated,
    park_zones,
    parks,
    platform_headings,
    platforms,
    programmes,
    sites,
    title_parks,
)
from .again import anaphors, bare, said_again, short_names, user_names
from .ground import Found, Ground
from .scan import Scan

_ORDER = {"Platform": 0, "Park": 1, "Enterprise": 2, "Programme": 3}


def find(scan: Scan, taken: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the mentions of parks, programmes, platforms and enterprises; they do not overlap each other."""
    ground = Ground(scan, taken)
    found = [
        *user_names(ground),
        *platforms.find(ground),
        *platform_headings.find(ground),
        *parks.find(ground),
        *park_zones.find(ground),
        *enterprises.find(ground),
        *programmes.find(ground),
        *operated.find(ground),
        *operated.of_firms(ground),
    ]
    first = _without_short([short_names(ground, item) for item in _apart(_one_type_a_word(found))])
    named = _apart([*first, *said_again(ground, first)])
    said = _apart([*named, *anaphors(ground, named)])
    within = [*sites.shared(ground, named), *operated.firms(ground, said), *title_parks.find(scan, taken)]
    for item in [*said, *within]:
        yield _mention(ground, item)


def _one_type_a_word(found: Iterable[Found]) -> list[Found]:
    """A word that is a platform's anywhere in the document (“粤智甲”自助机) is one everywhere."""
    items = list(found)
    cores = {bare(item.core) for item in items if item.type == "Platform" and item.core}
    return [
        item for item in items if item.type != "Programme" or not item.core or bare(item.core) not in cores
    ]


def _without_short(found: Sequence[Found]) -> list[Found]:
    """国家甲智能券（乙力券）: a name that is another's short one is found again as that."""
    short = {(item.type, item.alias) for item in found if item.alias and item.alias != item.name}
    return [item for item in found if (item.type, item.name) not in short]


def _apart(found: Iterable[Found]) -> list[Found]:
    """Of names that overlap keep the longest; of equal ones the platform before the park before the programme."""
    kept: list[Found] = []
    for item in sorted(found, key=lambda f: (f.begin, -f.end, _ORDER[f.type])):
        while kept and item.begin < kept[-1].end and item.end - item.begin > kept[-1].end - kept[-1].begin:
            kept.pop()
        if not kept or item.begin >= kept[-1].end:
            kept.append(item)
    return kept


def _mention(ground: Ground, item: Found) -> Mention:
    text = ground.scan.document.text[item.begin : item.end]
    return Mention(
        item.type,
        item.begin,
        item.end,
        text,
        item.name or text,
        item.rule,
        anaphor=item.anaphor,
        nested=item.nested,
        alias=item.alias,
    )

"""An index in, which policies are one policy out: by a number that both bear, by the title that a notice carries."""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from ..fold import fold
from ..iri import slug
from .publishing import carried

_WHOLE_NUMBER: Final = re.compile(r".+［\d{4}］.*\d+号$")
_LONG_TITLE: Final = 8


def same_policies(index: sqlite3.Connection) -> dict[str, str]:
    """Return the policy that stands for each that is the same as another one."""
    parent: dict[str, str] = {}

    def root(iri: str) -> str:
        while iri in parent:
            iri = parent[iri]
        return iri

    for group in (*_by_number(index), *_by_title(index)):
        roots = sorted({root(iri) for iri in group}, key=_standing)
        parent.update((iri, roots[0]) for iri in roots[1:])
    return {iri: root(iri) for iri in sorted(parent)}


def _standing(iri: str) -> tuple[bool, bool, int, str]:
    """Order policies by how well their name stands for the others: the title before the notice and the number."""
    name = unquote(iri.removeprefix("policy:"))
    return name.endswith("号"), carried(name) != name, len(name), iri


def _by_number(index: sqlite3.Connection) -> Iterator[list[str]]:
    """Yield the policies that have one number, but not those that one document itself tells apart."""
    holders: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    rows = index.execute(
        "SELECT document, iri, value FROM about WHERE key = 'documentNumber' AND iri GLOB 'policy:*'"
    )
    for document, iri, value in rows:
        number = re.sub(r"\s", "", fold(value))
        if _WHOLE_NUMBER.match(number):
            holders[number][document].add(iri)
    for number in sorted(holders):
        by_document = holders[number].values()
        if all(len(policies) == 1 for policies in by_document):
            yield sorted(set().union(*by_document))


def _by_title(index: sqlite3.Connection) -> Iterator[list[str]]:
    """Yield the policies under the title that a notice carries and under the notice's own title."""
    titles: dict[str, set[str]] = defaultdict(set)
    rows = index.execute("SELECT DISTINCT iri, name FROM label WHERE alias = 0 AND iri GLOB 'policy:*'")
    for iri, name in rows:
        if ".in." not in iri:
            title = slug(carried(name))
            if len(title) >= _LONG_TITLE:
                titles[title].add(iri)
    for title in sorted(titles):
        yield sorted(titles[title])

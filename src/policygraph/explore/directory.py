"""An index in; what is typed in, the entities whose names it may mean out, the likeliest first.

A name is found by letters anywhere in it, by its pinyin and by the initials of that (`index.words`). A generation's
names are few against its facts, so they are kept in memory, and the index only says which of them fit.
"""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from ..fold import fold
from ..graph.names import distance
from ..index.words import phrase
from ..iri import slug

_LATIN: Final = re.compile(r"[A-Za-z]+")
_RUN: Final = re.compile(r"[A-Za-z']+|[^A-Za-z']+")
_NEAREST: Final = 5
_CANDIDATES: Final = 80
_FIRST_YEAR: Final = 1900


@dataclass(frozen=True, slots=True)
class Entity:
    """An entity as lists show it; ``documents`` is how many name it, ``years`` a bit for each of their years."""

    iri: str
    name: str
    type: str
    documents: int
    place: str = ""
    years: int = 0


@dataclass(frozen=True, slots=True)
class Match:
    """An entity that what was typed may mean, and the name by which it was found."""

    entity: Entity
    name: str


@dataclass(frozen=True, slots=True)
class _Known:
    entity: Entity
    name: str
    key: str
    full: bool


def key_of(name: str) -> str:
    """Return what two ways of writing a name have in common.

    >>> key_of("“甲转乙”（ＯＰＣ）")
    '甲转乙opc'
    """
    return "".join(char for char in fold(name) if char.isalnum()).lower()


def year_bits(since: int, until: int) -> int:
    """Return the bits of the years from ``since`` to ``until``, both included.

    >>> year_bits(1900, 1902)
    7
    """
    first, last = max(since - _FIRST_YEAR, 0), until - _FIRST_YEAR
    return ((1 << (last + 1)) - 1) & ~((1 << first) - 1) if last >= first else 0


class Directory:
    """All names of a generation; built once, then used by any thread."""

    def __init__(self, index: sqlite3.Connection) -> None:
        self.entities = _entities(index)
        self._known: dict[int, _Known] = {}
        self._by_key: dict[str, list[_Known]] = defaultdict(list)
        self._by_slug: dict[str, list[_Known]] = defaultdict(list)
        full = set(index.execute("SELECT DISTINCT iri, name FROM label WHERE alias = 0"))
        for id_, iri, name in index.execute("SELECT id, iri, name FROM known"):
            if iri in self.entities:
                known = _Known(self.entities[iri], name, key_of(name), (iri, name) in full)
                self._known[id_] = known
                self._by_key[known.key].append(known)
                self._by_slug[slug(name)].append(known)

    def search(
        self, index: sqlite3.Connection, typed: str, fits: Callable[[Entity], bool] = lambda _: True
    ) -> list[Match]:
        """Return the entities that ``typed`` may mean and that ``fits``, each once, under the name that fits best.

        The order: exactly what was typed, then what begins so, then the rest; in each the one named most often first.
        """
        words = [word for word in typed.split() if key_of(word)]
        if not words:
            return []
        wanted = key_of(typed)
        begins, exact = self._by_sound(index, words)
        best: dict[str, tuple[int, _Known]] = {}
        for id_, known in self._found(index, words).items():
            grade = (
                2 - (known.key.startswith(wanted) or id_ in begins) - (known.key == wanted or id_ in exact)
            )
            at = known.entity.iri
            if fits(known.entity) and (
                at not in best or (grade, *_order(known)) < (best[at][0], *_order(best[at][1]))
            ):
                best[at] = grade, known
        ranked = sorted(
            best.values(), key=lambda item: (item[0], -item[1].entity.documents, *_order(item[1]))
        )
        return [Match(known.entity, known.name) for _, known in ranked]

    def _found(self, index: sqlite3.Connection, words: list[str]) -> dict[int, _Known]:
        ids = _ids(index, " AND ".join(_expression(word) for word in words))
        if ids:
            return {id_: self._known[id_] for id_ in ids if id_ in self._known}
        # 清远水利局: nothing has these letters side by side, but 清远市水利局 has them in this order.
        letters = key_of("".join(words))
        expression = " AND ".join(f'letters : "{letter}" *' for letter in dict.fromkeys(letters))
        return {
            id_: known
            for id_ in _ids(index, expression)
            if (known := self._known.get(id_)) and _in_order(letters, known.key)
        }

    @staticmethod
    def _by_sound(index: sqlite3.Connection, words: list[str]) -> tuple[set[int], set[int]]:
        """Return the names whose pinyin or initials begin with what was typed, and those that are just that."""
        typed = "".join(words).replace("'", "").lower()
        if not _LATIN.fullmatch(typed):
            return set(), set()
        begins = _ids(index, f'{{pinyin initials}} : ^ "{typed}" *')
        return set(begins), set(_ids(index, f'{{pinyin initials}} : ^ "{typed}"'))

    def named(self, name: str) -> list[Entity]:
        """Return the entities with this name, or the compact IRI; the full name goes before an alias.

        Sorted by how many documents name them; empty where nothing is called so.
        """
        if entity := self.entities.get(name):
            return [entity]
        known = self._by_slug.get(slug(name)) or self._by_key.get(key_of(name)) or []
        full = [one for one in known if one.full] or known
        found = {one.entity.iri: one.entity for one in full}
        return sorted(found.values(), key=lambda entity: (-entity.documents, entity.iri))

    def nearest(self, index: sqlite3.Connection, name: str) -> list[Entity]:
        """Return the entities whose names take the fewest changes of a character to become this one."""
        wanted = key_of(name.partition(":")[2] or name)
        pairs = {wanted[at : at + 2] for at in range(len(wanted) - 1)} or {wanted}
        if not wanted:
            return []
        ids = self._candidates(index, [f'letters : "{pair}"' for pair in sorted(pairs)])
        if len(ids) < _NEAREST:  # 国物院
            ids += self._candidates(index, [f'letters : "{letter}" *' for letter in sorted(set(wanted))])
        scored = sorted(
            (distance(wanted, known.key), -known.entity.documents, known.entity.iri)
            for id_ in ids
            if (known := self._known.get(id_))
        )
        iris = dict.fromkeys(iri for _, _, iri in scored)
        return [self.entities[iri] for iri in list(iris)[:_NEAREST]]

    def _candidates(self, index: sqlite3.Connection, parts: list[str]) -> list[int]:
        """Return the names with most of these parts; those that have as much in common by the names themselves."""
        query = "SELECT rowid, rank FROM known_words WHERE known_words MATCH ?"
        rows = index.execute(query, (" OR ".join(parts),))
        ranked = sorted(
            (round(rank, 6), *_order(self._known[id_]), id_) for id_, rank in rows if id_ in self._known
        )
        return [row[-1] for row in ranked[:_CANDIDATES]]


def _order(known: _Known) -> tuple[int, str, str]:
    return len(known.name), known.name, known.entity.iri


def _in_order(letters: str, name: str) -> bool:
    at = -1
    return all((at := name.find(letter, at + 1)) >= 0 for letter in letters)


def _expression(word: str) -> str:
    """Return the FTS5 expression of a word: its letters, or what one types for them, 清远sl too."""
    whole = phrase(word)
    if not _LATIN.search(word) or (word.isascii() and not _LATIN.fullmatch(word.replace("'", ""))):
        return f"letters : {whole}"  # 5G is no 5 with a sound beside it
    if len(word) == 1:  # half of all names have some character that begins so
        return f'((letters : {whole}) OR (initials : ^ "{word.lower()}" *))'
    runs = []
    for run in _RUN.findall(word):
        sound = run.replace("'", "").lower()
        if _LATIN.fullmatch(sound):
            runs.append(f'{{pinyin initials}} : "{sound}" *')
        elif letters := phrase(run):
            runs.append(f"letters : {letters}")
    sounds = " AND ".join(runs)
    if not sounds:
        return f"letters : {whole}"
    return f"((letters : {whole}) OR ({sounds}))" if whole else f"({sounds})"


def _ids(index: sqlite3.Connection, expression: str) -> list[int]:
    query = "SELECT rowid FROM known_words WHERE known_words MATCH ?"
    return [id_ for (id_,) in index.execute(query, (expression,))]


def _entities(index: sqlite3.Connection) -> dict[str, Entity]:
    types = dict(index.execute("SELECT iri, min(type) FROM entity GROUP BY iri"))
    places = _most_frequent(
        index.execute("SELECT iri, value, COUNT(*) FROM about WHERE key = 'place' GROUP BY iri, value")
    )
    years: dict[str, int] = defaultdict(int)
    dates = {
        document: year_bits(int(date[:4]), int(date[:4]))
        for document, date in index.execute("SELECT id, date FROM document WHERE date GLOB '[0-9]*'")
    }
    for iri, document in index.execute("SELECT iri, document FROM entity"):
        years[iri] |= dates.get(document, 0)
    return {
        iri: Entity(iri, name, types[iri], documents, places.get(iri, ""), years[iri])
        for iri, name, documents in index.execute("SELECT iri, name, documents FROM shown ORDER BY iri")
        if iri in types
    }


def _most_frequent(rows: Iterable[tuple[str, str, int]]) -> dict[str, str]:
    best: dict[str, tuple[int, str]] = {}
    for iri, value, count in rows:
        if iri not in best or (-count, value) < best[iri]:
            best[iri] = -count, value
    return {iri: value for iri, (_, value) in best.items()}

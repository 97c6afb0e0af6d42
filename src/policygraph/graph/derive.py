"""An index in which documents have changed in, how the graph ``derived`` changes out: what only all of them tell.

A function of the documents' graphs alone, whatever was built before:

- ``rdfs:label``: one name for each entity, the one that most documents give it;
- ``owl:sameAs``: one policy cited by its number here, by its title there;
- ``pg:inForceFrom``, ``pg:inForceTo``: the days of each policy (see `force`);
- `org:ChangeEvent`: who became whom in which reform;
- `pg:Sharing`: one node a pair of departments and way of sharing, with its counts.

The names and the counts, which are many, are made anew only where a changed document touches them; the others are
made anew and compared.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from ..index.words import pairs, pinyin
from ..iri import NAMESPACES, expand, full
from . import counts, force, succession
from .counts import Count, Pair
from .participation import Way
from .rdf import integer, text
from .same import same_policies
from .vocabulary import DERIVED, OWL, PG, RDF, RDFS

_COUNTS: Final = ("count", "countOneLeads", "countBothLead")
Line = tuple[str, str, str]


@dataclass(slots=True)
class Change:
    """The lines (N-Quads) that leave the graph ``derived`` and those that come into it."""

    removed: set[str] = field(default_factory=set)
    added: set[str] = field(default_factory=set)

    def quads(self) -> tuple[bytes, bytes]:
        """Return what leaves and what comes as sorted N-Quads; what does both stays."""
        both = self.removed & self.added
        gone, new = ("".join(sorted(lines - both)) for lines in (self.removed, self.added))
        return gone.encode(errors="replace"), new.encode(errors="replace")


def derive(index: sqlite3.Connection, old: sqlite3.Connection | None, documents: Collection[str]) -> Change:
    """Bring the derived tables of ``index`` up to date and return what that changes in the graph ``derived``.

    Args:
        index: holds the documents as they now are, with its keys made.
        old: the index before, None where all is new.
        documents: the names of those that were put in, replaced or taken out.
    """
    change = Change()
    _names(index, old, documents, change)
    if old is None or _policies(index, documents) != _policies(old, documents):
        index.execute("DELETE FROM same")
        index.executemany("INSERT INTO same VALUES (?, ?)", same_policies(index).items())
        _few(index, change)
    for way, pair, before, now in counts.changes(index, old, documents):
        change.removed.update(map(_quad, _node(way, pair, before)))
        change.added.update(map(_quad, _node(way, pair, now)))
        if now[0]:
            index.execute("INSERT OR REPLACE INTO sharing VALUES (?, ?, ?, ?, ?, ?)", (way, *pair, *now))
        else:
            index.execute("DELETE FROM sharing WHERE way = ? AND one = ? AND other = ?", (way, *pair))
    return change


def _quad(line: Line) -> str:
    subject, predicate, value = line
    return f"{subject} {predicate} {value} <{DERIVED}> .\n"


def _label(iri: str, name: str) -> Line:
    return f"<{full(iri)}>", f"<{RDFS}label>", text(name, "zh")


_OF_POLICIES: Final = (
    "SELECT iri, name FROM label WHERE document = ? AND alias = 0 AND iri GLOB '{policy}'",
    "SELECT iri, name FROM label WHERE document = ? AND alias = 0 AND iri GLOB '{organ}'",
    "SELECT iri, key, value FROM about WHERE document = ? AND iri GLOB '{policy}'",
    "SELECT subject, predicate, object FROM link WHERE document = ? AND predicate = 'versionOf'",
    "SELECT subject, object, status, details FROM fact WHERE document = ? AND predicate = 'repeals'",
)


def _policies(index: sqlite3.Connection, documents: Collection[str]) -> list[list[object]]:
    """Return what documents say of policies and which organs they name: all that the few lines are made from."""
    found: list[list[object]] = []
    for name in sorted(documents):
        number = index.execute("SELECT id FROM document WHERE name = ?", (name,)).fetchone() or (None,)
        for query in _OF_POLICIES:
            rows = index.execute(query.format(policy="policy:*", organ="dept:*"), number)
            found.append(sorted(rows))
    return found


def _few(index: sqlite3.Connection, change: Change) -> None:
    """Make the lines anew of which there are few, and keep them to be compared the next time."""
    before = {line for (line,) in index.execute("SELECT line FROM derived")}
    same = index.execute("SELECT policy, root FROM same")
    alike = ((f"<{full(policy)}>", f"<{OWL}sameAs>", f"<{full(root)}>") for policy, root in same)
    now = {_quad(line) for lines in (alike, succession.lines(index), force.lines(index)) for line in lines}
    index.executemany("DELETE FROM derived WHERE line = ?", [(line,) for line in before - now])
    index.executemany("INSERT INTO derived VALUES (?)", [(line,) for line in sorted(now - before)])
    change.removed |= before - now
    change.added |= now - before


_TOUCHED: Final = """
INSERT OR IGNORE INTO temp.named
SELECT iri FROM label WHERE document IN (SELECT id FROM document WHERE name = ?)
"""
_CHOSEN: Final = """
SELECT iri, name, COUNT(*) AS documents FROM temp.named JOIN label USING (iri) WHERE alias = 0 GROUP BY iri, name
"""


def _names(
    index: sqlite3.Connection, old: sqlite3.Connection | None, documents: Collection[str], change: Change
) -> None:
    """Choose the name of each entity that a changed document names, and what it is found by."""
    index.execute("DROP TABLE IF EXISTS temp.named")
    index.execute("CREATE TEMP TABLE named (iri TEXT PRIMARY KEY) WITHOUT ROWID")
    asked = [(name,) for name in documents]
    index.executemany(_TOUCHED, asked)
    if old is not None:
        was = "SELECT iri FROM label WHERE document IN (SELECT id FROM document WHERE name = ?)"
        lost = [row for name in asked for row in old.execute(was, name)]
        index.executemany("INSERT OR IGNORE INTO temp.named VALUES (?)", lost)
    before = dict(index.execute("SELECT iri, name FROM temp.named JOIN shown USING (iri)"))
    chosen: dict[str, tuple[int, str]] = {}
    spoken: dict[str, int] = {}
    for iri, name, count in index.execute(_CHOSEN):
        chosen[iri] = min(chosen.get(iri, (-count, name)), (-count, name))
        spoken[iri] = spoken.get(iri, 0) + count
    for iri in before.keys() | chosen.keys():
        old_name, name = before.get(iri), chosen[iri][1] if iri in chosen else None
        if old_name is not None and old_name != name:
            change.removed.add(_quad(_label(iri, old_name)))
        if name is not None and old_name != name:
            change.added.add(_quad(_label(iri, name)))
    index.execute("DELETE FROM shown WHERE iri IN (SELECT iri FROM temp.named)")
    rows = [(iri, name, spoken[iri]) for iri, (_, name) in chosen.items()]
    index.executemany("INSERT INTO shown VALUES (?, ?, ?)", rows)
    _find_by(index)


def _find_by(index: sqlite3.Connection) -> None:
    """Keep up the names by which the entities of the table ``named`` are found."""
    was = "SELECT known.id, iri, name FROM temp.named JOIN known USING (iri)"
    before = {(iri, name): id_ for id_, iri, name in index.execute(was)}
    now = set(index.execute("SELECT DISTINCT iri, name FROM temp.named JOIN label USING (iri)"))
    for (iri, name), id_ in before.items():
        if (iri, name) not in now:
            index.execute("DELETE FROM known WHERE id = ?", (id_,))
            index.execute(
                "INSERT INTO known_words (known_words, rowid, letters, pinyin, initials)"
                " VALUES ('delete', ?, ?, ?, ?)",
                (id_, *_words(name)),
            )
    for iri, name in sorted(now - before.keys()):
        id_ = index.execute("INSERT INTO known (iri, name) VALUES (?, ?)", (iri, name)).lastrowid
        index.execute(
            "INSERT INTO known_words (rowid, letters, pinyin, initials) VALUES (?, ?, ?, ?)",
            (id_, *_words(name)),
        )


def _words(name: str) -> Iterable[str]:
    return (pairs("".join(char for char in name if char.isalnum())), *pinyin(name))


def _node(way: Way, pair: Pair, count: Count) -> Iterator[Line]:
    if not count[0]:
        return
    one, other = (iri.removeprefix("dept:") for iri in pair)
    node = f"<{NAMESPACES['node']}{way}.{one}.{other}>"
    yield node, f"<{RDF}type>", f"<{PG}Sharing>"
    yield node, f"<{PG}by>", text(way)
    yield node, f"<{PG}member>", f"<{expand(pair[0])}>"
    yield node, f"<{PG}member>", f"<{expand(pair[1])}>"
    for name, number in zip(_COUNTS, count, strict=True):
        if number:
            yield node, f"<{PG}{name}>", integer(number)

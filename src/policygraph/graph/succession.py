"""An index's departments and the tables of reforms in, `org:ChangeEvent` nodes and who succeeds whom out.

An event enters the derived graph where one of its organs occurs in a document. A local organ's event is inferred: the
tables say what the reform of a year made of a place's 国土资源局, the documents that both names occur there.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import product
from typing import Final

from pyoxigraph import Store

from ..iri import NAMESPACES, expand, mint
from ..lexicon.reforms import Reform, local_reforms, reforms
from .match import match
from .rdf import text
from .vocabulary import DCTERMS, DERIVED, ORG, PG, RDF, RDFS, XSD

_TYPE: Final = f"{RDF}type"
_DEPARTMENT: Final = f"{PG}Department"
_BEFORE: Final = f"{ORG}originalOrganization"
_AFTER: Final = f"{ORG}resultingOrganization"
_PRECISION: Final = {4: "gYear", 7: "gYearMonth", 10: "date"}
Line = tuple[str, str, str]


def events(index: sqlite3.Connection) -> Iterator[tuple[Reform, str]]:
    """Yield the reforms that one of the index's departments went through, with its basis (stated, inferred)."""
    names = index.execute(
        "SELECT DISTINCT iri, name FROM label WHERE alias = 0 AND iri IN"
        " (SELECT iri FROM entity WHERE type = 'Department')"
    ).fetchall()
    present = {iri for iri, _ in names}
    for reform in reforms():
        if any(mint("Department", name) in present for name in (*reform.before, *reform.after)):
            yield reform, "stated"
    yield from ((reform, "inferred") for reform in _local({name for _, name in names}))


def _iri(name: str) -> str:
    return expand(mint("Department", name))


def _local(names: Collection[str]) -> Iterator[Reform]:
    """Yield a place's own renamings: both ``names`` are those of departments."""
    for reform in local_reforms():
        old, new = reform.before[0], reform.after[0]
        for name in sorted(names):
            place = name.removesuffix(old)
            if name.endswith(old) and place and place + new in names:
                yield Reform(reform.date, (name,), (place + new,), reform.kind, "", reform.source)


def lines(index: sqlite3.Connection) -> Iterator[Line]:
    """Yield the derived graph's statements of the events."""
    for reform, basis in events(index):
        slug = mint("Department", "→".join((*reform.before, *reform.after))).partition(":")[2]
        node = f"<{NAMESPACES['node']}reform.{reform.date}.{slug}>"
        yield node, f"<{RDF}type>", f"<{ORG}ChangeEvent>"
        yield node, f"<{DCTERMS}date>", _date(reform.date)
        yield node, f"<{DCTERMS}source>", text(reform.source, "zh")
        yield node, f"<{PG}changeKind>", text(reform.kind)
        yield node, f"<{PG}basis>", text(basis)
        if reform.matter:
            yield node, f"<{PG}matter>", text(reform.matter, "zh")
        if reform.succeeds:
            for old, new in product(reform.before, reform.after):
                yield f"<{_iri(old)}>", f"<{DCTERMS}isReplacedBy>", f"<{_iri(new)}>"
        for term, names in ((_BEFORE, reform.before), (_AFTER, reform.after)):
            for name in names:
                yield node, f"<{term}>", f"<{_iri(name)}>"
                if not _is_named(index, name):  # what no document speaks of has no other name
                    yield f"<{_iri(name)}>", f"<{RDFS}label>", text(name, "zh")


def _is_named(index: sqlite3.Connection, name: str) -> bool:
    iri = mint("Department", name)
    return index.execute("SELECT 1 FROM label WHERE iri = ? AND alias = 0", (iri,)).fetchone() is not None


def _date(value: str) -> str:
    return f'"{value}"^^<{XSD}{_PRECISION[len(value)]}>'


class Succession:
    """Who succeeds whom, by the events of the derived graph; all names are full IRIs."""

    def __init__(self, store: Store) -> None:
        self._next: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
        parts = {
            q.subject for q in match(store, None, f"{PG}changeKind", None, DERIVED) if q.object == "part"
        }
        dates = {q.subject: q.object for q in match(store, None, f"{DCTERMS}date", None, DERIVED)}
        after: dict[str, list[str]] = defaultdict(list)
        for quad in match(store, None, _AFTER, None, DERIVED):
            after[quad.subject].append(quad.object)
        for quad in match(store, None, _BEFORE, None, DERIVED):
            if quad.subject not in parts:
                step = dates.get(quad.subject, ""), tuple(sorted(after[quad.subject]))
                self._next[quad.object].append(step)

    def successors(self, organ: str, since: str = "") -> list[str]:
        """Return the organs that followed, over several reforms, the nearest first.

        An organ of the same name may exist again later (国家药品监督管理局, 1998–2003 and from 2018 on), so only
        events after ``since`` count, and each step moves it on.
        """
        found: dict[str, None] = {}
        for date, names in sorted(self._next.get(organ, ())):
            if date > since:
                for name in names:
                    found.setdefault(name)
                    found.update(dict.fromkeys(self.successors(name, date)))
        found.pop(organ, None)
        return list(found)

    def latest(self, organ: str) -> str:
        """Return the organ that stands for this one today: where it was split, the first by name; itself if none."""
        since = ""
        while True:
            step = min((s for s in self._next.get(organ, ()) if s[0] > since), default=None)
            if step is None:
                return organ
            since, organ = step[0], step[1][0]

    def groups(self, organs: Iterable[str]) -> dict[str, list[str]]:
        """Return the organs by the one that stands for them today."""
        found: dict[str, list[str]] = defaultdict(list)
        for organ in organs:
            found[self.latest(organ)].append(organ)
        return found


def groups_of(store: Store, asked: Iterable[str] = ()) -> dict[str, list[str]]:
    """Return the departments in groups: those asked for with their successors, the others by who they became."""
    succession = Succession(store)
    found = {organ: [organ, *succession.successors(organ)] for organ in asked}
    taken = {member for members in found.values() for member in members}
    departments = sorted({quad.subject for quad in match(store, None, _TYPE, _DEPARTMENT)})
    for latest, members in succession.groups(d for d in departments if d not in taken).items():
        if latest in taken:  # what became the one asked for stays apart: only successors count
            found.update((member, [member]) for member in members)
        else:
            found[latest] = members
    return found

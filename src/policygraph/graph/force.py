"""An index in, from when until when each policy is in force out; and what the derived graph of a store says of it.

A policy begins on the day that it states (validFrom), else on its document's own date. It ends on the day that it
states (validTo), on the eve of the day on which a document that repeals it takes effect, or, where it is a dated
version of a regulation, on the eve of the next version. A version begins on its own day, or on a later one that its
text states: an amended text still gives the day of the first. A regulation (the work) is in force from the first
day that any of its versions states, while one is. What is put out for comment (征求意见稿) is never in force.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from pyoxigraph import Store

from ..iri import full
from .match import Line, first, match
from .vocabulary import DERIVED, PG, SKOS

_EDITION: Final = re.compile(r"（(\d{4}-\d{2}-\d{2})）$")
# Not （草案）: some rules of the 1950s to 1980s were issued as （试行草案）.
_DRAFT: Final = re.compile(r"[（(](?:公开)?(?:征求意见|送审|讨论)稿[^（()）]{0,6}[)）]$")
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Span:
    """The first and the last day (ISO) on which a policy is in force, and what ended it; each empty if unknown."""

    since: str = ""
    until: str = ""
    by: str = ""

    def holds(self, day: str) -> bool:
        """Whether the policy is in force on a day; one of unknown days may be.

        >>> Span("2019-03-24", "2022-03-28").holds("2022-03-29"), Span().holds("2022-03-29")
        (False, True)
        """
        return self.since <= day and (not self.until or day <= self.until)


@dataclass(frozen=True, slots=True)
class _Repeal:
    by: str
    of: str
    day: str


class Force:
    """Reads what the documents say, and which policies are the same; all names are compact IRIs."""

    def __init__(self, index: sqlite3.Connection) -> None:
        self._index = index
        self._same: dict[str, str] = dict(index.execute("SELECT policy, root FROM same"))
        self._named = index.execute(
            "SELECT DISTINCT iri, name FROM label WHERE alias = 0 AND iri GLOB 'policy:*'"
        ).fetchall()
        self._drafts = {iri for iri, name in self._named if _DRAFT.search(name)}
        self._begins = self._days("validFrom", min)
        self._issued = self._days("issuedOn", min)
        self._ends = self._days("validTo", max)  # one that puts the end off is later
        self._editions = dict(self._read_editions())
        self._versions = self._read_versions()
        self._work = {version: work for work, versions in self._versions.items() for version in versions}

    def spans(self) -> dict[str, Span]:
        """Return the days of all policies of which any day is known."""
        found = {policy: Span(self._start(policy), self._ends.get(policy, "")) for policy in self._known()}
        for versions in self._versions.values():
            _supersede(found, versions)
        for repeal in self._repeals():
            for policy in self._ended(repeal, found):
                _cut(found, policy, _eve(repeal.day), repeal.by)
        for work, versions in self._versions.items():
            days = [day for v in (work, *versions) for d in (self._begins, self._issued) if (day := d.get(v))]
            found[work] = _whole(
                found.get(work, Span()), found[versions[-1]], [*days, found[versions[0]].since]
            )
        known = {policy: span for policy, span in found.items() if span != Span()}
        known.update({alias: known[policy] for alias, policy in self._same.items() if policy in known})
        return known

    def versions(self) -> dict[str, list[str]]:
        """Return the dated versions of each work, the oldest first."""
        return self._versions

    def _root(self, policy: str) -> str:
        return self._same.get(policy, policy)

    def _days(self, name: str, choose: Callable[[Iterable[str]], str]) -> dict[str, str]:
        days: dict[str, list[str]] = defaultdict(list)
        for iri, day in self._index.execute("SELECT iri, value FROM about WHERE key = ?", (name,)):
            if iri not in self._drafts and _DAY.fullmatch(day):
                days[self._root(iri)].append(day)
        return {policy: choose(all_) for policy, all_ in days.items()}

    def _read_editions(self) -> Iterator[tuple[str, str]]:
        for iri, name in self._named:
            if found := _EDITION.search(name):
                yield self._root(iri), found[1]

    def _read_versions(self) -> dict[str, list[str]]:
        versions: dict[str, set[str]] = defaultdict(set)
        rows = self._index.execute("SELECT subject, object FROM link WHERE predicate = 'versionOf'")
        for subject, work in rows:
            version = self._root(subject)
            if version in self._editions:
                versions[self._root(work)].add(version)
        return {
            work: sorted(found, key=lambda version: (self._editions[version], version))
            for work, found in sorted(versions.items())
        }

    def _known(self) -> set[str]:
        return {*self._begins, *self._issued, *self._ends, *self._editions}

    def _start(self, policy: str) -> str:
        stated = self._begins.get(policy, "")
        if edition := self._editions.get(policy):
            return max(stated, edition)
        return stated or self._issued.get(policy, "")

    def _repeals(self) -> Iterator[_Repeal]:
        """Yield what was repealed as a whole, and from when; 《X》第三条同时废止 leaves the rest in force."""
        rows = self._index.execute(
            "SELECT subject, object, details FROM fact"
            " WHERE predicate = 'repeals' AND status = 'done' AND supports = ''"
        )
        for subject, value, details in rows:
            says: dict[str, str] = json.loads(details) if details else {}
            if "scope" in says:
                continue
            by, of = self._root(subject), self._root(value)
            day = says.get("date") or self._begins.get(by) or self._issued.get(by) or self._start(by)
            if _DAY.fullmatch(day):
                yield _Repeal(by, of, day)

    def _ended(self, repeal: _Repeal, found: dict[str, Span]) -> Iterator[str]:
        """Yield the policy that is repealed and its versions; a new text that repeals the old one stays."""
        versions = [v for v in self._versions.get(repeal.of, ()) if v != repeal.by]
        yield from (v for v in versions if found[v].since < repeal.day)
        renewed = self._work.get(repeal.by) == repeal.of or repeal.by == repeal.of
        if not renewed and not any(found[v].since >= repeal.day for v in versions):
            found.setdefault(repeal.of, Span())
            yield repeal.of


def _supersede(found: dict[str, Span], versions: list[str]) -> None:
    """End each version on the eve of the next; two of one day end together."""
    for number, version in enumerate(versions):
        later = (other for other in versions[number + 1 :] if found[other].since > found[version].since)
        if following := next(later, ""):
            _cut(found, version, _eve(found[following].since), following)


def _cut(found: dict[str, Span], policy: str, until: str, by: str) -> None:
    span = found[policy]
    if not span.until or until < span.until:
        found[policy] = Span(span.since, until, by)


def _whole(own: Span, last: Span, days: list[str]) -> Span:
    """Return from when until when a work is in force: as long as its last version, and no longer than itself."""
    end = own if own.until and (not last.until or own.until <= last.until) else last
    return Span(min(days), end.until, end.by)


def _eve(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def drafts(store: Store) -> Iterator[str]:
    """Yield the policies that are only put out for comment."""
    for line in match(store, None, f"{SKOS}prefLabel", None):
        if _DRAFT.search(line.object):
            yield line.subject


#: What the graph ``derived`` says of it.
FORCE: Final = ("inForceFrom", "inForceTo", "endedBy", "nextVersion")


def lines(index: sqlite3.Connection) -> Iterator[tuple[str, str, str]]:
    """Yield the triples that tell it in the graph ``derived``."""
    force = Force(index)
    for policy, span in force.spans().items():
        iri = f"<{full(policy)}>"
        for name, day in (("inForceFrom", span.since), ("inForceTo", span.until)):
            if day:
                yield iri, f"<{PG}{name}>", f'"{day}"^^<http://www.w3.org/2001/XMLSchema#date>'
        if span.by:
            yield iri, f"<{PG}endedBy>", f"<{full(span.by)}>"
    for versions in force.versions().values():
        for one, following in pairwise(versions):
            yield f"<{full(one)}>", f"<{PG}nextVersion>", f"<{full(following)}>"


def told(store: Store) -> Iterator[Line]:
    """Yield what ``derived`` says of it."""
    for name in FORCE:
        yield from match(store, None, f"{PG}{name}", None, DERIVED)


def span_of(store: Store, policy: str) -> Span:
    """Return what ``derived`` says of one policy."""
    since, until, by = (
        first(store, policy, f"{PG}{name}") for name in ("inForceFrom", "inForceTo", "endedBy")
    )
    return Span(since, until, by)


def versions_of(store: Store, policy: str) -> list[str]:
    """Return the dated versions of a work, or of the work whose version this is, the oldest first."""
    works = [line.object for line in match(store, policy, f"{PG}versionOf")]
    found: set[str] = set()
    for work in works or [policy]:
        found.update(line.subject for line in match(store, None, f"{PG}versionOf", work))
    return sorted(found, key=lambda version: (span_of(store, version).since, version))

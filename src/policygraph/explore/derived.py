"""An index in, what only all documents together tell of organs and policies out: who became whom, what is in force.

The lines are those of the graph ``derived`` (`graph.succession`, `graph.force`); they are few, so they are read once.
"""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from ..graph.vocabulary import DCTERMS, ORG, PG, RDFS
from ..index.rows import plain
from ..iri import compact

_LINE: Final = re.compile(r"<([^>]*)> <([^>]*)> (.*) <[^>]*> \.\n?")
_SHORT: Final = {
    f"{DCTERMS}date": "date",
    f"{DCTERMS}source": "source",
    f"{PG}changeKind": "kind",
    f"{PG}basis": "basis",
    f"{PG}matter": "matter",
    f"{ORG}originalOrganization": "before",
    f"{ORG}resultingOrganization": "after",
    f"{RDFS}label": "label",
    f"{PG}inForceFrom": "since",
    f"{PG}inForceTo": "until",
    f"{PG}endedBy": "by",
    f"{PG}nextVersion": "next",
}


@dataclass(frozen=True, slots=True, order=True)
class Event:
    """A reform: on a day (or in a year or month) the organs ``before`` became those ``after``; all are IRIs."""

    date: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    kind: str
    basis: str
    matter: str
    source: str


@dataclass(frozen=True, slots=True)
class Days:
    """The first and the last day on which a policy is in force, and what ended it; each empty where unknown."""

    since: str = ""
    until: str = ""
    by: str = ""


class Derived:
    """Reforms by organ, days in force by policy."""

    def __init__(self, index: sqlite3.Connection) -> None:
        said = _read(index)
        #: Names of organs that no document names.
        self.labels = {subject: values["label"][0] for subject, values in said.items() if "label" in values}
        self.days = {
            subject: Days(*(values.get(key, [""])[0] for key in ("since", "until", "by")))
            for subject, values in said.items()
            if values.keys() & {"since", "until", "by"}
        }
        self._events: dict[str, list[Event]] = defaultdict(list)
        for values in said.values():
            if "before" in values or "after" in values:
                event = _event(values)
                for organ in {*event.before, *event.after}:
                    self._events[organ].append(event)

    def history(self, organ: str) -> list[Event]:
        """Return the reforms that led to an organ and those that followed it, over several steps, by their dates.

        An organ of the same name may exist again later, so each step backwards must be earlier and each step forwards
        later than the one before it.
        """
        found: set[Event] = set()
        self._follow(organ, "", True, found)
        self._follow(organ, "9999", False, found)
        return sorted(found)

    def _follow(self, organ: str, day: str, forwards: bool, found: set[Event]) -> None:
        for event in self._events.get(organ, ()):
            from_here = event.before if forwards else event.after
            later = event.date > day if forwards else event.date < day
            if organ in from_here and later and event not in found:
                found.add(event)
                if event.kind == "part":  # a part of its tasks went to another: that is not its own history
                    continue
                for other in event.after if forwards else event.before:
                    self._follow(other, event.date, forwards, found)


def _event(values: dict[str, list[str]]) -> Event:
    def one(key: str) -> str:
        return values.get(key, [""])[0]

    return Event(
        one("date"),
        tuple(sorted(values.get("before", ()))),
        tuple(sorted(values.get("after", ()))),
        one("kind"),
        one("basis"),
        one("matter"),
        one("source"),
    )


def _read(index: sqlite3.Connection) -> dict[str, dict[str, list[str]]]:
    said: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for (line,) in index.execute("SELECT line FROM derived ORDER BY line"):
        match = _LINE.fullmatch(line)
        if match and match[2] in _SHORT:
            value = compact(match[3][1:-1]) if match[3][0] == "<" else plain(match[3])
            said[compact(match[1])][_SHORT[match[2]]].append(value)
    return {subject: dict(values) for subject, values in said.items()}

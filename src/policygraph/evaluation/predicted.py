"""One prediction (a line of ``extract --with-text``) in, looked up by surface, heading and fact."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from .forms import plain

Json = Mapping[str, Any]
DOCUMENT = "document"


class Predicted:
    """What was predicted of one document."""

    def __init__(self, line: Json) -> None:
        self.head: Json = line["document"]
        self.text: str = self.head.get("text") or ""
        self.facts: list[Json] = list(line["facts"])
        works = {fact["object"] for fact in self.facts if fact["predicate"] == "versionOf"}
        #: Not the work that a dated version implies: its name stands for the version wherever it stands.
        self.entities: dict[str, Json] = {
            entity["id"]: entity
            for entity in line["entities"]
            if entity["id"] not in works or entity.get("mentions")
        }
        self.collective: list[Json] = list(line.get("collectiveFacts", ()))
        self._line = line

    @property
    def id(self) -> str:
        """The document's id."""
        return str(self.head["id"])

    @cached_property
    def surfaces(self) -> dict[str, list[str]]:
        """The forms under which each entity was found, its name first."""
        return {
            id_: list(
                dict.fromkeys(
                    plain(name)
                    for name in (
                        entity["name"],
                        *entity.get("aliases", ()),
                        *(mention["text"] for mention in entity.get("mentions", ())),
                    )
                )
            )
            for id_, entity in self.entities.items()
        }

    @cached_property
    def headings(self) -> dict[str, list[str]]:
        """Each measure's heading, then those of the items that it is a part of."""
        measures = self._line.get("measures", ())
        by_path = {tuple(m["path"]): m["heading"] for m in measures if m.get("path")}
        return {m["id"]: [m["heading"], *_above(tuple(m.get("path") or ()), by_path)] for m in measures}

    def of(self, *predicates: str, collective: bool = False) -> list[Json]:
        """Return the facts with one of these predicates, with those of collectives (各县人民政府) where asked for."""
        facts = [*self.facts, *self.collective] if collective else self.facts
        return [fact for fact in facts if fact["predicate"] in predicates]

    def name(self, id_: object) -> str:
        """Return how a report calls an entity, measure, document or value."""
        if id_ in self.entities:
            return str(self.entities[str(id_)]["name"])
        if id_ in self.headings:
            return self.headings[str(id_)][0][:20]
        return "" if id_ is None else str(id_)

    def begin(self, id_: str) -> int:
        """Return the offset of an entity's first mention, or -1."""
        mentions = self.entities[id_].get("mentions") or ()
        return min((m["begin"] for m in mentions), default=-1)


def _above(path: tuple[int, ...], by_path: Mapping[tuple[int, ...], str]) -> list[str]:
    return [by_path[path[:n]] for n in range(len(path) - 1, 0, -1) if path[:n] in by_path]


def begin_of(fact: Json) -> int:
    """Return where a fact's evidence begins, or -1."""
    return int((fact.get("evidence") or {}).get("begin", -1))

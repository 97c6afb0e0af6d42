"""A document's labels and its prediction in, a judgement on everything that either names out.

The rules are those of the labels (see tests/gold/README.md): one entity however it is written, a second one for it is
wrong; what is optional is never counted; a responsibility is a department and a measure, its role is counted apart.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from .forms import full, plain, same_item
from .judgement import ENTITIES, LINKS, Judgement, Verdict
from .labels import Labels, many
from .predicted import DOCUMENT, Json, Predicted, begin_of
from .quantities import number, same_change, same_quantity
from .sentences import judge_sentences

_ROLES = ("leads", "assists", "responsibleFor")
_NODES = {"nodes": ("observation", "change", "deadline"), "validity": ("validFrom", "validTo")}
#: Links of which every one that no label names is wrong; `cites` is a recall, since a label need not name every law.
_COMPLETE = ("delegatesTo", "coHandles", "repeals")
#: Links of which another end than the labelled one is wrong.
_EXACT = ("issued", "forwarded", "documentNumber")


def judge(labels: Labels, line: Mapping[str, Any]) -> list[Judgement]:
    """Compare one document's labels with its prediction."""
    return list(_Judge(labels, Predicted(line)).all())


class _Judge:
    def __init__(self, labels: Labels, predicted: Predicted) -> None:
        self.labels, self.predicted = labels, predicted
        self.gold = {entity["id"]: entity for entity in labels.entities}
        self.links: dict[str, str] = {}  # id of a predicted entity → of the labelled one

    def all(self) -> Iterator[Judgement]:
        scored = self.labels.scored
        for kind in ENTITIES:  # also where only facts are scored: their ends are entities
            found = list(self._entities(kind))
            yield from found if "entities" in scored else ()
        if scored:
            yield from self._responsibility()
            yield from self._acting()
            for predicate in LINKS:
                yield from self._linked(predicate)
            if any(fact["p"] == "amount" for fact in self.labels.facts):
                yield from self._numbers("amount", said_twice_is_wrong=True)
            for group, predicates in _NODES.items():
                for predicate in predicates if group in scored else ():
                    yield from self._numbers(predicate)
            yield from self._metadata()
        yield from judge_sentences(self.labels, self.predicted)

    def _says(self, row: str, verdict: Verdict, what: str, begin: int = -1) -> Judgement:
        return Judgement(self.labels.document, row, verdict, what, begin)

    # ---- entities

    def _entities(self, kind: str) -> Iterator[Judgement]:
        """Match one to one, by any surface that both know; the one whose name fits first."""
        surfaces = {
            id_: forms
            for id_, forms in self.predicted.surfaces.items()
            if self.predicted.entities[id_]["type"] == kind
        }
        used: set[str] = set()
        optional: set[str] = {
            plain(name) for one in self.labels.entities if one.get("optional") for name in one["names"]
        }
        for label in self.labels.entities:
            if label["type"] == kind:
                yield from self._entity(label, surfaces, used)
        for id_, forms in surfaces.items():
            if id_ not in used and optional.isdisjoint(forms):
                name = self.predicted.name(id_)
                yield self._says(kind, "wrong", name, self.predicted.begin(id_))

    def _entity(self, label: Json, surfaces: Mapping[str, list[str]], used: set[str]) -> Iterator[Judgement]:
        names = {plain(name) for name in label["names"]}
        hits = [id_ for id_, forms in surfaces.items() if id_ not in used and not names.isdisjoint(forms)]
        hits.sort(key=lambda id_: plain(self.predicted.name(id_)) not in names)
        for id_ in hits:
            self.links.setdefault(id_, label["id"])
        used.update(hits)
        if label.get("optional"):
            return
        kind, name = label["type"], label["names"][0]
        if not hits:
            yield self._says(kind, "missed", name, self._place(label["names"]))
            return
        yield self._says(kind, "right", name, self.predicted.begin(hits[0]))
        for id_ in hits[1:]:
            yield self._says(
                kind, "wrong", f"{self.predicted.name(id_)} (= {name})", self.predicted.begin(id_)
            )
        if kind == "Department":
            said = self.predicted.name(hits[0])
            right = full(said) == full(label["canonical"][0])
            what = label["canonical"][0] if right else f"{label['canonical'][0]} ≠ {said}"
            yield self._says(
                "canonical name", "right" if right else "missed", what, self.predicted.begin(hits[0])
            )

    def _place(self, names: Iterable[str]) -> int:
        return next((at for name in names if (at := self.predicted.text.find(name)) >= 0), -1)

    def _is(self, predicted: object, wanted: Any) -> bool:
        """Whether a predicted end is the labelled one, or one of the labelled ones."""
        if predicted in (DOCUMENT, self.predicted.id, None):
            return "DOC" in many(wanted)
        return self.links.get(str(predicted)) in many(wanted)

    # ---- who does what

    def _item(self, label: Json, measure: object) -> bool:
        return same_item(many(label["measure"]), self.predicted.headings.get(str(measure), ()))

    def _label(self, fact: Json) -> str:
        """Name a labelled fact the same way in every run."""
        subject = self._gold_name(fact.get("s", "DOC"))
        ends = [self._gold_name(fact["o"])] if "o" in fact else []
        ends += [str(fact[key]) for key in ("value", "before", "after", "unit") if fact.get(key) is not None]
        ends += [str(many(fact["measure"])[0])] if "measure" in fact else []
        return f"{fact['p']}: {subject} → {' '.join(ends)}"

    def _gold_name(self, id_: Any) -> str:
        first = many(id_)[0]
        return str(self.gold[first]["names"][0]) if first in self.gold else str(first)

    def _claim(self, fact: Json) -> str:
        ends = [
            self.predicted.name(fact["object"]),
            *(str(fact[key]) for key in ("before", "after", "unit") if fact.get(key) is not None),
            *([self.predicted.name(fact["measure"])] if fact.get("measure") else []),
        ]
        return f"{fact['predicate']}: {self.predicted.name(fact['subject'])} → {' '.join(filter(None, ends))}"

    def _find(self, found: list[Json], done: set[int], fits: Callable[[Json], bool]) -> int | None:
        return next((k for k, fact in enumerate(found) if k not in done and fits(fact)), None)

    def _involved(self, label: Json) -> Callable[[Json], bool]:
        return lambda fact: self._is(fact["subject"], label["s"]) and self._item(label, fact["object"])

    def _responsibility(self) -> Iterator[Judgement]:
        wanted = [fact for fact in self.labels.facts if fact["p"] in _ROLES]
        if not wanted:
            return
        found = [f for f in self.predicted.of(*_ROLES) if f["object"] in self.predicted.headings]
        done: set[int] = set()
        for label in wanted:
            what = self._label(label)
            at = self._find(found, done, self._involved(label))
            if at is None:
                if not label.get("optional"):
                    yield self._says("responsibility", "missed", what)
                continue
            done.add(at)
            fact = found[at]
            begin = begin_of(fact)
            yield self._says("responsibility", "right", what, begin)
            fits = fact["predicate"] == label["p"]
            said = what if fits else f"{what} ≠ {fact['predicate']}"
            yield self._says("right role", "right" if fits else "missed", said, begin)
            named = self._names_subject(fact, label)
            yield self._says("evidence names its subject", "right" if named else "missed", what, begin)
        fair = [*wanted, *(fact for fact in self.labels.facts if fact["p"] == "carriesOut")]
        for k, fact in enumerate(found):
            if k not in done and not any(self._involved(label)(fact) for label in fair):
                yield self._says("responsibility", "wrong", self._claim(fact), begin_of(fact))

    def _names_subject(self, fact: Json, label: Json) -> bool:
        pieces = [fact.get("evidence") or {}, *fact.get("supports", ())]
        said = plain("".join(str(piece.get("text", "")) for piece in pieces))
        return any(
            plain(n) in said for id_ in many(label["s"]) for n in self.gold.get(id_, {}).get("names", ())
        )

    def _acting(self) -> Iterator[Judgement]:
        found = [
            f for f in self.predicted.of("carriesOut", *_ROLES) if f["object"] in self.predicted.headings
        ]
        done: set[int] = set()
        for label in self.labels.facts:
            if label["p"] == "carriesOut":
                at = self._find(found, done, self._involved(label))
                done.update([] if at is None else [at])
                if at is not None or not label.get("optional"):
                    begin = -1 if at is None else begin_of(found[at])
                    verdict: Verdict = "missed" if at is None else "right"
                    yield self._says("carriesOut", verdict, self._label(label), begin)

    # ---- links between organs, policies and the document

    def _linked(self, predicate: str) -> Iterator[Judgement]:
        wanted = [fact for fact in self.labels.facts if fact["p"] == predicate]
        if not wanted:
            return
        found = self.predicted.of(predicate)
        done: set[int] = set()
        for label in wanted:
            at = self._find(found, done, partial(self._links, label=label))
            done.update([] if at is None else [at])
            if at is not None or not label.get("optional"):
                begin = -1 if at is None else begin_of(found[at])
                yield self._says(predicate, "missed" if at is None else "right", self._label(label), begin)
        for k, fact in enumerate(found):
            if k not in done and self._is_wrong_link(fact, wanted):
                yield self._says(predicate, "wrong", self._claim(fact), begin_of(fact))

    def _links(self, fact: Json, label: Json) -> bool:
        if label["s"] != "DOC" and not self._is(fact["subject"], label["s"]):
            return False
        if "value" in label:
            return plain(str(fact["object"])) == plain(str(label["value"]))
        return label["p"] == "coHandles" or self._is(fact["object"], label["o"])

    def _is_wrong_link(self, fact: Json, wanted: list[Json]) -> bool:
        predicate = fact["predicate"]
        if predicate in _COMPLETE:
            return True
        if predicate not in _EXACT:
            return False
        known = {id_ for label in wanted for id_ in many(label.get("o", label["s"]))}
        end = fact["subject"] if predicate == "documentNumber" else fact["object"]
        subject_known = predicate == "documentNumber" or str(fact["subject"]) in self.links
        return subject_known and self.links.get(str(end)) in known

    # ---- numbers and dates

    def _numbers(self, predicate: str, *, said_twice_is_wrong: bool = False) -> Iterator[Judgement]:
        """Match values one to one, the optional ones last; found once more is neither right nor wrong."""
        wanted = sorted(
            (fact for fact in self.labels.facts if fact["p"] == predicate),
            key=lambda fact: bool(fact.get("optional")),
        )
        found = self.predicted.of(predicate)
        done: set[int] = set()
        for label in wanted:
            at = self._find(found, done, partial(self._equals, label=label))
            done.update([] if at is None else [at])
            if not label.get("optional"):
                begin = self._place(many(label.get("measure", ""))) if at is None else begin_of(found[at])
                yield self._says(predicate, "missed" if at is None else "right", self._label(label), begin)
        for k, fact in enumerate(found):
            again = not said_twice_is_wrong and any(self._equals(fact, label) for label in wanted)
            if k not in done and not again:
                yield self._says(predicate, "wrong", self._claim(fact), begin_of(fact))

    def _equals(self, fact: Json, label: Json) -> bool:
        if "measure" in label and not self._item(label, fact.get("measure")):
            return False
        if label["p"] == "amount":
            return abs(number(fact["object"]) - float(label["value"])) < 1
        if label["p"] == "change":
            return same_change(fact, label)
        if label["p"] == "observation":
            return same_quantity(fact, label, [(label["value"], fact["object"])])
        return str(fact["object"]) in map(str, many(label["value"]))

    # ---- metadata

    def _metadata(self) -> Iterator[Judgement]:
        for key, value in self.labels.meta.items():
            have = self.predicted.head.get(key)
            if isinstance(value, list):
                right = {plain(v) for v in value} <= {plain(v) for v in have or ()}
            else:
                right = plain(str(have)) == plain(str(value))
            what = f"{key}: {value}" if right else f"{key}: {value} ≠ {have}"
            yield self._says("metadata", "right" if right else "missed", what, 0)

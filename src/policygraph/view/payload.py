"""Content in, the data that the page's script reads out: each sentence once, and never too much of it.

A page holds at most about 8 MB of it. Where the evidence comes to more, it is shortened in steps: shorter
sentences, fewer pieces a statement, fewer statements a link; the counts stay right, and the page says that it
was shortened.
"""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from .content import clean, rank
from .style import LINKS, OTHER_LINK, node_style

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .content import Content, Link, Statement

#: Bytes of JSON; the script and the style come to another half megabyte.
BUDGET: Final = 8_000_000
_ESCAPES: Final = {char: f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


class Measure(NamedTuple):
    """How much evidence is kept: characters a sentence, pieces a statement, statements a link."""

    characters: int
    pieces: int
    statements: int


_STEPS: Final = (
    Measure(600, 4, 80),
    Measure(240, 2, 40),
    Measure(140, 1, 12),
    Measure(80, 1, 4),
    Measure(40, 1, 1),
)


def script_json(value: object) -> str:
    r"""Return ``value`` as JSON that can stand inside a script element: nothing in it ends the element.

    >>> script_json("</script>&")
    '"\\u003c/script\\u003e\\u0026"'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for char, escape in _ESCAPES.items():  # twenty times as fast as str.translate
        text = text.replace(char, escape)
    return text


def payload(
    content: Content, titles: Mapping[str, str] | None = None, *, budget: int = BUDGET, **more: object
) -> str:
    """Return the JSON, escaped for a script element, of all that the page shows but the nodes' places.

    ``more`` goes in as it is. Statements are arrays: predicate, status, basis (each an index), evidence,
    details, count; a piece of evidence is document, sentence (indexes), begin, end.
    """
    text = ""
    for number, measure in enumerate(_STEPS):
        text = script_json({**_Writer(measure).write(content, titles or {}), **more, "shortened": number > 0})
        if len(text.encode()) <= budget:
            break
    return text


@cache
def words() -> dict[str, dict[str, dict[str, str]]]:
    """Return the page's words: language → group → key → text."""
    rows = (files(__package__) / "words.tsv").read_text(encoding="utf-8").splitlines()[1:]
    table: dict[str, dict[str, dict[str, str]]] = {"zh": {}, "en": {}}
    for row in rows:
        group, key, chinese, english = row.split("\t")
        table["zh"].setdefault(group, {})[key] = chinese
        table["en"].setdefault(group, {})[key] = english
    return table


class _Index:
    """Numbers values in the order in which they first come."""

    def __init__(self) -> None:
        self.places: dict[Any, int] = {}

    def __call__(self, value: Any) -> int:
        return self.places.setdefault(value, len(self.places))

    def values(self) -> list[Any]:
        return list(self.places)


class _Writer:
    """Writes one content under one measure."""

    def __init__(self, measure: Measure) -> None:
        self.measure = measure
        self.sentences, self.documents = _Index(), _Index()

    def write(self, content: Content, titles: Mapping[str, str]) -> dict[str, object]:
        kinds = Counter(thing.type for thing in content.things)
        predicates = sorted({said.predicate for link in content.links for said in link.statements}, key=rank)
        statuses = ["done", "planned", "negated"]
        bases = ["stated", "convention", "inferred"]
        indexes = tuple(_index(values) for values in (predicates, statuses, bases))
        type_order = list(kinds)
        type_order.sort(key=lambda kind: (-kinds[kind], kind))
        links = [self._link(link, indexes) for link in content.links]
        return {
            "types": [
                [kind, node_style(kind).colour, node_style(kind).shape, kinds[kind]] for kind in type_order
            ],
            "predicates": [[name, LINKS.get(name, OTHER_LINK)] for name in predicates],
            "statuses": statuses,
            "bases": bases,
            "things": [
                [
                    t.id,
                    t.label,
                    type_order.index(t.type),
                    list(t.aliases),
                    self.documents(t.document) if t.document else -1,
                ]
                for t in content.things
            ],
            "links": links,
            "documents": [[name, clean(titles.get(name))] for name in self.documents.values()],
            "sentences": self.sentences.values(),
        }

    def _link(self, link: Link, indexes: tuple[dict[str, int], ...]) -> list[object]:
        kept = link.statements[: self.measure.statements]
        said: Counter[str] = Counter()
        for statement in link.statements:
            said[statement.predicate] += statement.count
        counts = [[indexes[0][predicate], count] for predicate, count in said.items()]
        return [link.count, counts, [self._statement(statement, indexes) for statement in kept]]

    def _statement(self, said: Statement, indexes: tuple[dict[str, int], ...]) -> list[object]:
        proofs = []
        for proof in said.proofs[: self.measure.pieces]:
            sentence = self.sentences(self._shorten(proof.text))
            proofs.append([self.documents(proof.document), sentence, proof.begin, proof.end])
        predicate, status, basis = indexes
        details = [[key, self._shorten(value)] for key, value in said.details]
        numbers = [predicate[said.predicate], status.get(said.status, 0), basis.get(said.basis, 0)]
        return [*numbers, proofs, details, said.count]

    def _shorten(self, text: str) -> str:
        longest = self.measure.characters
        return text if len(text) <= longest else text[:longest] + "…"


def _index(values: list[str]) -> dict[str, int]:
    return {value: place for place, value in enumerate(values)}

"""A folder of label files in, the labels of each document out.

Two kinds of files: ``*.json``, a whole document each (its entities and facts, and what of them is complete), and
``*.jsonl``, single sentences of many documents, a kind of fact each, for kinds too rare to label whole documents for.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..errors import UsageError

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SentenceLabel:
    """What one stretch of a document's text says of one kind of fact; no facts: it says nothing of it."""

    kind: str
    begin: int
    end: int
    facts: tuple[Json, ...]


@dataclass(slots=True)
class Labels:
    """All labels of one document. ``scored`` says what a whole-document file labels completely."""

    document: str
    scored: frozenset[str] = frozenset()
    meta: Json = field(default_factory=dict)
    entities: tuple[Json, ...] = ()
    facts: tuple[Json, ...] = ()
    sentences: list[SentenceLabel] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The file's name, by which a document is found wherever its folder lies."""
        return self.document.rsplit("/", 1)[-1]


def read_labels(path: Path) -> dict[str, Labels]:
    """Return the labels of a folder or file, by the name of the document's file.

    Raises:
        UsageError: there are no labels, or a file is not of the form.
    """
    files = sorted([*path.glob("*.json"), *path.glob("*.jsonl")]) if path.is_dir() else [path]
    if not files or not path.exists():
        raise UsageError(f"{path}: no labels there; name a folder with *.json or *.jsonl label files")
    found: dict[str, Labels] = {}
    for file in files:
        for number, row in _objects(file):
            try:
                _add(found, row)
            except (KeyError, TypeError, AttributeError) as error:
                where = f"{file}, line {number}" if number else str(file)
                raise UsageError(
                    f"{where}: not of the form of labels ({error}); see tests/gold/README.md"
                ) from None
    return found


def _objects(file: Path) -> Iterator[tuple[int, Json]]:
    """Yield the objects of a file with their lines; line 0 is a whole file."""
    try:
        text = file.read_text(encoding="utf-8")
        if file.suffix == ".json":
            yield 0, json.loads(text)
            return
        for number, line in enumerate(text.splitlines(), 1):
            if line.strip():
                yield number, json.loads(line)
    except (OSError, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise UsageError(f"{file}: cannot be read as labels: {error}") from None


def _add(found: dict[str, Labels], row: Json) -> None:
    document = row["document"]
    labels = found.setdefault(document.rsplit("/", 1)[-1], Labels(document))
    if "scored" in row:
        labels.scored = frozenset(row["scored"])
        labels.meta = row["meta"]
        labels.entities, labels.facts = tuple(row["entities"]), tuple(row["facts"])
        for entity in labels.entities:
            entity["id"], entity["type"], entity["names"], entity["canonical"]
    elif "skip" not in row:
        facts = tuple(row["facts"])
        labels.sentences.append(SentenceLabel(row["kind"], row["begin"], row["end"], facts))


def many(value: Any) -> list[Any]:
    """Return what a label gives as one value or as a list of values that are all right."""
    return value if isinstance(value, list) else [value]

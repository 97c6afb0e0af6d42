"""The scores on labelled documents may not fall below `gold/floors.tsv`: ../shared/gold, and the open ones of our own.

The documents themselves are in ../shared/corpus; without them the tests skip.
"""

from __future__ import annotations

import csv
import json
from functools import cache
from pathlib import Path

import pytest

from policygraph.evaluation import Row, judge, read_labels, rows
from policygraph.extract import extract_bytes
from policygraph.lexicon import load_lexicon
from policygraph.prediction import to_line

SHARED = Path(__file__).resolve().parents[2] / "shared"
FOLDERS = {"shared": SHARED / "gold", "open": Path(__file__).parent / "gold" / "open"}

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not (SHARED / "corpus").exists(), reason=f"no documents in {SHARED / 'corpus'}"),
    pytest.mark.skipif(not (SHARED / "gold").exists(), reason=f"no labels in {SHARED / 'gold'}"),
]

with (Path(__file__).parent / "gold" / "floors.tsv").open(encoding="utf-8") as table:
    FLOORS = [tuple(line.values()) for line in csv.DictReader(table, delimiter="\t")]


@cache
def score_of(labels: str) -> dict[str, Row]:
    lexicon, judged = load_lexicon(), []
    for one in read_labels(FOLDERS[labels]).values():
        data = (SHARED / "corpus" / one.document).read_bytes()
        line = to_line(extract_bytes(data, one.document, lexicon), with_text=True)
        judged += judge(one, json.loads(line))
    return {row.name: row for row in rows(judged)}


@pytest.mark.parametrize(("labels", "row", "least"), FLOORS)
def test_f1(labels: str, row: str, least: str) -> None:
    found = score_of(labels)[row]
    assert found.f1 is not None
    assert found.f1 >= float(least), found

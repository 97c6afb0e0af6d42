"""The command ``evaluate`` on the sample corpus and its labels."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_samples import CORPUS, Run

LABELS = Path(__file__).resolve().parents[1] / "gold" / "sample"
PARK = "清远清新高新技术产业开发区"


def test_rows(run: Run) -> None:
    done = run("evaluate", LABELS, CORPUS, "--format", "json")
    found = {row["row"]: row for row in json.loads(done.out)}
    assert done.status == 0
    assert found["Department"] == {
        "row": "Department",
        "precision": 1.0,
        "recall": 1.0,
        "f1": 1.0,
        "right": 8,
        "wrong": 0,
        "missed": 0,
    }
    assert found["canonical name"]["precision"] is None  # a rate knows no wrong ones


def test_the_documents_are_found_beside_the_labels(run: Run) -> None:
    assert run("evaluate", LABELS).out == run("evaluate", LABELS, CORPUS).out


def test_what_is_missed_is_shown_with_its_sentence(run: Run, tmp_path: Path) -> None:
    label = {"document": "guangdong-zone-approval.txt", "kind": "operates", "begin": 101, "end": 122}
    label["facts"] = [{"s": ["无此公司"], "p": "operates", "o": [PARK]}]
    (tmp_path / "labels.jsonl").write_text(json.dumps(label), encoding="utf-8")
    out = run("evaluate", tmp_path, CORPUS, "--errors").out
    assert f"missed\toperates\toperates: 无此公司 → {PARK}\t一、同意设立{PARK}" in out


@pytest.mark.parametrize(("floor", "status"), [("Park=1.0", 0), ("operates=0.5", 1)])
def test_floors(run: Run, tmp_path: Path, floor: str, status: int) -> None:
    label = {"document": "guangdong-zone-approval.txt", "kind": "operates", "begin": 101, "end": 122}
    label["facts"] = [{"s": ["无此公司"], "p": "operates", "o": [PARK]}]
    for file in LABELS.glob("*.json"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / "labels.jsonl").write_text(json.dumps(label), encoding="utf-8")
    done = run("evaluate", tmp_path, CORPUS, "--min", floor)
    assert done.status == status
    assert ("operates: F1 0.0000 is below 0.5" in done.err) is bool(status)


def test_against_an_earlier_run(run: Run, tmp_path: Path) -> None:
    lines = [json.loads(line) for line in run("extract", CORPUS, "--with-text").out.splitlines()]
    for line in lines:
        line["entities"] = [one for one in line["entities"] if one["name"] not in {PARK, "广东省财政厅"}]
    earlier = tmp_path / "earlier.jsonl"
    earlier.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    out = run("evaluate", LABELS, CORPUS, "--against", earlier).out
    assert f"guangdong-zone-approval.txt\tgained\tPark\t{PARK}\t" in out
    assert "corpus/guangdong-digital-parks-plan.md\tnew\tDepartment\t广东省财政厅\t" in out


def test_against_itself(run: Run, tmp_path: Path) -> None:
    earlier = tmp_path / "earlier.jsonl"
    earlier.write_text(run("extract", CORPUS, "--with-text").out, encoding="utf-8")
    out = run("evaluate", LABELS, CORPUS, "--against", earlier).out
    assert [line for line in out.splitlines() if line.endswith(".") and "labels" in line] == [
        *("Lost by the labels: 0.", "Gained by the labels: 0."),
        *("Gone where there are no labels: 0.", "New where there are no labels: 0."),
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((LABELS, CORPUS, "--min", "Park"), "Park is no threshold"),
        ((LABELS, CORPUS, "--min", "Parks=1"), "no row is named Parks"),
        (
            (LABELS, CORPUS / "qingcheng-measures.txt"),
            "1 labelled documents are not among the paths: guangdong-zone",
        ),
        ((CORPUS,), "no labels there"),
        ((LABELS, CORPUS, "--against", LABELS / "relations.jsonl"), "no earlier run"),
    ],
)
def test_mistakes(run: Run, arguments: tuple[str | Path, ...], message: str) -> None:
    done = run("evaluate", *arguments)
    assert done.status == 1
    assert message in done.err


@pytest.mark.parametrize("text", ["{", '{"document": "a.txt"}', "[]"])
def test_a_file_that_holds_no_labels(run: Run, tmp_path: Path, text: str) -> None:
    (tmp_path / "a.json").write_text(text, encoding="utf-8")
    done = run("evaluate", tmp_path, CORPUS)
    assert done.status == 1
    assert "a.json" in done.err

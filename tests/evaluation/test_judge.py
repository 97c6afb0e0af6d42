"""What becomes of a label, by what is predicted: tables of small documents, and the shared scorer beside it."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

from policygraph.evaluation import Labels, changes, judge, read_labels, rows
from policygraph.evaluation.compare import unlabelled
from policygraph.evaluation.labels import SentenceLabel
from policygraph.extract import extract_bytes
from policygraph.lexicon import load_lexicon
from policygraph.prediction import to_line

SHARED = Path(__file__).resolve().parents[3] / "shared"
TEXT = "一、推广蓝鲸柜。（市水利局牵头，市财政局配合）二、推进北岸产业园建设。"


def entity(id: str, kind: str, name: str, *aliases: str) -> dict[str, Any]:  # noqa: A002
    return {"id": id, "type": kind, "name": name, "aliases": list(aliases)}


def label(id: str, kind: str, name: str, **more: Any) -> dict[str, Any]:  # noqa: A002
    return {"id": id, "type": kind, "canonical": [name], "names": [name], **more}


def fact(s: str, p: str, o: Any, begin: int = 0, end: int = 8, **more: Any) -> dict[str, Any]:
    evidence = {"begin": begin, "end": end, "text": TEXT[begin:end]}
    return {"subject": s, "predicate": p, "object": o, "evidence": evidence, **more}


def predicted(entities: list[Any], facts: list[Any]) -> dict[str, Any]:
    measures = [
        {"id": "m1", "path": [1], "heading": "推广蓝鲸柜"},
        {"id": "m2", "path": [2], "heading": "推进北岸产业园建设"},
    ]
    head = {"id": "a.txt", "path": "a.txt", "text": TEXT}
    return {"document": head, "entities": entities, "measures": measures, "facts": facts}


def verdicts(labels: Labels, line: dict[str, Any]) -> list[tuple[str, str]]:
    return [(one.row, one.verdict) for one in judge(labels, line)]


WATER = label("w", "Department", "清远市水利局")
PARK = label("p", "Park", "北岸产业园")


@pytest.mark.parametrize(
    ("wanted", "found", "verdict"),
    [
        ([PARK], [entity("1", "Park", "“北岸”产业园")], [("Park", "right")]),
        ([PARK], [], [("Park", "missed")]),
        ([PARK], [entity("1", "Platform", "北岸产业园")], [("Park", "missed"), ("Platform", "wrong")]),
        ([], [entity("1", "Park", "南岸产业园")], [("Park", "wrong")]),
        ([PARK | {"optional": True}], [], []),
        ([PARK | {"optional": True}], [entity("1", "Park", "北岸产业园")], []),
        # one park found as two costs a wrong one
        (
            [PARK | {"names": ["北岸产业园", "北岸园"]}],
            [entity("1", "Park", "北岸产业园"), entity("2", "Park", "北岸园")],
            [("Park", "right"), ("Park", "wrong")],
        ),
        (
            [WATER],
            [entity("1", "Department", "清远市水利局")],
            [("Department", "right"), ("canonical name", "right")],
        ),
        (
            [WATER | {"names": ["市水利局"]}],
            [entity("1", "Department", "广东省水利局", "市水利局")],
            [("Department", "right"), ("canonical name", "missed")],
        ),
    ],
)
def test_entities(wanted: list[Any], found: list[Any], verdict: list[tuple[str, str]]) -> None:
    labels = Labels("a.txt", frozenset({"entities"}), entities=tuple(wanted))
    assert verdicts(labels, predicted(found, [])) == verdict


@pytest.mark.parametrize(
    ("found", "verdict"),
    [
        ("leads", [("responsibility", "right"), ("right role", "right")]),
        ("assists", [("responsibility", "right"), ("right role", "missed")]),
    ],
)
def test_the_role_is_counted_apart(found: str, verdict: list[tuple[str, str]]) -> None:
    wanted = {"s": "w", "p": "leads", "measure": "推广蓝鲸柜"}
    labels = Labels("a.txt", frozenset({"facts"}), entities=(WATER,), facts=(wanted,))
    line = predicted([entity("1", "Department", "清远市水利局")], [fact("1", found, "m1")])
    assert verdicts(labels, line)[:2] == verdict


def test_a_duty_that_no_label_names_is_wrong() -> None:
    wanted = {"s": "w", "p": "leads", "measure": "推广蓝鲸柜"}
    labels = Labels("a.txt", frozenset({"facts"}), entities=(WATER,), facts=(wanted,))
    line = predicted([entity("1", "Department", "清远市水利局")], [fact("1", "leads", "m2")])
    assert verdicts(labels, line) == [("responsibility", "missed"), ("responsibility", "wrong")]


@pytest.mark.parametrize(
    ("value", "verdict"),
    [(3, [("observation", "right")]), (4, [("observation", "missed"), ("observation", "wrong")])],
)
def test_quantities(value: int, verdict: list[tuple[str, str]]) -> None:
    wanted = {"s": "DOC", "p": "observation", "value": 3, "unit": ["家", "户"], "measure": "推广蓝鲸柜"}
    labels = Labels("a.txt", frozenset({"nodes"}), facts=(wanted,))
    line = predicted([], [fact("document", "observation", value, measure="m1", unit="户")])
    assert verdicts(labels, line) == verdict


@pytest.mark.parametrize(
    ("wanted", "found", "verdict"),
    [
        ([], [], []),
        ([{"s": ["水利局"], "p": "manages", "o": ["北岸产业园"]}], ["1"], [("manages", "right")]),
        ([{"s": ["水利局"], "p": "manages", "o": ["北岸产业园"]}], [], [("manages", "missed")]),
        ([], ["1"], [("manages", "wrong")]),
        (
            [{"s": ["水利局"], "p": "manages", "o": ["北岸产业园"], "optional": True}],
            ["1"],
            [],
        ),
    ],
)
def test_sentences(wanted: list[Any], found: list[str], verdict: list[tuple[str, str]]) -> None:
    labels = Labels("a.txt", sentences=[SentenceLabel("manages", 0, 10, tuple(wanted))])
    entities = [entity("1", "Department", "清远市水利局", "水利局"), entity("2", "Park", "北岸产业园")]
    assert verdicts(labels, predicted(entities, [fact(id_, "manages", "2") for id_ in found])) == verdict


@pytest.mark.parametrize(
    ("after", "verdict"),
    [(3, [("change", "right")]), (5, [("change", "missed"), ("change", "wrong")])],
)
def test_a_change_in_a_sentence(after: int, verdict: list[tuple[str, str]]) -> None:
    wanted = {"s": "DOC", "p": "change", "before": 60, "after": 3, "unit": "工作日"}
    labels = Labels("a.txt", sentences=[SentenceLabel("change", 0, 10, (wanted,))])
    found = [fact("document", "change", None, before=60, after=after, unit="工作日")]
    assert verdicts(labels, predicted([], found)) == verdict


def test_what_a_fact_outside_of_the_sentence_says_is_not_judged() -> None:
    labels = Labels("a.txt", sentences=[SentenceLabel("manages", 0, 10, ())])
    entities = [entity("1", "Department", "清远市水利局"), entity("2", "Park", "北岸产业园")]
    assert verdicts(labels, predicted(entities, [fact("1", "manages", "2", 20, 30)])) == []


def test_a_delegation_has_mode_and_matter() -> None:
    wanted = {"s": ["水利局"], "p": "delegatesTo", "o": ["财政局"], "mode": "委托", "matter": "取水许可"}
    labels = Labels("a.txt", sentences=[SentenceLabel("delegatesTo", 0, 10, (wanted,))])
    entities = [entity("1", "Department", "水利局"), entity("2", "Department", "财政局")]
    found = [fact("1", "delegatesTo", "2", mode="下放", matter="取水许可审批")]
    assert verdicts(labels, predicted(entities, found)) == [
        ("delegatesTo", "right"),
        ("mode", "missed"),
        ("matter", "right"),
    ]


def test_two_runs() -> None:
    labels = Labels("a.txt", frozenset({"entities"}), entities=(PARK,))
    old, new = predicted([], []), predicted([entity("1", "Park", "北岸产业园")], [])
    there, back = (
        changes(judge(labels, old), judge(labels, new)),
        changes(judge(labels, new), judge(labels, old)),
    )
    assert [(one.direction, one.row, one.what) for one in there] == [("gained", "Park", "北岸产业园")]
    assert [(one.direction, one.row, one.what) for one in back] == [("lost", "Park", "北岸产业园")]
    assert [(one.direction, one.what) for one in unlabelled(old, new)] == [("new", "北岸产业园")]
    assert changes(judge(labels, new), judge(labels, new)) == []


#: Our rows, and what the shared scorer calls them.
SAME = {
    "four types": "the card's four types",
    "all entities": "all entities",
    **{kind: kind for kind in ("Department", "Policy", "Park", "Programme", "Platform", "Enterprise")},
    **{row: row for row in ("responsibility", "links", "amount", "observation", "change", "deadline")},
}


@pytest.mark.corpus
@pytest.mark.skipif(not (SHARED / "gold" / "score.py").exists(), reason="no shared gold labels")
@pytest.mark.parametrize("spoilt", [False, True])
def test_the_counts_are_those_of_the_shared_scorer(spoilt: bool, tmp_path: Path) -> None:
    """Also where every seventh entity and fifth fact is taken away and some are of another type."""
    spec = importlib.util.spec_from_file_location("score", SHARED / "gold" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    labels, lexicon = read_labels(SHARED / "gold"), load_lexicon()
    lines = []
    for one in labels.values():
        found = extract_bytes((SHARED / "corpus" / one.document).read_bytes(), one.document, lexicon)
        line = json.loads(to_line(found, with_text=True))
        if spoilt:
            for entity in line["entities"][::9]:
                entity["type"] = "Park" if entity["type"] != "Park" else "Platform"
            del line["entities"][::7]
            del line["facts"][::5]
        lines.append(line)
    judged = [one for line in lines for one in judge(labels[Path(line["document"]["path"]).name], line)]
    counted = {row.name: row for row in rows(judged)}
    (tmp_path / "p.jsonl").write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    printed: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(score, "print", lambda *words, **_: printed.append(str(words[0])), raising=False)
        score.main([str(SHARED / "gold"), str(tmp_path / "p.jsonl"), "--json"])
    theirs = json.loads(printed[-1])
    ours = {name: [counted[name].right, counted[name].wrong, counted[name].missed] for name in SAME}
    assert ours == {name: [theirs[other][key] for key in ("tp", "fp", "fn")] for name, other in SAME.items()}

"""Which titles of one document are one policy."""

from __future__ import annotations

import pytest

from policygraph.extract import extract_bytes
from policygraph.lexicon import load_lexicon
from policygraph.model import Entity

HEAD = "清远市财政局关于印发清远市专项资金管理办法的通知\n\n各单位：\n\n"


def policies(text: str, id_: str = "x.txt") -> list[Entity]:
    return [e for e in extract_bytes(text.encode(), id_, load_lexicon()).entities if e.type == "Policy"]


def cited(sentence: str) -> list[str]:
    return [e.name for e in policies(HEAD + sentence) if e.name != "清远市专项资金管理办法"]


def test_a_notice_and_what_it_carries_are_one() -> None:
    (own,) = policies(HEAD + "清远市专项资金管理办法\n\n第一条 为规范管理，制定本办法。\n")
    assert own.id == "policy:清远市专项资金管理办法"
    assert "清远市财政局关于印发清远市专项资金管理办法的通知" in own.aliases
    assert "本办法" in own.aliases


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # With and without its place, its issuer, its year, its notice, the state's name.
        ("落实《清远市加快创新若干措施》。《加快创新若干措施》规定。", ["清远市加快创新若干措施"]),
        ("落实国务院《关于支持创业创新的意见》。", ["国务院关于支持创业创新的意见"]),
        (
            "落实《某市创业行动方案（2026—2028年）》，《某市创业行动方案》提出。",
            ["某市创业行动方案（2026—2028年）"],
        ),
        (
            "《某市创业方案（2026-2027年）》即《某市创业方案（2026—2027年）》。",
            ["某市创业方案（2026—2027年）"],
        ),
        ("根据《中华人民共和国专利法》和《专利法》。", ["中华人民共和国专利法"]),
        # By what the text says, and by number.
        ("根据《关于某项改革的实施意见》（以下简称《意见》）。《意见》提出。", ["关于某项改革的实施意见"]),
        ("兑现《某市加快创新的若干政策》，做好“若干政策”兑现。", ["某市加快创新的若干政策"]),
        # A plan of five years by its short name, a committee's advice by its own.
        (
            "《某省国民经济和社会发展第十五个五年规划纲要（草案）》提请审查。“十五五”规划纲要提出。",
            ["某省国民经济和社会发展第十五个五年规划纲要（草案）"],
        ),
        (
            "根据《中共江东省委关于制定第十五个五年规划的建议》。与省委《建议》一致。",
            ["中共江东省委关于制定第十五个五年规划的建议"],
        ),
        # Two editions and two subjects are two.
        ("《某清单（2020年版）》和《某清单（2022年版）》。", ["某清单（2020年版）", "某清单（2022年版）"]),
        ("《某市部门联合抽查计划》《某市各部门抽查计划》。", ["某市各部门抽查计划", "某市部门联合抽查计划"]),
    ],
)
def test_one_or_two(sentence: str, expected: list[str]) -> None:
    assert sorted(cited(sentence)) == sorted(expected)


def test_a_bare_title_stays_local_to_its_document() -> None:
    (entity,) = [e for e in policies(HEAD + "具体按《实施细则》执行。", "a/x.txt") if e.local]
    assert entity.id == "policy:实施细则.in.a%2Fx.txt"


def test_a_reply_is_no_policy_and_answers_a_proposal() -> None:
    text = "清远市财政局关于对市八届政协二次会议第20230001号提案答复的函\n\n某某委员：\n\n一、做好工作。\n"
    entities = extract_bytes(text.encode(), "x.txt", load_lexicon()).entities
    assert not [e for e in entities if e.type == "Policy"]
    assert [e.number for e in entities if e.type == "Proposal"] == ["20230001"]


def test_a_dated_law_bears_its_own_name_and_an_older_one_of_that_name_is_the_work() -> None:
    text = (
        "某某条例\n\n2011年 《国务院关于修改〈某某条例〉的决定》修订\n\n第一条 为了规范，制定本条例。\n"
        "第二条 本条例自发布之日起施行。1984年发布的《某某条例》同时废止。\n"
    )
    texts = {e.name: [m.text for m in e.mentions] for e in policies(text, "a/某某条例(2019-03-24).txt")}
    assert texts["某某条例（2019-03-24）"] == ["某某条例", "〈某某条例〉", "本条例", "本条例"]
    assert texts["某某条例"] == ["《某某条例》"]

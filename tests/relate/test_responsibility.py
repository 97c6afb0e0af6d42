from __future__ import annotations

import pytest

from policygraph.relate import responsibility

LABELLED = [
    ("市科技局、市数据局", "牵头单位", "leads leads"),
    ("市科技局、市数据局", "责任单位", "responsibleFor responsibleFor"),
    ("市科技局、市数据局", "参与部门", "assists assists"),
    ("市科技局、市数据局", "指导部门", "responsibleFor responsibleFor"),
]
WORDED = [
    ("市科技局牵头，市数据局、市财政局配合", "leads assists assists"),
    ("市科技局牵头负责，市数据局配合", "leads assists"),
    ("市科技局、市数据局牵头，市财政局按职责分工负责", "leads leads responsibleFor"),
    ("由市科技局会同市数据局负责", "responsibleFor responsibleFor"),
    ("市科技局会同市数据局牵头", "leads assists"),
    ("市科技局牵头，会同市数据局", "leads assists"),
    ("市科技局、市数据局负责", "responsibleFor responsibleFor"),
    ("牵头单位：市科技局；责任单位：市数据局、市财政局", "leads responsibleFor responsibleFor"),
    ("牵头单位：市科技局，配合单位：市数据局", "leads assists"),
    ("市科技局、市数据局（牵头）、市财政局", "responsibleFor leads responsibleFor"),
    ("市科技局，各区人民政府按职责分工负责", "responsibleFor responsibleFor"),
    ("市科技局（含市数据局）负责", "responsibleFor"),
    ("市科技局指导，市数据局参与", "responsibleFor assists"),
]
ORGANS = ("市科技局", "市数据局", "市财政局", "各区人民政府")


def _roles(reading):
    facts = sorted(responsibility.find(reading), key=lambda f: reading.folded.index(f.subject[2:]))
    return " ".join(fact.predicate for fact in facts)


@pytest.mark.parametrize(("text", "label", "roles"), LABELLED)
def test_a_label_decides(read, text, label, roles):
    assert _roles(read(f"推进建设。{label}：{text}", organs=ORGANS, duties=((text, label),))) == roles


@pytest.mark.parametrize(("text", "roles"), WORDED)
def test_the_words_of_the_duty_decide(read, text, roles):
    assert _roles(read(f"推进建设。（{text}）", organs=ORGANS, duties=((text, ""),))) == roles


@pytest.mark.parametrize(
    ("first", "second", "roles"),
    [
        (
            "市科技局、市数据局负责，排在第一位的部门为牵头部门，下同",
            "市财政局、市科技局负责",
            ["leads", "responsibleFor", "leads", "responsibleFor"],
        ),
        (
            "责任单位：市科技局、市数据局，市财政局；第一个逗号前为牵头单位，下同",
            "责任单位：市数据局，市财政局",
            ["leads", "leads", "responsibleFor", "leads", "responsibleFor"],
        ),
        (
            "市科技局、市数据局负责。列第一位者为牵头单位",
            "市财政局、市科技局负责",
            ["leads", "responsibleFor", "responsibleFor", "responsibleFor"],
        ),
        (
            "市科技局、市数据局负责。列第一位者为牵头单位，下同",
            "各区人民政府负责",
            ["leads", "responsibleFor", "responsibleFor"],
        ),
    ],
)
def test_a_convention_holds_from_there_on(read, first, second, roles):
    reading = read(f"甲。（{first}）乙。（{second}）", organs=ORGANS, duties=((first, ""), (second, "")))
    facts = list(responsibility.find(reading))
    assert [fact.predicate for fact in facts] == roles
    later = [f for f in facts if f.basis == "convention" and f.evidence[0].begin > len(first)]
    assert all(len(fact.evidence) == 2 and "牵头" in fact.evidence[1].text for fact in later)


def test_the_evidence_is_the_bracket_with_its_label(read):
    text = "推进建设。（责任单位：市科技局）"
    reading = read(text, organs=ORGANS, duties=(("市科技局", "责任单位"),))
    (fact,) = responsibility.find(reading)
    assert fact.evidence[0].text == "（责任单位：市科技局）"


def test_a_second_name_plate_is_no_second_actor(read):
    text = "甲（市科技局市数据局、市财政局）乙（市科技局市数据局）"
    duties = (("市科技局市数据局、市财政局", "牵头单位"), ("市科技局市数据局）"[:-1], "牵头单位"))
    found = [fact.subject for fact in responsibility.find(read(text, organs=ORGANS, duties=duties))]
    assert "x:市数据局" not in found


def test_a_note_makes_collectives_responsible_for_all_that_follows(read):
    text = "推进甲事（市水利局负责。以下均需各区政府落实，不再列出）。推进乙事（市财政局负责）。"
    reading = read(
        text,
        organs=("市水利局", "市财政局", "各区政府"),
        duties=(("市水利局负责。以下均需各区政府落实，不再列出", ""), ("市财政局负责", "")),
    )
    noted = [f for f in responsibility.find(reading) if f.rule == "responsibility.noted"]
    assert [(f.subject, f.predicate, f.basis) for f in noted] == [
        ("x:各区政府", "responsibleFor", "convention"),
    ]
    assert [piece.text for piece in noted[0].evidence] == [
        "（市财政局负责）",
        "以下均需各区政府落实，不再列出",
    ]

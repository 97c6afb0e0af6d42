"""What a document, or a plan that it tells of, rests on."""

from __future__ import annotations

import pytest
from linked import links

HEAD = "清远市财政局关于做好有关工作的情况说明\n\n一、工作情况\n\n"
STATUTE = "某某条例\n\n第一条 {}\n\n第二条 {}\n"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # Between two of the list: what of them is meant, a number, who passed them.
        (
            "根据《某部关于印发〈甲方案〉的通知》要求和《某会关于乙问题的决定》精神，现通知如下。",
            ["某会关于乙问题的决定", "某部关于印发〈甲方案〉的通知"],
        ),
        ("遵照《甲办法》（国发〔2018〕3号）和《乙办法》，抓好落实。", ["乙办法", "甲办法"]),
        (
            "依照2006年10月31日第十届全国人民代表大会常务委员会第二十四次会议通过的《关于管辖的决定》，批复如下：",
            ["关于管辖的决定"],
        ),
        ("严格遵循《城市居住区规划设计标准》，做好规划。", ["城市居住区规划设计标准"]),
        # Made, not applied.
        ("编制实施《某市碳达峰行动方案》。", []),
        ("制定落实《某区主体功能区战略实施方案》。", []),
        ("参照《甲办法》执行。", []),
        ("开展深入贯彻中央八项规定精神学习教育。", []),
    ],
)
def test_based_on(sentence: str, expected: list[str]) -> None:
    assert sorted(str(o) for _, _, o in links(HEAD + sentence, "basedOn")) == sorted(expected)


def test_what_a_sentence_says_is_made_on_the_basis_rests_on_it() -> None:
    text = (
        "某省政府工作报告\n\n一、工作\n\n"
        "根据《某省委关于制定规划的建议》（以下简称《建议》），省政府编制了《某省规划纲要（草案）》，提请审查。"
    )
    assert links(text, "basedOn") == [("某省规划纲要（草案）", "basedOn", "某省委关于制定规划的建议")]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        # 参照 is a basis of what is made so.
        (
            "根据《中华人民共和国枪支管理法》，并参照《人民警察使用警械和武器条例》，制定本条例。",
            "持枪应当参照《某某规定》执行。",
            ["中华人民共和国枪支管理法", "人民警察使用警械和武器条例"],
        ),
        # What the law says how to share or to make is no basis.
        (
            "根据《中华人民共和国预算法》，制定本条例。",
            "企业按照《中华人民共和国企业所得税法》缴纳所得税后的利润分配原则如下：",
            ["中华人民共和国预算法"],
        ),
        (
            "根据《中华人民共和国预算法》，制定本条例。",
            "省人民代表大会常务委员会根据《集会游行示威法》制定的实施办法适用于本省。",
            ["中华人民共和国预算法"],
        ),
    ],
)
def test_the_basis_of_a_statute(first: str, second: str, expected: list[str]) -> None:
    assert [o for _, _, o in links(STATUTE.format(first, second), "basedOn")] == expected


def test_a_province_s_regulation_rests_on_the_state_s_of_the_same_words() -> None:
    text = (
        "广东省优化营商环境条例\n\n"
        "第一条 根据《中华人民共和国预算法》、《优化营商环境条例》等法律、行政法规，制定本条例。\n"
    )
    assert ("document", "basedOn", "优化营商环境条例") in links(text, "basedOn")


def test_a_tail_of_the_own_title_is_the_document_where_it_does_not_rest_on_it() -> None:
    text = "清远市加快创新发展若干措施\n\n一、《加快创新发展若干措施》自印发之日起施行。\n"
    assert links(text, "cites", "basedOn") == []

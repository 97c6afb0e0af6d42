"""Which policy changes another: by its title, by a note of revision, by what a sentence says."""

from __future__ import annotations

import pytest
from linked import facts, links

REPORT = "某市财政局关于立法工作情况的报告\n\n一、立法工作\n\n"
DECISION = "某市人民政府关于修改部分规范性文件的决定\n\n一、"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("修订《某市节水办法》，制定《某市供水办法》。", [("某市节水办法", "done")]),
        ("财政部正在抓紧修改完善《某项基金管理办法》。", [("某项基金管理办法", "planned")]),
        ("下一步，将对《某市节水办法》进行修订。", [("某市节水办法", "planned")]),
        ("2019年出台了《某市节水办法》，并于2022年进行了修订。", [("某市节水办法", "done")]),
        ("尚未修订《某市节水办法》。", [("某市节水办法", "negated")]),
        # What was changed by somebody else before it is named, and advice to change.
        ("1986年公布、2010年国务院修订的《某项实施细则》同时废止。", []),
        ("公布修订后的《某项实施细则》。", []),
        ("提出对《某项评估管理办法》的修订建议。", []),
    ],
)
def test_what_a_report_tells(sentence: str, expected: list[tuple[str, str]]) -> None:
    found = [(f.object, f.status) for f in facts(REPORT + sentence, "amends")]
    assert [(str(o).removeprefix("policy:"), status) for o, status in found] == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "将《甲办法》（某府〔2020〕3号）第八条修改为“按季公布”。",
        "对《甲办法》作如下修改：",
        "决定对《甲办法》予以修改。",
        "删去《甲办法》第五条。",
        "修改《甲办法》。",
    ],
)
def test_a_decision_amends(sentence: str) -> None:
    assert links(DECISION + sentence, "amends") == [("document", "amends", "甲办法")]


def test_decisions_of_one_name_are_told_apart_by_their_day() -> None:
    text = (
        "某某条例\n\n（1990年1月1日国务院令第1号发布 根据2011年1月8日 《国务院关于修改部分行政法规的决定》第一次修订 "
        "根据2016年2月6日 《国务院关于修改部分行政法规的决定》第二次修订）\n\n第一条 为了规范管理，制定本条例。\n"
    )
    found = facts(text, "amends")
    assert [f.detail("date") for f in found] == ["2011-01-08", "2016-02-06"]
    assert {f.object for f in found} == {"policy:某某条例"}

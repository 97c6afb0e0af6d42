"""Which kinds of organs a statute makes responsible for what."""

from __future__ import annotations

import pytest
from linked import facts

HEAD = "某某管理条例\n\n第一条 为了规范管理，制定本条例。\n\n第二条 "


def duties(sentence: str, head: str = HEAD) -> list[tuple[str, object]]:
    found = [f for f in facts(head + sentence, "responsibleFor") if f.rule == "competence"]
    assert all(f.object == f.measure for f in found)
    return sorted((f.subject.removeprefix("organs:").partition(".in.")[0], f.detail("matter")) for f in found)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "国务院卫生主管部门负责全国预防接种的监督管理工作。",
            [("国务院卫生主管部门", "全国预防接种的监督管理工作")],
        ),
        (
            "国务院药品监督管理部门主管全国药品监督管理工作。",
            [("国务院药品监督管理部门", "全国药品监督管理工作")],
        ),
        (
            "县级以上地方人民政府文化主管部门，应当依法对营业性演出活动进行监督管理。",
            [("县级以上地方人民政府文化主管部门", "营业性演出活动")],
        ),
        (
            "国务院其他有关部门在各自职责范围内负责有关的监督管理工作。",
            [("国务院其他有关部门", "有关的监督管理工作")],
        ),
        ("军服由军队军需主管部门负责监制。", [("军队军需主管部门", "监制")]),
        (
            "认证工作，由国务院药品监督管理部门负责。",
            [("国务院药品监督管理部门", "认证工作")],
        ),
        (
            "市级卫生健康部门（以下称中医药主管部门）负责本行政区域的中医药管理工作。",
            [("市级卫生健康部门", "本行政区域的中医药管理工作")],
        ),
        (
            "其中，注射剂的认证工作，由国务院药品监督管理部门负责。",
            [("国务院药品监督管理部门", "注射剂的认证工作")],
        ),
        # Only named by what it does; an officer; a permission; who is asked to act.
        ("申请人应当向省人民政府负责药品监督管理的部门备案。", []),
        ("由县级以上地方人民政府负责海事、渔业工作的行政主管部门予以扣押。", []),
        ("由县级以上人民政府卫生主管部门对负责的主管人员给予处分。", []),
        ("国务院产品质量监督部门可以委托省级人民政府产品质量监督部门负责部分工作。", []),
        ("县级以上人民政府应当组织有关部门对规划执行情况进行监督检查。", []),
        ("违反本条例规定的，由县级以上人民政府卫生主管部门责令改正。", []),
    ],
)
def test_the_standing_duties_of_a_kind_of_organ(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert duties(sentence) == expected


def test_an_item_of_an_article_too() -> None:
    text = (
        "有关部门按照下列规定履行职责：\n\n（一）民用航空主管部门负责航空运输的安全管理；\n\n（二）其他。\n"
    )
    assert duties(text) == [("民用航空主管部门", "航空运输的安全管理")]


def test_a_plan_gives_its_duties_in_brackets() -> None:
    head = "某市供水方案\n\n一、做好供水。"
    assert duties("县级以上人民政府水行政主管部门负责供水工作。", head) == []


def test_who_is_responsible_is_not_said_to_act_as_well() -> None:
    found = facts(HEAD + "国务院卫生主管部门负责全国预防接种的监督管理工作。", "carriesOut", "responsibleFor")
    assert [f.predicate for f in found] == ["responsibleFor"]

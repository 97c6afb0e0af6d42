"""Who hands which power to whom, in which mode, when and by which agreement."""

from __future__ import annotations

import pytest
from linked import extract, facts

HEAD = "清远市财政局关于对市八届政协二次会议第20230001号提案答复的函\n\n一、优化审批\n\n（一）下放权限。"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "2022年3月，市市场监管局将企业登记注册类政务服务事项委托清远高新技术产业开发区管委会实施。",
            ("清远市市场监督管理局", "委托", "企业登记注册类政务服务事项", "2022-03", None),
        ),
        (
            "市生态环境局向清远高新技术产业开发区管委会下放环评文件审批等一批行政审批权限。",
            ("清远市生态环境局", "下放", "环评文件审批等一批行政审批权限", None, None),
        ),
        (
            "清远高新技术产业开发区管委会由市政府直接授权行使市级审批权限。",
            ("清远市人民政府", "授权", "市级审批权限", None, None),
        ),
        (
            "我局与清远高新技术产业开发区管委会签订行政事权委托协议，将“技改项目备案”事项委托给园区办理。",
            ("清远市财政局", "委托", "技改项目备案", None, "行政事权委托协议"),
        ),
    ],
)
def test_delegations(sentence: str, expected: tuple[str | None, ...]) -> None:
    text = HEAD + sentence + "\n"
    names = {e.id: e.name for e in extract(text).entities}
    (fact,) = facts(text, "delegatesTo")
    assert "管" in names[str(fact.object)] or "区" in names[str(fact.object)]
    said = (names[fact.subject], *(fact.detail(key) for key in ("mode", "matter", "date", "agreement")))
    assert said == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "市生态环境局委托第三方机构开展评估。",
        "市财政局会同市审计局开展检查。",
        "进一步下放审批权限，方便群众办事。",
    ],
)
def test_what_is_no_delegation(sentence: str) -> None:
    assert facts(HEAD + sentence + "\n", "delegatesTo") == []


@pytest.mark.parametrize(
    ("sentence", "pairs"),
    [
        (
            "县级人民政府可以委托其林业主管部门或者乡镇人民政府、街道办事处审批野外用火。",
            [("县级人民政府", to, "审批野外用火") for to in ("林业主管部门", "乡镇人民政府", "街道办事处")],
        ),
        (
            "国务院产品质量监督部门根据工作需要，可以委托省级产品质量监督部门负责召回监督管理的部分工作。",
            [("国务院产品质量监督部门", "省级产品质量监督部门", "召回监督管理的部分工作")],
        ),
        (
            "将技改项目备案权限委托清远高新技术产业开发区管委会实施，由市工业和信息化局与其签订委托协议。",
            [
                (
                    "清远市工业和信息化局",
                    "清远高新技术产业开发区管理委员会",
                    "技改项目备案权限",
                )
            ],
        ),
        (
            "省级商务主管部门可以受国务院商务主管部门的委托，开展出口管制有关工作。",
            [("国务院商务主管部门", "省级商务主管部门", "开展出口管制有关工作")],
        ),
        ("经省人民政府授权，市林业局可以审批采伐。", [("广东省人民政府", "清远市林业局", "审批采伐")]),
        (
            "航道由交通运输部或者交通运输部授权的省级交通主管部门管理航标设施。",
            [("交通运输部", "省级交通主管部门", "管理航标设施")],
        ),
        (
            "官方兽医由省级农业农村主管部门任命，也可以委托县级农业农村主管部门确认。",
            [("省级农业农村主管部门", "县级农业农村主管部门", "确认")],
        ),
        (
            "国务院授权国务院地质矿产主管部门办理采矿登记。",
            [("国务院", "国务院地质矿产主管部门", "采矿登记")],
        ),
    ],
)
def test_collectives_and_agreements_delegate(sentence: str, pairs: list[tuple[str, str, str]]) -> None:
    text = HEAD + sentence + "\n"
    names = {e.id: e.name for e in extract(text).entities}
    found = [(names[f.subject], names[str(f.object)], f.detail("matter")) for f in facts(text, "delegatesTo")]
    assert sorted(found) == sorted(pairs)

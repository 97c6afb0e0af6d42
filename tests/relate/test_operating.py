"""Who builds, runs and hosts platforms, and who runs parks."""

from __future__ import annotations

import pytest
from linked import facts, links

HEAD = "甲州市工作情况\n\n一、工作情况\n\n"
COMPANY = "甲州数字科技有限公司"


@pytest.mark.parametrize(
    ("sentence", "owner", "platform"),
    [
        # The owner stands before the name.
        ("登录省教育厅官方网站查询。", "省教育厅", "省教育厅官方网站"),
        ("详见国家税务总局网站。", "国家税务总局", "国家税务总局网站"),
        ("在中国证监会的网站公布。", "中国证券监督管理委员会", "中国证监会网站"),
        ("市大数据局“甲州通”平台已开通。", "市大数据局", "“甲州通”平台"),
        ("省市场监管局的“甲信”系统已开通。", "省市场监督管理局", "“甲信”系统"),
        ("通过国务院药品监督管理部门在线政务服务平台公布。", "国务院药品监督管理部门", "在线政务服务平台"),
        ("国家知识产权局应当在其网站上公告。", "国家知识产权局", "国家知识产权局网站"),
        ("国务院商务主管部门应当通过其官方网站公布。", "国务院商务主管部门", "国务院商务主管部门官方网站"),
        # A clause says who builds it.
        ("省数据局牵头建设全省一体化公共数据平台。", "省数据局", "全省一体化公共数据平台"),
        ("省教育厅建成并上线“甲学通”APP。", "省教育厅", "“甲学通”APP"),
        ("市数据局在全省率先推出“甲企通”小程序。", "市数据局", "“甲企通”小程序"),
        ("市财政局依托市级政务云搭建“甲财通”平台。", "市财政局", "“甲财通”平台"),
        (
            "国务院农业主管部门会同国务院商务、海关等部门建立农药追溯信息系统。",
            "国务院农业主管部门",
            "农药追溯信息系统",
        ),
        (
            "国务院林业主管部门应当加强全国林木种子管理信息平台建设和管理。",
            "国务院林业主管部门",
            "全国林木种子管理信息平台",
        ),
        ("国务院林业主管部门应当建立和完善森林资源数据库。", "国务院林业主管部门", "森林资源数据库"),
        (
            "国务院林业主管部门应当加强种苗信息公共平台建设。",
            "国务院林业主管部门",
            "种苗信息公共平台",
        ),
        (
            "国务院卫生主管部门制定报告规范，建立疫苗流通信息管理系统。",
            "国务院卫生主管部门",
            "疫苗流通信息管理系统",
        ),
        ("市民可以通过省红十字会建立的登记服务系统登记。", "省红十字会", "登记服务系统"),
        (
            "第二条 国务院商务主管部门依据国务院批准的标准，建立企业规模类型测试平台。",
            "国务院商务主管部门",
            "企业规模类型测试平台",
        ),
        (
            "第二条 国务院商务主管部门对监测工作实施管理，会同有关部门完善监测网络和商品监测数据库。",
            "国务院商务主管部门",
            "商品监测数据库",
        ),
        ("在外交部或者驻外机构建立的信息登记平台上登记。", "外交部", "信息登记平台"),
        ("市财政局统一管理“甲州通”平台。", "市财政局", "“甲州通”平台"),
        ("市财政局牵头，市水利局配合，建设“甲州通”平台。", "市财政局", "“甲州通”平台"),
        (f"{COMPANY}开发的“甲企通”小程序上线。", COMPANY, "“甲企通”小程序"),
        # A clause says who runs it.
        (f"由{COMPANY}负责建设运营“甲州通”平台。", COMPANY, "“甲州通”平台"),
        (f"“甲州通”平台由{COMPANY}运行维护。", COMPANY, "“甲州通”平台"),
        (f"{COMPANY}负责“甲州通”平台的日常运行维护。", COMPANY, "“甲州通”平台"),
        (
            "市数据局负责全市一体化政务服务平台的规划、建设和运行管理。",
            "市数据局",
            "全市一体化政务服务平台",
        ),
        (f"{COMPANY}作为“甲州通”平台的运营单位，提供服务。", COMPANY, "“甲州通”平台"),
        ("“甲州通”平台的主办单位为市大数据局。", "市大数据局", "“甲州通”平台"),
        (f"委托{COMPANY}运营“甲州通”平台。", COMPANY, "“甲州通”平台"),
        # The firm stands at the head of what it runs, or in a bracket behind it.
        ("金山云智算中心点亮。", "金山云", "金山云智算中心"),
        ("推动腾讯QClaw等智能体工具落地。", "腾讯", "腾讯QClaw"),
        ("1.星港数字产业园（运营方：星港科创）", "星港科创", "星港数字产业园"),
        # Parks have operators too.
        ("清远市人力资源产业园由甲州产业发展有限公司运营。", "甲州产业发展有限公司", "清远市人力资源产业园"),
        (
            "引进甲州产业发展有限公司运营清远市人力资源产业园。",
            "甲州产业发展有限公司",
            "清远市人力资源产业园",
        ),
    ],
)
def test_who_runs_a_platform_or_a_park(sentence: str, owner: str, platform: str) -> None:
    found = [(s, o) for s, p, o in links(HEAD + sentence, "operates")]
    assert found == [(owner, platform)]


def test_who_sponsors_and_who_builds_are_two() -> None:
    assert links(HEAD + "登录“甲州通”平台（省教育厅主管）查询。", "operates")
    found = links(HEAD + f"“甲州通”平台由市大数据局主办、{COMPANY}承建。", "operates")
    assert [s for s, _, _ in found] == ["市大数据局", COMPANY]


def test_each_of_a_list_is_run_by_its_own() -> None:
    found = links(
        HEAD + "中国金桥信息网、中国科学技术网等网络，分别由电子工业部和中国科学院管理。", "operates"
    )
    assert [(s, o) for s, _, o in found] == [
        ("中国科学院", "中国科学技术网"),
        ("电子工业部", "中国金桥信息网"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "市财政局通过“甲州通”平台建设档案系统。",
        "各部门要加强“甲州通”平台建设。",
        "县级以上人民政府应当建立森林资源数据库。",
        "引进腾讯共建智算中心。",
        "各级政府网站和部门网站集中公示。",
        "县级以上人民政府应当建立健全农产品质量安全追溯管理信息系统。",
        "申请人应当在其网站上公布。",
        "市财政局在省数据局指导下使用“甲州通”平台。",
    ],
)
def test_who_uses_a_platform_does_not_run_it(sentence: str) -> None:
    assert links(HEAD + sentence, "operates") == []


def test_what_is_supported_is_planned_and_an_owner_in_the_name_is_inferred() -> None:
    assert [f.status for f in facts(HEAD + f"支持{COMPANY}建设“甲州通”平台。", "operates")] == ["planned"]
    assert [f.basis for f in facts(HEAD + "登录省教育厅网站查询。", "operates")] == ["inferred"]

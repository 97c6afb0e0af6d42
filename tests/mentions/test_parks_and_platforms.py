"""Parks behind a bare 园区, in lists of 载体 and after quotations; platforms that are known, computed, built by one."""

from __future__ import annotations

import pytest

from policygraph import extract
from policygraph.model import EntityType


def said(text: str, kind: EntityType) -> list[str]:
    """Return what the text says of this type, in its order."""
    found = {(m.begin, m.text) for e in extract(text).entities if e.type == kind for m in e.mentions}
    return [words for _, words in sorted(found)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The place stands right before what is made there.
        ("支持岳阳石化园区扩建，建设徐汇国际金融街区。", ["岳阳石化园区", "徐汇国际金融街区"]),
        (
            "建成合肥先进材料园区，引导温州市重点园区、盐城国家级零碳园区和泉州历史文化街区升级。",
            ["合肥先进材料园区"],
        ),
        ("改造莫愁湖国际科创街区。", ["莫愁湖国际科创街区"]),
        # Heads and short forms.
        ("推动浦东引领区、四平新开区建设。", ["浦东引领区", "四平新开区"]),
        ("深化沿沪宁产业创新带建设，支持长株潭自创区。", ["沿沪宁产业创新带", "长株潭自创区"]),
        ("开行“昆明陆港”号，建设银川陆港。", ["银川陆港"]),
        ("喀什、霍尔果斯经济开发区提质。", ["喀什", "霍尔果斯经济开发区"]),
        # The letter belongs to the name.
        ("滁州保税物流中心（B型）获批。", ["滁州保税物流中心（B型）"]),
        # What 载体 sums up beside a park, and what is there already.
        (
            "依托清远电商产业园、高新区科创中心、保税物流中心（B型）等功能载体布局。",
            ["清远电商产业园", "高新区科创中心", "保税物流中心（B型）"],
        ),
        ("推动欧阳奇兵营、东部人才培育总部等现有载体升级。", ["欧阳奇兵营", "东部人才培育总部"]),
        ("利用众创空间、孵化器、加速器等载体，盘活商务楼宇、旧厂房等现有载体。", []),
        ("以大学生创业园、苏州科技园为主阵地。", ["大学生创业园", "苏州科技园"]),
        ("支持大学生创业园发展。", []),
        # A place or a site's name in quotation marks before the zone.
        ("推进宿迁“四新”同步集成改革示范区建设。", ["宿迁“四新”同步集成改革示范区"]),
        ("支持“欧阳空间”产业生态示范区建设。", ["“欧阳空间”产业生态示范区"]),
        ("建设“共享空间”产业生态示范区，打造“四新”同步改革示范区。", []),
    ],
)
def test_parks(text: str, expected: list[str]) -> None:
    assert said(text, "Park") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("建强用好青海智慧教育平台，聚力打造品牌。", ["青海智慧教育平台"]),
        ("加快建设西部算力调度平台，新增算力。", ["西部算力调度平台"]),
        ("建设区域性合作平台，打造创新平台。", []),
        # The state's by their public names; a level's own; one at each level.
        (
            "推进投资项目在线审批监管平台、工程建设项目审批管理系统互通。",
            ["投资项目在线审批监管平台", "工程建设项目审批管理系统"],
        ),
        ("登录广东省投资项目在线审批监管平台。", ["广东省投资项目在线审批监管平台"]),
        ("纳入同级国土空间基础信息平台。", []),
        ("县级以上人民政府应当建立农民工工资支付监控预警平台。", []),
        ("接入全国公共资源交易平台（广东省）。", ["全国公共资源交易平台（广东省）"]),
        ("依托中国社会扶贫网、国家超级计算郑州中心。", ["中国社会扶贫网", "国家超级计算郑州中心"]),
        ("议案在云南政通过，通知北京通州。", []),
        # A place's computing.
        ("依托宁波人工智能超算中心和温州城市算力网。", ["宁波人工智能超算中心", "温州城市算力网"]),
        ("建设智算中心、庆阳算力中心集群，发展垂类大模型和深圳大模型产业。", []),
        ("发挥深圳大模型和算法服务中心、广州（越秀）云联大模型和算法赋能中心作用。", []),
        # Two lands; an app's word; a city's credit.
        ("升级为中国—中亚人才培养合作平台。", ["中国—中亚人才培养合作平台"]),
        ("上线四川省科创通平台，支持“市贸通”做大做强。", ["四川省科创通平台", "“市贸通”"]),
        ("在“信用清远”公示，推进“信用佛山”建设。", ["“信用清远”"]),
        ("推动川企贷平台对接，数据互通平台建设。", ["川企贷平台"]),
        # The state or one's own province builds it.
        ("本省建立动物防疫数字系统，国家建立公共服务平台。", ["动物防疫数字系统"]),
        # What is fed, by a long name; 入 belongs to the verb.
        ("停车数据接入市停车信息管理平台。", ["市停车信息管理平台"]),
        ("信息纳入建筑市场主体信用管理系统，纳入信用信息系统。", ["建筑市场主体信用管理系统"]),
        ("发布于广东省招标投标监管网，增加全省交易网点。", ["广东省招标投标监管网"]),
    ],
)
def test_platforms(text: str, expected: list[str]) -> None:
    assert said(text, "Platform") == expected

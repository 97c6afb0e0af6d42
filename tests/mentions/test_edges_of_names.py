"""Where names begin and end in lists, behind joining words and quotations, and what is none."""

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
        # A numbered item is no bracket of a name.
        ("（二十一）成都高新技术产业开发区享受同等政策。", ["成都高新技术产业开发区"]),
        # One character that jieba cuts off the name.
        ("推动三龙湾科技城建设。首批认定渤龙湖青年社区。", ["三龙湾科技城", "渤龙湖青年社区"]),
        # What stands before 和 is a thing of its own.
        (
            "依托万州工业园区、涪陵李渡工业园和长寿化工园区，发展化工。",
            ["万州工业园区", "涪陵李渡工业园", "长寿化工园区"],
        ),
        ("利用扶贫电商平台和龙江农产品直播基地，办好博览会。", ["龙江农产品直播基地"]),
        ("片区19平方公里（含岳阳城陵矶综合保税区2平方公里）。", ["岳阳城陵矶综合保税区"]),
        # A county's short name before what the state sets up there; 新建 is a district of a city, too.
        (
            "提升平果国家现代农业产业园，建好长春国家自主创新示范区。",
            ["平果国家现代农业产业园", "长春国家自主创新示范区"],
        ),
        ("新建国家现代农业产业园2个。", []),
        # Towns, and brackets of China.
        ("大集镇淘宝产业园、安蔡楼镇童装加工园投入使用。", ["大集镇淘宝产业园", "安蔡楼镇童装加工园"]),
        ("建设乡镇工业园，推动村镇产业园发展。", []),
        (
            "联动中国（温州）智能谷，推动中国（温州）数安港扩容。",
            ["中国（温州）智能谷", "中国（温州）数安港"],
        ),
        # A list that is summed up, 苏州 and 常州 in it.
        (
            "同意苏州、常州、昆山等3个高新技术产业开发区建设示范区。",
            ["苏州", "常州", "昆山"],
        ),
        ("打造“航小创”青年社区，建设“一区一特色”创业社区。", ["“航小创”青年社区"]),
        ("以智能终端产业园、各类楼宇为重点，改造厂房。", ["智能终端产业园"]),
        ("以特色产业园为重点，以各类产业园为载体。", []),
        ("提升自贡航空产业园标准化厂房承载力，执行产业园标准。", ["自贡航空产业园"]),
        (
            "建好海沧、集美台商投资区，加快凭祥边民互市贸易区建设。",
            ["海沧", "集美台商投资区", "凭祥边民互市贸易区"],
        ),
    ],
)
def test_parks(text: str, expected: list[str]) -> None:
    assert said(text, "Park") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # All that a heading says.
        (
            "三、重点工程\n（一）龙头景区培育工程。推动景区转型。\n（二）旅游公路提升工程。",
            ["龙头景区培育工程", "旅游公路提升工程"],
        ),
        # Quotations in a row that are summed up, and projects and battles behind one.
        ("“海岱师傅”“海岱技工”两项工程开展以来，培训2万人次。", ["“海岱师傅”", "“海岱技工”"]),
        ("深入实施“千企技改”工程和“双新双强”产业项目。", ["“千企技改”工程", "“双新双强”产业项目"]),
        ("打赢农村“组组通”公路三年大决战，开展“百日会战”。", ["“组组通”公路三年大决战", "“百日会战”"]),
        ("实施“海岱花城”1.0工程。", ["“海岱花城”1.0工程"]),
        # What a verb carries out, and no more than that.
        ("全面推开村级工业园整治提升三年行动。", ["村级工业园整治提升三年行动"]),
        ("在苏州、东莞等12个城市开展企业服务中心规范化试点。", ["企业服务中心规范化试点"]),
        ("承担国家数据知识产权试点、个人信息匿名化试点。", ["国家数据知识产权试点", "个人信息匿名化试点"]),
        ("按要求推进落实“证照分离”改革。", ["“证照分离”改革"]),
        ("指导推动本地区政务服务改革，评估行业体制机制改革，加强部门事项改革。", []),
        ("用水报装工作实施方案为深化“放管服”改革，制定本方案。", ["“放管服”改革"]),
        ("重点领域知识产权保护行动深入推进。", ["重点领域知识产权保护行动"]),
        ("开展“山海润苗”专项行动和税收宣传月活动。", ["“山海润苗”专项行动", "税收宣传月活动"]),
        ("深化惠企政策集中兑现改革，由非试点地区参考。", ["惠企政策集中兑现改革"]),
        ("完善“链条化”审核机制，推进“山海建”工程质量检测。", []),
        ("公开“三化”一流营商环境有关改革，深化重点领域专项治理。", []),
    ],
)
def test_programmes(text: str, expected: list[str]) -> None:
    assert said(text, "Programme") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "通过电子税务局办理，依托浙江省电子证照库和一体化政务服务平台。",
            ["电子税务局", "浙江省电子证照库", "一体化政务服务平台"],
        ),
        (
            "升级工业互联网安全态势感知平台，维护公章备案管理系统。",
            ["工业互联网安全态势感知平台", "公章备案管理系统"],
        ),
        ("接入“津甲网”，推广“农事云通”，打通温州“帮企云”数据。", ["“津甲网”", "“农事云通”", "“帮企云”"]),
        ("推行“一窗办”改革，编织“产业链”。", []),
        # What each does in one, and what stands in a list right behind a platform.
        (
            "健全财政预算一体化平台，推进长三角一体化发展，搭建成果转化一体化平台。",
            ["财政预算一体化平台"],
        ),
        ("通过电子税务局、税企直联平台提醒，经其他平台、各类系统公示。", ["电子税务局", "税企直联平台"]),
        ("共建“山海”音视频大模型。", ["“山海”音视频大模型"]),
        (
            "统筹温州人工智能计算中心、松北智算中心和海口人工智能计算中心资源。",
            ["温州人工智能计算中心", "松北智算中心", "海口人工智能计算中心"],
        ),
    ],
)
def test_platforms(text: str, expected: list[str]) -> None:
    assert said(text, "Platform") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("银川经济技术开发区支持共享集团、力成电气建设车间。", ["共享集团", "力成电气"]),
        ("土地一次出让给熊谷组（香港）有限公司。", ["熊谷组（香港）有限公司"]),
    ],
)
def test_enterprises(text: str, expected: list[str]) -> None:
    assert said(text, "Enterprise") == expected

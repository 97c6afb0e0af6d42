"""Parks and firms without a place of the tables before them: in lists, behind rarer heads, by short names."""

from __future__ import annotations

import pytest

from policygraph import extract
from policygraph.model import EntityType


def test_a_bracket_in_a_firms_name() -> None:
    text = "由慧讯（中国）网络技术有限公司开发，委托恒云智联（深圳）科技有限公司运营。"
    assert named(text, "Enterprise") == ["慧讯（中国）网络技术有限公司", "恒云智联（深圳）科技有限公司"]


def named(text: str, kind: EntityType) -> list[str]:
    """Return the names of this type in the order in which the text says them."""
    found = [(e.mentions[0].begin, e.name) for e in extract(text).entities if e.type == kind]
    return [name for _, name in sorted(found)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("国家大数据（贵州）综合试验区围绕数据共享开放。", ["国家大数据（贵州）综合试验区"]),
        ("企业进驻中国（南昌）VR产业基地。", ["中国（南昌）VR产业基地"]),
        ("石家庄装备制造产业基地和现代食品产业园相继开建。", ["石家庄装备制造产业基地"]),
        ("依托中国·高唐书画文创产业园，举办展会。", ["中国·高唐书画文创产业园"]),
        ("中南高科·清苑新经济产业园17家企业即将入驻。", ["中南高科·清苑新经济产业园"]),
        ("创建中国（安徽）—泰国经贸创新发展示范园区。", ["中国（安徽）—泰国经贸创新发展示范园区"]),
        # Kinds of zones that are newer or rarer.
        (
            "推进潍坊农高区、合肥法务区、怀化国际陆港和满洲里产业协作园区建设。",
            ["潍坊农高区", "合肥法务区", "怀化国际陆港", "满洲里产业协作园区"],
        ),
        ("松山湖功能区先行，其余为江苏省重点生态功能区。", ["松山湖功能区"]),
        (
            "完善中原种谷产业生态，“中国声谷”提速，建设西安国际港务区。",
            ["中原种谷", "中国声谷", "西安国际港务区"],
        ),
        ("发展软件谷经济和数字谷物，保护峡谷。", []),
        # A number sums up a list of places that share the head.
        (
            "推动包头、鄂尔多斯、满洲里3个综保区高质量发展。",
            ["包头综保区", "鄂尔多斯综保区", "满洲里综保区"],
        ),
        ("支持广东、福建等8个自贸试验区先行先试。", ["广东自贸试验区", "福建自贸试验区"]),
        ("支持北京等3个国家级开发区，第5个综保区获批", []),
        ("加快自贸试验区黑河片区、绥芬河片区建设。", ["黑河片区", "绥芬河片区"]),
        # The first word is one that jieba does not know, or a place and the name behind it in one.
        (
            "六柏现代产业园建成，呼包鄂国家自主创新示范区获批。",
            ["六柏现代产业园", "呼包鄂国家自主创新示范区"],
        ),
        ("漫葡小镇开业，吴忠金积工业园扩建。", ["漫葡小镇", "吴忠金积工业园"]),
        ("系统覆盖三大产业园区，各类特色小镇和省部共建国家大学科技园。", []),
        ("长春净月高新区和滇中新区提质。", ["长春净月高新区", "滇中新区"]),
        ("办好比亚迪工业园，引进宁德时代洛阳基地。", ["比亚迪工业园"]),
        # Next to a named park in a list.
        ("推动吴淞创新城、南大智慧城开发，建设国家示范区、智慧园区。", ["吴淞创新城", "南大智慧城"]),
        # The place's own, by its level.
        ("清远市支持全市各类创业园，依托市大学生创业园提供工位。", ["清远市大学生创业园"]),
        # Who runs it is no part of its name.
        ("由甲湾科技发展有限公司负责清远高新区的运营。", ["清远高新区"]),
        # Two states, two lands.
        (
            "中韩（盐城）产业园、中国—东盟产业合作区揭牌，落实中国—东盟自贸区议定书。",
            ["中韩（盐城）产业园", "中国—东盟产业合作区"],
        ),
        ("今年，磨憨—磨丁经济合作区提速。", ["磨憨—磨丁经济合作区"]),
        ("加快建设合肥班列集结中心和国际港务区。", []),
        # A site in quotation marks, behind a place or behind a park.
        (
            "依托苏州工业园区“模数空间”、相城区“数智新地”布局。",
            ["苏州工业园区", "模数空间", "相城区“数智新地”"],
        ),
        # What stands beside a named park in a list of sites.
        (
            "建成苏州双创产业园、鲁港科技中心、数字经济产业园等四个创业社区。",
            ["苏州双创产业园", "鲁港科技中心", "数字经济产业园"],
        ),
        ("深化“模速空间”、“模力社区”等示范区建设。", ["模速空间", "模力社区"]),
        ("建设松江科技园、各类产业园、人工智能小镇等平台。", ["松江科技园"]),
        ("依托“共享空间”、“众创空间”等载体，建设“暖心社区”、“零距离”等社区。", []),
        # Communities with names of their own, and kinds of them.
        ("认定紫金山OPC社区、“启航OPC社区”。", ["紫金山OPC社区", "启航OPC社区"]),
        ("建设杭州OPC社区、“标杆OPC社区”“城市OPC社区”。", []),
        ("坪山高新区扩园，打造战略性新兴产业园。", ["坪山高新区"]),
    ],
)
def test_parks(text: str, expected: list[str]) -> None:
    assert [name.strip("“”") if name[0] == "“" else name for name in named(text, "Park")] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("大众汽车（安徽）公司揭牌，华为云落户。", ["大众汽车（安徽）公司", "华为云"]),
        ("天焦公司转型退出，新增产能。", ["天焦公司"]),
        ("鼓励陆港公司、顺兴劳保等企业利用电商平台。", ["陆港公司"]),
        ("时风集团获评质量标杆，投资公司获批设立。", ["时风集团"]),
        # A list of firms that the text sums up; kinds of firms and of other things are none.
        (
            "培育牧原、宇通、华兰等一批龙头企业，支持平煤神马、洛轴等领军企业发展。",
            ["牧原集团", "宇通客车", "华兰", "平煤神马", "洛轴"],
        ),
        ("计量、标准、检测等服务企业和宾馆、饭店等企业，危化品、煤矿等企业", []),
        # Groups beside groups, and groups of a level.
        (
            "完成能源集团、民航集团和省纺织集团重组，云南能投集团上市。",
            ["能源集团", "民航集团", "省纺织集团", "云南能投集团"],
        ),
        ("培育医疗集团、教育集团和大型企业集团、跨国集团", []),
        ("海旅集团等市属国企迁入副中心。", ["海旅集团"]),
        ("省农担公司、省再担保集团出资，市政公司、省融资担保公司参与。", ["省农担公司", "省再担保集团"]),
        # A place's firm by its short name.
        ("推动燕山石化高质量转型，发展茂名石化产业和宁波资本市场。", ["燕山石化"]),
        ("联合济南城投、青岛金控。", ["济南城投", "青岛金控"]),
        # Branches.
        (
            "中国电信清远分公司、中国建设银行山东省分行和清远德威股份有限公司清远分公司承办。",
            ["中国电信清远分公司", "中国建设银行山东省分行", "清远德威股份有限公司清远分公司"],
        ),
        ("威海市商业银行和烟台农商银行支持，市县农商银行合并。", ["威海市商业银行", "烟台农商银行"]),
        # The firms that every city has, of a level or a place.
        (
            "由市城投公司建设，市移动公司、市电信公司配合，各县城投公司转型。",
            ["市城投公司", "市移动公司", "市电信公司"],
        ),
        (
            "清远电信、清远联通、市农信联社支持，发展移动支付和电信业务。",
            ["清远电信", "清远联通", "市农信联社"],
        ),
        # Known names that other words hold.
        ("航空客运量和鞍本钢重组，隆平高科技园扩建，外国租船公司纳税。", []),
    ],
)
def test_firms(text: str, expected: list[str]) -> None:
    assert named(text, "Enterprise") == expected


def test_firms_of_a_level_that_are_responsible() -> None:
    text = "一、保障供水。（责任单位：市水利局、市自来水公司、区国投公司、市农商银行、杭州资本）\n二、其他。"
    assert named(text, "Enterprise") == ["市自来水公司", "区国投公司", "市农商银行", "杭州资本"]


def test_a_place_that_is_a_plain_word_holds_no_park() -> None:
    found = extract("上海市人民政府\n提升东方美谷和烟台东方航天港能级。").entities
    assert "东方市" not in {entity.name for entity in found}

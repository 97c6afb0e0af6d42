"""Names that a list tells: firms by their brand, parks and platforms beside those that are known."""

from __future__ import annotations

import pytest

from policygraph import extract
from policygraph.model import EntityType


def named(text: str, kind: EntityType) -> list[str]:
    """Return what the text says of this type, in its order, by the first mention."""
    found = [(e.mentions[0].begin, e.mentions[0].text) for e in extract(text).entities if e.type == kind]
    return [words for _, words in sorted(found)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A brand next to another firm of the list, known or a brand too.
        ("支持格力、美的、奥克斯发展壮大。", ["格力", "美的", "奥克斯"]),
        ("推动中建、中铁、中交等央企参与。", ["中建", "中铁", "中交"]),
        ("引进东风、长安、吉利等车企。", ["东风", "长安", "吉利"]),
        ("农行、工行、建行等金融机构推出产品。", ["农行", "工行", "建行"]),
        ("培育海信等家电龙头，龙头企业潍柴增长。", ["海信", "潍柴"]),
        # The same words mean something else.
        ("长安、洛阳两地，发扬理想、信念，在北京东城、南京东路，其中建设、改造各半。", []),
        ("普惠科技金融，合格力争翻番，光大实业。", []),
        # Short names that are in the middle of other words.
        ("科技创新和成果转化，机长飞行，华氏一百度以上，伊利石粘土。", []),
        # Known firms in a list tell of those that are not.
        (
            "智谱、月之暗面、鲸川智能、零一万物等大模型企业加快发展。",
            ["智谱", "月之暗面", "鲸川智能", "零一万物"],
        ),
        ("科大讯飞、鲸川量子、泰澜量子等集聚。", ["科大讯飞", "鲸川量子", "泰澜量子"]),
        ("支持华为、高校、科研院所、商业银行、新能源汽车。", ["华为"]),
        ("甲省支持盐湖股份、西部矿业等企业。", ["盐湖股份", "西部矿业"]),
        ("培育了超鲸变、中泰智领等一批领军企业。", ["超鲸变", "中泰智领"]),
        # Groups that a list names, or that are founded.
        ("新组建农垦集团、纺织集团、外经贸集团等。", ["农垦集团", "纺织集团", "外经贸集团"]),
        ("推动组建省物流集团，发展物流集团。", ["省物流集团"]),
        ("农行清远分行和建行清远分行放贷。", ["农行清远分行", "建行清远分行"]),
        ("由国网浙江电力、国网苏州供电公司负责。", ["国网浙江电力", "国网苏州供电公司"]),
    ],
)
def test_firms(text: str, expected: list[str]) -> None:
    assert named(text, "Enterprise") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Names that no table has, behind a verb or a mark.
        (
            "推动良乡大学城、沙河高教园发展，加快光子科创城建设。",
            ["良乡大学城", "沙河高教园", "光子科创城"],
        ),
        ("在北柏人工智能创新小镇等地区打造。", ["北柏人工智能创新小镇"]),
        ("建设中荷现代设施农业产业园、中德生态园。", ["中荷现代设施农业产业园", "中德生态园"]),
        ("推进凭祥综合保税区建设。", ["凭祥综合保税区"]),
        ("在大柏湖OPC创业中心揭牌。", ["大柏湖OPC创业中心"]),
        ("以市科创中心为核心，依托区创业中心。", ["市科创中心", "区创业中心"]),
        # Kinds.
        ("建设一批特色小镇、科技小镇、农业科技园，打造硅谷、数谷、村级工业园。", []),
        ("推动县级创业中心全覆盖，建设残疾人创业中心。", []),
        # Beside a named park a site needs no head that says more.
        (
            "依托武汉光谷软件园、鲸岭新城、翔柏创新社区布局。",
            ["武汉光谷软件园", "鲸岭新城", "翔柏创新社区"],
        ),
        ("西安高新区、智慧园区、市级文化街区建设。", ["西安高新区"]),
        ("西安高新区、鲸柏中心建成创业社区。", ["西安高新区"]),
        # The parts of a pilot free trade zone in the sentence that names it.
        (
            "提升浙江自贸试验区，支持舟山片区、宁波片区创新。",
            ["浙江自贸试验区", "舟山片区", "宁波片区"],
        ),
        ("支持舟山片区、宁波片区创新。", []),
        # The head is another word's beginning.
        (
            "建设杭州智慧城市，打造宁波科技港口，黑龙江智慧谷物仓储，南京创新社区治理机制，昆明创新谷类加工。",
            [],
        ),
        # What a list names to house one-person companies.
        ("在海淀区鲸升大厦、鲸柏大街打造OPC社区。", ["海淀区鲸升大厦", "鲸柏大街"]),
        ("依托科创园区、商务楼宇、文创街区打造OPC社区。", []),
        # In quotation marks.
        (
            "建设“鲸湖”OPC社区、“双创”孵化基地，支持“鲸术空间”“柏算未来城”等OPC社区。",
            ["“鲸湖”OPC社区", "“鲸术空间”", "“柏算未来城”"],
        ),
        # 山南 and 山西 are not what 宝山 and 中山 hold.
        (
            "在宝山南柏智慧城、中山西柏智谷布局。",
            ["宝山南柏智慧城", "中山西柏智谷"],
        ),
        # A known name takes the place before it along.
        ("三亚崖州湾科技城和未来科学城提速。", ["三亚崖州湾科技城", "未来科学城"]),
    ],
)
def test_parks(text: str, expected: list[str]) -> None:
    assert named(text, "Park") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("通过“鲸企之家”“津柏发”综合应用平台提供服务。", ["“鲸企之家”", "“津柏发”综合应用平台"]),
        ("实施“百柏工程”“鲸企通”平台建设。", ["“鲸企通”平台"]),
        ("中国鲸造（安徽）互联网平台上线。", ["中国鲸造（安徽）互联网平台"]),
        ("打造“鲸州OPC工具栈”，开放“城市可信数据空间”。", ["“鲸州OPC工具栈”", "“城市可信数据空间”"]),
        ("依托抖音、视频号等平台，以钉钉子精神抓落实。", ["抖音", "视频号"]),
    ],
)
def test_platforms(text: str, expected: list[str]) -> None:
    assert named(text, "Platform") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("对入选杭州鲸湖明珠人才计划的人才给予资助。", ["杭州鲸湖明珠人才计划"]),
        ("对入选上级顶尖人才计划的人才给予资助。", []),
        ("设立OPC产业发展基金、种子基金。", ["OPC产业发展基金"]),
        ("北轴地区高质量发展行动计划启动实施。", ["北轴地区高质量发展行动计划"]),
    ],
)
def test_programmes(text: str, expected: list[str]) -> None:
    assert named(text, "Programme") == expected


def test_a_brand_and_the_firm_are_one() -> None:
    entities = [
        e for e in extract("奇瑞、蔚来等车企增产，支持奇瑞汽车出海。").entities if e.type == "Enterprise"
    ]
    assert sorted(e.name for e in entities) == ["奇瑞汽车", "蔚来汽车"]

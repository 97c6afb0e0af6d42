"""Names that their own words tell: what is counted, honoured, restored, held, and what is said of it."""

from __future__ import annotations

import pytest

from policygraph import extract
from policygraph.model import EntityType


def texts(text: str, kind: EntityType) -> list[str]:
    """Return the first mention of each entity of this type, in the order of the text."""
    found = [(e.mentions[0].begin, e.mentions[0].text) for e in extract(text).entities if e.type == kind]
    return [said for _, said in sorted(found)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A count in quotation marks, with its field before it, inside of it, or with a head behind it.
        ("大力实施旅游富民“四大行动”，人气提升。", ["旅游富民“四大行动”"]),
        ("“四大文化工程”扎实推进。", ["“四大文化工程”"]),
        ("实施“五大文化”研究工程，举办大会。", ["“五大文化”研究工程"]),
        ("大力推进中心镇“六大提升”工程，促进互动。", ["中心镇“六大提升”工程"]),
        ("打好“三大攻坚战”。", []),
        ("抓好执法提质、救援强基、评估优化“六项行动”。", []),
        # Censuses.
        ("完成第四次全国文物普查，守护文脉。", ["第四次全国文物普查"]),
        ("召开第四次全国代表大会调查研究。", []),
        # Pilots of cities: the honour with its state, found by the shorter name too.
        ("海州入选全国现代流通体系试点城市。", ["全国现代流通体系试点城市"]),
        ("创建试点城市，支持试点城市建设。", []),
        (
            "加快国家消费新场景、现代流通体系、零售创新提升等试点城市建设。",
            ["国家消费新场景", "现代流通体系", "零售创新提升"],
        ),
        # What is held and given.
        ("开展服务企业大走访活动，常态推进。", ["服务企业大走访活动"]),
        ("办好中外知名企业海州行活动。", ["中外知名企业海州行活动"]),
        ("开展系列活动，举办各类对接活动。", []),
        ("参加创新大赛、海州全球创业者英雄大会等赛事。", ["海州全球创业者英雄大会"]),
        ("开展OPC创业“校园行”“园区行”，宣讲政策。", ["“校园行”", "“园区行”"]),
        ("发放“海里安逸”消费券超7亿元。", ["“海里安逸”消费券"]),
        # Works of restoration, whatever places and conjunctions they hold.
        ("甘山山水林田湖草沙一体化保护和修复工程全面完成。", ["甘山山水林田湖草沙一体化保护和修复工程"]),
        # Funds.
        ("设立稀土产业基金，加快延链。", ["稀土产业基金"]),
        ("设立产业发展专项基金。", []),
        ("未来产业发展基金设立，制造提速。", ["未来产业发展基金"]),
        # One name with 等 and 与 in it; lists that share their head.
        ("深入开展打击电诈等违法犯罪专项行动，刑事案件下降。", ["打击电诈等违法犯罪专项行动"]),
        ("扎实推进停工项目与闲置资产处置化解行动。", ["停工项目与闲置资产处置化解行动"]),
        ("接续开展“双百”、科改示范、一流企业创建行动。", ["“双百”", "科改示范", "一流企业创建行动"]),
        ("实施新一轮粮食产能提升和粮油大面积单产提升行动。", ["粮食产能提升", "粮油大面积单产提升行动"]),
        # What carries it out is no part of it.
        ("加力推进强县域行动，因地制宜。", ["强县域行动"]),
        ("免费实施1万名老年人复明工程。", ["老年人复明工程"]),
        ("为落实国家、省、市“人工智能+”行动部署。", ["“人工智能+”行动"]),
        # A voucher's other name in brackets.
        ("支持申领国家智能券（算力券）。", ["国家智能券"]),
    ],
)
def test_programmes(text: str, expected: list[str]) -> None:
    assert texts(text, "Programme") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("推广报表通、项目通等应用。", ["报表通", "项目通"]),
        ("全面实施“海府入企码”，建设法治经济。", ["“海府入企码”"]),
        ("深化“海府入企码”改革。", []),
        ("开通省融资信用服务平台“川甲贷”。", ["省融资信用服务平台", "“川甲贷”"]),
        ("智甲宫教育合作促进平台入选国家重点项目。", ["智甲宫教育合作促进平台"]),
        ("多个创新平台建成投用。", []),
        ("加快建设二手车国际贸易综合服务平台，大力吸引企业。", ["二手车国际贸易综合服务平台"]),
    ],
)
def test_platforms(text: str, expected: list[str]) -> None:
    assert texts(text, "Platform") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("推进长城、黄河国家文化公园建设。", ["长城", "黄河国家文化公园"]),
        ("深化国家文化产业创新实验区建设，提升品质。", ["国家文化产业创新实验区"]),
        ("支持海州争创国家级示范区，新建3个国家农业示范区。", []),
        ("深化建设丝路电商合作先行区，全面提升合作。", ["丝路电商合作先行区"]),
        ("加快建设美丽中国先行区。", []),
    ],
)
def test_parks(text: str, expected: list[str]) -> None:
    assert texts(text, "Park") == expected


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("湖北省人民政府工作报告", "中国（湖北）自由贸易试验区"),
        ("吉林省人民政府工作报告", None),  # a province without one
        ("武汉市人民政府工作报告", None),  # which of the zone's parts the city means it does not say
    ],
)
def test_a_province_means_its_own_trade_zone(title: str, name: str | None) -> None:
    document = extract(f"{title}\n自贸试验区新设企业10万家。\n各自贸试验区要加强联动。\n")
    parks = [entity for entity in document.entities if entity.type == "Park"]
    assert [(park.name, len(park.mentions)) for park in parks] == ([(name, 1)] if name else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "韩国晓甲、意大利世乙姆、美国丙卡等重点外资项目建成投运。",
            ["韩国晓甲", "意大利世乙姆", "美国丙卡"],
        ),
        ("百甲源荣获中国质量奖提名奖。", ["百甲源"]),
        ("全省企业荣获中国质量奖。", []),
    ],
)
def test_firms(text: str, expected: list[str]) -> None:
    assert texts(text, "Enterprise") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("推出稳经济“30条”和支持企业“双20条”政策。", ["稳经济“30条”", "“双20条”"]),
        ("按照“三条”底线推进。", []),
        ("深入贯彻中央八项规定精神。", ["中央八项规定"]),
        ("制定实施外商投资促进行动方案，加快开放。", ["外商投资促进行动方案"]),
        ("制定实施教育强市行动计划，落实政策。", ["教育强市行动计划"]),
        ("出台推动城市高质量发展的实施意见，做优做强。", ["推动城市高质量发展的实施意见"]),
        ("及时了解市场主体的意见。", []),
    ],
)
def test_policies_without_marks(text: str, expected: list[str]) -> None:
    assert texts(text, "Policy") == expected


def test_what_a_report_says_was_drawn_up_is_a_document() -> None:
    sentence = "加强文物保护，制定基本建设工程考古工作管理办法。"
    title = "海州市人民政府工作报告"
    assert texts(sentence, "Policy") == []
    assert "基本建设工程考古工作管理办法" in texts(f"{title}\n{sentence}\n", "Policy")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("入围标准由联合采购办公室负责拟定。", ["联合采购办公室"]),
        ("治理工作联合办公室设在教育部。", ["治理工作联合办公室", "教育部"]),
        ("在协同发展领导小组指导下推进。", []),
    ],
)
def test_teams_that_act(text: str, expected: list[str]) -> None:
    assert texts(text, "Department") == expected

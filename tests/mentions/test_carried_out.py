"""Programmes whose names hold a verb, a number or a place: all that a verb carries out, and what is none."""

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
        ("支持企业实施好科技人才攀登计划，引进人才。", ["科技人才攀登计划"]),
        ("全面推进政务服务增值化改革，深化协同。", ["政务服务增值化改革"]),
        ("完成黑土地保护工程100万亩，增产显著。", ["黑土地保护工程"]),
        (
            "有序扩大第二轮土地承包到期后再延长三十年试点，健全服务。",
            ["第二轮土地承包到期后再延长三十年试点"],
        ),
        ("坚决打赢农村煤改气攻坚战。", ["农村煤改气攻坚战"]),
        ("打响农村合同清理规范攻坚战，集体增收。", ["农村合同清理规范攻坚战"]),
        ("启动实施江南和美乡村“5331”行动，全面完成整治。", ["江南和美乡村“5331”行动"]),
        ("持续实施企业上市“千里马”行动、支持上市企业再融资。", ["企业上市“千里马”行动"]),
        # A place, a list of nouns, a word like 使用 inside of a pilot's name.
        ("推进海州都市圈要素市场化配置综合改革试点，完善平台。", ["海州都市圈要素市场化配置综合改革试点"]),
        ("持续深化县域内产业融合发展改革试点。", ["县域内产业融合发展改革试点"]),
        ("开展草地、林地、湿地权属交叉化解试点，化解纠纷。", ["草地、林地、湿地权属交叉化解试点"]),
        ("开展国家组织耗材集中采购和使用试点。", ["国家组织耗材集中采购和使用试点"]),
        ("做好第二轮土地承包延包整省试点。", ["第二轮土地承包延包整省试点"]),
        # An honour of a city is a pilot of the nation.
        ("海州入选第二批国家碳达峰试点城市。", ["国家碳达峰试点城市"]),
        ("落实国家首批数据流通利用试点任务。", ["数据流通利用试点"]),
        ("海州市鼓励试点城市先行先试。", []),
        ("开展试点，支持海州区试点。", []),
        # What a verb carries out, wholly.
        ("连续三年开展抓产业攻坚行动。", ["抓产业攻坚行动"]),
        ("深入实施0.5微克攻坚行动。", ["0.5微克攻坚行动"]),
        ("实施基础提升工程，健全机制。", ["基础提升工程"]),
        ("组织开展12个专项行动。", []),
        ("新一轮找矿行动取得突破。", ["找矿行动"]),
        # Within a scheme help is given.
        ("在农村地质灾害预警工程中继续安排经费。", ["农村地质灾害预警工程"]),
        # Lists before 等.
        ("推进优秀传统文化传承发展、文艺精品创优等工程。", ["优秀传统文化传承发展", "文艺精品创优"]),
        ("推进海州港、清州枢纽等工程。", []),
        ("深入推进市场准入壁垒清理等专项整治行动。", ["市场准入壁垒清理"]),
        # A fund's series, a count of things, what everybody knows.
        ("依托领航系列基金支持创业。", ["领航系列基金"]),
        ("深入实施绿电“三进”工程。", ["绿电“三进”工程"]),
        ("推行综合查一次制度，避免重复检查。", ["综合查一次制度"]),
        ("扎实推进“八五”普法，统筹“双减”工作。", ["“八五”普法", "“双减”"]),
    ],
)
def test_all_that_is_carried_out(text: str, expected: list[str]) -> None:
    assert texts(text, "Programme") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("支持郑商所创新，推动企业到北交所上市。", ["郑商所", "北交所"]),
        ("推动一汽—大众新车型投产。", ["一汽—大众"]),
    ],
)
def test_exchanges_and_joint_ventures(text: str, expected: list[str]) -> None:
    assert texts(text, "Enterprise") == expected

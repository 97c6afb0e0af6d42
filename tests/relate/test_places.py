"""Where parks lie, and who manages, runs and sets up what."""

from __future__ import annotations

import pytest
from linked import facts, links

HEAD = "某市工作情况\n\n一、工作情况\n\n"


def test_a_committee_manages_its_park_and_the_park_lies_where_its_name_begins() -> None:
    found = links(
        HEAD + "广州经济技术开发区管委会推进建设。清远市人力资源产业园扩容。", "manages", "locatedIn"
    )
    assert ("广州经济技术开发区管委会", "manages", "广州经济技术开发区") in [
        (s.replace("管理委员会", "管委会"), p, o) for s, p, o in found
    ]
    assert ("清远市人力资源产业园", "locatedIn", "清远市") in found


@pytest.mark.parametrize(
    ("sentence", "park"),
    [
        ("中关村科技园区滨湖园管理委员会牵头。", "中关村科技园区滨湖园"),
        ("清远高新区管委会牵头。", "清远高新区"),
    ],
)
def test_a_committee_manages_the_whole_of_its_name_and_no_park_around_it(sentence: str, park: str) -> None:
    assert [o for _, _, o in links(HEAD + "中关村科技园区扩容。" + sentence, "manages")] == [park]


def test_nothing_may_follow_the_name_of_what_is_set_up() -> None:
    found = links(HEAD + "清远高新区管委会建立清远高新区促进发展评价机制。", "establishes")
    assert found == []
    assert links(HEAD + "国务院设立全国绿化委员会，统一领导。", "establishes") == [
        ("国务院", "establishes", "全国绿化委员会")
    ]


def test_what_a_name_says_is_inferred() -> None:
    assert {f.basis for f in facts(HEAD + "广州经济技术开发区管委会推进建设。", "manages")} == {"inferred"}


def test_nothing_is_run_or_set_up_in_other_sentences() -> None:
    assert links(HEAD + "教育部建立健全机制，财政部推进平台建设。", "operates", "establishes") == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("高标准建设“长春人才创新港”。", [("长春人才创新港", "长春市")]),
        ("建设北京-雄安人才科创走廊。", []),
        ("积极申建中国（甘肃）自由贸易试验区。", [("中国（甘肃）自由贸易试验区", "甘肃省")]),
        ("推进西部（重庆）科学城建设。", [("西部（重庆）科学城", "重庆市")]),
        ("广州（清远）产业转移工业园扩容。", [("广州（清远）产业转移工业园", "清远市")]),
        ("湖北省宜昌高新技术产业开发区改革审批。", [("湖北省宜昌高新技术产业开发区", "宜昌市")]),
        ("辽宁自贸试验区大连片区简化流程。", [("辽宁自贸试验区大连片区", "大连市")]),
        (
            "金昌、酒泉经开区入选名单。",
            [("金昌经开区", "金昌市"), ("酒泉经开区", "酒泉市")],
        ),
        ("中韩盐城产业园扩容。", [("中韩盐城产业园", "盐城市")]),
        ("怀柔实验室山西基地建成。", [("怀柔实验室山西基地", "山西省")]),
        ("在苏州市相城区建设苏相合作区。", [("苏相合作区", "相城区")]),
        ("苏相合作区位于苏州市相城区。", [("苏相合作区", "相城区")]),
        ("位于苏州市相城区的苏相合作区扩容。", [("苏相合作区", "相城区")]),
        # a street's name, a plain word
        ("推进天府大道科技园建设。", []),
        ("推进东方枢纽国际商务合作区建设。", []),
    ],
)
def test_a_park_lies_where_its_name_or_the_sentence_says(
    sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert sorted((s, o) for s, _, o in links(HEAD + sentence, "locatedIn")) == sorted(expected)

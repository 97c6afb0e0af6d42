from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import reading_of

from policygraph.fold import fold
from policygraph.relate import amounts, changes, deadlines, observations
from policygraph.relate.numbers import read_han, scan

QUANTITIES = [
    ("惠及1.44万人次", [(14_400, "人次")]),
    ("例会每年召开两次会议", [(2, "次")]),
    ("班列全年开行超万列", [(10_000, "列")]),
    ("三门峡市建成三台山公园", []),
    ("对50多家集群企业开展动员", [(50, "家")]),
    ("组织十余家成员参会", [(10, "家")]),
    ("惠及30多万户居民", [(300_000, "户")]),
    ("备案审批压缩在3个工作日内完成", [(3, "工作日")]),
    ("分别进一步压缩至15,5,20个工作日", [(15, "工作日"), (5, "工作日"), (20, "工作日")]),
    ("同比分别增长5.1%和8.3%", [(5.1, "%"), (8.3, "%")]),
    ("补贴20%—30%", [(20, "%"), (30, "%")]),
    ("快于全国3.4个、1个百分点", [(3.4, "百分点"), (1, "百分点")]),
    ("节约能源39322吨标准煤", [(39_322, "吨标准煤")]),
    ("建成百个社区，培育千家企业，集聚万名人才", [(100, "个"), (1000, "家"), (10_000, "名")]),
    ("申报了七批示范名单", [(7, "批")]),
    ("录入检查对象 40 个", [(40, "个")]),
    ("装机容量1.64亿千瓦，调度算力5000P", [(164_000_000, "千瓦"), (5000, "P")]),
    ("提高百分之五", [(5, "%")]),
]
NOTHING = [
    "推进“一件事”改革和“双随机、一公开”监管",
    "每年遴选一批示范项目，实现一次申请",
    "设立6个月的缓缴期，连续补贴3年",
    "落实“促进就业九条”3.0版",
    "新装DN50管道，建设5G基站，全面实施5.0版",
    "依据第三条、第十二项办理，第15、20项除外",
    "采取前三种方式",
    "“粤智助”万人业务量，每10万人拥有量",
    "国办发〔2016〕586号，电话0755-1234567",
    "汽车零部件、二期工程、二类疫苗",
    "发放资金100万元",
    "落实八项规定精神",
    "百万吨级示范工程",
    "十二届十次全会",
    "四面八方，二十四节气",
    "一、主要措施（龙虾十三条）",
    "迈上5万亿台阶",
    "在某村水坪5组设立监测点",
]


def _found(reading):
    return [(fact.object, fact.detail("unit")) for fact in observations.find(reading)]


@pytest.mark.parametrize(("text", "expected"), QUANTITIES)
def test_every_quantity_is_read_in_plain_units(read, text, expected):
    assert _found(read(text)) == expected


def test_the_ends_of_a_range_count_the_same(read):
    facts = observations.find(
        read("每年遴选1-5个优秀创业项目，订单量100-10000件，处违法所得1倍以上3倍以下的罚款")
    )
    assert [fact.detail("about") for fact in facts] == [*["优秀创业项目"] * 2, *["订单量"] * 2, *["罚款"] * 2]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        (
            "集成电路、汽车零配件、锂电池出口分别增长107.9%、46.7%、57.4%。",
            ["集成电路出口", "汽车零配件出口", "锂电池出口"],
        ),
        ("生产安全事故起数、死亡人数分别下降10.9%、7%。", ["生产安全事故起数", "死亡人数"]),
        ("进口货值、离岛免税销售额分别增长5%、6%。", ["进口货值", "离岛免税销售额"]),
        ("第一、第三产业增加值分别增长4%、5%。", ["第一产业增加值", "第三产业增加值"]),
    ],
)
def test_each_of_a_list_counts_its_own(read, text, counted):
    facts = list(observations.find(read(text)))
    assert [fact.detail("about") for fact in facts] == counted
    assert len({fact.detail("direction") for fact in facts}) == 1


@pytest.mark.parametrize("text", NOTHING)
def test_numbers_that_count_nothing(read, text):
    assert _found(read(text)) == []


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        ("打造10个以上标杆社区", "bound", "min"),
        ("举办活动不少于50场", "bound", "min"),
        ("人员不超过10人", "bound", "max"),
        ("人数不得超过10人", "bound", "max"),
        ("检查人员不得少于2人", "bound", "min"),
        ("动员约20家企业", "bound", "about"),
        ("企业同比增长8.3%", "direction", "up"),
        ("审批时长缩减66.44%", "direction", "down"),
        ("截至2023年5月底，实有企业63092户", "time", "2023年5月底"),
        ("建立规模为88家企业的培育库", "about", "企业"),
        ("接入设备2043台", "about", "设备"),
        ("培育智能企业超过1000家", "about", "智能企业"),
        ("检查人员不得少于2人", "about", "检查人员"),
        ("航行速度不得超过每小时15公里", "about", "航行速度"),
        ("城镇居民人均可支配收入增长7%左右", "about", "城镇居民人均可支配收入"),
        ("打造100个具有自主知识产权的赛事品牌", "about", "赛事品牌"),
        ("覆盖163条高度匹配的经营范围用语", "about", "经营范围用语"),
        ("2个项目入选全国示范工程", "about", "项目"),
        ("启动26个改造项目", "about", "改造项目"),
        ("面积原则上不少于1万平方米", "about", "面积"),
        ("给予最高100%的空间租赁补贴", "about", "空间租赁补贴"),
        ("按照培训费用的20%给予补助", "about", "培训费用"),
        ("惠及3400万人的工程启动建设", "about", ""),
        ("年均增长5.7%", "about", ""),
        ("13个县获评示范", "about", "县"),
    ],
)
def test_details_of_a_quantity(read, text, key, value):
    (fact,) = observations.find(read(text))
    assert fact.detail(key) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("三百二十", 320),
        ("十", 10),
        ("一百零五", 105),
        ("三万五千", 35_000),
        ("一亿两千万", 120_000_000),
        ("万亿", 10**12),
    ],
)
def test_chinese_numerals(text, value):
    assert read_han(text) == value


@given(st.text(alphabet="0123456789,.，、万亿千百十一二三两余多个家元%第年-—至 ", max_size=40))
def test_quantities_lie_in_the_text_in_order(text):
    folded = fold(text)
    quantities = list(scan(folded))
    assert all(0 <= q.begin < q.end <= len(folded) for q in quantities)
    assert all(a.end <= b.begin for a, b in pairwise(quantities))
    assert all(q.number >= 0 for q in quantities)


@given(
    st.text(
        alphabet="0123456789.,，、。万亿千百十一二三两年月日底前内到从由至压缩为元家项个%（）“”《》\n ",
        max_size=60,
    )
)
def test_no_text_stops_the_rules(text):
    reading = reading_of(text)
    for rule in (amounts, changes, deadlines, observations):
        for fact in rule.find(reading):
            evidence = fact.evidence[0]
            assert text[evidence.begin : evidence.end] == evidence.text

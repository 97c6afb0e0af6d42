from __future__ import annotations

import pytest

from policygraph.relate import amounts

SUMS = [
    ("兑现试点企业奖励821.37万元", [8_213_700]),
    ("共发放补贴500.7万余元，惠及70家企业", [5_007_000]),
    ("省、市财政共安排了约1亿元用于支持12个项目", [100_000_000]),
    ("分别给予50万元、30万元、20万元建站补助", [500_000, 300_000, 200_000]),
    ("分别给予最高50万、30万、10万元经费支持", [500_000, 300_000, 100_000]),
    ("给予最高100万的运营补助", [1_000_000]),
    ("同一主体每年支持金额不超过100万。", [1_000_000]),
    ("按销售额给予10-50万元奖励", [100_000, 500_000]),
    ("给予1500元/月安家补贴", [1500]),
    ("处五千元以上五万元以下罚款", [5000, 50_000]),
    ("处一百二十万元罚款", [1_200_000]),
    ("两笔各20万元，一笔奖励20万元", [200_000, 200_000]),
    ("每千瓦时补贴0.12元", [0.12]),
    ("科技贷款余额超9000亿元，技术合同成交额突破23亿元", [900_000_000_000, 2_300_000_000]),
    ("对年产值超过2000万元的企业给予支持", [20_000_000]),
]
NO_SUMS = [
    "产业规模达到1000亿元",
    "地区生产总值超过2.5万亿元",
    "打造千亿元级产业集群，依托百亿级基金群",
    "产业集群均达到万亿元规模",
    "旅游总收入1.24万亿元",
    "单位：万元",
    "点击量已超30万次",
    "落实《关于下达100万元资金的通知》",
    "按照实际支付费用的50%给予补贴",
]


@pytest.mark.parametrize(("text", "expected"), SUMS)
def test_every_sum_is_read_in_yuan(read, text, expected):
    assert [fact.object for fact in amounts.find(read(text))] == expected


@pytest.mark.parametrize("text", NO_SUMS)
def test_what_is_no_sum_of_money(read, text):
    assert list(amounts.find(read(text))) == []


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        ("给予最高30万元补助", "kind", "ceiling"),
        ("单个场景投入不低于5万元", "kind", "floor"),
        ("每人每年发放15万元生活补助", "kind", "each"),
        ("给予1500元/月补贴", "kind", "rate"),
        ("给予1500元/月补贴", "words", "1500元/月"),
        ("其中企业贷款合计300万元", "kind", "part"),
        ("已兑现奖励资金60万元", "moneyStatus", "paid"),
        ("按实际支付算力费用给予企业最高100万元补贴", "moneyStatus", "planned"),
        ("给予企业最高100万元补贴", "receiver", "企业"),
        ("对入库的青年项目，给予最高5万元奖励", "receiver", "入库的青年项目"),
        ("单个示范项目最高奖励100万元", "receiver", "示范项目"),
        ("获奖的最高可给予最高50万元资助", "receiver", None),
        ("按投资额的5%给予奖励，最高200万元", "receiver", None),
        ("为企业提供数据，给予每个数据集最高10万元支持", "receiver", None),
        ("有下列行为之一的，处1万元以下罚款", "receiver", None),
        ("对直接负责的主管人员处1万元以下罚款", "payer", "直接负责的主管人员"),
        ("对直接负责的主管人员处1万元以下罚款", "receiver", None),
        ("处1万元以下的罚款", "purpose", "罚款"),
        ("给予最高30万元一次性建设补贴", "purpose", "建设补贴"),
        ("申请最高500万元小微企业创业担保贷款与财政贴息", "purpose", "小微企业创业担保贷款"),
        ("最高不超过50万元", "exactness", "exact"),
        ("年产值超过2000万元的企业", "exactness", "exact"),
        ("省财政共安排100万元", "moneyStatus", "allotted"),
        ("省财政共安排100万元", "payer", "省财政"),
        ("安排了约1亿元用于支持技术改造", "purpose", "支持技术改造"),
        ("安排了约1亿元用于支持技术改造", "exactness", "about"),
        ("2022年兑现奖励60万元", "period", "2022"),
    ],
)
def test_details_of_a_sum(read, text, key, value):
    (fact,) = amounts.find(read(text))
    assert fact.detail(key) == value


def test_what_is_said_to_be_among_is_a_part_of_the_sum_before(read):
    first, second, third = amounts.find(read("合计奖励4080万元，其中民营企业3950万元。另安排20万元。"))
    assert (first.detail("partOf"), second.detail("partOf"), third.detail("partOf")) == (
        None,
        "4080万元",
        None,
    )
    assert second.detail("kind") == "part"


def test_both_ends_of_a_range_are_facts(read):
    facts = list(amounts.find(read("处5万元以上，奖励50元至300元现金，给予最高8万、6万元经费")))
    assert [(f.object, f.detail("kind"), f.detail("purpose")) for f in facts[1:]] == [
        (50, "floor", None),
        (300, "ceiling", None),
        (80_000, "ceiling", "经费"),
        (60_000, "ceiling", "经费"),
    ]


def test_a_part_belongs_to_the_total_and_not_to_the_sum_right_before(read):
    text = "累计放贷46笔，合计4118万元，减费20万元，其中企业贷8笔合计3070万元、个人贷1048万元"
    assert [f.detail("partOf") for f in amounts.find(read(text))] == [None, None, "4118万元", "4118万元"]


def test_the_evidence_is_the_sentence(read):
    text = "一是开展培训。二是兑现奖励60万元。"
    (fact,) = amounts.find(read(text))
    assert fact.evidence[0].text == "二是兑现奖励60万元。"
    assert text[fact.evidence[0].begin : fact.evidence[0].end] == fact.evidence[0].text

from __future__ import annotations

import pytest

from policygraph.relate import changes, observations

CHANGES = [
    ("审批时限从60个工作日压缩到3个工作日", [(60, 3, "工作日")]),
    ("审批时间由原来的54个工作日压缩至37个工作日", [(54, 37, "工作日")]),
    ("将原74项审批事项整合为57项", [(74, 57, "项")]),
    ("等七个事项进一步合并为三个事项", [(7, 3, "个")]),
    ("高新企业从1万家增加到2万家、中小企业增加到3万家", [(10_000, 20_000, "家")]),
    ("覆盖率从20%提高到30%", [(20, 30, "%")]),
    ("企业由2021年的35家增加到2023年的60家", [(35, 60, "家")]),
    # Lists go to lists, one to one; an index has no unit.
    ("总部、研发中心分别从771家、481家增加到1076家、636家", [(771, 1076, "家"), (481, 636, "家")]),
    ("居民收入倍差从2.42缩小至2.12，", [(2.42, 2.12, "")]),
]
NONE = [
    "理事会由理事长一人和理事五至七人组成",
    "由监督部门取消其1年至2年内参加投标的资格",
    "由三人至十一人组成",
    "支持从0到1的突破，",
    "草原综合植被盖度达58.81%，水土保持率提升至77.6%",
    "高度由900米至8100米，每隔600米为一个高度层",
    "新增企业20家，累计达到60家",
    "再增加2—4家、实验室达到20家",
    "同比增长5%，占比提高到30%",
    "压缩至15个工作日",
    "小巨人企业增至3022家、科技型企业增至9.4万家",
    "普及率保持在90%以上、自来水普及率提高到95%",
]


@pytest.mark.parametrize(("text", "expected"), CHANGES)
def test_one_change_and_no_observations(read, text, expected):
    reading = read(text)
    found = [(f.detail("before"), f.detail("after"), f.detail("unit")) for f in changes.find(reading)]
    assert found == expected
    ends = {quantity for change in expected for quantity in change[:2]}
    assert not ends & {fact.object for fact in observations.find(reading)}


@pytest.mark.parametrize("text", NONE)
def test_two_quantities_are_not_yet_a_change(read, text):
    assert list(changes.find(read(text))) == []


def test_money_stays_money(read):
    assert list(changes.find(read("登记费由300元降至100元"))) == []


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("全市环评报告书审批时限从60个工作日压缩到3个工作日", "全市环评报告书审批时限"),
        ("将2016年实施的24项激励措施调整增加为30项激励措施", "激励措施"),
        ("其中新能源汽车由45万辆增至356万辆", "新能源汽车"),
    ],
)
def test_what_changes(read, text, about):
    (fact,) = changes.find(read(text))
    assert fact.detail("about") == about

"""Who answers for an item below the level of a bureau, read from whole documents."""

import pytest

from policygraph.extract import extract_bytes
from policygraph.lexicon import load_lexicon

BUREAU = "清远市市场监督管理局关于印发行动方案的通知"
PROVINCE = "浙江省市场监督管理局关于印发行动方案的通知"
TOWN = "清远市人民政府办公室关于印发行动方案的通知"


def duties(title, *items):
    text = "\n".join([title, "", "一、工作任务", *items]) + "\n"
    found = extract_bytes(text.encode(), "a.txt", load_lexicon())
    names = {entity.id: entity.name for entity in found.entities}
    roles = ("leads", "assists", "responsibleFor")
    return [(names[f.subject], f.predicate) for f in found.facts if f.predicate in roles]


@pytest.mark.parametrize(
    ("title", "bracket", "found"),
    [
        (
            BUREAU,
            "（登记科牵头，各相关科室配合，完成时限：2023年底前）",
            [("清远市市场监督管理局登记科", "leads")],
        ),
        (
            BUREAU,
            "〔责任部门：办公室、法规科〕",
            [
                ("清远市市场监督管理局办公室", "responsibleFor"),
                ("清远市市场监督管理局法规科", "responsibleFor"),
            ],
        ),
        (BUREAU, "（局法规科负责）", [("清远市市场监督管理局法规科", "responsibleFor")]),
        (
            PROVINCE,
            "（省局稽查处牵头，绍兴市局配合）",
            [("浙江省市场监督管理局稽查处", "leads"), ("绍兴市市场监督管理局", "assists")],
        ),
        (
            TOWN,
            "〔市发改委、各县（市、区）政府、临空经济区（清新）管委会负责〕",
            [
                ("清远市发展和改革委员会", "responsibleFor"),
                ("县（市、区）人民政府", "responsibleFor"),
                ("临空经济区（清新）管理委员会", "responsibleFor"),
            ],
        ),
        (TOWN, "（国铁郑州局集团负责）", [("国铁郑州局集团", "responsibleFor")]),
        (
            TOWN,
            "（古雷海关、萧山机场海关、开发区（投资区）管委会负责）",
            [
                ("古雷海关", "responsibleFor"),
                ("萧山机场海关", "responsibleFor"),
                ("开发区（投资区）管理委员会", "responsibleFor"),
            ],
        ),
        (TOWN, "（市林业园林局负责）", [("清远市林业和园林局", "responsibleFor")]),
        (TOWN, "（登记科负责）", []),
        (BUREAU, "（办公室负责）", []),
        (TOWN, "（市直有关单位按职责分工负责）", [("市直有关单位", "responsibleFor")]),
        (TOWN, "（相关单位按职责分工负责）", [("相关单位", "responsibleFor")]),
    ],
)
def test_divisions_and_units_of_duties(title, bracket, found):
    assert duties(title, f"（一）加强领导。全面推进改革。{bracket}") == found


def test_brackets_that_hold_organs_and_nothing_else_assign():
    items = ["（一）完善制度。（市商务局、市税务局）", "（二）优化服务。（市商务局）"]
    assert duties(TOWN, *items) == [
        ("清远市商务局", "responsibleFor"),
        ("国家税务总局清远市税务局", "responsibleFor"),
        ("清远市商务局", "responsibleFor"),
    ]
    assert duties(TOWN, "（一）完善制度。（市商务局、市税务局）") == []

from __future__ import annotations

import pytest

from policygraph.model import Metadata
from policygraph.relate import deadlines

PLAN = Metadata(title="某市行动方案", date="2026-01-15")
LIMITS = [
    ("2027年底前建成10个社区。", "2027-12-31"),
    ("到2028年，建成百个社区。", "2028-12-31"),
    ("完成时限：2026年6月底前", "2026-06-30"),
    ("于2026年6月30日前完成。", "2026-06-30"),
    ("力争到2028年实现全覆盖。", "2028-12-31"),
    ("2026年，先行培育10个社区。", "2026-12-31"),
    ("今年6月底前完成。", "2026-06-30"),
    ("年底前完成清理。", "2026-12-31"),
    ("明年3月底前完成。", "2027-03-31"),
    ("到“十五五”末，形成体系。", "2030-12-31"),
    ("2028年2月底前完成。", "2028-02-29"),
]
NONE = [
    "截至2026年5月底，共办理30件。",
    "有效期至2028年12月31日。",
    "自2026年3月18日起施行。",
    "2025年3月印发了方案。",
    "到2025年底已建成10个。",
    "每年3月底前报送。",
    "支持毕业5年内的毕业生，三年内实现覆盖。",
    "2月3日内蒙古发生地震。",
    "落实《行动计划（2026—2027年）》。",
]


@pytest.mark.parametrize(("text", "day"), LIMITS)
def test_the_last_day_of_what_is_said(read, text, day):
    assert [fact.object for fact in deadlines.find(read(text, metadata=PLAN))] == [day]


@pytest.mark.parametrize("text", NONE)
def test_dates_that_set_no_limit(read, text):
    assert list(deadlines.find(read(text, metadata=PLAN))) == []

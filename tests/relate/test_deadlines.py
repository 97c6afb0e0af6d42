from __future__ import annotations

import pytest

from policygraph.extract import extract_bytes
from policygraph.lexicon import load_lexicon
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
    "2026年起，每年2月底前上报，3月底前汇总。",
    "但从现在到2029年，是地质灾害的高发期。",
    "支持毕业5年内的毕业生，三年内实现覆盖。",
    "2月3日内蒙古发生地震。",
    "到任后半年内运进的物品。",
    "申请书包括年内各月的用水量。",
    "于每年的12月31日前报送。",
    "产值达到当年总产值的一半。",
    "2026年6月1日前制定的规定不再执行。",
    "落实《行动计划（2026—2027年）》。",
]


@pytest.mark.parametrize(("text", "day"), LIMITS)
def test_the_last_day_of_what_is_said(read, text, day):
    assert [fact.object for fact in deadlines.find(read(text, metadata=PLAN))] == [day]


@pytest.mark.parametrize("text", NONE)
def test_dates_that_set_no_limit(read, text):
    assert list(deadlines.find(read(text, metadata=PLAN))) == []


TABLE = """<table>
<tr><th>序号</th><th>重点任务</th><th>牵头单位</th><th>完成时限</th></tr>
<tr><td>1</td><td>建设算力中心</td><td>市科技局</td><td>2026年9月</td></tr>
<tr><td>2</td><td>编制2027年目录</td><td>市财政局</td><td>2026年底前</td></tr>
</table>"""


def test_a_column_that_is_headed_limit_sets_limits():
    page = (
        f"<html><body><h1>某市2026年工作要点</h1>{TABLE}<p>某市人民政府</p><p>2026年1月5日</p></body></html>"
    )
    extraction = extract_bytes(page.encode(), "plan.html", load_lexicon())
    headings = {measure.id: measure.heading for measure in extraction.outline.measures}
    found = [(headings[f.measure], f.object) for f in extraction.facts if f.predicate == "deadline"]
    assert found == [("建设算力中心", "2026-09-30"), ("编制2027年目录", "2026-12-31")]

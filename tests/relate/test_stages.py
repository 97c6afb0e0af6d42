"""Stages of a plan: each ends on the last day of its period."""

from __future__ import annotations

import pytest

from policygraph import extract

HEAD = "海州市人民政府关于印发整治行动方案的通知\n"
TAIL = "\n2026年1月5日\n"


def deadlines(text: str) -> list[object]:
    document = extract(f"{HEAD}{text}{TAIL}")
    return [fact.object for fact in document.facts if fact.rule == "deadlines.stage"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        # In a bracket behind 阶段, with and without years, months and days.
        ("（一）动员部署阶段（2026年3月—4月）。各区制定方案。", ["2026-04-30"]),
        ("（一）组织实施阶段（2026年5月至2027年10月）。全面推进。", ["2027-10-31"]),
        ("（一）总结评估阶段（2026年12月1日－12月20日）。总结经验。", ["2026-12-20"]),
        ("（一）准备阶段（2026年2月）。摸清底数。", ["2026-02-28"]),
        # The period opens the sentence of an item that is a stage.
        ("（一）自查阶段。\n2026年4―6月，由社会团体进行自查。", ["2026-06-30"]),
        ("（一）审定阶段。\n2026年10月――2027年2月，由主管部门审定。", ["2027-02-28"]),
        ("（一）清理整顿。\n清理整顿时限是2026年4月―2027年2月，分三步进行。", ["2027-02-28"]),
        # How long a rule holds, when comments are taken, what is over, and what cannot be.
        ("（一）减免税费。\n执行期限为2026年1月1日至2027年12月31日。", []),
        ("（一）公开征集意见。\n征集期限为2026年3月9日至4月7日。", []),
        ("（一）自查阶段（2025年3月—4月）。已经完成。", []),
        ("（一）自查阶段（2026年9月—4月）。", []),
        ("（一）自查阶段（2027年5月至2026年3月）。", []),
        ("（一）自查阶段（2026年3月20日至3月10日）。", []),
        ("（一）准备阶段（2026年3个试点）。", []),
        ("（一）产业发展阶段。\n2026年4月，全市进入新阶段（共3个）。", []),
    ],
)
def test_a_stage_ends_with_its_period(text: str, days: list[object]) -> None:
    assert deadlines(f"一、实施步骤\n{text}") == days

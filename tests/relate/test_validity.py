"""From when and until when the document is in force."""

from __future__ import annotations

import pytest
from linked import facts

HEAD = "清远市财政局关于印发清远市专项资金管理办法的通知\n\n各单位：\n\n"
TAIL = "\n\n清远市财政局\n\n2025年11月27日\n"


def dates(sentence: str) -> dict[str, object]:
    found = facts(HEAD + sentence + TAIL, "validFrom", "validTo")
    assert all(fact.detail("words") for fact in found)
    return {fact.predicate: fact.object for fact in found}


@pytest.mark.parametrize(
    ("sentence", "begin", "end"),
    [
        ("本办法自印发之日起施行，有效期三年。", "2025-11-27", "2028-11-26"),
        ("本办法自2026年3月1日起施行，有效期5年。", "2026-03-01", "2031-02-28"),
        ("本办法自印发之日起施行，有效期至2027年12月31日。", "2025-11-27", "2027-12-31"),
        ("本办法有效期2年，自2026年7月31日起施行。", "2026-07-31", "2028-07-30"),
        ("本办法自2025年12月30日起试行，试行期二年。", "2025-12-30", "2027-12-29"),
        ("本办法自发布之日起30日后施行，试行一年。", "2025-12-27", "2026-12-26"),
        ("本办法自公布之日起施行。", "2025-11-27", None),
        ("本办法自 2026 年 4 月 15 日起施行。", "2026-04-15", None),
        ("本办法由市财政局负责解释。自印发之日起施行，有效期3年。", "2025-11-27", "2028-11-26"),
        ("本办法自二○二六年三月一日起施行。", "2026-03-01", None),
        ("本办法自印发之日起三年有效。", None, "2028-11-26"),
        ("本办法执行期限为2026年1月1日至2028年12月31日。", "2026-01-01", "2028-12-31"),
        ("本办法自市政府批准之日起施行，试行期1年。", "2025-11-27", "2026-11-26"),
        ("本办法自印发之日起施行，有效期延长至2027年12月31日。", "2025-11-27", "2027-12-31"),
        # A last day that is said as the day on which it stops.
        ("本办法自2027年1月1日起停止执行。", None, "2026-12-31"),
        ("本办法自印发之日起施行，2027年12月31日自动失效。", "2025-11-27", "2027-12-31"),
        ("自1997年2月5日起施行的《某市管理规定》同时废止。", None, None),
        ("其许可证自2027年1月1日起失效。", None, None),
        # Of another document, of a licence, of a draft, of a time that something must be done in.
        ("《某某条例》自2020年1月1日起施行。", None, None),
        ("依照本办法取得的许可证有效期5年。", None, None),
        ("本办法自2026年X月X日起施行，有效期3年。", None, None),
        ("应当自本办法施行之日起2年内补办手续。", None, None),
    ],
)
def test_validity(sentence: str, begin: str | None, end: str | None) -> None:
    wanted = {"validFrom": begin, "validTo": end}
    assert dates(sentence) == {predicate: day for predicate, day in wanted.items() if day}


@pytest.mark.parametrize(
    ("sentence", "until"),
    [
        ("将《甲办法》（清财〔2020〕3号）有效期延长至2027年12月31日。", "2027-12-31"),
        ("《甲办法》继续执行至2027年12月31日。", "2027-12-31"),
        ("延长《甲办法》有效期至2027年12月31日。", "2027-12-31"),
        ("《甲办法》的工作进展报至2027年12月31日。", None),
    ],
)
def test_the_last_day_of_another_is_put_off(sentence: str, until: str | None) -> None:
    found = facts(HEAD + sentence + TAIL, "validTo")
    assert [(f.subject, f.object) for f in found] == ([("policy:甲办法", until)] if until else [])


def test_a_dated_file_gives_the_day_that_its_text_leaves_out() -> None:
    text = "某某条例\n\n第一条 为了规范管理，制定本条例。\n\n第二条 本条例自公布之日起施行。\n"
    found = facts(text, "validFrom", id_="regulations/某某条例(2019-03-24).txt")
    assert [f.object for f in found] == ["2019-03-24"]


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("《甲办法》自2027年1月1日起废止。", "2027-01-01"),
        ("本办法自2026年8月1日起施行，《甲办法》同时废止。", "2026-08-01"),
        ("自1997年2月5日起施行的《甲办法》同时废止。", None),
        ("《甲办法》同时废止。", None),
    ],
)
def test_the_day_from_which_something_is_repealed(sentence: str, day: str | None) -> None:
    found = facts(HEAD + sentence + TAIL, "repeals")
    assert [(f.object, f.detail("date")) for f in found] == [("policy:甲办法", day)]

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

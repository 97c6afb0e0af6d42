"""Telephone numbers are masked wherever a page shows a text, and nothing else is."""

from __future__ import annotations

import pytest

from policygraph.phones import mask_phones


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("张三，13912341234。", "张三，139****1234。"),
        ("13912341234、13812345678", "139****1234、138****5678"),
        ("139 1234 1234；139-1234-1234", "139 **** 1234；139-****-1234"),
        ("+86 13912341234，8613912341234", "+86 139****1234，86139****1234"),
        ("１３９１２３４１２３４", "１３９****１２３４"),
        ("电话0763-3361234", "电话0763-3****34"),
        ("（0763）3361234", "（0763）3****34"),
        ("010—66551234", "010—66****34"),
        ("010 6655 1234转802", "010 66** **34转802"),
        ("联系人及电话：李四，3361234", "联系人及电话：李四，3****34"),
        ("电话：3361234、3361235，传真：33612366", "电话：3****34、3****35，传真：33****66"),
        ("０７６３－３３６１２３４", "０７６３－３****３４"),
    ],
)
def test_a_number_keeps_its_length_and_loses_four_digits(text: str, shown: str) -> None:
    assert mask_phones(text) == shown
    assert len(shown) == len(text)
    assert mask_phones(shown) == shown


@pytest.mark.parametrize(
    "text",
    [
        "拨打12345政务服务便民热线",
        "服务热线400-820-8820",
        "补助13912341234元",
        "投资3361234万元",
        "粤府〔2023〕45号，2023-04-25，20230425",
        "统一社会信用代码913912341234567890",
        "热线受理量3361234元",
        "2023年0763",
        "",
    ],
)
def test_other_numbers_stay(text: str) -> None:
    assert mask_phones(text) == text

"""A text in, the text with its telephone numbers masked out, of the same length, so that offsets still hold.

Letters to the people who made a proposal end with a contact and a number; a page need not hand them on. The form is
that of 139****1234: enough is left to recognise a number that one knows. Hotlines (12345, 400-…) stay.
"""

from __future__ import annotations

import re
from typing import Final

_D: Final = "[0-9０-９]"
_GAP: Final = r"[-－—–‑ 　]"
_NOT_MONEY: Final = r"(?!\s*[万亿元])"
_MOBILE: Final = rf"(?:(?<!{_D})|(?<=(?<!{_D})86))[1１][3-9３-９]{_D}{_GAP}?{_D}{{4}}{_GAP}?{_D}{{4}}(?!{_D})"
#: With an area code: 0763-3361234, (0763)3361234, 010 6655 1234.
_LANDLINE: Final = (
    rf"(?<!{_D})(?:[(（][0０]{_D}{{2,3}}[)）]{_GAP}?|[0０]{_D}{{2,3}}{_GAP})"
    rf"(?P<local>{_D}{{3,4}}{_GAP}?{_D}{{4}})(?!{_D})"
)
#: Without one only where the text says that it is a telephone, or after another number.
_SAID: Final = re.compile(
    rf"(?:电话|手机|传真|座机|热线|联系方式|\*{{4}}{_D}{{2,4}}[、，,；;/／])"
    rf"[^0-9０-９\n。]{{0,8}}(?P<local>[2-8２-８]{_D}{{2,3}}{_GAP}?{_D}{{4}})(?!{_D}){_NOT_MONEY}"
)
_NUMBER: Final = re.compile(rf"(?P<mobile>{_MOBILE}){_NOT_MONEY}|{_LANDLINE}")
_DIGIT: Final = re.compile(_D)
#: A text without any of these has no number, which is found sooner than that no pattern fits.
_SOME: Final = re.compile(rf"{_D}{{3}}{_GAP}?{_D}{{4}}")


def mask_phones(text: str) -> str:
    """Return ``text`` with four digits of every telephone number as stars.

    >>> mask_phones("联系电话：13912341234，0763-3361234")
    '联系电话：139****1234，0763-3****34'
    """
    if not _SOME.search(text):
        return text
    text = _NUMBER.sub(_masked, text)
    while (after := _SAID.sub(_masked, text)) != text:  # 3361234、3361235: the second follows the first
        text = after
    return text


def _masked(match: re.Match[str]) -> str:
    groups = match.groupdict()
    name, kept = ("mobile", 4) if groups.get("mobile") else ("local", 2)
    begin, end = match.span(name)
    whole, at = match[0], match.start()
    number = whole[begin - at : end - at]
    digits = [found.start() for found in _DIGIT.finditer(number)]
    hidden = set(digits[-kept - 4 : -kept])
    masked = "".join("*" if place in hidden else char for place, char in enumerate(number))
    return whole[: begin - at] + masked + whole[end - at :]

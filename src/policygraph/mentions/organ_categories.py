"""A scan in, the mentions of collectives of organs out: 各县（市、区）人民政府, 市场监管部门, 省级有关部门."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..model import Mention
from .scan import Scan

# Anchored on what few sentences hold, so that the search stays cheap.
_EACH = re.compile(
    r"各(?:级|有关|相关|地|省|市|县|区|乡|镇|街道|旗|州|园|开发区|功能区|地级|设区|责任|成员|牵头|职能|行业|产业|部门|单位|直属|派出)"
    r"[^，。；：\n“”《》［］]{0,24}?(?:人民政府|政府|管委会|管理委员会|街道办事处|主管部门|部门|单位|财政局|科技局|党工委|办事处)"
    r"|各(?:部门|单位|地区)"
)
_DEPARTMENTS = re.compile(
    r"(?:(?:县级以上(?:地方)?(?:各级)?|地方(?:各级)?|设区的市(?:级)?|省级|市级|区级|县级|中央|国务院|省|市|区|县|相关|有关|[省市县区]直)*"
    r"(?:人民政府|政府)?(?:[一-龥]{2,14}?(?:主管|监管|监督管理|管理|行政|执法|牵头|职能)|有关|相关|[一-龥]{2,6}?)?部门)$"
)
_WORD = re.compile(r"(?:主管|监管|管理|有关|相关|公安|财政|税务|教育|科技|民政|司法|商务|文化|卫生|统计|审计|水利|[一-龥]{2})部门")


def find(scan: Scan, organs: Sequence[Mention]) -> Iterator[Mention]:  # noqa: ARG001
    """Yield the mentions of collectives, by offset."""
    text, folded = scan.document.text, scan.folded
    for match in _EACH.finditer(folded):
        begin, end = match.span()
        yield Mention("OrganCategory", begin, end, text[begin:end], folded[begin:end], "organs-each")
    for match in _WORD.finditer(folded):
        window = re.search(r"[一-龥]+$", folded[max(0, match.end() - 26) : match.end()])
        if window and (found := _DEPARTMENTS.search(window[0])):
            begin = match.end() - len(found[0])
            yield Mention("OrganCategory", begin, match.end(), text[begin : match.end()], found[0], "organs-kind")

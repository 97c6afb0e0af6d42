"""A scan in, the mentions of collectives of organs out: 各县（市、区）人民政府, 市场监管部门, 省级有关部门."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..model import Mention
from .organ_grammar import best_start
from .scan import Scan

# 跨部门, 责任部门: no organs of their own.
_NO_KIND = re.compile(
    r"^(?:跨|多|各|两|三|该|此|其|某|上|下|一个|业务|成员|解决|需要)|^(?:牵头|责任|参与|配合|落实|职能)部门$|[了在为]"
)
_PLAIN_FIELDS = frozenset(
    "行业 政府 执法 审批 发证 监管 主管 管理 行政 有关 相关 环保 城管 宣传 组织 统战 政法 工商 质监 地震 电力".split()
)

# Anchored on what few sentences hold, so that the search stays cheap.
_EACH = re.compile(
    r"各(?:级|有关|相关|地|省|市|县|区|乡|镇|街道|旗|州|园|开发区|功能区|地级|设区|责任|成员|牵头|职能|行业|产业|直属|派出)"
    r"[^，。；：\n“”《》［］]{0,20}?(?:人民政府|政府|管委会|管理委员会|街道办事处|主管部门|部门|单位|财政局|科技局|党工委|办事处)"
    r"|各(?:部门|单位|地区)"
)
_LEVEL = (
    r"(?:(?:县级以上|地方|各级|设区的市|省级|市级|区级|县级|中央|国务院|国家|上级|本级|同级|当地|所在地|人民政府|政府|"
    r"[省市区县州]|[省市县区]直)*(?:其他)?)"
)
_KIND = re.compile(
    rf"{_LEVEL}(?:有关|相关|[一-龥]{{2,12}}?(?:主管|监管|监督管理|监督|管理|行政|执法|职能)|(?P<field>[一-龥]{{2,8}}))部门"
)
_WORD = re.compile(r"[一-龥、]{2,24}部门")


def find(scan: Scan, organs: Sequence[Mention]) -> Iterator[Mention]:  # noqa: ARG001
    """Yield the mentions of collectives, by offset."""
    text, folded, places = scan.document.text, scan.folded, scan.lexicon.places
    for match in _EACH.finditer(folded):
        begin, end = match.span()
        yield Mention("OrganCategory", begin, end, text[begin:end], folded[begin:end], "organs-each")
    for match in _WORD.finditer(folded):
        run = match[0].rpartition("、")[2]
        run = run[best_start(run, places) :]
        kind = _KIND.fullmatch(run)
        if (
            kind
            and not _NO_KIND.search(run)
            and (not kind["field"] or _is_field(kind["field"], scan) or _is_field(run[:-2], scan))
        ):
            begin = match.end() - len(run)
            yield Mention("OrganCategory", begin, match.end(), text[begin : match.end()], run, "organs-kind")


def _is_field(word: str, scan: Scan) -> bool:
    local = scan.lexicon.organs.local
    return word in _PLAIN_FIELDS or f"{word}局" in local or f"{word}厅" in local

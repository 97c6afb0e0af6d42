"""The ground in, the platforms that head a line and are then told of out.

"甲域营销数据平台：提供电商品类洞察…", in a list of what a zone offers: the colon says that a name stands before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .ground import Found, Ground

_TOLD_OF = re.compile("(?:平台|系统)(?=[：:](?:依托|提供|面向|支持|整合|汇聚|集成|对接|由|具备|可为|为))")
_HEADED = re.compile(
    r"(?:^|[\n；。])[ 　]*(?:（?[0-9一二三四五六七八九十]{1,3}[）.、．])?[ 　]*"
    r"(?P<name>(?![建搭打构完健加强推用])[一-龥A-Za-z0-9+]{3,16}(?:平台|系统))$"
)
_REACH = 30
_GENERIC = re.compile("(?:综合|公共|服务|信息|管理|线上|线下|统一|支撑|创新|功能|技术|平台|系统|其他)+")


def find(ground: Ground) -> Iterator[Found]:
    """Yield the names before the colons; 公共服务平台 names none."""
    text = ground.masked
    for colon in _TOLD_OF.finditer(text):
        match = _HEADED.search(text, max(0, colon.end() - _REACH), colon.end())
        if match is not None and not _GENERIC.fullmatch(match["name"]):
            yield Found("Platform", *match.span("name"), "platform-heading", match["name"])

"""A platform that the lexicon knows in, where its name begins out; of what every level has the level's own.

投资项目在线审批监管平台 is the state's, 甲省投资项目在线审批监管平台 the province's own; 纳入同级国土空间基础信息平台
and 县级以上人民政府应当建立农民工工资支付监控预警平台 speak of one at each level and name none.
"""

from __future__ import annotations

import re

from . import builders
from .ground import Found, Ground, Hit
from .left_edge import is_place
from .quoting import place_before

_NOT_AFTER_TONG = frozenset("州过知")  # 北京通州, 在甲商通过
_OF_EACH = ("平台", "系统", "证照库")
_OF_ALL = ("全国", "国家", "中国", "国务院")
_EACHS = re.compile(r"[同本各上]级$")
_PART = re.compile(r"（([一-龥]{2,8})）")  # 全国公共资源交易平台（甲省）
_WHOLE = re.compile("全[省市区县州]$")
_MANY = re.compile(r"(?:建立|建设|搭建|完善|健全)(?:健全|完善|和|、)*(?:(?:全[省市县区])?统一的?)?$")


def known(ground: Ground, hit: Hit) -> Found | None:
    """Return the platform, with the place or level before it; None where the words are of a kind."""
    name = ground.folded[hit.begin : hit.end]
    if name.endswith("通") and ground.masked[hit.end : hit.end + 1] in _NOT_AFTER_TONG:
        return None
    if name.endswith(_OF_EACH) and not name.startswith(_OF_ALL):
        if _is_each_s(ground, hit.begin):
            return None
        begin = place_before(ground, hit.begin)
        if name.startswith("一体化") and _WHOLE.search(ground.masked, max(0, hit.begin - 2), hit.begin):
            begin = hit.begin - 2  # 全市|一体化政务服务平台
        if begin != hit.begin:
            return Found("Platform", begin, hit.end, "platform-anchored", ground.folded[begin : hit.end])
    part = _PART.match(ground.masked, hit.end) if name.endswith(_OF_EACH) else None
    if part and is_place(part[1], short=True):
        name = ground.folded[hit.begin : part.end()]
        return Found("Platform", hit.begin, part.end(), "lexicon-platform", name, core=name)
    return Found("Platform", hit.begin, hit.end, "lexicon-platform", name, core=name)


def _is_each_s(ground: Ground, begin: int) -> bool:
    text = ground.masked
    if _EACHS.search(text, max(0, begin - 3), begin):
        return True
    return _MANY.search(text, max(0, begin - 12), begin) is not None and builders.many_build(ground, begin)

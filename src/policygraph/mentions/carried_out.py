"""A programme's head in, all that a verb carries out before it out: 开展抓项目攻坚行动, 推进甲市乙综合改革试点.

For names that the walk to the left cuts short because a word inside of them is a verb, a number or a place.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from .ground import Found, Ground, Hit
from .quoted_programmes import is_generic

_REACH = 40
_ROUND = r"(?:新一轮|第?[一二三四五六七八九十]+[轮批](?!土地)|首批|一批)?"  # 二轮土地延包 is what is tried
_CJK_OR_NUMBER = r"[\u4e00-\u9fffA-Za-z0-9.+]"
# What no name holds: a second clause, who is served, what is done about it
_NO_PART = (
    r"[的了对将为使让在是等与以其各]|实施|开展|启动|推进|深化|方案|意见|办法|工作|活动|项目(?!攻坚)|任务|行动|工程"
    r"|改革试点|有关|相关|重大|重点"
)
_NAME = rf"(?:(?!{_NO_PART}){_CJK_OR_NUMBER})"
# 项目攻坚年行动, 0.1微克攻坚行动, 完成甲地保护工程1000万亩
_ACTED = re.compile(rf"(?:实施|开展|启动|完成)[了好]?{_ROUND}(?P<name>{_NAME}{{3,18}})$")
# 在甲灾害预警工程中继续将你省作为重点: what help is given within
_WITHIN = re.compile(rf"在(?P<name>(?:国家)?{_NAME}{{6,18}})$")
_HELPS = re.compile(r"中(?:继续|予以|给予|优先|对|适当|安排)")
_LONG_HEAD = 2  # 攻坚行动 says by itself what 行动 leaves to the name
# 推进甲市乙综合改革试点, 深化县域内甲改革试点, 开展甲地、乙地权属丙试点
_PART_OF_PILOT = (
    r"(?:(?![的了将为让在是以其各]|对(?!标|接|口)|使(?!用)|实施|开展|启动|推进|深化|方案|意见|办法|项目|有关|相关|等|试点)"
    r"[\u4e00-\u9fff0-9])"
)
_TRIED = re.compile(
    rf"(?:实施|开展|启动|推进|深化|扩大|做好|抓好|做实|完成|承担|获批|入选|探索|争取)[了好]?{_ROUND}"
    rf"(?P<name>(?:{_PART_OF_PILOT}{{2}}、){{0,3}}{_PART_OF_PILOT}{{4,22}})$"
)
# 入选第二批国家甲试点城市, 落实国家首批乙试点任务, 推动丙市国家甲试点城市建设
_HONOUR = re.compile(
    r"(?:(?:国家|全国)首批|(?=(?:国家|全国)(?!级|首批)))"
    r"(?P<name>(?:(?![了对将为在]|试点|首批|[省市县]级)[\u4e00-\u9fff]){3,20})$"
)
_HONOURED = re.compile(r"(?:城市|地区|任务|建设|工作)")
_TRIED_BY = re.compile(
    r"(?:[区园县]|企业|学校|单位|全省|全市|城市|首批|若干|多项|[0-9一二三四五六七八九十]+[项个家])$"
)
_WHOLE = re.compile(r"(?:整省区?|整市|整县|转型城市|社区|园区)$")
_GENERIC_PILOT = re.compile(
    r"(?:国家级?|全国|省级|改革|创新|开放|综合|先行|示范|建设|发展|重点|领域|各类|相关|推广|应用)+"
)
_DOES = re.compile(
    r"(?:提升|提质|扩优|扩容|升级|振兴|赋能|惠民|利民|培育|培养|引育|领航|倍增|示范|增效|便民|强基|固本|壮大|攻坚|突破|创优"
    r"|焕新|扩中|(?<![三五])年|保供|传承|发展|创建|清零|畅通|改善|增收|孵化|净化|护航|推广|进万家|应用|保护|转型|对标|服务)$"
)
_FIELD = re.compile(r"领域$|^[0-9]+[个项场次轮批]$|^(?:全面|深入|大规模|系列|持续|专门|联合|统一|具体)")
#: 首批9个甲融合试点: how many there are is no part of the name.
SEVERAL = re.compile(r"(?:首批)?[0-9]+[个项]")
_END = re.compile(r"[，。；、\n）]|取得|成效|和|[0-9]+万亩")


class _Shape(NamedTuple):
    """How the name of a kind of programme stands behind its verb."""

    pattern: re.Pattern[str]
    ends: re.Pattern[str] | None


# 依托启航系列基金: a verb may begin the name of a series
_SERIES = re.compile(r"(?:依托|用好|设立|发挥好?|通过|组建|整合)(?P<name>[\u4e00-\u9fff]{2,6})$")
_SHAPES = {
    "action": _Shape(_ACTED, _DOES),
    "works": _Shape(_ACTED, _DOES),
    "pilot": _Shape(_TRIED, None),
    "fund": _Shape(_SERIES, None),
    "reform": _Shape(_TRIED, None),  # 甲改革试点
}


def carried_out(ground: Ground, hit: Hit) -> Found | None:
    """实施甲行动, 推进乙试点: the programme that ends with ``hit``, if all behind the verb is its name."""
    shape, text = _SHAPES.get(hit.kind), ground.masked
    tried = text.startswith("试点", hit.end - 2)
    if shape is None or (hit.kind == "reform" and not tried):
        return None
    if hit.kind == "fund":
        series = text.startswith("系列基金", hit.begin)
        return (
            _found(ground, _SERIES.search(text, max(0, hit.begin - _REACH), hit.begin), hit)
            if series
            else None
        )
    if tried and _HONOURED.match(text, hit.end):
        return _found(ground, _HONOUR.search(text, max(0, hit.begin - _REACH), hit.begin), hit)
    if hit.kind in {"works", "action"} and _HELPS.match(text, hit.end):
        return _found(ground, _WITHIN.search(text, max(0, hit.begin - _REACH), hit.begin), hit)
    if not _END.match(text, hit.end):
        return None
    match = shape.pattern.search(text, max(0, hit.begin - _REACH), hit.begin)
    if match is None or not _is_name(match["name"], shape, hit.end - hit.begin):
        return None
    return _found(ground, match, hit)


def _is_name(name: str, shape: _Shape, head: int) -> bool:
    if shape.ends is not None:
        told = len(name) > 3 and shape.ends.search(name) is not None
        told = told or (head > _LONG_HEAD and not is_generic(name))
        return told and not _FIELD.search(name)
    if _GENERIC_PILOT.fullmatch(name):
        return False
    return _WHOLE.search(name) is not None or _TRIED_BY.search(name) is None


def _found(ground: Ground, match: re.Match[str] | None, hit: Hit) -> Found | None:
    if match is None:
        return None
    begin, text = match.start("name"), ground.masked
    if hit.kind == "pilot" and text.endswith("一批", 0, begin):
        return None  # 推进一批制度创新和改革试点
    if hit.kind == "pilot" and (several := SEVERAL.match(text, begin, hit.begin)):
        begin = several.end()
    end = hit.end - 2 if text.endswith("试点工作", begin, hit.end) else hit.end
    return Found("Programme", begin, end, f"programme-{hit.kind}", ground.folded[begin:end])

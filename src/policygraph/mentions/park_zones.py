"""The ground in, parks out that half a name says: 自贸试验区 in a province's report, 长城、黄河国家文化公园."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ..lexicon.tables import read_table
from .ground import Found, Ground
from .left_edge import is_edge, is_of_two, is_place
from .scan import around, list_items, offsets
from .word_lists import any_of, words_of

# 各自贸试验区, 国内自贸试验区, 海南自贸试验区 are others; 自贸试验区港甲片区 is a part
_ZONE = re.compile(
    r"(?<![一-龥）])(?:(?:高水平|高标准|深化|深入|推进|推动|加快|支持|实施|建设|发挥|依托|提升|完善|强化)*)"
    r"(?P<name>自由贸易试验区|自贸试验区)(?![一-龥]{2,4}片区|等|（)"
)
_SHARED = re.compile(r"(?P<items>(?:[一-龥]{2,5}、)+)[一-龥]{2,5}(?P<tail>国家文化公园|国家公园)")

_BUILT = r"(?:建好|建设|推进|深化|创建|争创|获批|打造|做优|申建)(?:好|了)?"
_VERBS = "推动|提升|开展|连续|完善|加强|支持|运营|维护|用好|建好|构建|加快|建设|推进|深化|创建|争创|获批|打造|申建|整市"
_INSIDE = rf"(?:(?![的了等、为将和以]|{_VERBS})[一-龥])"
# 国家级乙文化（闽丙）生态保护区
_CULTURE = re.compile(r"(?P<name>国家级[一-龥]{2,8}（[一-龥]{2,4}）[一-龥]{0,4}生态保护区)")
# 深化建设甲先行区、乙合作区: the second
_NEXT = re.compile(
    rf"(?<=先行区|合作区|功能区)、(?P<name>{_INSIDE}{{4,14}}(?:合作区|先行区|功能区))(?=[，。；、\n])"
)
# 积极创建中甲线国家文物保护利用示范区, 深化国家文化产业创新实验区建设: the state gives such a name once or seldom
_OF_THE_STATE = re.compile(
    rf"(?<![个批项家])(?:{_BUILT}|以|依托)(?P<name>(?!国家级|国家{any_of('zone-title')}){_INSIDE}{{0,6}}国家(?!级){_INSIDE}{{3,14}}(?:试验区|示范区|先行区|实验区|先导区))"
    r"(?!名单|(?:[一-龥]{0,4}[0-9]+[个家]))"
)
# 深化建设丝路甲商合作先行区, 高起点建设乙戏文化传承发展区: long enough to say which
_CALLED = re.compile(
    rf"(?:深化|加快|高起点|高水平|高标准|高质量|[，。；\n])(?:推进)?(?:建设|打造|做优)"
    rf"(?P<name>(?!国家)(?:“[^”\n]{{2,8}}”|[A-Z]{{2,8}})?{_INSIDE}{{4,12}}(?:先行区|合作区|功能区|传承发展区|港务区|特色产业园))(?!域)"
)
# 建设西部创意产业集聚区
_WIDE = re.compile(
    r"(?:建设|打造|推进|加快)(?:好|了)?(?P<name>(?:西部|中部|两江|两岸|长江|黄河|北方|南方)(?:(?![的了等、和与])[一-龥]){4,10}(?:集聚区|影视城|科技城|示范区|产业基地))"
    r"(?=[，。；、\n和]|建设)"
)
# 提档建设钓甲城国家考古遗址公园
_HERITAGE = re.compile(
    rf"(?:{_BUILT}|提升|[，。；、\n])(?P<name>{_INSIDE}{{2,6}}(?:国家(?:(?:考古)?遗址|湿地|森林|地质)?|世界地质)公园)(?!旅游公路)"
)
# 稳妥推进RCEP甲项目集聚区、CEPA先行先试乙基地建设
_OF_TREATY = re.compile(
    r"(?P<name>(?:RCEP|CEPA|ECFA|上合|金砖)(?:(?![的了等、和与及]|推进|建设|打造|合作区)[一-龥]){2,10}?(?:集聚区|示范基地|示范区|先行区|产业园|实验区|合作基地|创新基地))"
)
# 建设未来甲业产业园、…, 加快乙牧科技城建设, 推进丙港国家级零碳园区建设
_BEING_BUILT = re.compile(
    r"(?:建设|打造|推进|加快)(?P<name>(?:(?![的了等、和与及]|建设|打造|推进|加快|支持|推动|一批|提升|发展)[一-龥]){2,9}"
    r"(?:产业园|科技城|教育城|生态港|湾区|影视城|旅游区|零碳园区|大学城|科学城|科创城|生物城|国际城))(?=[，。；、和]|建设|等[一-龥]{2,8}标杆)"
)
# 以智能甲端产业园、临空乙药园为重点: what serves as the centre of something is one place
_AS_CENTRE = re.compile(
    r"(?<![一-龥])(?:支持)?以(?P<name>(?![各多一省市]|现有|重点|特色|国家|专业)(?:(?![的了等、和与及为以])[一-龥]){3,12}?(?:产业园|科技园|软件园|工业园|文创园)区?)"
    r"(?=(?:、[^，。；\n]{2,40})?为(?:核心|龙头|重点|主体|载体|依托|主阵地|支撑|示范))"
)
_OPENING = tuple(
    "启用 开园 建成 投用 投运 启动 开工 建设提速 加快建设 加快推进 揭牌 落成 开放运营 蓬勃发展 投入使用 开业".split()
)
# 西站甲城商务区建设提速, 联乙创新园正式启用: what a sentence says was opened
_OPENED = re.compile(
    r"(?:^|(?<=[，。；\n]))(?P<name>(?!一批|[首多各数]|第|全[国省市区]|国家级|[省市]级|国内)(?:(?![的了个])[一-龥A-Za-z“”（）—]){3,16}?"
    r"(?:园|基地|港|新城|谷|社区|商务区|小镇|新区))(?:[一二三]期)?(?:正式|顺利|全面|成功|实质性)?"
    rf"(?=(?!建成区)(?:{'|'.join(_OPENING)}))"
)
# 提升中甲“两国双园”能级
_TWO_PARKS = re.compile(r"(?P<name>中[一-龥]{1,4}“两国双园”)")
# 黄甲岛国家级自然保护区建立
_RESERVE = re.compile(
    rf"(?:{_BUILT}|[，。；、\n])(?P<name>(?!实施|全面|各|有关|国家|进入|在){_INSIDE}{{2,8}}国家级自然保护区)"
)
# 湘琼、粤甲、琼港合作产业园落地生根: of two lands each
_OF_TWO_LANDS = re.compile(r"(?P<items>(?:[一-龥]{2}、)+)[一-龥]{2}(?P<tail>合作产业园|产业合作园|合作园区)")
_NO_OWN_NAME = re.compile(
    r"^(?:国家|现代|特色|专业|零碳|绿色|高端|标准化|新型|智慧|大学|农业|工业|[省市县]级|各|多|数字|示范|主题|区域|跨境|粤港澳|新的|战略|新兴|产业|科技|科创|[0-9])"
    r"|国家大学"
)
# 大甲镇淘宝产业园, 侯乙镇海洋化工园: a town, and what for
_OF_TOWN = re.compile(
    rf"(?<![一-龥])(?:{_VERBS}|依托|以|在)*(?P<name>(?![各小村乡城每本该我全集建两多第在]|重点|中心|特色|[一二三四五六七八九十百])[一-龥]{{1,3}}"
    rf"(?:[镇乡](?![级村域镇街])|街道){_INSIDE}{{1,8}}?(?:[工产]业园|加工园|化工园|创业园|科技园|物流园|示范园|种植园|养殖园|小微园|电商园|产业基地|孵化园)区?)"
)
# 中国（甲州）数安港, 中国（甲州）智能谷
_OF_CHINA = re.compile(
    r"(?P<name>中国（[一-龥]{2,4}）(?!自由贸易)(?:(?![的了等、与和及为])[一-龥]){1,8}?(?:谷|港(?![口航澳珠])|湾区|岛|小镇|算巷))"
)
_ZONES = ("先行区", "合作区", "功能区", "传承发展区", "港务区", "特色产业园")
_SLOGAN = re.compile(
    "美丽|高质量|统一|安全|全国|一批|服务企业|特殊|重点|强国|强省|低碳|生态|示范|共同|旅游发展|乡村"
)


def find(ground: Ground) -> Iterator[Found]:
    """Yield the parks of the text that stand under half of their name."""
    yield from _own_zone(ground)
    yield from _parts(ground)
    for pattern, words, left, right, is_none in _WHOLE:
        for match in around(ground.scan, ground.masked, pattern, words, left, right):
            if is_none is None or not is_none.search(match["name"]):
                yield _found(match)
    yield from _sharing_a_tail(ground)
    yield from _of_a_place(ground)


# 甲春|国家自主创新示范区, 平乙|国家现代农业产业园: what the state sets up in a place and calls after it
_SET_UP = re.compile(
    r"国家(?:自主创新示范区|农业高新技术产业示范区|农业科技园区?|现代农业产业园|高新技术产业开发区|经济技术开发区|文化产业示范园区)(?![0-9])"
)


def _of_a_place(ground: Ground) -> Iterator[Found]:
    text = ground.masked
    for match in around(ground.scan, text, _SET_UP, ("国家",), 1, 16):
        at = match.start()
        short = next((n for n in (4, 3, 2) if is_place(text[max(0, at - n) : at], short=True)), 0)
        begin = ground.place_ends.get(at, at - short)
        if begin < at and not is_edge(text[begin:at]):  # 新建 is a district of 南昌
            yield Found("Park", begin, match.end(), "park-of-the-state", text[begin : match.end()])


def _sharing_a_tail(ground: Ground) -> Iterator[Found]:
    """湘琼、粤琼合作产业园, 长城、黄河国家文化公园: the items before the last, whose tail they share."""
    for match in around(
        ground.scan, ground.masked, _OF_TWO_LANDS, ("合作产业园", "产业合作园", "合作园区"), 40, 6
    ):
        for at, item in list_items(match):
            if item and is_of_two(item):
                yield Found("Park", at, at + 2, "park-of-two-lands", item + match["tail"])
    for match in around(ground.scan, ground.masked, _SHARED, ("国家公园", "国家文化公园"), 40, 6):
        for at, item in list_items(match):
            begin = next((at + n for n in range(len(item)) if item[n:] + match["tail"] in _known()), None)
            if begin is not None:
                end = at + len(item)
                yield Found("Park", begin, end, "park-known-tail", ground.masked[begin:end] + match["tail"])


class _Sought(NamedTuple):
    """A pattern, the words around which it is tried, how far to the left and right of them, and what is no name."""

    pattern: re.Pattern[str]
    words: tuple[str, ...]
    left: int
    right: int = 6
    is_none: re.Pattern[str] | None = None


# Most words end the name; where one begins it, or is long itself, more is read to the right.
_WHOLE = (
    _Sought(_OF_THE_STATE, ("国家",), 14, 22),
    _Sought(_CALLED, _ZONES, 24, is_none=_SLOGAN),
    _Sought(_NEXT, ("合作区", "先行区", "功能区"), 18, is_none=_SLOGAN),
    _Sought(_OPENED, _OPENING, 24, 12),
    _Sought(_OF_TREATY, ("RCEP", "CEPA", "ECFA", "上合", "金砖"), 2, 22),
    _Sought(
        _BEING_BUILT, ("产业园", "城", "生态港", "湾区", "旅游区", "零碳园区"), 14, 15, is_none=_NO_OWN_NAME
    ),
    _Sought(_TWO_PARKS, ("“两国双园”",), 5),
    _Sought(_RESERVE, ("国家级自然保护区",), 14, 22),
    _Sought(_CULTURE, ("生态保护区",), 24),
    _Sought(_WIDE, ("集聚区", "影视城", "科技城", "示范区", "产业基地"), 24),
    _Sought(_HERITAGE, ("公园",), 16),
    _Sought(
        _AS_CENTRE,
        ("为核心", "为龙头", "为重点", "为主体", "为载体", "为依托", "为主阵地", "为支撑", "为示范"),
        60,
        8,
    ),
    _Sought(_OF_TOWN, ("镇", "乡", "街道"), 8, 14),
    _Sought(_OF_CHINA, ("中国（",), 2, 22),
)


def _own_zone(ground: Ground) -> Iterator[Found]:
    """自贸试验区 in what a province says of itself is its own, where it has one."""
    speaker = ground.scan.speaker
    if speaker.level != "province" or speaker.park:
        return
    provinces = words_of("province-with-trade-zone")
    province = next((name for name in provinces if speaker.place[0].startswith(name)), "")
    if not province:
        return
    name = f"中国（{province}）自由贸易试验区"
    for match in _ZONE.finditer(ground.masked):
        begin = match.start("name")
        yield Found("Park", begin, match.end("name"), "park-own-zone", name)


def _parts(ground: Ground) -> Iterator[Found]:
    """支持沈甲片区扩大保税维修: a part of a trade zone, where the text speaks of trade zones."""
    if "片区" not in ground.masked or not ("自贸" in ground.masked or "自由贸易" in ground.masked):
        return
    for part, province in _parts_known():
        for begin in offsets(ground.masked, part):
            yield _part(begin, begin + len(part), part, province)
            yield from _parts_before(ground, begin, province)


def _part(begin: int, end: int, part: str, province: str) -> Found:
    return Found("Park", begin, end, "park-zone-part", f"中国（{province}）自由贸易试验区{part}")


def _parts_before(ground: Ground, end: int, province: str) -> Iterator[Found]:
    """推动哈甲、黑乙、绥丙片区联动: the parts before the one that begins at ``end``, the last first."""
    known = _placed_parts(province)
    while ground.masked[end - 1 : end] == "、":
        size = next((n for n in range(6, 1, -1) if ground.masked[end - 1 - n : end - 1] in known), 0)
        if not size:
            return
        yield _part(end - 1 - size, end - 1, f"{ground.masked[end - 1 - size : end - 1]}片区", province)
        end -= size + 1


@cache
def _placed_parts(province: str) -> frozenset[str]:
    return frozenset(part.removesuffix("片区") for part, of in _parts_known() if of == province)


@cache
def _parts_known() -> tuple[tuple[str, str], ...]:
    return tuple((row["part"], row["province"]) for row in read_table("trade_zone_parts"))


def _found(match: re.Match[str]) -> Found:
    return Found("Park", match.start("name"), match.end("name"), "park-zone", match["name"])


@cache
def _known() -> frozenset[str]:
    return frozenset(row["name"] for row in read_table("parks_known"))

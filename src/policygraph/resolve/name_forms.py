"""A name in, the forms it can be compared by out, and whether two names are one thing's."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from ..mentions.left_edge import is_place
from ..model import EntityType
from ..segment import default_segmenter

_MARKS = re.compile(r"[“”‘’\"《》、\s]")
_BRACKETS = re.compile("[（）]")
_BRACKETED = re.compile(r"（([^（）]*)）")
_QUOTE = re.compile(r"[“‘]([^”’]+)[”’]")
_LEVEL = re.compile(r"^(?:国家级?|全国|[省市区县](?![场域区容政民])级?|自治区级?|中央)")
_PARK_KINDS = (
    (
        re.compile(
            r"(?:高新技术产业开发区|高新技术开发区|新技术产业开发区|新技术开发区|高新技术产业园区|高新区|高新园区)$"
        ),
        "高新区",
    ),
    (re.compile(r"(?:经济技术开发区|经济开发区|经开区)$"), "经开区"),
    (re.compile(r"(?:自由贸易试验区|自贸试验区|自贸区)$"), "自贸区"),
    (re.compile(r"(?:综合保税区|综保区|保税区)$"), "保税区"),
    (re.compile(r"(?:自由贸易港|自贸港)$"), "自贸港"),
    (re.compile(r"(?:农业高新技术产业示范区|农高区)$"), "农高区"),
    (re.compile(r"(?:自主创新示范区|自创区)$"), "自创区"),
    (re.compile(r"(?:跨境电(?:子商务|商)综合试验区|跨境电商综试区)$"), "跨境电商综试区"),
    (re.compile(r"(?:综合改革示范区|综改示范区|综改区)$"), "综改区"),
    (re.compile(r"(?:新片区)$"), "新片区"),
    (re.compile(r"(?:[\u4e00-\u9fff]{0,4}合作区)$"), "合作区"),
    (re.compile(r"(?:产业转移工业园区?|产业园区?|工业园区?)$"), "园"),
)
_PLATFORM_HEAD = re.compile(
    r"(?:信息系统|服务系统|系统|云平台|服务平台|平台|微信小程序|小程序|微信公众号|公众号|客户端|APP|App|app|门户网站|网站|官网|自助机|一体机|专版|数据库)$"
)
# “甲天”人工智能公共服务平台 is the 省甲天人工智能服务平台
_WIDE = re.compile("公共|综合")
_SUFFIX = re.compile(r"(?<=[\u4e00-\u9fff]{2})[省市县]")
_PROGRAMME_TAIL = re.compile(
    r"(?:大赛|竞赛|挑战赛|联赛|专项行动|行动|计划|改革试点|改革|工程|试点|活动|制度|政策|机制|专项|试点工作|活动品牌)$"
)


_LATIN = re.compile(r"^[A-Za-z]+")
_CONTEST = re.compile(r"[\u4e00-\u9fff]{0,6}(?:大赛|杯|计划|活动)")
_TAIL = re.compile(r"(?:(?:专项|[一二三四五]年)?(?:行动|工程|计划)|(?<=试点)(?:城市|工作))$")
_TRIERS = re.compile(r"试点(?:城市|地区|工作)$|城市试点$")
_OF_STATE = re.compile(r"国家级?|全国")
_TELLING_PILOT = 8  # characters: 职业伤害甲试点, not 综合改革试点
_CONTEST_TAIL = re.compile(r"(?:大赛|杯|计划|活动)$")


@dataclass(frozen=True, slots=True)
class Form:
    """A name taken apart.

    Attributes:
        name: as the mention gives it.
        plain: without quotation marks and spaces.
        core: what stands in quotation marks, where the name has any.
        place: the place or level that it begins with.
        stem: what is left without place and head.
        head: the kind of thing, in its usual short form.
    """

    type: EntityType
    name: str
    plain: str
    core: str
    place: str
    stem: str
    head: str

    @property
    def placed(self) -> bool:
        """Whether the name says where the thing is."""
        return bool(self.place)


def form_of(kind: EntityType, name: str, places: tuple[str, ...] = ()) -> Form:
    """Take a name apart; ``places`` are the document's own, from the province down.

    >>> form = form_of("Platform", "省“信用甲”监管平台")
    >>> form.place, form.core, form.stem, form.head
    ('省', '信用甲', '信用甲监管', '平台')
    """
    plain = _MARKS.sub("", name)
    quote = _QUOTE.search(name)
    place = _place_of(plain, places)
    rest = plain[len(place) :]
    stem, head = _head(kind, rest)
    return Form(kind, name, plain, _MARKS.sub("", quote[1]) if quote else "", place, stem, head)


def _place_of(plain: str, places: tuple[str, ...]) -> str:
    for place in sorted((*places, *(p[:-1] for p in places if len(p) > 2)), key=len, reverse=True):
        if plain.startswith(place) and len(plain) > len(place) + 1:
            return place
    match = _LEVEL.match(plain)
    return match[0] if match else ""


def _head(kind: EntityType, rest: str) -> tuple[str, str]:
    if kind == "Park":
        for pattern, short in _PARK_KINDS:
            match = pattern.search(rest)
            if match:
                return rest[: match.start()], short
        return rest, ""
    pattern = _PLATFORM_HEAD if kind == "Platform" else _PROGRAMME_TAIL
    match = pattern.search(rest) if kind in {"Platform", "Programme"} else None
    if match is None or match.start() == 0:
        return rest, ""
    return rest[: match.start()], "平台" if kind == "Platform" else match[0]


def keys_of(form: Form) -> frozenset[str]:
    """Return strings of which two names of one thing share at least one, so that not all need be compared.

    >>> keys = keys_of(form_of("Programme", "“金甲猫”大赛"))
    >>> sorted(keys)
    ['金甲猫', '金甲猫大赛']
    """
    if form.type != "Programme":
        return frozenset(("",))  # few: any may be the same
    plain = form.plain
    keys = {plain, form.core or plain, plain.removeprefix(form.place), _LATIN.sub("", plain)}
    keys.add(_TAIL.sub("", plain))
    if pilot := _pilot(plain):
        keys.add(pilot[-_TELLING_PILOT:])
    if contest := _CONTEST_TAIL.search(plain):
        keys.update(plain[:cut] for cut in range(max(3, contest.start() - 6), contest.start() + 1))
    return frozenset(keys)


def same_name(long: Form, short: Form) -> bool:
    """Say whether two names of one type are names of one thing."""
    if long.plain == short.plain:
        return True
    if long.type != "Park" and not _places_agree(long.place, short.place):
        return False
    return _SAME[long.type](long, short)


def _places_agree(one: str, other: str) -> bool:
    """省 and 市 are two; a name without a place agrees with any."""
    if not one or not other or one == other:
        return True
    a, b = one.removesuffix("级"), other.removesuffix("级")
    if a.endswith(b) or b.endswith(a):
        return True  # 广东省 and 省
    a, b = a.rstrip("省市区县"), b.rstrip("省市区县")
    return a == b != ""


def _same_park(long: Form, short: Form) -> bool:
    """四川甲新区 = 甲新区, 武汉乙新技术开发区 = 乙高新区, 甲丙（清丁）产业转移工业园 = 甲清产业园."""
    if long.plain[:2] == short.plain[:2] and long.plain[-1] == short.plain[-1] == "园":
        return long.plain.endswith(short.plain) or _abbreviates(short.plain, long.plain)  # 天甲园
    if long.head != short.head:
        return False
    if long.head == "综改区" and not short.stem:
        return True  # there is one
    if long.head == "园" and _initials(long.stem) == _BRACKETED.sub("", short.stem):
        return True
    one, other = _whole(long), _whole(short)
    if long.head and _OF_STATE.sub("", one) == _OF_STATE.sub("", other) != "":
        return True  # 巴甲国家农高区 and 巴甲农高区
    return len(other) >= 2 and (one.endswith(other) or other.endswith(one) and len(one) >= 2)


def _whole(form: Form) -> str:
    """江苏甲州 of 江苏省甲州市经济开发区: all that stands before the head, places without their suffix."""
    return _SUFFIX.sub("", form.place + _BRACKETED.sub("", form.stem))


def _initials(stem: str) -> str:
    """广甲（清乙） → 广清: how a park between two places is called for short."""
    match = _BRACKETED.search(stem)
    return stem[0] + match[1][0] if match and match[1] and match.start() else ""


def _same_platform(long: Form, short: Form) -> bool:
    if _one_core(long, short):
        return True
    if long.core or short.core:
        return _WIDE.sub("", long.stem) == _WIDE.sub("", short.stem)
    if short.stem in {long.stem, long.plain} or long.plain == short.stem:
        return True
    if not long.head or long.head != short.head or len(short.stem) < 2:
        return False
    return (long.stem.endswith(short.stem) and len(short.stem) >= 4) or _abbreviates(short.stem, long.stem)


def _one_core(long: Form, short: Form) -> bool:
    """“粤甲办”小程序, “粤甲办”专版 and 粤甲办 are one."""
    return bool(long.core and long.core in {short.core, short.plain}) or bool(
        short.core and short.core == long.plain
    )


def _abbreviates(short: str, long: str) -> bool:
    """工审 of 工程审批: the first character is the same, and the others follow in order."""
    if short[0] != long[0] or len(short) > len(long) - 2 or short in long or default_segmenter().knows(short):
        return False
    rest = iter(long)
    return all(char in rest for char in short)


def _same_programme(long: Form, short: Form) -> bool:
    if _is_contest(long) != _is_contest(short) and long.head and short.head:
        return False
    if _one_core(long, short):
        other_heads = long.head and short.head and long.head != short.head
        return not (long.core == short.core and other_heads and _far(long, short))
    rest = long.plain.removeprefix(short.plain)
    if rest != long.plain and len(short.plain) > 2 and _CONTEST.fullmatch(rest):
        return True  # “金甲猫” is short for “金甲猫创新创业大赛”
    if long.plain.endswith("券") and _LATIN.sub("", long.plain) == short.plain and len(short.plain) > 2:
        return True  # OPC算力券: whom an 算力券 is for
    if len(short.plain) > 5 and _TAIL.sub("", long.plain) == short.plain:
        return True  # 安全生产甲攻坚 and 安全生产甲攻坚三年行动
    if (one := _pilot(long.plain)) and (other := _pilot(short.plain)):
        # 新就业形态人员职业伤害甲试点 and 职业伤害甲试点, 沈州全国乙改革试点 and 沈州乙改革试点
        return one.endswith(other) or other.endswith(one)
    return long.plain.removeprefix(long.place) == short.plain.removeprefix(short.place)


def _pilot(plain: str) -> str:
    """Return a pilot's name without whose it is and who tries it, '' of others and of what too little tells.

    国家甲中小企业数字化转型试点城市 → 甲中小企业数字化转型试点
    """
    bare = _OF_STATE.sub("", _TRIERS.sub("试点", plain))
    return bare if bare.endswith("试点") and len(bare) >= _TELLING_PILOT else ""


def _is_contest(form: Form) -> bool:
    """“甲师傅”工程 and “甲师傅”技能竞赛 are two."""
    return form.head.endswith(("赛", "杯"))


def _far(long: Form, short: Form) -> bool:
    """“互联网+”行动 and “互联网+”…示范工程 share a quotation and are two."""
    return abs(len(long.plain) - len(short.plain)) > 3


def _same_company(long: Form, short: Form) -> bool:
    """山西甲煤业集团公司 = 甲煤业集团公司, 甲矿业（集团）公司 = 甲矿业集团公司."""
    one, other = (_BRACKETS.sub("", form.plain).removeprefix("中国") for form in (long, short))
    if one == other and len(one) > 3:
        return True
    if long.plain.endswith(short.plain) and is_place(long.plain.removesuffix(short.plain)):
        return True
    if 2 <= len(short.plain) <= 3 and _FIRM_AROUND.fullmatch(long.plain.replace(short.plain, "甲", 1)):
        return True  # 麒甲 and 麒甲软件, 曙乙 and 中科曙乙
    return long.plain.removeprefix(long.place) == short.plain.removeprefix(short.place)


_FIRM_AROUND = re.compile("(?:中科)?甲(?:软件|信息|科技|股份|集团|电子|控股)?(?:股份|集团)?")
_SAME: dict[EntityType, Callable[[Form, Form], bool]] = {
    "Park": _same_park,
    "Platform": _same_platform,
    "Programme": _same_programme,
    "Enterprise": _same_company,
}

"""An organ's name as written in, its canonical name out: the place in front in full, the kind unshortened.

市市场监管局 in a document of Qingyuan is 清远市市场监督管理局, 省法院 is 广东省高级人民法院, 科技部 is 科学技术部.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ..lexicon import Lexicon
from ..lexicon.places import MUNICIPALITIES, Chain
from ..mentions.organ_grammar import PARK_WORDS, RELATIVE
from ..mentions.speaker import Speaker, relative_chain
from .branches import branch, by_short_name
from .organ_tails import spelt

_STATE = "中华人民共和国"
# 广东省第十二届人民代表大会常务委员会 is one organ through all its terms.
_TERM = re.compile(r"第[一二三四五六七八九十]+届(?=人民代表大会|委员会)")
# 自治区|党委组织部 is what elsewhere is 省委组织部.
_REGIONS_PARTY = re.compile(r"(?<=自治区)党委(?!书记)")
_WIDE = ("自治区", "自治州")
_PARTY = re.compile(r"^(?:中共|中国共产党)")
_YOUTH = re.compile(r"^(?:共青团|中国共产主义青年团|团)(?P<place>.*?)(?:委员会|委)$")
_CONFERENCE = re.compile(r"^(?:中国人民政治协商会议|政协)(?P<place>.+?)委员会$")
_COMMITTEE = re.compile(r"^(?:中国共产党|中共)(?P<place>.+?)(?:委员会|委)$")
_SHORT_TAIL = (
    ("管委会", "管理委员会"),
    ("管委", "管理委员会"),
    ("执委会", "执行委员会"),
    ("党工委", "工作委员会"),
    ("工委", "工作委员会"),
    ("政务服务办", "政务服务管理办公室"),
    ("办", "办公室"),
    ("委", "委员会"),
)
# 生态环境局|清城分局: a branch is an organ of its own, named after its bureau.
_BRANCH_OFFICE = re.compile(r"(?P<bureau>.{2,}局)(?P<branch>[一-龥]{1,10}分局)$")
# A body of the State's that no table has.
_STATE_BODY = re.compile(
    r"^(?:党和国家|国务院|国家|全国|中央|武警|国网|民航|中国(?!人民政治协商|共产党|共产主义青年团))[一-龥0-9“”]+$"
)
# 生态环境部|华南督察局: a ministry's own body, not one of the place that the document speaks for.
_MINISTRYS = re.compile(r".+(?:局|委员会|中心|办公室|院|分署|总队)$")
# 中共甲市纪律检查委员会 is no committee of a place 甲市纪律检查.
_DISCIPLINE = "纪律检查委员会"
_CORPS_NAME = "新疆生产建设兵团"
_CORPS = re.compile(r"^(?:新疆(?:生产建设)?|生产建设)?兵团(?P<tail>.*)$")
# A park stands alone, 罗湖区 does not.
_AREA = re.compile(r"(?:园区|开发区|示范区|合作区|片区)$")
_NEW_AREA = re.compile(r".{2,}新区$")  # 清新区 is a district
_TAX_MERGED = 2018  # national and local tax offices became 国家税务总局X税务局
_PARK_SHORT = (
    (re.compile(r"经济(?:技术)?开发区"), "经开区"),
    (re.compile(r"高新技术(?:产业)?(?:开发区|园区)"), "高新区"),
)
# The place stands in full before these also where the text shortens it (广西发改委); 广州仲裁委员会 keeps it short.
_PLAIN_NAMES = frozenset(("人民政府", "人民检察院", "中级人民法院", "高级人民法院", "司法厅", "司法局"))
_PLAIN_KINDS = frozenset(
    "发展改革 财政 工业和信息化 科技 教育 公安 民政 人力资源社会保障 自然资源 生态环境 住房城乡建设 水利"
    " 农业农村 商务 文化旅游 卫生健康 退役军人 应急管理 审计 国有资产 统计 医疗保障 政务服务 数据 林草 体育"
    " 人大 政协 纪检监察".split()
)
_AROUND = {"政协": "中国人民政治协商会议{f}委员会", "国际贸易促进委员会": "中国国际贸易促进委员会{f}委员会"}
_BOARD = "管理委员会"
_OF_PROVINCE = ("湘江新区", "滇中新区")
_COURTS = {"province": "高级人民法院", "city": "中级人民法院", "county": "人民法院"}


@dataclass(frozen=True, slots=True)
class Organ:
    """An organ's canonical name, its place and kind; ``tail`` is the name without the place."""

    name: str
    tail: str
    written: str  # the tail as it was written
    place: Chain = ()
    kind: str = ""
    local: bool = False


class OrganNames:
    """Makes names canonical as one document's speaker means them."""

    def __init__(self, lexicon: Lexicon, speaker: Speaker, year: int = 0) -> None:
        self._places = lexicon.places
        self._organs = lexicon.organs
        self._speaker = speaker
        self._year = year

    def organ(self, name: str, *, bare: bool = False) -> Organ:
        """Return the organ that ``name`` means; ``bare``: it is the speaker's own place's (科技厅)."""
        name = _REGIONS_PARTY.sub("委", _TERM.sub("", name).replace(" ", ""))
        if name.startswith(_STATE) and len(name) > len(_STATE) + 2:
            name = name.removeprefix(_STATE)
        if match := _BRANCH_OFFICE.fullmatch(name):
            bureau = self.organ(match["bureau"], bare=bare)
            office = _branch_of(bureau.name, match["branch"])
            return replace(bureau, name=bureau.name + office, tail=bureau.tail + office, written=name)
        if not bare and (central := self._central(name)):
            return central
        if _STATE_BODY.match(name) and (not bare or name.startswith("中国")):  # 中国铁路南宁局 in a list
            return Organ(name, name, name)
        if match := _YOUTH.match(name):
            return self._at(match["place"], "共青团{f}委员会", "共青团")
        if match := _CONFERENCE.match(name):
            return self._at(match["place"], "中国人民政治协商会议{f}委员会", "政协")
        if match := _CORPS.match(name):
            return self._corps(match["tail"])
        if _DISCIPLINE not in name and (match := _COMMITTEE.match(name)):
            organ = self._at(match["place"], "{f}", "党委")
            return replace(organ, name=_committee(organ.name), tail="委")
        return self._local(_PARTY.sub("", name))

    def _central(self, name: str) -> Organ | None:
        if found := self._organs.centre(name, self._year):
            return Organ(found.name, found.name, name, (), found.kind)
        for length in range(len(name) - 2, 1, -1):
            found = self._organs.centre(name[:length], self._year)
            if found and self._continues(found.name, name[length:]):
                full = found.name + _branch_of(found.name, name[length:])
                return Organ(full, full, name, (), found.kind)
        return None

    def _continues(self, centre: str, rest: str) -> bool:
        names, _ = self._places.leading(rest)
        return (
            rest in ("办公厅", "办公室")
            or rest.endswith("司")
            or (centre.endswith(("部", "署")) and _MINISTRYS.match(rest) is not None)
            or bool(names or self._places.leading_short(rest))
        )

    # -- local organs

    def _corps(self, tail: str) -> Organ:
        """Return an organ of 新疆生产建设兵团, which has those of a province and its name in front."""
        name, full = _CORPS_NAME, self._full(tail.replace("党委", "委", 1))
        kind = self._organs.kind_of(tail)
        if full.startswith("委"):
            name, full = _committee(name), full[1:]
        return Organ(name + full, full or name, tail or name, ("新疆维吾尔自治区",), kind)

    def _local(self, name: str) -> Organ:
        head, tail = self._split(name)
        if not head:
            own = self._speaker.place
            if self._speaker.park and not tail.endswith("厅"):
                return self._park(self._speaker.park, tail)
            # a 厅 is always a province's: 工信厅 in a city's paper
            return self._placed(own[:1] if tail.endswith("厅") else own, "", tail)
        if head in RELATIVE or head in _WIDE:
            return self._relative(head, tail)
        chain = self._chain(head)
        if chain:
            return self._placed(chain, head, tail)
        if tail.startswith("街") and self._places.level(self._speaker.place) == "county":
            return self._placed(self._speaker.place, "", head + self._full(tail))
        return self._park(head, tail)

    def _split(self, name: str) -> tuple[str, str]:
        """Cut ``name`` into what stands before its kind, and the kind."""
        if name in self._organs.local:
            return "", name  # 市场监管局 is no 场监管局 of a city
        names, rest = self._places.leading(name)
        if names and rest:
            return name[: len(name) - len(rest)], rest
        if name.startswith(_WIDE) and len(name) > len(_WIDE[0]):
            return name[: len(_WIDE[0])], name[len(_WIDE[0]) :]
        if name[0] in RELATIVE and len(name) > 1:
            return name[0], name[1:]
        short = self._places.leading_short(name)
        if short and len(name) > len(short):
            inner, rest = self._places.leading(name[len(short) :])
            if inner and rest:
                return name[: len(name) - len(rest)], rest
            if name[len(short) :] in self._organs.local:
                return short, name[len(short) :]
        head, tail = self._by_tail(name)
        return (short, name[len(short) :]) if short and not head else (head, tail)

    def _by_tail(self, name: str) -> tuple[str, str]:
        for at in range(1, len(name) - 1):
            if name[at:] in self._organs.local and not name.startswith("委员会", at):  # 甲协调|委员会办公室
                return name[:at], name[at:]
        match = re.match(
            r"(.{2,}?(?:新区|开发区|高新区|经开区|示范区|合作区|园区|新片区|街道|园))(.{3,})$", name
        )
        return (match[1], match[2]) if match else ("", name)

    def _chain(self, head: str) -> Chain:
        names, rest = self._places.leading(head)
        if names and not rest:
            return self._places.find_chain(names, self._speaker.place)
        if not names and (place := self._places.find(head, self._speaker.place)):
            return place.chain
        short = self._places.leading_short(head)
        names, rest = self._places.leading(head[len(short) :])
        outer = self._places.find(short) if short else None
        if outer and names and not rest:
            return self._places.find_chain(names, outer.chain)
        return ()

    def _relative(self, head: str, tail: str) -> Organ:
        speaker = self._speaker
        if head == "区" and speaker.park and not self._in_district():
            return self._park(speaker.park, tail)
        chain = relative_chain(head, speaker.place)
        if not chain:
            full = self._full(tail)
            return Organ(head + full, full, tail, (), self._organs.kind_of(tail), local=True)
        return self._placed(chain, head, tail)

    def _in_district(self) -> bool:
        """Tell whether the speaker's own place is a 区: the 区政府 of a park's paper is that district's."""
        place = self._speaker.place
        return bool(place) and place[-1].endswith("区") and self._places.level(place) == "county"

    def _park(self, head: str, tail: str) -> Organ:
        """Return the organ of a park; 园区, 开发区 is the speaker's own, or the one of the speaker's place."""
        own, place = self._speaker.park, place_name(self._speaker.place)
        local = False
        if 1 < len(head) < len(own) and park_key(own).endswith(park_key(head)):
            head = own  # 合肥高新区, 高新区 in a paper of 合肥高新技术产业开发区
        elif head in PARK_WORDS:
            if own and (own.endswith(head) or head == "园区"):
                head = own
            elif place and head != "园区":
                head = place if place.endswith(head) else self._of_city(place) + head
            else:
                local = True
        full = self._full(tail)
        if full == _BOARD and head.endswith("新区") and head not in PARK_WORDS:
            head = self._with_city(head)
        party = "中共" if tail in ("党工委", "工作委员会") else ""
        kind = self._organs.kind_of(tail) or "管委会"
        return Organ(party + head + full, full, tail, self._speaker.place, kind, local)

    def _with_city(self, area: str) -> str:
        """Return 南京江北新区 for 江北新区, as the board of a new area signs."""
        city = self._short(self._speaker.place[:2]) if len(self._speaker.place) > 1 else ""
        return area if area.startswith(city) else city + area

    def _of_city(self, place: str) -> str:
        """Return a city's name as its parks have it in front: 清远高新区; a county keeps its own in full."""
        own = self._speaker.place
        return self._short(own) if self._places.level(own) == "city" else place

    def _placed(self, chain: Chain, head: str, tail: str) -> Organ:
        kind = self._organs.kind_of(tail)
        if not chain:
            full = self._full(tail)
            return Organ(full, full, tail, (), kind, local=True)
        full = self._full(tail, chain)
        return Organ(self._name(chain, head, tail, full), full, tail, chain, kind)

    def _at(self, place: str, pattern: str, kind: str) -> Organ:
        relative = place in RELATIVE or place == "自治区"
        chain = relative_chain(place, self._speaker.place) if relative else self._chain(place)
        full = place_name(chain) or place
        name = pattern.format(f=full)
        return Organ(name, pattern, pattern, chain, kind, local=not chain)

    def _name(self, chain: Chain, head: str, tail: str, full: str) -> str:
        place, short = place_name(chain), self._short(chain)
        if full == _BOARD and len(chain) > 1 and _NEW_AREA.search(chain[-1]):
            outer = self._short(chain[:1] if chain[-1] in _OF_PROVINCE else chain[:-1])
            return outer + chain[-1].removeprefix(outer) + full
        if name := branch(tail, chain, short if head == short else "", short, self._year):
            return name
        if full == "税务局" and (not self._year or self._year >= _TAX_MERGED):
            return f"国家税务总局{place}税务局"
        if by_short_name(full) or (head == short and not self._is_plain(place, full)):
            return short + full
        if full.startswith(("委", _DISCIPLINE)):
            return _of_party(place, full)
        if full == "人民政府" and place.endswith("特别行政区"):
            return f"{place}政府"
        if full in _AROUND:
            return _AROUND[full].format(f=place)
        return place + full

    def _is_plain(self, place: str, full: str) -> bool:
        """Tell whether it has the place in full before it, also where the text shortens it: 广西发改委."""
        if "区管理" in full or (place.endswith("特别行政区") and full != "人民政府"):
            return False  # 苏州|工业园区管理委员会, 香港|医院管理局
        return full in _PLAIN_NAMES or self._organs.kind_of(full) in _PLAIN_KINDS

    def _short(self, chain: Chain) -> str:
        place = self._places.find(chain[-1], chain)
        return place.short if place else chain[-1]

    def _full(self, tail: str, chain: Chain = ()) -> str:
        level = self._places.level(chain)
        if tail in ("法院", "人民法院"):
            return _COURTS.get(level, tail)
        if name := spelt(tail, chain, level, self._year):
            return name
        if tail in ("政府办", "府办", "政府办公室", "政府办公厅", "人民政府办公室"):
            return "人民政府办公厅" if level == "province" or tail.endswith("厅") else "人民政府办公室"
        if tail in ("委办", "委办公厅", "委办公室"):
            return "委办公厅" if level == "province" or tail.endswith("厅") else "委办公室"
        if tail == "委":
            return tail
        found = self._organs.local.get(tail)
        if found:
            return found.name
        for short, long in _SHORT_TAIL:
            if tail.endswith(short) and not tail.endswith(long):
                return tail.removesuffix(short) + long
        return tail


def _of_party(place: str, full: str) -> str:
    """Return a Party organ's name: 纪委监委 is two organs in one, each with the place in front.

    >>> _of_party("清远市", "纪律检查委员会监察委员会")
    '中共清远市纪律检查委员会清远市监察委员会'
    """
    if full == "委":
        return _committee(place)
    if full.startswith("委"):
        short = place.endswith(("省", "市", "县", "区")) and not re.search(r"自治[区县]$|新区$", place)
        return f"中共{place}{full}" if short else _committee(place) + full[1:]  # 市委组织部, 自治区党委组织部
    return f"中共{place}{full}".replace(f"{_DISCIPLINE}监察", f"{_DISCIPLINE}{place}监察")


def _committee(place: str) -> str:
    """Return the name in full of a place's Party committee, which signs as 中共甲省委.

    >>> _committee("河北省"), _committee("新疆维吾尔自治区")
    ('中共河北省委员会', '中共新疆维吾尔自治区委员会')
    """
    return f"中共{place}委员会"


def _branch_of(centre: str, rest: str) -> str:
    """Return what follows the centre's name in full: 金融监管总局|清远分局 is a 监管分局."""
    if centre in ("国家金融监督管理总局", "中国银行保险监督管理委员会"):
        return re.sub(r"(?<!监管)分局$", "监管分局", rest)
    return rest


def park_key(name: str) -> str:
    """Return a park's name with its kind shortened: what its long and its short name have in common."""
    for long, short in _PARK_SHORT:
        name = long.sub(short, name)
    return name


def place_name(chain: Chain) -> str:
    """Return what a place's organs carry in front: a district has its city before it.

    >>> place_name(("广东省", "深圳市", "罗湖区")), place_name(("浙江省", "温州市", "苍南县"))
    ('深圳市罗湖区', '苍南县')
    """
    if len(chain) < 2 or not chain[-1].endswith("区") or not chain[-2].endswith("市"):
        return chain[-1] if chain else ""
    new_area = _NEW_AREA.search(chain[-1]) and chain[-2] not in MUNICIPALITIES
    alone = _AREA.search(chain[-1]) or new_area
    if not alone:
        return chain[-2] + chain[-1]
    return chain[-1] if chain else ""

"""A scan in, the mentions of organs out: full names, names relative to the document, and 我局.

Every name ends with its kind (局, 厅, 委员会 …), which the lexicon's automaton finds; `organ_grammar` tells where it
begins. In a list later names share the first one's head: "省发展改革委、工业和信息化厅、财政厅".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..lexicon.organs import Organs, Sign
from ..lexicon.places import Places
from ..model import Mention
from .organ_categories import find as find_categories
from .organ_grammar import LISTED_BEFORE, RELATIVE, Head, best_head, best_start, committee_head, head_before
from .organ_signs import Inside, acting_places, issuers, two_signs
from .scan import Scan
from .speaker import relative_chain

_HAN = r"[一-龥]"
_GENERAL_PARKS = frozenset(
    "园区 工业园区 产业园区 产业园 开发园区 功能区 科技园区 工业园 景区 市辖区".split()
)
# What may not follow a kind's last character: 局长, 委托, 部门, 办理, 会议, 政府采购.
_FOLLOWS = {
    "局": re.compile(r"[部面势限]|长(?![江沙春治])"),
    "厅": re.compile(r"长"),
    "委": re.compile(r"[托派任]|员(?!会)|会(?!同|议|商|办)"),
    "办": re.compile(r"[法理事公结好成学件证税案赛展医得到齐妥]|(?:一|实|大)"),
    "部": re.compile(r"[门分署队位级件]|长(?!江)"),
    "院": re.compile(r"[长士校]"),
    "会": re.compile(r"[员议谈]"),
    "府": re.compile(
        r"采购|投资|引导基金|性|网站|债|购买|规章|工作报告|出资|补贴|储备|职能|定价|特殊津贴|质量奖|令|资金|财力|奖"
    ),
    "心": re.compile(r"[城区镇组任]"),
    "署": re.compile(r"[名理]"),
}
# 工信厅企业函［2023］45号: the organ's sign in a document's number.
_NUMBER = re.compile(r"[一-龥]{0,6}［(?:19|20)[0-9]{2}］")
_BOUND = re.compile(
    r"[，。；：、（）［］〈〉《》“”\s/]|$|和|与|及|会同|牵头|负责|按|配合|等|关于|将|对|要|应|组织|依|制|根据|在|联合|印发|具体|指导|统筹|参与|协助|实施|发布|受理|另|每|为|统一|申请|备案|审核"
)
_LIST = re.compile(r"[、，；]|和|与|及|以及|或|会同|\+|/")
_COMMITTEES = frozenset(("管委会", "管理委员会", "管委", "执委会", "党工委", "工作委员会", "执行委员会"))
# …工作专班办公室 is one organ.
_BODIES = frozenset(("委员会", "领导小组", "专班", "工作专班", "指挥部"))
_OFFICE = re.compile(r"办公室|办(?![法理事公结])")
# Branches that carry the short name of their place: 广东证监局, 西安海关, 清远供电局.
_BRANCH = re.compile(
    r"证监局|金融监管局|银保监局|银监局|保监局|海关|供电局|气象局|邮政管理局|通信管理局|外汇局|税务局|海事局|公积金中心|"
    r"住房公积金管理中心|铁路局|检验检疫局|煤监局|银保监分局|金融监管分局|电力公司|供电公司|能源监管办|专员办"
)
_AFTER_CENTRAL = re.compile(
    rf"办公厅|{_HAN}{{2,10}}?(?:监管局|监管分局|监管办公室|监管办|税务局|调查总队|调查队|专员办|特派员办事处|分行|中心支行|支行|管理部|"
    rf"地区管理局|通信管理局|邮政管理局|出版局|管理局)|{_HAN}{{2,8}}(?<!公)司(?![法机令])"
)
_NOTE = re.compile(r"（[^（）\n]{1,22}）|［[^［］\n]{1,22}］")
_PARTY_OFFICE = re.compile(
    rf"{_HAN}{{2,14}}?(?:办公室|办|部|局|工委|委员会|领导小组)(?![门分署队长])"
    r"(?=[，。；：、（）［］〈〉\n\s/]|$|和|与|及|牵头|负责|会同|配合|按|等)"
)
_PLANNING = ("构建", "建设", "打造", "建成", "建立", "创建", "推进", "推动", "争创", "布局", "培育")
_ANYONES = frozenset(("政府", "管委会", "党委", "街道", "人大", "公安", "税务", "纪检监察"))
_TO_THE_END = re.compile(rf"{_HAN}+$")
_NOTE_WRONG = re.compile(r"以下|下同|牵头|负责|含|包括|等")
_NOTE_ORGAN = re.compile(r"(?:局|办|委|中心|办公室|委员会|厅|部|院)$")
_BODY_WRONG = re.compile(
    r"[的了把被将是有不各所其该此这那我你他她它们、，并或及每为使由向请让从对给在]|"
    r"委员会|实行|设立|下设|成立|推动|落实|会同|督促|指导|协调|组织|进行|负责|牵头|配合|推进|提升|加强|建立|完善|鼓励|支持|引导|开展|实现|打造|依托|联合|按照|根据|以及|通过|争取|"
    r"一批|一个|多个|若干|相关|有关|重要|全国|全球|世界|国际|地区|城市群|部门|单位|企业和|应当|可以|未来五年|范围|"
    r"[局厅委](?!办|会|员)|政府(?!投资|采购|工作)"
)
_PREFIXED = re.compile(
    r"(?:中国人民政治协商会议|政协|共青团|中国共产主义青年团|中国共产党|中共|中国国际贸易促进委员会|中国民主同盟|民盟|民建|民革|农工党|致公党|九三学社)$"
)
_ANAPHOR_AFTER = re.compile(r"[部面势限门分署队长法理事公托派任员]")


@dataclass(frozen=True, slots=True)
class _Named:
    """A name just found: what the next one in a list may share."""

    begin: int
    end: int
    head: str  # that later names of the list share; empty for the centre


def find(scan: Scan, titles: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the mentions of organs and of collectives of organs, by offset and with overlaps."""
    inside = Inside(titles)
    found = [m for m in two_signs(scan, list(_Finder(scan).find())) if inside.allows(m)]
    yield from found
    yield from issuers(scan, found)
    yield from acting_places(scan)
    yield from (m for m in find_categories(scan, found) if inside.allows(m))


class _Finder:
    """Goes through the hits of the lexicon in one document, keeping what a list shares."""

    def __init__(self, scan: Scan) -> None:
        self._scan = scan
        self._folded = scan.folded
        self._places: Places = scan.lexicon.places
        self._organs: Organs = scan.lexicon.organs
        self._last: _Named | None = None
        self._central = scan.speaker.central
        self._duties = sorted((duty.begin, duty.end) for duty in scan.outline.duties)

    def find(self) -> Iterator[Mention]:
        for begin, end, sign in self._organs.automaton.find(self._folded):
            if sign.role == "block" or (self._last and begin < self._last.end):
                continue
            yield from self._at(begin, end, sign)

    def _at(self, begin: int, end: int, sign: Sign) -> Iterator[Mention]:
        if sign.role == "anaphor":
            if not _ANAPHOR_AFTER.match(self._folded, end) and not self._folded.startswith("工会", end):
                yield self._mention(begin, end, sign.word, "organ-anaphor", anaphor=True)
            return
        if not self._ends_well(end):
            return
        if sign.role == "youth":
            yield self._named(begin, end, "", "organ-youth")
        elif sign.role == "suffix":
            yield from self._by_suffix(begin, end)
        else:
            yield from self._known(begin, end, sign.word)

    def _ends_well(self, end: int) -> bool:
        if _NUMBER.match(self._folded, end):
            return False
        rule = _FOLLOWS.get(self._folded[end - 1])
        return rule is None or not rule.match(self._folded, end)

    # -- names that the lexicon has

    def _known(self, begin: int, end: int, word: str) -> Iterator[Mention]:
        local, central = word in self._organs.local, word in self._organs.central
        if local and (head := self._head(begin, word)) and self._fits(head, word):
            yield from self._with_head(head, begin, end)
        elif local and word not in self._organs.plain and (longer := self._with_body(begin, end, word)):
            yield longer  # 市住房和|城市更新局: the lexicon knows the end of it only
        elif central and not (local and self._is_local(begin)):
            yield from self._centre(begin, end, word)
        elif local:
            yield from self._bare(begin, end, word)

    def _is_local(self, begin: int) -> bool:
        """Tell whether a name that the centre has too is the place's own: 林草局 among a province's 厅."""
        return not self._central and bool(self._shares(begin) or self._in_duty(begin))

    def _head(self, begin: int, word: str = "") -> Head | None:
        floor = self._last.end if self._last else 0
        if word in _COMMITTEES:
            return committee_head(self._folded, begin, floor, self._places)
        return head_before(self._folded, begin, floor, self._places)

    def _fits(self, head: Head, word: str) -> bool:
        if word.startswith(("委", "直属", "直机")) and head.sort == "park":
            return False
        if head.sort == "short":
            return bool(_BRANCH.fullmatch(word)) or self._starts_clean(head.begin)
        if head.sort == "park" and word in ("人民政府", "政府") and not head.text.endswith("街道"):
            return False
        return not (head.sort == "relative" and self._folded[head.begin - 1 : head.begin] == "各")

    def _starts_clean(self, begin: int) -> bool:
        return (
            begin == 0
            or not re.match(_HAN, self._folded[begin - 1])
            or bool(LISTED_BEFORE.search(self._folded[max(0, begin - 3) : begin]))
        )

    def _centre(self, begin: int, end: int, word: str) -> Iterator[Mention]:
        before = self._folded[begin - 1 : begin]
        if len(word) <= 4 and before and before in "省市县区州" and word not in ("国务院", "中共中央"):
            return
        tail = _AFTER_CENTRAL.match(self._folded, end)
        if tail and self._branch(tail[0]):
            end = tail.end()
        elif word == "人行":  # 人行道
            return
        if not self._ends_well(end):
            return
        yield self._named(begin, end, "", "lexicon-organ-centre")

    def _branch(self, tail: str) -> bool:
        """Tell whether what follows an organ of the centre is a branch of it: 办公厅, 广东监管局, 西安分行."""
        if tail.startswith("会同"):
            return False
        if tail == "办公厅":
            return True
        if tail.endswith("司"):
            return not _BODY_WRONG.search(tail)
        names, _ = self._places.leading(tail)
        return bool(names) or bool(self._places.leading_short(tail))

    def _with_head(self, head: Head, begin: int, end: int) -> Iterator[Mention]:
        many = self._shared_tail(head, begin, end)
        named = self._named(head.begin, end, head.text, "organ-" + head.sort)
        if named.type == "Department":
            yield from many
        yield named

    def _shared_tail(self, head: Head, begin: int, end: int) -> list[Mention]:
        """Return the names before a list's last one that share its kind: 广州、|深圳市政府, 市、|县公安局."""
        tail = self._folded[begin:end]
        out: list[Mention] = []
        at = head.begin
        floor = self._last.end if self._last else 0
        while at - 1 > floor and self._folded[at - 1] in "、和":
            piece = self._listed_head(head, at - 1, floor)
            if not piece:
                break
            start = at - 1 - len(piece)
            place = self._places.find(piece) if head.sort == "place" else None
            name = (place.name if place else piece) + tail
            if not (head.sort == "relative" and self._below(piece)):
                out.append(self._mention(start, at - 1, name, "organ-shared-tail"))
            at = start
        return out[::-1]

    def _listed_head(self, head: Head, end: int, floor: int) -> str:
        if head.sort == "relative":
            char = self._folded[end - 1 : end]
            before = self._folded[end - 2 : end - 1]
            return char if char in RELATIVE and not re.match(_HAN, before) else ""
        if head.sort == "place":
            name = self._places.full_ending_at(self._folded, end) or self._places.short_ending_at(
                self._folded, end
            )
            start = end - len(name)
            return name if name and start >= floor and self._starts_clean(start) else ""
        if head.sort == "park":
            match = re.search(r"[一-龥]{1,12}(?:区|园|城)$", self._folded[max(floor, end - 14) : end])
            return match[0][best_start(match[0], self._places) :] if match else ""
        return ""

    # -- names without a head

    def _shares(self, begin: int) -> str:
        """Return the head that the name at ``begin`` shares with the one before it in a list, or an empty string."""
        last = self._last
        if not last or not last.head or begin - last.end > 3:
            return ""
        between = self._folded[last.end : begin]
        return last.head if _LIST.fullmatch(between) else ""

    def _bare(self, begin: int, end: int, word: str) -> Iterator[Mention]:
        if word.startswith("委"):
            return
        head = self._shares(begin)
        if head and (word not in self._organs.plain or self._in_duty(begin)):
            yield self._named(begin, end, head, "organ-shared-head", name=head + self._folded[begin:end])
            return
        in_duty = self._in_duty(begin)
        # 残联、妇联 in a list of who is responsible are the place's; 政府, 管委会 there are anyone's
        is_plain = word in self._organs.plain and (not in_duty or self._organs.kind_of(word) in _ANYONES)
        if is_plain or not self._starts_clean(begin):
            return
        if in_duty or (word.endswith("厅") and len(word) > 2):
            yield self._named(begin, end, "", "organ-bare")

    def _in_duty(self, offset: int) -> bool:
        at = bisect_right(self._duties, (offset, 1 << 60)) - 1
        return at >= 0 and offset < self._duties[at][1]

    # -- names that only their last character gives away

    def _by_suffix(self, begin: int, end: int) -> Iterator[Mention]:
        word = self._folded[begin:end]
        if word in _BODIES and (office := _OFFICE.match(self._folded, end)):
            end = office.end()
            word += office[0]
        direct = self._head(begin, word)
        if direct and word in _COMMITTEES:
            yield from self._with_head(direct, begin, end)
            return
        if direct and word in ("委", "委员会"):
            yield from self._committee(direct, end, word)
            return
        if word in ("办", "中心", "委") and not _BOUND.match(self._folded, end):
            return
        if named := self._with_body(begin, end, word):
            yield named
            return
        window = self._window(begin)
        if window and best_head(window, self._places) is None:
            yield from self._unheaded(window, begin - len(window), end, word)

    def _window(self, begin: int) -> str:
        """Return the Chinese characters before ``begin``, back to a mark or the name before."""
        floor = max(self._last.end if self._last else 0, begin - 30)
        match = _TO_THE_END.search(self._folded[floor:begin])
        return match[0] if match else ""

    def _with_body(self, begin: int, end: int, word: str) -> Mention | None:
        """Return the name whose end is ``word`` and whose head stands further left: 市住房和|城市更新局."""
        window = self._window(begin)
        start = best_head(window, self._places) if window else None
        if start is None:
            return None
        head, body = start
        planned = word == "中心" and window[: head.begin].endswith(_PLANNING)  # 构建某省…中心
        if planned or not self._sound(body, word):
            return None
        at = begin - len(window) + head.begin
        return self._named(at, end, head.text, "organ-suffix-" + head.sort)

    def _sound(self, body: str, word: str) -> bool:
        return 1 <= len(body) <= 16 and not _BODY_WRONG.search(body) and len(body + word) >= 3

    def _unheaded(self, window: str, offset: int, end: int, word: str) -> Iterator[Mention]:
        head = self._shares(offset)
        if head and self._sound(window, word) and word != "中心":
            name = head + self._folded[offset:end]
            yield self._named(offset, end, head, "organ-suffix-shared", name=name)

    def _committee(self, head: Head, end: int, word: str) -> Iterator[Mention]:
        """Read 市委, 政协清远市委员会 and 共青团某市委员会: a place, and nothing between it and 委."""
        prefix = _PREFIXED.search(self._folded[max(0, head.begin - 12) : head.begin])
        if prefix:
            yield self._named(head.begin - len(prefix[0]), end, "", "organ-committee")
        elif (
            word == "委"
            and head.sort in ("relative", "place")
            and not self._folded.startswith(("、", "会"), end)
        ):
            office = _PARTY_OFFICE.match(self._folded, end)
            if office and not _BODY_WRONG.search(office[0]):
                end = office.end()  # 市委智慧办
            yield self._named(head.begin, end, head.text, "organ-party")

    # -- what comes out

    def _named(self, begin: int, end: int, head: str, rule: str, name: str = "") -> Mention:
        head = head.removeprefix("中国共产党").removeprefix("中共")
        name = name or self._folded[begin:end]
        self._last = _Named(begin, end, head)
        if rule.endswith("relative") and self._below(head) or (rule == "organ-park" and self._general(head)):
            return Mention(
                "OrganCategory", begin, end, self._scan.document.text[begin:end], name, "organs-below"
            )
        return self._mention(begin, self._with_note(end), name, rule)

    def _general(self, head: str) -> bool:
        """Tell whether a committee's park is no certain one: 工业园区管委会, 开发园区管委会."""
        return head in _GENERAL_PARKS and not self._scan.speaker.park

    def _below(self, head: str) -> bool:
        """Tell whether 县, 镇 … speaks of many organs below the document's own place: 县公安局 in a city's paper."""
        if self._central:
            return True
        place = self._scan.speaker.place
        return (
            bool(place) and not (self._scan.speaker.park and head == "区") and not relative_chain(head, place)
        )

    def _with_note(self, end: int) -> int:
        """Return the end of the name with its office in brackets: 市委组织部（人才办）, 市政府办（金融）."""
        note = _NOTE.match(self._folded, end)
        if not note:
            return end
        inner = note[0][1:-1]
        is_office = (_NOTE_ORGAN.search(inner) and "、" not in inner) or (
            len(inner) <= 4 and self._in_duty(end)
        )
        return note.end() if is_office and not _NOTE_WRONG.search(inner) else end

    def _mention(self, begin: int, end: int, name: str, rule: str, *, anaphor: bool = False) -> Mention:
        text = self._scan.document.text[begin:end]
        return Mention("Department", begin, end, text, name, rule, anaphor=anaphor)

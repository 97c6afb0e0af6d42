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
from .committees import find as find_committees
from .organ_bodies import (
    OFFICE,
    TASK_BODIES,
    WITH_OFFICE,
    branch_end,
    government_office_end,
    own_offices,
    party_office_end,
    sound,
    state_body,
)
from .organ_described import find as find_categories
from .organ_ends import BOUND, BRANCH, OF_EACH, central_end, ends_well, note_end
from .organ_grammar import (
    RELATIVE,
    Head,
    best_head,
    best_start,
    committee_head,
    head_before,
    is_kind_of_park,
    starts_clean,
    street_head,
    window_before,
)
from .organ_short import find as find_later
from .organ_signs import Inside, acting_places, issuers, two_signs
from .scan import Scan
from .speaker import relative_chain

_LIST = re.compile(r"[、，；]|和|与|及|以及|或|会同|\+|/")
_RELATIVE_HEADS = RELATIVE | {"自治区", "自治州"}
_MANY = frozenset("各两三四五六七八九十〉］")  # 五|市市场监管局, 各县〈市〉|区人民政府
# Kinds whose branches may carry only their place's short name: 广东|金融监管|局
_BY_SHORT = frozenset(("局", "办事处", "管理局"))
_COMMITTEES = frozenset(("管委会", "管理委员会", "管委", "执委会", "党工委", "工作委员会", "执行委员会"))
_PLANNING = ("构建", "建设", "打造", "建成", "建立", "创建", "推进", "推动", "争创", "布局", "培育")
_ANYONES = frozenset(("政府", "管委会", "党委", "街道", "人大", "公安", "税务", "纪检监察"))
_STREETS = frozenset(("街道办事处", "街道办", "街办"))
_ACTS = re.compile(r"(?:（[^（）\n]{1,20}）)?(?:负责|会同|牵头|承担|商(?!务)|具体|等部门|等单位)")
_GIVEN = re.compile(r"(?:由|设在|[，。；\n])$")
_EDGES = tuple("以下简称 原 接受 具有 按照 根据 对 日 经 由 向 报 将 配合 会同 依托 支持".split())
_GENERALS = re.compile(r"^(?:总|中国人民解放军|军委|武警)")
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
    yield from find_later(scan, found, inside)
    yield from (m for m in find_committees(scan) if inside.allows(m))
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
        # 专班办公室 is the issuer 甲市人工智能产业专班办公室
        self._own_offices = own_offices(scan.metadata.issuers)
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
        if sign.word.startswith("委员会"):  # 国家教材|委员会办公室
            yield from self._by_suffix(begin, begin + 3)
            return
        if sign.word.endswith("管委") and self._folded.startswith("会", end):  # 丁教新|城管委|会
            begin, end, sign = end - 2, end + 1, Sign("管委会", "suffix")
        if not ends_well(self._folded, end):
            return
        end = branch_end(self._folded, end)
        if sign.role == "youth":
            yield self._named(begin, end, "", "organ-youth")
        elif sign.role == "suffix":
            yield from self._by_suffix(begin, end)
        else:
            yield from self._known(begin, end, sign.word)

    # -- names that the lexicon has

    def _known(self, begin: int, end: int, word: str) -> Iterator[Mention]:
        local, central = word in self._organs.local, word in self._organs.central
        behind = self._last.end if self._last else 0
        if word in _STREETS and (street := street_head(self._folded, begin + 2, behind, self._places)):
            yield from self._with_head(street, begin, end)
        elif (local or central) and (head := self._head(begin, word)) and self._fits(head, word, local=local):
            yield from self._with_head(head, begin, end)
        elif local and word not in self._organs.plain and (longer := self._with_body(begin, end, word)):
            yield longer  # 市住房和|城市更新局: the lexicon knows the end of it only
        elif central and not (local and self._is_local(begin)):
            yield from self._centre(begin, end, word)
        elif word.endswith("委员会") and (at := state_body(self._folded, begin, self._floor())) >= 0:
            office = OFFICE.match(self._folded, end)
            yield self._named(at, office.end() if office else end, "", "organ-state-body")
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

    def _fits(self, head: Head, word: str, *, local: bool = True) -> bool:
        if not local:  # 省|发展改革委 where the tables know the centre's only
            of_place = word[-1] in "局委办" or word == "人行"
            return head.sort == "relative" and of_place and starts_clean(self._folded, head.begin)
        if word.startswith(("委", "直属", "直机")) and head.sort == "park":
            return False
        if head.sort == "short":
            return bool(BRANCH.fullmatch(word)) or starts_clean(self._folded, head.begin)
        if head.sort == "park" and word in ("人民政府", "政府") and not head.text.endswith("街道"):
            return False
        return head.sort != "relative" or not self._each_has(head)

    def _each_has(self, head: Head) -> bool:
        """各地、州、|市市场监管局, 五|市市场监管局: one in each place."""
        many = self._folded[head.begin - 1 : head.begin] in _MANY
        return many or self._stands_behind_each(head.begin + len(head.text))

    def _stands_behind_each(self, at: int) -> bool:
        window = self._folded[max(0, at - 24) : at]
        return "各" in window and OF_EACH.search(window) is not None

    def _centre(self, begin: int, end: int, word: str) -> Iterator[Mention]:
        before = self._folded[begin - 1 : begin]
        if len(word) <= 4 and before and before in "省市县区州" and word not in ("国务院", "中共中央"):
            return
        # 安|全总|监, 国营|林业局, 总后勤部|卫生部
        loose = len(word) == 2 or (word in self._organs.local and word[-1] in "局会院")
        if loose and not (starts_clean(self._folded, begin) or self._folded.endswith(_EDGES, 0, begin)):
            return
        if self._last and self._last.end == begin and _GENERALS.match(self._last_text()):
            return
        stop = central_end(self._folded, end, self._places)
        if stop == end and word == "人行":  # 人行道
            return
        end = stop
        if not ends_well(self._folded, end):
            return
        yield self._named(begin, end, "", "lexicon-organ-centre")

    def _last_text(self) -> str:
        return self._folded[self._last.begin : self._last.end] if self._last else ""

    def _with_head(self, head: Head, begin: int, end: int) -> Iterator[Mention]:
        if self._folded[end - 2 : end] == "中心" and self._folded.endswith(_PLANNING, 0, head.begin):
            return  # 建设市政务服务中心
        many = self._shared_tail(head, begin, end)
        end = government_office_end(self._folded, end)
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
            name = (place.name if place else piece) + (tail[2:] if piece.endswith("街道") else tail)
            if not (head.sort == "relative" and self._below(piece)):
                out.append(self._mention(start, at - 1, name, "organ-shared-tail"))
            at = start
        return out[::-1]

    def _listed_head(self, head: Head, end: int, floor: int) -> str:
        if head.sort == "relative":
            char = self._folded[end - 1 : end]
            before = self._folded[end - 2 : end - 1]
            return char if char in RELATIVE and not re.match("[一-龥]", before) else ""
        if head.sort == "place":
            name = self._places.full_ending_at(self._folded, end) or self._places.short_ending_at(
                self._folded, end
            )
            start = end - len(name)
            return name if name and start >= floor and starts_clean(self._folded, start) else ""
        if head.sort == "park":
            match = re.search(r"[一-龥]{1,12}(?:区|园|城|街道)$", self._folded[max(floor, end - 14) : end])
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
        if word.startswith("委") or self._stands_behind_each(begin):
            return
        head = self._shares(begin)
        if head and (word not in self._organs.plain or self._in_duty(begin)):
            yield self._named(begin, end, head, "organ-shared-head", name=head + self._folded[begin:end])
            return
        in_duty = self._in_duty(begin)
        # 残联、妇联 in a list of who is responsible are the place's; 政府, 管委会 there are anyone's
        is_plain = word in self._organs.plain and (not in_duty or self._organs.kind_of(word) in _ANYONES)
        acts = word[-1] in "局厅" and not self._central and self._acts(begin, end)
        if is_plain or not (acts or starts_clean(self._folded, begin)):
            return
        if in_duty or acts or (word.endswith("厅") and len(word) > 2):
            yield self._named(begin, end, "", "organ-bare")

    def _acts(self, begin: int, end: int) -> bool:
        """Tell whether a name without a head acts for the speaker: "由经济发展局负责解释"."""
        given = _GIVEN.search(self._folded, max(0, begin - 2), begin)
        return given is not None and (given[0] == "设在" or _ACTS.match(self._folded, end) is not None)

    def _in_duty(self, offset: int) -> bool:
        at = bisect_right(self._duties, (offset, 1 << 60)) - 1
        return at >= 0 and offset < self._duties[at][1]

    # -- names that only their last character gives away

    def _by_suffix(self, begin: int, end: int) -> Iterator[Mention]:
        word = self._folded[begin:end]
        of_task = word in TASK_BODIES or word.endswith("委员会")
        if (word in WITH_OFFICE or word.endswith("委员会")) and (office := OFFICE.match(self._folded, end)):
            end = office.end()
        direct = self._head(begin, word)
        if direct and word in _COMMITTEES:
            yield from self._with_head(direct, begin, end)
            return
        if direct and word in ("委", "委员会"):
            yield from self._committee(direct, end, word)
            return
        if word in ("办", "中心", "委") and not BOUND.match(self._folded, end):
            return
        if named := self._with_body(begin, end, word):
            yield named
            return
        at = state_body(self._folded, begin, self._floor()) if of_task else -1
        if at >= 0:
            yield self._named(at, end, "", "organ-state-body")
            return
        window = self._window(begin, word)
        if not window and self._folded[begin:end] in self._own_offices:
            yield self._mention(begin, end, self._folded[begin:end], "organ-anaphor", anaphor=True)
        elif window and best_head(window, self._places) is None:
            yield from self._unheaded(window, begin - len(window), end, word)

    def _floor(self) -> int:
        """Return where a body of the State's may begin: 国务院 alone is no name before it."""
        if self._last is None:
            return 0
        return self._last.begin if self._last_text() == "国务院" else self._last.end

    def _window(self, begin: int, word: str = "") -> str:
        """Return the Chinese characters before ``begin``, back to a mark or the name before."""
        of_task = word in TASK_BODIES and word != "办公室"
        return window_before(self._folded, self._last.end if self._last else 0, begin, of_task=of_task)

    def _with_body(self, begin: int, end: int, word: str) -> Mention | None:
        """Return the name whose end is ``word`` and whose head stands further left: 市住房和|城市更新局."""
        window = self._window(begin, word)
        start = (
            best_head(window, self._places, short=word in _BY_SHORT or word == "国家公园管理局")
            if window
            else None
        )
        if start is None:
            return None
        head, body = start
        planned = word == "中心" and window[: head.begin].endswith(_PLANNING)  # 构建某省…中心
        if planned or not sound(body, word):
            return None
        at = begin - len(window) + head.begin
        return self._named(at, end, head.text, "organ-suffix-" + head.sort)

    def _unheaded(self, window: str, offset: int, end: int, word: str) -> Iterator[Mention]:
        head = "" if window.startswith(("中国", "国家")) else self._shares(offset)
        if head and sound(window, word) and word != "中心":
            name = head + self._folded[offset:end]
            yield self._named(offset, end, head, "organ-suffix-shared", name=name)
        elif word in ("局", "厅") and sound(window, word) and self._stands_in_duty(offset, end):
            yield self._named(offset, end, "", "organ-bare")

    def _stands_in_duty(self, begin: int, end: int) -> bool:
        if len(self._places.full_ending_at(self._folded, end - 1)) == end - 1 - begin:
            return False  # 绍兴市局
        bounded = starts_clean(self._folded, begin) and BOUND.match(self._folded, end)
        return bool(bounded) and self._in_duty(begin)

    def _committee(self, head: Head, end: int, word: str) -> Iterator[Mention]:
        """Read 市委, 政协清远市委员会 and 共青团某市委员会: a place, and nothing between it and 委."""
        prefix = _PREFIXED.search(self._folded[max(0, head.begin - 12) : head.begin])
        if prefix:
            yield self._named(head.begin - len(prefix[0]), end, "", "organ-committee")
        elif (
            word == "委"
            and head.sort in ("relative", "place")
            and not re.match("会|、(?!(?:自治区|[省市县区])(?:人民)?政府)", self._folded[end : end + 8])
        ):
            end = party_office_end(self._folded, end)  # 市委智慧办
            yield self._named(head.begin, end, head.text, "organ-party")

    # -- what comes out

    def _named(self, begin: int, end: int, head: str, rule: str, name: str = "") -> Mention:
        head = head.removeprefix("中国共产党").removeprefix("中共")
        name = name or self._folded[begin:end]
        below = head in _RELATIVE_HEADS and self._below(head)
        if below and (place := self._same_place(begin, head)):
            head, name, below = place, place + name[len(head) :], False
        self._last = _Named(begin, end, head)
        of_kind = rule == "organ-park" and not self._scan.speaker.park
        if below or (of_kind and is_kind_of_park(head, central=self._central)):
            return Mention(
                "OrganCategory", begin, end, self._scan.document.text[begin:end], name, "organs-below"
            )
        return self._mention(begin, note_end(self._folded, end, short=self._in_duty(end)), name, rule)

    def _same_place(self, begin: int, head: str) -> str:
        """Return the place that the name before has named: 甲省委、|省政府."""
        last = self._last
        known = last and last.head.endswith(head) and last.head not in _RELATIVE_HEADS
        if not last or not known or not _LIST.fullmatch(self._folded[last.end : begin]):
            return ""
        return last.head

    def _below(self, head: str) -> bool:
        """Tell whether 县, 镇 … speaks of many organs below the document's own place: 县公安局 in a city's paper."""
        if self._central:
            return True
        place = self._scan.speaker.place
        return (
            bool(place) and not (self._scan.speaker.park and head == "区") and not relative_chain(head, place)
        )

    def _mention(self, begin: int, end: int, name: str, rule: str, *, anaphor: bool = False) -> Mention:
        text = self._scan.document.text[begin:end]
        return Mention("Department", begin, end, text, name, rule, anaphor=anaphor)

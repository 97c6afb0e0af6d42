"""A stretch that ends with an organ's kind in, the offset where the organ's name begins out.

What stands before the kind tells: a place (清远市), a word for the document's own place (市, 区), a park, or
nothing, when the name shares its head with the one before it in a list (省财政厅、教育厅).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..lexicon import read_table
from ..lexicon.places import Places

#: Kinds of parks; alone, such a word names the speaker's own.
PARK_WORDS = frozenset(row["word"] for row in read_table("park_words"))
_GENERAL_PARKS = frozenset(
    "园区 工业园区 产业园区 产业园 开发园区 功能区 科技园区 工业园 景区 市辖区".split()
)
#: Stands for the document's own place: 市财政局, 区科技局.
RELATIVE = frozenset("省市县区州盟旗镇乡")
_WIDE_RELATIVE = ("自治区", "自治州", "街道", "园区", "示范区")
# 城市, 园区, 社区 …: the last character is no head of its own.
_INSIDE_WORD = re.compile(
    r"(?:城|都|超|上|门|股|楼|夜|集|入|面|菜|房|车|书|花|早|闹|灯|拍|批|"
    r"地|园|社|辖|城|郊|景|校|片|厂|库|林|灾|山|牧|矿|市|新|特|开发|示范|试验|保税|功能|高新|经开|合作|库|街|战|教|老|街|小|厂|"
    r"本|各|全|我|该|每|外|跨|两|三|多|节|减|贫困|邻|近|属|州|杭|神|九|故|还|回|返|家|他|异|水|古|集|城|重点|中心|建制)"
)
_PARK_ENDS = ("开发", "示范", "试验", "高新", "经开", "合作")
_OWN = re.compile(r"(?:我|本|全|该)$")
_PARTY = ("中共", "中国共产党")


# 各区, 直辖市, 设区的市: many places, whose organs are a collective.
_MANY = (
    "各",
    "每",
    "两",
    "三",
    "多",
    "跨",
    "直辖",
    "的",
    "辖",
    "地级",
    "县级",
    "属",
    "级",
    "以上",
    "以下",
    "地",
    "设",
)


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before an organ's kind: where it begins, its words, and of which sort it is.

    ``sort``: place (清远市), short (广东), relative (市), park (高新区), many (市、县: several).
    """

    begin: int
    text: str
    sort: str


def head_before(folded: str, end: int, floor: int, places: Places) -> Head | None:
    """Return the head of the name whose kind begins at ``end``, not before ``floor``; None where there is none."""
    if folded[end - 1 : end] == "）":
        return _bracketed(folded, end, floor)
    full = places.full_ending_at(folded, end)
    if (
        len(full) == 2
        and not _is_bound(folded[max(floor, end - 8) : end - 2])
        and not (places.full_ending_at(folded, end - 2))
    ):
        full = ""  # 军分区和|县人民武装部: no 和县
    if full == "会同县":
        full = ""  # 我局会同|县公安局; in that county's own papers 县 says as much
    if full and end - len(full) >= floor:
        begin = _outer_places(folded, end - len(full), floor, places)
        return _with_party(folded, Head(begin, folded[begin:end], "place"), floor)
    short = places.short_ending_at(folded, end)
    if (
        end - 1 >= floor and folded[end - 1] in RELATIVE and not (short and short[-1] == "州")
    ):  # 广州仲裁委员会
        return _relative(folded, end, floor, places)
    if folded[max(floor, end - 2) : end] == "街道":
        return _run(folded, end, floor, places)
    if short and end - len(short) >= floor:
        begin = end - len(short)
        return _with_party(folded, Head(begin, short, "short"), floor)
    return None


_BRACKETED = re.compile(r"[一-龥]{2,12}(?:区|园|城)（[一-龥]{2,8}）$")


def _bracketed(folded: str, end: int, floor: int) -> Head | None:
    """Read a park that tells its district in brackets: 甲州高新区（乙江）|发展改革局."""
    match = _BRACKETED.search(folded, max(floor, end - 24), end)
    return Head(match.start(), match[0], "park") if match else None


_STREET = re.compile(r"[一-龥]{2,4}")
_NO_STREET = re.compile(
    r"^(?:城市|每个|所在|属地|辖区|有关|相关|其他|各|地|[省市县区州镇乡])|[乡镇回交求持]$"
)


def street_head(folded: str, end: int, floor: int, places: Places) -> Head | None:
    """Return the street whose name ends at ``end`` (深圳市罗湖区丙城街道|办事处), None for 各街道, 街道."""
    run = _run(folded, end, floor, places)
    if run is None or not run.text.endswith("街道"):
        return None
    _, name = places.leading(run.text[:-2])
    known = bool(_STREET.fullmatch(name)) and not _NO_STREET.search(name)
    return run if known and folded[run.begin - 1 : run.begin] != "各" else None


def _outer_places(folded: str, begin: int, floor: int, places: Places) -> int:
    """Return where the chain of places that ends at ``begin`` starts: 广东省|清远市."""
    while (outer := places.full_ending_at(folded, begin)) and begin - len(outer) >= floor:
        begin -= len(outer)
    short = places.short_ending_at(folded, begin)
    # 徐州铜山区: the city's short name before its district's
    if short and begin - len(short) >= floor:
        inner = places.full_ending_at(folded, begin + 20) or ""
        place = places.find(short)
        if place and place.level != "county" and len(short) >= 2 and not inner.startswith(short):
            return begin - len(short)
    return begin


def _with_party(folded: str, head: Head, floor: int) -> Head:
    for word in _PARTY:
        if folded.endswith(word, floor, head.begin):
            begin = head.begin - len(word)
            return Head(begin, folded[begin : head.begin] + head.text, head.sort)
    return head


def _relative(folded: str, end: int, floor: int, places: Places) -> Head | None:
    """Read 市, 区 … before a kind: the document's own place, or the last character of a park's or another name."""
    before = folded[max(floor, end - 3) : end - 1]
    if _OWN.search(before):
        return Head(end - 1, folded[end - 1], "relative")
    if folded.endswith(("自治区", "自治州"), floor, end):
        return Head(end - 3, folded[end - 3 : end], "relative")
    if before.endswith(_MANY):
        return None
    if before and (_INSIDE_WORD.fullmatch(before[-1]) or before in _PARK_ENDS):
        # 高新区科技局 is a park's, 试点城市政府 nobody's
        return _run(folded, end, floor, places) if folded[end - 1] == "区" else None
    return _with_party(folded, Head(end - 1, folded[end - 1], "relative"), floor)


_PARK_LAST = frozenset("区园城港岛场地带镇山湖谷湾线心")


_IN_BRACKETS = re.compile(r"（[一-龥]{2,4}）$")  # 临空经济区（廊坊）|管委会


def committee_head(folded: str, end: int, floor: int, places: Places) -> Head | None:
    """Return the park (or the place's word) before 管委会: 甲市（乙县）产业园, 园区, 市开发区."""
    run = _run(folded, end, floor, places)
    if (
        run is None
        or _IN_BRACKETS.sub("", run.text)[-1:] not in _PARK_LAST
        or folded[run.begin - 1 : run.begin] in ("各", "、各")
    ):
        return None
    return run


#: Words that end what stands before a name: "委托|甲市（乙县）产业园管委会".
EDGE = re.compile(
    r"以下简称|以下称|给予|赋予|委托|授权|下放|报送|报经|报请|报告|提请|提交|移交|交由|转交|转送|抄送|抄报|抄告|上报|呈报|会同|联合|配合|协同|协助|协调|商请|"
    r"督促|指导|支持|鼓励|推动|组织|通过|依托|经过|根据|按照|以及|或者|其中|包括|所属|所在|下设|设立|成立|设在|牵头|负责|积极|主动|"
    r"定期|及时|统一|例如|之前|对接|争取|加强|推进|来自|属于|发挥|落实|责成|单位|部门|可以|应当|必须|不得|未经|已经|依法|联系|邀请|"
    r"要求|建议|明确|涉及|关于|领导|设置|凭|区内|(?<!自)由|向(?!阳)|与|和(?!平)|及|将|给|至|到|在|从|对|经(?![济开信贸营委科])|报(?!业)|请|受|让|使|被|是|的|"
    r"等|各|含|该|本|现(?!代)|原|须|应(?!急)|均|也|又|已|以(?![上下内外来后前])|并|或|按|为|获|全(?![国州南])|我|持续|进一步|深化|快|拓展|打造|建设|抓紧|组建|送达"
)
_RUN = re.compile(r"[一-龥A-Za-z0-9（）·]+$")


def _run(folded: str, end: int, floor: int, places: Places) -> Head | None:
    """Return the park or street whose name ends at ``end``: back to the last edge word, place or mark."""
    window = folded[max(floor, end - 30) : end]
    match = _RUN.search(window)
    if not match:
        return None
    run = match[0]
    start = best_start(run, places)
    words = run[start:]
    words = _balanced(words)
    if words.startswith("中共"):
        words = words[2:]
    if (
        len(words) < 2
        or words in ("地区", "社区", "园区", "辖区", "城市")
        and len(words) == 2
        and words != "园区"
    ):
        return None
    begin = end - len(words)
    return Head(begin, words, "park")


def _balanced(words: str) -> str:
    """Cut off what stands before a bracket without its other one: 县（市、区）政府（|管委会."""
    depth = 0
    for at in range(len(words) - 1, -1, -1):
        if words[at] == "）":
            depth += 1
        elif words[at] == "（":
            depth -= 1
            if depth < 0:
                return words[at + 1 :]
    return words[words.find("）") + 1 :] if depth else words


def best_start(run: str, places: Places) -> int:
    """Return where in ``run`` a park's name begins: behind the last edge word that no place's name holds."""
    start = 0
    for match in EDGE.finditer(run):
        if match.end() < len(run) - 1 and not _in_place(run, match.start(), match.end(), places):
            start = match.end()
    return start


def _in_place(run: str, begin: int, end: int, places: Places) -> bool:
    """Tell whether the edge word at ``begin:end`` belongs to a place's name (和平区, 对…) or to 产业 words."""
    for at in range(max(0, begin - 3), begin + 1):
        names, rest = places.leading(run[at:])
        if names and at + len(run[at:]) - len(rest) >= end and at <= begin:
            return True
        short = places.leading_short(run[at:])
        if short and at <= begin and at + len(short) >= end:
            return True
    return run[begin:end] in ("合作", "发展")


LISTED_BEFORE = re.compile(r"(?:[、，；：（［〈\n：/]|和|与|及|以及|或者|或|会同|由|向|报|经|商|请)$")
_GOVERNED = tuple(
    "会同 联合 配合 督促 指导 商 请 由 向 经 报 至 到 在 并 以及 依托 牵头 "
    "负责 委托 授权 对 与 和 送 交 抄送 报送 通过 是 月 日".split()
)
_NOT_HEAD = frozenset("场民内外级直属值价域块间际份长")  # 市场, 市民, 市级: but 市|民政局


def best_head(window: str, places: Places, *, short: bool = False) -> tuple[Head, str] | None:
    """Return the first head in ``window`` and what stands behind it; offsets are into ``window``.

    With ``short`` a place's short name with which the window begins counts too (广东|金融监管).

    >>> from policygraph.lexicon import load_lexicon
    >>> best_head("会同市城市运行和政务服务", load_lexicon().places)
    (Head(begin=2, text='市', sort='relative'), '城市运行和政务服务')
    """
    if short and (head := _short_head(window, places)):
        return head, window[len(head.text) :]
    for at, char in enumerate(window):
        names, rest = places.leading(window[at:])
        if names and rest:
            text = window[at : len(window) - len(rest)]
            if len(text) > 2 or _is_bound(window[:at]):  # 探|索县|级: no place
                return Head(at, text, "place"), rest
        if char in RELATIVE and _is_relative(window, at):
            return Head(at, char, "relative"), window[at + 1 :]
    return None


def _short_head(window: str, places: Places) -> Head | None:
    name = places.leading_short(window)
    known = 2 <= len(name) < len(window) and window[len(name)] not in RELATIVE
    return Head(0, name, "short") if known and not places.leading(window)[0] else None


def _is_relative(window: str, at: int) -> bool:
    after = window[at + 1 : at + 2]
    if after in _NOT_HEAD:
        return after == "民" and window[at + 2 : at + 3] in "政族营"
    return _is_bound(window[:at])


def _is_bound(before: str) -> bool:
    return not before or bool(LISTED_BEFORE.search(before[-3:])) or before.endswith(_GOVERNED)


_TO_THE_END = re.compile(r"[一-龥]+\Z")
_TO_THE_END_OF_TASK = re.compile(r"[一-龥A-Za-z0-9+“” ]+\Z")  # 某区OPC业态发展工作|专班


def window_before(folded: str, floor: int, begin: int, *, of_task: bool) -> str:
    """Return the Chinese characters before ``begin``, back to a mark or to ``floor``, the end of the name before."""
    pattern = _TO_THE_END_OF_TASK if of_task else _TO_THE_END
    match = pattern.search(folded[max(floor, begin - 30) : begin])
    text = match[0] if match else ""
    # 由市领导牵头的“甲市某建设|专班”: the name begins behind a quotation mark that is not closed
    return text[text.rfind("“") + 1 :].lstrip() if "”" not in text[text.rfind("“") :] else text.lstrip()


def starts_clean(folded: str, begin: int) -> bool:
    """Tell whether a name may begin at ``begin``: behind no Chinese character, or behind a word that lists."""
    before = folded[max(0, begin - 3) : begin]
    return not re.match(r"[一-龥]", before[-1:]) or bool(LISTED_BEFORE.search(before))


def is_kind_of_park(head: str, *, central: bool) -> bool:
    """Tell whether a committee's park is no certain one: 工业园区, 开发区（投资区）; to the centre any 开发区.

    >>> is_kind_of_park("工业园区", central=False), is_kind_of_park("开发区", central=False)
    (True, False)
    """
    kind = head.partition("（")[0]  # 开发区（投资区）
    return head in _GENERAL_PARKS or (kind in PARK_WORDS and (central or kind != head))

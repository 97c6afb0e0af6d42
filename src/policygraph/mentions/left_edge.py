"""Text and the offset of a name's head in, the offset where the name begins out.

A name that has neither a place nor a quotation mark before it begins behind a word that cannot belong to it: a verb
that governs it (实施, 依托), a function word, a number, a stop. Only a window of some 26 characters before the head
is cut into words.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ..lexicon.tables import read_table
from ..segment import Word
from .ground import Ground
from .word_lists import words_of

REACH = 28
# “实施 OPC 信用行动”: spaces around Latin words stand inside of a clause
_CLAUSE = re.compile(r"(?:[^\n。；，、：！？《》“”‘’（）［］\s.—…/|]| (?=[A-Za-z])|(?<=[A-Za-z]) )*")
_NUMBER = re.compile(
    r"[0-9.,%]+(?:年|月|日|个|项|家|批|条|大)?"
    r"|[一二三四五六七八九十两几多]+(?:个|项|批|家|条|大|类|种|件|座|所|场|轮|套|处|支|期)"
)
_STOP_TAGS = frozenset({"p", "r", "u", "uj", "ul", "uz", "ud", "ug", "uv", "y", "d", "q"})
_JOINING = frozenset({"和", "与", "及", "暨"})
_ABBREVIATIONS = frozenset(
    "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀贵黔滇藏陕秦甘陇青宁疆港澳台穗深莞佛汉杭甬蓉"
)
_DASHES = frozenset("—-–")
# What jieba tags zg are rare characters of names, and 县乡.
_RARE = re.compile(r"[^省市县区乡镇村]+")
_GEOGRAPHIC = frozenset("湾岛洲坝")


class Edge(NamedTuple):
    """Where a name begins, the words from there to the head, and what stood before it.

    ``governor`` is the verb that the name is the object of (empty where there is none); ``stop`` is the character
    or the function word that ended the walk (empty where the window's end did).
    """

    begin: int
    words: tuple[Word, ...]
    governor: str
    stop: str


@cache
def _roles() -> dict[str, str]:
    return {row["word"]: row["role"] for row in read_table("name_edges")}


@cache
def _not_proper() -> frozenset[str]:
    return frozenset(row["word"] for row in read_table("not_proper"))


def left_edge(ground: Ground, at: int, *, joins: str = "", strict: bool = False, floor: int = 0) -> Edge:
    """Return where the name whose head begins at ``at`` begins.

    ``joins`` names the joining words (和, 与) that the name may hold; ``strict`` lets no verb into it (a park's
    name holds 创新 and 合作 but not 推进); ``floor`` is as far left as it may go. The words' spans are offsets into
    the document's text.
    """
    start, boundary = _clause_begin(ground.masked, at, floor)
    words = [
        Word(word.text, word.tag, word.begin + start, word.end + start)
        for word in ground.segmenter.tagged(ground.masked[start:at])
    ]
    if not boundary and start > 0 and words:
        words.pop(0)  # the window may have cut it
    words = [part for word in words for part in _split_particle(ground, word)]
    kept, governor, stop = _walk(words, joins, strict=strict)
    if kept < len(words) and words[kept].text in _JOINING:
        kept, verb = _strip_weak(words, kept + 1)  # 鼓励和支持甲专项
        governor = verb or governor
    if not governor or (stop and not _is_count(stop)):
        kept, verb = _strip_weak(words, kept)
        governor = verb or governor
    while kept < len(words) and words[kept].text == " ":
        kept += 1
    begin = words[kept].begin if kept < len(words) else at
    return Edge(begin, tuple(words[kept:]), governor, stop or (boundary if kept == 0 else ""))


def _split_particle(ground: Ground, word: Word) -> tuple[Word, ...]:
    """由省, 将雄安: words that jieba guesses from a particle and what follows it; 如|实在 for 如实|在."""
    if word.text == "实在" and ground.masked[word.begin - 1 : word.begin] == "如":
        return Word("实", "ad", word.begin, word.end - 1), Word("在", "p", word.end - 1, word.end)
    if word.text == "入市" and ground.masked[word.begin - 1 : word.begin] in _PUTS:
        cut = word.begin + 1  # 接入|市停车信息管理平台
        return Word("入", "v", word.begin, cut), Word("市", "n", cut, word.end)
    if word.text[0] in "省市" and len(word.text) > 2 and not ground.segmenter.knows(word.text):
        cut = word.begin + 1  # 省|楚甲 in 依托省楚甲人工智能服务平台
        return Word(word.text[0], "n", word.begin, cut), Word(word.text[1:], "nz", cut, word.end)
    if word.text[0] not in _PARTICLES or len(word.text) < 2 or ground.segmenter.knows(word.text):
        return (word,)
    cut = word.begin + 1
    return Word(word.text[0], "p", word.begin, cut), Word(word.text[1:], word.tag, cut, word.end)


_PUTS = frozenset("接纳录嵌导并归汇载")
_PARTICLES = frozenset("含由将在对与把向于从为及和到至使被让给以按好")


def _clause_begin(text: str, at: int, floor: int) -> tuple[int, str]:
    """Return where the stretch before ``at`` without punctuation begins, and the character before it."""
    low = max(floor, at - REACH)
    match = _CLAUSE.match(text[low:at][::-1])
    length = match.end() if match else 0
    start = at - length
    if start == low:
        return start, ("" if low > floor else "\n")
    return start, text[start - 1]


def _walk(words: list[Word], joins: str, *, strict: bool) -> tuple[int, str, str]:
    roles = _roles()
    at = len(words)
    while at > 0:
        word = words[at - 1]
        role = roles.get(word.text, "")
        if role == "governs" or (strict and role == "weak"):
            return at, word.text, ""
        if not role and len(word.text) == 4 and roles.get(word.text[2:]) == "governs":
            return at, word.text[2:], ""  # 顺利完成, 纵深推进: an adverb and the verb
        if word.text in _JOINING:
            if word.text not in joins or at == len(words) or at == 1:
                return at, "", word.text
        elif role == "function" or (not role and _ends_name(word, last=at == len(words))):
            return at, _governor_before(words, at), word.text
        at -= 1
    return 0, "", ""


def _is_count(stop: str) -> bool:
    """新一轮, 首批, 2: what stands between a verb and the name that it governs."""
    return stop in {"新一轮", "首批", "第一批", "第二批", "第三批", "了", "好", "若干"} or bool(
        _NUMBER.fullmatch(stop)
    )


def _ends_name(word: Word, *, last: bool) -> bool:
    if word.tag in _STOP_TAGS or word.tag.startswith("u"):
        if word.text in _GEOGRAPHIC:
            return False  # 长甲湾, whose 湾 jieba has no tag for
        return word.tag != "d" or len(word.text) < 2
    if word.tag == "zg":
        return not _RARE.fullmatch(word.text)  # 县乡, not 琶洲
    return word.tag in {"m", "t", "mq"} and not last and bool(_NUMBER.fullmatch(word.text))


def _governor_before(words: list[Word], at: int) -> str:
    """Return the verb before a number or a function word: 实施 in 实施了新一轮…."""
    roles = _roles()
    if at > 1 and words[at - 1].text == "好":
        return words[at - 2].text + "好"  # 用好, 办好
    for word in reversed(words[max(0, at - 3) : at]):
        if roles.get(word.text) in {"governs", "weak"}:
            return word.text
        if roles.get(word.text) != "function" and not _NUMBER.fullmatch(word.text):
            break
    return ""


_SCOPES = frozenset("领域 行业 区域 地区 群体 人群 场所 流域".split())  # 重点|领域知识产权保护行动
_ADVERBS = frozenset("全面 纵深 深入 持续 加快 扎实 稳步 统筹 大力 协同 有序 积极".split())


def _strip_weak(words: list[Word], kept: int) -> tuple[int, str]:
    """Drop the verbs that a clause opens with: 推进 in 推进绿色制造…, where no other verb governs."""
    roles, governor = _roles(), ""
    while kept < len(words):
        word = words[kept].text
        if word[:2] in _ADVERBS and roles.get(word[2:]) == "weak":
            word = word[2:]  # 全面|推进, not 工程|建设
        if roles.get(word) not in {"weak", "noun"}:
            break
        if word == "重点" and kept + 1 < len(words) and words[kept + 1].text in _SCOPES:
            break
        governor = word
        kept += 1
    return kept, governor


def across_dash(ground: Ground, edge: Edge, begin: int) -> int:
    """中国—巴西…合作平台: of a name that begins behind a dash return where the place before the dash begins."""
    if begin != edge.begin or edge.stop not in _DASHES:
        return begin
    at = begin
    while at > 0 and ground.masked[at - 1] in _DASHES:
        at -= 1
    if state := _STATE_AND_PLACE.search(ground.masked, max(0, at - 12), at):
        return state.start()
    run = _CJK_BEFORE.search(ground.masked[max(0, at - 4) : at])[0]  # type: ignore[index]
    words = ground.segmenter.tagged(run)
    if not words:
        return begin
    if len(run) == len(words) == 2 or [len(word.text) for word in words[-2:]] == [1, 1]:
        # 磨甲—磨乙合作区, 中老磨甲—磨乙合作区: jieba knows neither character's word
        return at - 2 - 2 * (run[:-2] in _TWO_STATES)
    last = Word(words[-1].text, words[-1].tag, at - len(words[-1].text), at)
    if (
        begin - at == 1
        and last.tag[:1] == "n"
        and len(last.text) > 1
        and is_place(ground.masked[begin : begin + 2], short=True)
    ):
        return last.begin  # 关甲—天水经济区: of two lands that one dash joins the second is a place
    return last.begin if last.tag == "ns" or is_proper(ground, last) or is_unknown(ground, last) else begin


_TWO_STATES = words_of("park-of-two-states")
_STATE_AND_PLACE = re.compile(r"中国（[一-龥]{2,5}）$")  # 中国（甲徽）—泰国经贸创新发展示范园区
_CJK_BEFORE = re.compile(r"[\u4e00-\u9fff]*$")


def is_of_two(word: str) -> bool:
    """Say whether a word is made of places' one-character names.

    >>> is_of_two("深港"), is_of_two("深圳")
    (True, False)
    """
    return all(char in _ABBREVIATIONS for char in word)


def is_edge(word: str) -> bool:
    """Say whether a word is one that a name ends behind: a verb that governs it, a function word.

    >>> is_edge("新建"), is_edge("长春")
    (True, False)
    """
    return word in _roles()


def is_common(word: str) -> bool:
    """Say whether a word is one of those that names of parks are full of and that name nothing in particular.

    >>> is_common("人工智能"), is_common("中关村")
    (True, False)
    """
    return word in _not_proper()


def is_proper(ground: Ground, word: Word) -> bool:
    """Say whether a word names something in particular: a place, an abbreviation of two places."""
    if word.text in _not_proper() or len(word.text) < 2:
        return False
    if word.begin in ground.place_begins or word.end in ground.place_ends or is_place(word.text):
        return True
    if is_of_two(word.text):
        return True
    return word.tag in {"ns", "nr", "nrt", "nrfg"} and word.text not in _roles()


def is_unknown(ground: Ground, word: Word) -> bool:
    """Say whether jieba does not know a word of two to four characters: most such are names (苏相, 泰洋湖)."""
    if not word.text.isalpha() or word.text.isascii() or not _PARTICLES.isdisjoint(word.text):
        return False
    return (
        2 <= len(word.text) <= 4 and word.text not in _not_proper() and not ground.segmenter.knows(word.text)
    )


@cache
def _places(short: bool) -> frozenset[str]:
    rows = (*read_table("places"), *read_table("places_supplement"))
    levels = {row["level"] for row in rows} if short else {"province", "city", "area"}
    shorts = {row["short"] for row in rows if row["level"] in levels and len(row["short"]) > 1}
    return frozenset({row["name"] for row in rows} | shorts)


def is_place(word: str, *, short: bool = False) -> bool:
    """Say whether a word is a province, a city, a county with its suffix (or ``short`` of it), or a new area.

    >>> is_place("广东"), is_place("佛冈县"), is_place("佛冈"), is_place("佛冈", short=True)
    (True, True, False, True)
    """
    return word in _places(short)


def without_verbs(edge: Edge) -> Edge:
    """Drop verbs that a name of a thing cannot begin with: 上线运行甲平台."""
    kept, verb = _strip_weak(list(edge.words), 0)
    if kept == 0 or kept == len(edge.words):
        return edge
    return Edge(edge.words[kept].begin, edge.words[kept:], verb or edge.governor, edge.stop)

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

REACH = 28
_CLAUSE = re.compile(r"[^\n。；，、：！？《》“”‘’（）［］\s—…/|]*")
_NUMBER = re.compile(
    r"[0-9０-９.,%]+|[0-9]+(?:年|月|日|个|项|家|批|条|大)?|[一二三四五六七八九十两几多]+(?:个|项|批|家|条|大|类|种|件|座|所)"
)
_STOP_TAGS = frozenset({"p", "r", "u", "uj", "ul", "uz", "ud", "ug", "uv", "y", "d", "zg", "q"})
_JOINING = frozenset({"和", "与", "及", "暨"})
_ABBREVIATIONS = frozenset(
    "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀贵黔滇藏陕秦甘陇青宁疆港澳台穗深莞佛汉杭甬蓉宁"
)
_PROPER_TAGS = frozenset({"ns", "nr", "nrt", "nz", "nrfg"})
#: Words that jieba tags as proper names, or does not know, though they name nothing in particular.
_NOT_PROPER = frozenset(
    "城市 上市 宜居 新建 高原 普及 山水 云 中国 中华 全国 国际 国家 建立健全 慢病 碳达峰 新一轮 申报 普通 联网 智慧 小微 高水平 "
    "数字 智能 青少年 高新区 开发区 自贸 康复 惠民 惠企 英才 立德 文明 高级 公共安全 安全 大湾区 博士后 师范 西部 东部 中部 沿海 "
    "沿边 内陆 边境 跨境 放管服 专精特新 小升规 个转企 特高压 导航 北斗 绿色 高效 和谐 平安 幸福 美丽 长效 常态 大 高 新 强 新能源 "
    "综合 省市 两岸 全域 海外 境外 贫困地区 农林 中小 智能网 高质 尖端 现代 高端 首批 任务 优质 全球 世界 亚洲 创新型 新型 专业 绿电 零碳 "
    "双碳 全过程 沿线 长寿 高校 综合性 多功能 特色 信用 数据 金融 康养 文旅 中医药 海洋 人工智能 新兴 产业 机器人 高成长 孵化 高能级 大宗 "
    "陆海 保税 冷链 供应链 铁路 航空 临空 空港 临港 港口 口岸 物流 冰雪 元宇宙 集成电路 半导体 生物 医药 低碳 循环 工业 农业 农村 乡村 校园 园区 "
    "社区 街区 片区 景区 生态 环保 清洁 光伏 风电 氢能 储能 煤炭 稀土 新材料 电子 信息 软件 互联网 科技 科创 教育 文化 体育 旅游 卫生 健康 养老 人才".split()
)


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


def left_edge(ground: Ground, at: int, *, joins: bool = False) -> Edge:
    """Return where the name whose head begins at ``at`` begins; ``joins`` lets it hold 和, 与, 及.

    Words' spans are offsets into the document's text.
    """
    start, boundary = _clause_begin(ground.masked, at)
    words = [
        Word(word.text, word.tag, word.begin + start, word.end + start)
        for word in ground.segmenter.tagged(ground.masked[start:at])
    ]
    if not boundary and start > 0 and words:
        words.pop(0)  # the window may have cut it
    kept, governor, stop = _walk(words, joins=joins)
    if not governor and kept > 0 and not stop:
        pass
    if not governor:
        kept, governor = _strip_weak(words, kept)
    begin = words[kept].begin if kept < len(words) else at
    return Edge(begin, tuple(words[kept:]), governor, stop or (boundary if kept == 0 else ""))


def _clause_begin(text: str, at: int) -> tuple[int, str]:
    """Return where the stretch before ``at`` without punctuation begins, and the character before it."""
    low = max(0, at - REACH)
    match = _CLAUSE.match(text[low:at][::-1])
    length = match.end() if match else 0
    start = at - length
    if start == low:
        return start, ("" if low else "\n")
    return start, text[start - 1]


def _walk(words: list[Word], *, joins: bool) -> tuple[int, str, str]:
    roles = _roles()
    at = len(words)
    while at > 0:
        word = words[at - 1]
        role = roles.get(word.text, "")
        if role == "governs":
            return at, word.text, ""
        if word.text in _JOINING and joins and 1 < at < len(words):
            at -= 1
            continue
        if role == "function" or (not role and _ends_name(word, last=at == len(words))):
            return at, _governor_before(words, at), word.text
        at -= 1
    return 0, "", ""


def _ends_name(word: Word, *, last: bool) -> bool:
    if word.tag in _STOP_TAGS or word.tag.startswith("u"):
        return word.tag != "d" or len(word.text) < 2
    return word.tag in {"m", "t", "mq"} and not last and bool(_NUMBER.fullmatch(word.text))


def _governor_before(words: list[Word], at: int) -> str:
    """Return the verb before a number or a function word: 实施 in 实施了新一轮…."""
    roles = _roles()
    for word in reversed(words[max(0, at - 4) : at]):
        if roles.get(word.text) in {"governs", "weak"}:
            return word.text
    return ""


def _strip_weak(words: list[Word], kept: int) -> tuple[int, str]:
    """Drop the verbs that a clause opens with: 推进 in 推进绿色制造…, where no other verb governs."""
    roles, governor = _roles(), ""
    while kept < len(words) and roles.get(words[kept].text) == "weak":
        governor = words[kept].text
        kept += 1
    return kept, governor


def is_proper(ground: Ground, word: Word) -> bool:
    """Say whether a word names something in particular: a place, or a word that jieba does not know."""
    if word.text in _NOT_PROPER or len(word.text) < 2:
        return False
    if word.begin in ground.place_begins or word.end in ground.place_ends:
        return True
    if all(char in _ABBREVIATIONS for char in word.text):
        return True
    return word.tag in _PROPER_TAGS

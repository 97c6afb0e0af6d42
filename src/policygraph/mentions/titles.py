"""The name of a document in, its form out: what in 《》 is a policy, and how its title is taken apart.

A title of an official document (公文) reads "issuer + 关于 + subject + 的 + form" (党政机关公文处理工作条例,
art. 9); a law or a plan is named by its subject with the form at its end. What ends in a form of document is a
policy; what ends in 证, 合同, 表 is a licence, a contract, a sheet to fill in.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ..lexicon.tables import read_table
from ..model import Document

#: Brackets at a title's end that do not change which document it is: （试行）, （2026—2028年）, （第一批）.
_TAIL = re.compile(
    r"(?:（[^（）]{1,40}(?:（[^（）]*）[^（）]*)?）|“?[0-9]+\.[0-9]+“?版?|[0-9]{4}年?版|修订稿|草案)$"
)
_CARRIED = re.compile(
    r"(?:关于)?(?:印发|转发|批转|发布|公布|颁布|下发)(?:.*?关于印发)?[《〈]?(.{4,})[》〉]?的(?:通知|公告|通告|决定|函|令)$"
)
_ALL_QUOTED = re.compile(r"“[^“”]*”")  # but not “无人机”应用方案
# 某局转发某厅关于…的通知, 某局关于转发某厅…的通知; 关于做好转发工作的通知 is none.
_FORWARDS = re.compile(r"(?:(?!关于).)*?(?:关于)?(?:转发|批转)")
# "（2026-2027年）" and "（2026—2027年）" are one edition, with or without a hyphen.
_DROPPED = re.compile(r"[\s“”《》〈〉<>\"'‘’—–~～-]")
_LOOSE = re.compile(r"关于|的")
# "广东省人民政府办公厅关于…": what stands before 关于 is the issuer when it ends like an organ.
_ISSUER = re.compile(
    r"[^关《》。，；]{0,60}?(?:国务院|政府|中央|委|办|厅|局|部|院|署|会|行|社|军|室|中心|公司|大队|支队|集团|学|省|市|区|县)"
    r"(?=(?:关于|转发|印发|批转|对)|《关于)"
)
_MODIFIERS = re.compile(r"^(?:本|该|若干|实施|暂行|试行|有关|相关|工作|行动|管理|“|《)+")
_COUNTED = re.compile(r"[一二三四五六七八九十0-9]+条(?:政策措施|措施|政策|意见|举措)?")
_STATE = "中华人民共和国"
_SHORT = 4
#: 国发〔2019〕3号, without the word that governs it: "按照国发〔2019〕3号", "和财教〔2021〕310号".
DOCUMENT_NUMBER = re.compile(
    r"(?:(?<![一-龥])|(?<=按照|根据|依据|依照|落实|执行|贯彻|遵照|印发)|(?<=[以见和与及的经由])|(?<=按)(?!照))"
    r"(?:(?!根据|依据|依照|落实|执行|贯彻|遵照|精神|[按要应])[一-龥]){2,10}?［(?:19|20)[0-9]{2}］ ?第? ?[0-9]+ ?号"
)
_ORDER = re.compile(r"(?:[一-龥]{2,12}令)?第 ?[0-9]+ ?号(?:[一-龥]{0,8}令)?")
_BESIDE = re.compile(r" ?（([^（）\n]{2,60})）")
_ALIAS = re.compile(r"(?:以下(?:简|统)?|下)称[为:：]? ?[“《]?([^“”《》，、。；（）]{2,30})[”》]?")


@cache
def _tails() -> dict[str, str]:
    """The known ends of names: a policy's with its form, all others with ''."""
    tails = {row["tail"]: "" for row in read_table("not_policies")}
    return tails | {row["head"]: row["form"] for row in read_table("policy_heads")}


@cache
def _longest() -> int:
    return max(map(len, _tails()))


@lru_cache(maxsize=4096)  # a document's titles are asked for many times
def bare(title: str) -> str:
    """Return a title without the brackets, version and edition at its end.

    >>> bare("某市支持创业行动方案（2026—2028年）（试行）"), bare("“就业九条”3.0版")
    ('某市支持创业行动方案', '“就业九条”')
    """
    while match := _TAIL.search(title):
        title = title[: match.start()]
    return title


def form(title: str) -> str | None:
    """Return the form of document that a title ends in, '' for what is no policy, None for what no table knows.

    >>> form("某市促进就业若干措施（试行）"), form("建筑工程施工许可证"), form("某领域准入清单（2022年版）")
    ('measures', '', 'list')
    >>> form("天工开物") is None
    True
    """
    stem = bare(title).rstrip("”“ 》〉")
    tails = _tails()
    for size in range(min(_longest(), len(stem)), 0, -1):
        if (found := tails.get(stem[-size:])) is not None:
            return found
    return None


def is_bare(title: str) -> bool:
    """Return whether a title is a form of document and nothing else: 实施细则, 若干政策, 办法.

    >>> is_bare("若干政策"), is_bare("实施细则（试行）"), is_bare("价格法")
    (True, True, False)
    """
    stem = _MODIFIERS.sub("", bare(title)).rstrip("”》")
    return stem == "" or bool(_COUNTED.fullmatch(stem)) or (len(stem) <= _SHORT and bool(_tails().get(stem)))


@lru_cache(maxsize=4096)
def key(title: str) -> str:
    """Return what two spellings of one title have in common: no quotes, no 《》, no white space, one width.

    >>> key("《关于深入实施“双减”行动的意见》")
    '关于深入实施双减行动的意见'
    """
    return _DROPPED.sub("", title)


def loose_key(title: str) -> str:
    """Return `key` without the words that a notice's title drops: 关于清理团体的意见, 清理团体意见.

    >>> loose_key("关于清理团体的意见（试行）")
    '清理团体意见'
    """
    return _LOOSE.sub("", key(bare(title)))


def carried(title: str) -> str:
    """Return the title of the plan that a notice carries (关于印发…的通知), or ''.

    >>> carried("某市人民政府关于印发某市支持创业若干措施的通知"), carried("国务院关于支持创业的意见")
    ('某市支持创业若干措施', '')
    >>> carried("某局印发《某市创业办法（试行）》的通知")
    '某市创业办法（试行）'
    """
    match = _CARRIED.search(title)
    if match is None:
        return ""
    plan = match[1].lstrip("《〈 ")
    plan = plan.split("》")[0] if "》" in plan else plan.rstrip("〉 ")
    plan = plan[1:-1] if _ALL_QUOTED.fullmatch(plan) else plan
    return plan if form(plan) else ""


def is_forwarding(title: str) -> bool:
    """Return whether a notice's title says that it passes on another organ's document (转发, 批转).

    >>> is_forwarding("国务院办公厅转发民政部关于清理意见的通知"), is_forwarding("关于印发办法的通知")
    (True, False)
    >>> is_forwarding("某市水利局关于转发《某省水利厅关于做好节水工作的通知》的通知")
    True
    """
    return bool(_FORWARDS.match(title))


def passed_on(title: str) -> str:
    """Return what a forwarding title passes on, in the title's own words, or ''.

    >>> passed_on("某市某局转发某省某厅关于做好节水工作的通知")
    '某省某厅关于做好节水工作的通知'
    >>> passed_on("某局关于转发《某省某厅关于做好节水工作的通知》的通知")
    '某省某厅关于做好节水工作的通知'
    """
    match = _FORWARDS.match(title)
    if match is None:
        return ""
    rest = title[match.end() :].lstrip(" ")
    return rest[1:].split("》")[0] if rest.startswith("《") else rest


def issuer(title: str) -> str:
    """Return the organs that a title begins with ("国务院办公厅" in 国务院办公厅关于…), or ''.

    >>> issuer("某市财政局 某市科学技术局关于印发某办法的通知"), issuer("关于印发某办法的通知")
    ('某市财政局 某市科学技术局', '')
    """
    match = _ISSUER.match(title)
    return match[0] if match else ""


def without_state(title: str) -> str:
    """Return a law's name without the state's.

    >>> without_state("中华人民共和国公司法"), without_state("公司法")
    ('公司法', '公司法')
    """
    return title.removeprefix(_STATE)


def beside(document: Document, end: int) -> tuple[str, str]:
    """Return the number and the short name right behind a title: （国发〔2019〕3号，以下简称《意见》）."""
    number = alias = ""
    while match := _BESIDE.match(document.folded, end):
        inside = match[1]
        if found := DOCUMENT_NUMBER.search(inside) or _ORDER.search(inside):
            begin = match.start(1) + found.start()
            number = document.text[begin : begin + len(found[0])].replace(" ", "")
        if found := _ALIAS.search(inside):
            alias = found[1].strip()
        end = match.end()
        if not number and not alias:
            break
    return number, alias

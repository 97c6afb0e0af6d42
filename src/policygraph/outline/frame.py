"""A document's blocks in, what each one is to the text out: title, addressee, signature, annex, or content.

The parts are those of GB/T 9704-2012: 标题, 发文字号, 主送机关, 正文, 附件说明, 发文机关署名, 成文日期, 附件.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import TYPE_CHECKING

from ..once import once
from ..read.site import has_title_form
from .number import number_at

if TYPE_CHECKING:
    from ..model import Block, Document


class Role(Enum):
    """What a block is."""

    CONTENT = auto()
    TITLE = auto()  # the document's own
    FRAME = auto()  # number, date line, addressee, 您好, list of annexes, notes below the signature
    SIGNATURE = auto()
    PLAN = auto()  # the title of a plan that the document carries


_N = "[〇○零一二三四五六七八九十0-9 ]"
_DATE = rf"{_N}{{4,9}}[年月]{_N}{{1,4}}月{_N}{{1,4}}日"
# "某局2026年3月6日发布，征求意见时间为…": what a page says below a draft
_DATE_LINE = re.compile(
    rf"(?P<organ>[^，。；：？！]{{0,60}}?){_DATE}(?:(?:印发|发布|公布)(?:，(?:公开)?征求意见[^。\n]{{0,60}})?)?。?"
)
_DOCUMENT_NUMBER = re.compile(
    r"[^，。；：\n]{1,20}?(?:［ ?[0-9]{4} ?］|（[0-9]{4}）)[^，。；：\n]{0,8}?[0-9]{1,6} ?号?(?:文件)?[）］]?"
)
_ORDER_NUMBER = re.compile(
    r"[（［]?(?:[^，。；：\n]{0,20}令)?第? ?[0-9一二三四五六七八九十百〇]{1,6} ?号[）］]?"
)
_HISTORY = re.compile(
    r"[（(]?(?:——)?(?:"
    rf"{_DATE}[^\n]*?(?:通过|公布|发布|批准|修订|修正|施行|会议上|批复|印发|备案)[^\n]*|"
    r"(?:根据)[^\n]{4,80}(?:修订|修正|修改)[）。]?|"
    r"[^\n]{2,60}(?:通过|公布|发布|批准|修订|修正)[）])"
)
_ADDRESSEE = re.compile(r"(?!.*(?:如下|以下|下列|包括))[^。！\n]{2,260}：")
_ADDRESSED = re.compile(
    r"(?:各|政府|兵团|委员会|厅|局|委|院|部|办|行|社|公司|会|代表|委员|同志|先生|女士|机构|单位|部门|学校|单位|县|区|市|省|国务院)[）]?：$"
)
_GREETING = re.compile(r"(?:您好|你好|你们好)[！!]?|各位(?:代表|委员|领导|同志)[们]?[：！，]?.{0,12}")
_ANNEX = re.compile(r"附 ?(?:件|表|录|图) ?[0-9一二三四五六七八九十]{0,3}[：:.]?(?: .{0,40})?|附[：:]")
_ANNEX_LIST = re.compile(r"附 ?(?:件|表|录)[0-9]{0,2} ?[：:.] ?\S.{0,120}")
_ANNEX_ITEM = re.compile(r"[0-9]{1,2}[.、][^。；]{2,100}")
_NOTE = re.compile(
    r"（[^（）]{0,12}(?:此件|此页|本文|公开|不公开|删减|联系人|信息公开)[^\n]{0,120}|（?联系(?:人|单位|电话|方式)[：；][^\n]{0,120}|"
    r"（?(?:公开|信息公开)(?:属性|方式|形式|类别)：?[^\n]{0,30}|抄送[：:][^\n]{0,300}|（完）|（此件[^\n]{0,30}）"
)
# What those lines begin with: 附件, （此件…, 联系人, 公开方式, 信息公开…, 抄送
_FRAME_BEGINS = frozenset("附（联公信抄")
_NAMED = re.compile(r"(?=.*[\u4e00-\u9fff])[^。；，：？！…\n]{2,40}")
_PLACED = re.compile(r"^.{0,8}[省市县区州]|国务院|^[0-9〇○零一二三四五六七八九十]")
_CONTACT = re.compile(r"（?联系|（?(?:信息)?公开(?:属性|方式|形式|类别)")
_LOOK_BACK = 12
_HEAD = 14
_CONTENTS = re.compile(r"目 *录")
_UNDER_TITLE = re.compile(r"（[^。]{2,60}）")


@once
def roles_of(document: Document) -> tuple[Role, ...]:
    """Return the role of each of the document's blocks, in their order."""
    roles = [Role.CONTENT] * len(document.blocks)
    texts = [document.folded[block.begin : block.end] for block in document.blocks]
    body = _opening(document, texts, roles)
    _signatures(document, texts, roles, body)
    _plans(document, texts, roles, body)
    _contents(texts, roles, body)
    return tuple(roles)


def _numbered(document: Document, block: Block) -> bool:
    number = number_at(document.folded, block.begin, block.end)
    return number is not None and not number.broken


def _opening(document: Document, texts: list[str], roles: list[Role]) -> int:
    """Mark the title and what stands between it and the text; return where the text begins."""
    at = _title_end(document, texts)
    roles[:at] = [Role.TITLE] * at
    while at < min(len(texts), _HEAD):
        if not _is_opening(document, texts, at):
            break
        roles[at] = Role.FRAME
        at += 1
    return at


def _is_opening(document: Document, texts: list[str], at: int) -> bool:
    text = texts[at]
    if _GREETING.fullmatch(text) or _DOCUMENT_NUMBER.fullmatch(text) or _ORDER_NUMBER.fullmatch(text):
        return True
    if document.blocks[at].kind == "row" or _numbered(document, document.blocks[at]):
        return False
    if _HISTORY.fullmatch(text) or is_addressee(text):
        return True
    # "上海市市长 龚 正": who speaks stands between the title of a report and 各位代表
    greeted = any(_GREETING.fullmatch(later) for later in texts[at + 1 : at + 5])
    # "1980年12月27日 国家经济委员会 / 国家基本建设委员会 / 国家档案局发布": above 第一章, one a line
    return (greeted and len(text) <= 40) or (
        len(text) <= 30 and "。" not in text and _law_below(document, at)
    )


def _law_below(document: Document, at: int) -> bool:
    """Whether 第一章 or 第一条 follows within a few lines."""
    for block in document.blocks[at + 1 : at + 7]:
        number = number_at(document.folded, block.begin, block.end)
        if number:
            return number.value == 1 and number.style in {"article", "chapter", "part"}
    return False


def is_addressee(text: str) -> bool:
    """Whether a folded line names those whom the document is addressed to (主送机关).

    >>> is_addressee("各省、自治区、直辖市人民政府，国务院各部委："), is_addressee("现通知如下：")
    (True, False)
    """
    return bool(_ADDRESSEE.fullmatch(text) and _ADDRESSED.search(text))


def _title_end(document: Document, texts: list[str]) -> int:
    """Return how many blocks the title takes: one, or those it is broken over; 0 where there is none."""
    if (
        not texts
        or len(texts[0]) > 120
        or texts[0].endswith(("。", "；", "：", "，"))
        or document.blocks[0].kind == "row"
    ):
        return 0
    if _numbered(document, document.blocks[0]) and not has_title_form(texts[0]):
        return 0
    if has_title_form(texts[0]):
        return 1
    for end in range(2, min(5, len(texts)) + 1):
        line = texts[end - 1]
        if (
            len(line) > 60
            or line.endswith(("。", "；", "："))
            or _numbered(document, document.blocks[end - 1])
        ):
            break
        if has_title_form(line) and (line.startswith("关于") or len(texts[0]) < 40):
            return end
    return 1


def _signatures(document: Document, texts: list[str], roles: list[Role], body: int) -> None:
    for at in range(body, len(texts)):
        match = _DATE_LINE.fullmatch(texts[at]) if len(texts[at]) <= 90 and "年" in texts[at] else None
        if match is None or document.blocks[at].kind == "row":
            continue
        if match["organ"] and ("自" in match["organ"] or _numbered(document, document.blocks[at])):
            continue
        begin = at
        while begin > body and at - begin < _LOOK_BACK and _signs(document, texts, begin - 1):
            begin -= 1
        roles[begin : at + 1] = [Role.SIGNATURE] * (at + 1 - begin)
        _annexes(document, texts, roles, body, begin)
        for below in range(at + 1, min(at + 4, len(texts))):
            if not _NOTE.fullmatch(texts[below]):
                break
            roles[below] = Role.FRAME


def _signs(document: Document, texts: list[str], at: int) -> bool:
    """Whether a line above the date is an organ's name (or a person's, 总理 …)."""
    block = document.blocks[at]
    if block.kind == "row" or 0 < block.level < 7 or _numbered(document, block):
        return False
    text = texts[at]
    if not _NAMED.fullmatch(text) or _ANNEX.fullmatch(text) or _NOTE.fullmatch(text):
        return False
    # "某市某行动计划" above "工作专班办公室": a name broken over two lines
    return not has_title_form(text) or (not _PLACED.search(texts[at + 1]) and not _ANNEX.match(texts[at - 1]))


def _annexes(document: Document, texts: list[str], roles: list[Role], body: int, begin: int) -> None:
    """Mark the list of annexes (附件：1.… 2.…) that stands above a signature."""
    at = begin - 1
    while at >= body and _ANNEX_ITEM.fullmatch(texts[at]) and document.blocks[at].kind != "row":
        at -= 1
    if at < body:
        return
    if _ANNEX_LIST.fullmatch(texts[at]) or (begin - at > 1 and _ANNEX.fullmatch(texts[at])):
        roles[at:begin] = [Role.FRAME] * (begin - at)


def _plans(document: Document, texts: list[str], roles: list[Role], body: int) -> None:
    """Mark the titles of carried plans: below a signature or 附件, or named in the document's own title."""
    own = "".join(text for text, role in zip(texts, roles, strict=True) if role is Role.TITLE)
    fresh = False  # whether a plan may begin here
    for at in range(body, len(texts)):
        if roles[at] in (Role.SIGNATURE, Role.FRAME):
            fresh = True
            continue
        marked = texts[at][:1] in _FRAME_BEGINS  # most lines are plain text, and this is soon seen
        if marked and _ANNEX.fullmatch(texts[at]):
            roles[at], fresh = Role.FRAME, True
            continue
        if marked and _NOTE.fullmatch(texts[at]) and not _CONTACT.match(texts[at]):
            roles[at] = Role.FRAME
            continue
        goes_on = at > 0 and roles[at - 1] is Role.PLAN and _goes_on(document, texts, at)
        if goes_on or _is_plan(document, texts, at, own, fresh=fresh and at > body):
            roles[at] = Role.PLAN
        elif at and roles[at - 1] is Role.PLAN and _is_under_title(texts[at]):
            roles[at] = Role.FRAME
            continue
        elif marked and _ANNEX_LIST.fullmatch(texts[at]):
            roles[at] = Role.FRAME
        fresh = fresh and roles[at] is Role.FRAME


def _goes_on(document: Document, texts: list[str], at: int) -> bool:
    """Whether a line ends the title that the line above began: 关于某班（校） / 扩大规模有关问题的请示."""
    line, block = texts[at], document.blocks[at]
    if block.kind == "row" or has_title_form(texts[at - 1]) or _numbered(document, block):
        return False
    return len(line) <= 40 and has_title_form(line) and not line.endswith(("。", "："))


def _is_under_title(text: str) -> bool:
    """Whether a line states the plan's date, author or addressee: （某部　一九九七年一月二十八日）."""
    return bool(is_addressee(text) or _HISTORY.fullmatch(text) or _UNDER_TITLE.fullmatch(text))


def _contents(texts: list[str], roles: list[Role], body: int) -> None:
    """Mark a table of contents: from 目录 to where its first line is met for the second time."""
    for at in range(body, min(len(texts) - 2, body + 60)):
        if _CONTENTS.fullmatch(texts[at]):
            first = _entry(texts[at + 1])
            again = next((i for i in range(at + 2, len(texts)) if _entry(texts[i]) == first), None)
            if again is not None:
                roles[at:again] = [Role.FRAME] * (again - at)
            return


def _entry(text: str) -> str:
    return re.sub(r"[\s.…·]+[0-9]*$", "", text).replace(" ", "")


def _is_plan(document: Document, texts: list[str], at: int, own: str, *, fresh: bool) -> bool:
    text, block = texts[at], document.blocks[at]
    if (
        not 4 <= len(text) <= 80
        or block.kind == "row"
        or text[-1] in "。；：，"
        or _numbered(document, block)
    ):
        return False
    named = len(text) >= 6 and text.strip("《》").replace(" ", "") in own.replace(" ", "")
    if named or (fresh and "。" not in text):
        return True
    if not has_title_form(text) or len(text) < 9 or "，" in text or at + 1 >= len(texts):
        return False
    return _begins_anew(document, at)


def _begins_anew(document: Document, at: int) -> bool:
    """Whether the next number below is a first one: 一、 or 第一条."""
    for block in document.blocks[at + 1 : at + 6]:
        number = number_at(document.folded, block.begin, block.end)
        if number:
            return number.value == 1 and number.style in {"comma", "article", "chapter", "part"}
    return False

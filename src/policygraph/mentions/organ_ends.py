"""An offset where an organ's name may end in, whether it does out, and the end of a bracket that belongs to it."""

from __future__ import annotations

import re

from ..lexicon.places import Places
from .organ_bodies import sound

_HAN = r"[一-龥]"

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
    "行": re.compile(r"[道业为动政车驶使]"),
}
# 工信厅企业函［2023］45号: the organ's sign in a document's number.
_NUMBER = re.compile(r"[一-龥]{0,6}［(?:19|20)[0-9]{2}］")
#: What may stand behind a name.
BOUND = re.compile(
    r"[，。；：、（）［］〈〉《》“”\s/]|$|和|与|及|会同|牵头|负责|按|配合|等|关于|将|对|要|应|组织|依|制|根据|在|联合|印发|具体|指导|统筹|参与|协助|实施|发布|受理|另|每|为|统一|申请|备案|审核"
)
#: 各市、县［区］|市场监管局、审批服务管理局: what each place has is no organ of the speaker's own.
OF_EACH = re.compile(
    r"各[省市县区州旗地盟、]{1,8}(?:[（［〈][^（）］〉\n]{1,6}[）］〉])?\s?(?:[一-龥]{2,10}局、)?$"
)
#: Branches that carry the short name of their place: 广东证监局, 西安海关, 清远供电局.
BRANCH = re.compile(
    r"证监局|金融监管局|银保监局|银监局|保监局|海关|供电局|气象局|邮政管理局|通信管理局|外汇局|税务局|海事局|公积金中心|"
    r"住房公积金管理中心|铁路局|检验检疫局|煤监局|银保监分局|金融监管分局|电力公司|供电公司|能源监管办|专员办"
)
_NOTE = re.compile(r"（[^（）\n]{1,22}）|［[^［］\n]{1,22}］")
_NOTE_WRONG = re.compile(r"以下|下同|牵头|负责|含|包括|等")
_NOTE_ORGAN = re.compile(r"(?:局|办|委|中心|办公室|委员会|厅|部|院)$")
# 办公厅, 广东|监管局, 西安|分行: branches of an organ of the centre
_AFTER_CENTRAL = re.compile(
    rf"办公厅|上海总部|{_HAN}{{2,10}}?(?:监管局|监管分局|监管办公室|监管办|税务局|调查总队|调查队|专员办|特派员办事处|分署|分行|中心支行|支行|管理部|"
    rf"地区管理局|通信管理局|邮政管理局|出版局|管理局)|{_HAN}{{2,8}}(?<!公)司(?![法机令])"
)


def ends_well(folded: str, end: int) -> bool:
    """Tell whether a name may end at ``end``: not before 局长, 委托, 政府采购, a document's number.

    >>> ends_well("市政府", 3), ends_well("市政府采购", 3)
    (True, False)
    """
    if _NUMBER.match(folded, end):
        return False
    rule = _FOLLOWS.get(folded[end - 1])
    return rule is None or not rule.match(folded, end)


def note_end(folded: str, end: int, *, short: bool) -> int:
    """Return the end of the name with its office in brackets: 市委组织部（人才办）.

    With ``short`` a bracket of few characters belongs to it too: 市政府办（金融）.
    """
    note = _NOTE.match(folded, end)
    if not note:
        return end
    inner = note[0][1:-1]
    is_office = (_NOTE_ORGAN.search(inner) and "、" not in inner) or (len(inner) <= 4 and short)
    return note.end() if is_office and not _NOTE_WRONG.search(inner) else end


def central_end(folded: str, end: int, places: Places) -> int:
    """Return where the branch ends that follows an organ of the centre at ``end``; ``end`` where none does."""
    match = _AFTER_CENTRAL.match(folded, end)
    return match.end() if match and _is_branch(match[0], places) else end


def _is_branch(tail: str, places: Places) -> bool:
    if tail.startswith("会同"):
        return False
    if tail == "办公厅":
        return True
    if tail.endswith("司"):
        return sound(tail, "司")
    names, _ = places.leading(tail)
    return bool(names) or bool(places.leading_short(tail))

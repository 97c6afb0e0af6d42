"""A Reading in, what the document rests on out: 根据《X》, 为贯彻落实《X》, 依照…通过的《X》和《Y》 (basedOn).

Patterns run on the text with every name replaced by the sign of its type (see `masks`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..model import DOCUMENT, Entity, Fact, Measure, Reference
from .issuing import CITING, verbs
from .masks import AND, GROUP, ORGAN, OWN, TITLE, members, search, windows
from .reading import Reading

# What is applied to a case is a basis only of what says that it is made so: "参照《X》，制定本条例".
_APPLYING = ("依照", "按", "对照", "结合", "参照")
# "落实某副省长对《…的请示》的批示": the remark is the basis.
_NO_BASIS = re.compile(r"对$")
# "不再执行《…》", "暂时调整实施《…》", "编制实施《…》": the document is not applied, or only made.
_NOT_APPLIED = re.compile(r"(?:不再?|停止|暂停|调整|未|制定|编制|出台|修订|研究|印发|发布)$")
# "各级地方人民政府要依据《甲法》健全制度": what others are to go by
_OTHERS_DUTY = re.compile(rf"{GROUP}(?:要|应当?|必须|均|都|，)+\Z")
_REACH = 24  # characters of the verbs before 依据
_REVISES = re.compile(r"(?:第[一二三四五六七八九十]+次)?(?:修订|修正)")
# "第十届全国人民代表大会常务委员会第二十四次会议通过的《决定》": who made the basis may take more words.
_MADE_BY = r"(?:通过|发布|公布|印发|下发|批准|批转|转发|制定|颁布)的"
# "《A》（国发〔2019〕3号）第四条等法律法规的有关要求和《B》精神".
_TAIL = (
    r"(?:（[^（）\n]{0,60}）)?(?:第[^，。；\n]{1,10}?[条款项])?(?:等(?:有关|相关)?(?:法律|法规|文件|政策|规定)*)?"
    r"的?(?:有关|相关)?(?:规定|要求|精神|部署|原则)?(?:精神|要求)?"
)
# The words with which a document says that it is made here: 制定本办法, 现通知如下.
_MAKES = re.compile(
    rf"[^。；\n]{{0,160}}?(?:制[定订](?:了|出)?(?:如下|以下|本|此|{OWN})|(?:规定|通知|批复|决定|公告|意见|答复|作出?)如下|[颁发]布{OWN}|印发{OWN})"
)
# "根据《建议》，省政府编制了《规划纲要（草案）》": the plan rests on it, not the report that tells so.
_MAKES_ANOTHER = re.compile(
    rf"(?:（[^（）\n]{{0,60}}）)?[^。；\n{TITLE}]{{0,60}}(?:编制|制[定订]|起草|研究提出)(?:形成|完成|出台|印发)?了?"
    rf"(?P<made>[^。；，\n{TITLE}]{{0,6}}{TITLE}+)"
)


@cache
def _basis() -> re.Pattern[str]:
    one = f"[{TITLE}]+"
    between = (
        rf"(?:{_TAIL}(?:{AND}|，?(?:以及|并|同时|和)){{1,3}}(?:参照|根据|依据|依照|{ORGAN}|、|的){{0,60}}?)"
    )
    gap = rf"(?:[^。；，\n{TITLE}{OWN}]{{0,24}}|[^。；，\n{TITLE}{OWN}]{{0,80}}{_MADE_BY})"
    return re.compile(
        rf"(?P<verb>{verbs('basis')})(?:了|好)?(?P<gap>{gap})(?P<what>{one}(?:{between}{one})*)"
    )


def find(reading: Reading, masked: str, own: Entity | None) -> Iterator[Fact]:
    """Yield what the document, a measure of it or a plan that it tells of rests on."""
    statute = own is not None and own.kind in ("law", "regulation")
    for match in search(_basis(), masked, windows(reading, masked, CITING)):
        if _NO_BASIS.search(match["gap"]) or _NOT_APPLIED.search(masked, match.start() - 8, match.start()):
            continue
        if _REVISES.match(masked, match.end()):
            continue
        others = _OTHERS_DUTY.search(masked, max(0, match.start() - _REACH), match.start()) is not None
        measure = reading.measure_at(match.start())
        made = _MAKES.match(masked, match.end()) is not None
        another = None if made else _another(reading, masked, match.end())
        for policy in members(reading, match.span("what"), "Policy"):
            if reading.folded.startswith("精神学习教育", policy.mention.end):
                continue  # 开展深入贯彻中央八项规定|精神学习教育: the campaign is called after it
            applied = _is_applied(match["verb"], policy, statute) or (others and policy.entity.kind == "law")
            if not made and applied and not _is_first(measure):
                continue
            subject = another.entity.id if another and another.entity is not policy.entity else DOCUMENT
            yield Fact(
                subject,
                "basedOn",
                policy.entity.id,
                (reading.sentence(match.start()),),
                measure=measure.id if measure else None,
                rule=f"basis-{'opening' if measure is None else 'measure'}",
            )


def _is_first(measure: Measure | None) -> bool:
    return measure is None or measure.number == "第一条"


def _is_applied(verb: str, policy: Reference, statute: bool) -> bool:
    """Whether a law is applied to a case, which is a basis in the first article alone: "依照刑法关于…的规定追究"."""
    return statute or verb in _APPLYING or policy.mention.rule in ("law", "alias")


def _another(reading: Reading, masked: str, offset: int) -> Reference | None:
    """Return the plan that the same sentence says was made on this basis."""
    match = _MAKES_ANOTHER.match(masked, offset)
    found = members(reading, match.span("made"), "Policy") if match else []
    return found[0] if found else None

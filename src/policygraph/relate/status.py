"""A Reading and an offset in, done, planned or negated out.

The rule: negated where the clause itself says so (没有, 尚未); else the last word of the sentence up to the fact
decides (已, 了: done; 将, 力争, 应当: planned); where there is none, the document's kind does. What a reply or report
says is done, what a plan, notice or regulation says is still to be done, and so is what a report announces under
headings like 下一步工作.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ..lexicon.tables import read_table
from ..model import Measure, Status
from .clauses import after, before, sentence_before
from .reading import Reading

_WORDS = {row["word"]: row["status"] for row in read_table("status_words")}
_BY_STATUS = {
    status: "|".join(sorted((w for w, s in _WORDS.items() if s == status), key=lambda w: (-len(w), w)))
    for status in ("done", "planned", "negated")
}
# Not "没有违法所得或者违法所得不足1万元的" nor the other way round, which says what else may be.
_NEGATED = re.compile(rf"(?<!或)(?<!或者)(?:{_BY_STATUS['negated']})(?![^，。；]{{1,12}}(?:或|的处))")
_DENIES = re.compile("[不未没]")  # a sign that each of these words has
# 将 and 要 are planned as auxiliaries only: not 将X委托, 要求, 重要; 了 is done, but not in 为了, 了解.
_WORD = re.compile(
    rf"(?P<planned>{_BY_STATUS['planned']}|拟(?![定订稿])"
    r"|将(?=会|由|继续|进一步|与|在|于|从|重点|按|对|加|推|建|开|组|持续|全|研究|制定)"
    r"|(?<![需主重首只想])要(?![求素点件闻害]))"
    rf"|(?P<done>{_BY_STATUS['done']}|(?<=[\u4e00-\u9fff])(?<![为除])了(?!解))"
)
# 省科技厅|将依托高新区布局社区, and not 省政府|将审批权委托给市政府
_WILL = re.compile(
    r"(?:也|还|均|都|并)?将(?![^，。；]{1,40}?(?:纳入|列入|列为|作为|委托|下放|移交|报送|转发|交由|提升至|增至|调整为|确定为))"
)
_FRAME = re.compile(r"(?:在|根据|按照|围绕|结合|针对|通过)[^，。；\n]{2,40}，")
# A 复函 that answers no proposal prescribes: 请中国气象局与有关部门协商办理; a reply to one tells what was done.
_DONE_TITLE = re.compile(r"答复|(?:提案|建议)[^，。]{0,12}复函|工作报告|总结|情况的?(?:报告|通报)|通报$|进展")
_NEWS = re.compile("根据[^，。；\n]{0,12}发布会[^，。；\n]{0,6}整理")
# 是“某高职学校和专业建设计划”的简称，由教育部实施: what a note tells of a word is so
_GLOSS = re.compile("(?:的简称|的统称|的缩写)，[^。；]{0,40}$")
_BACK = re.compile(r"回顾|总结|成就|成绩|进展|完成情况")
# 下一步，教育部将加强已立项项目的管理: what is announced stays announced, whatever follows; 主要预期目标是：增长5%.
_NEXT = re.compile(r"下一步|接下来|今后|目标(?:是|为|：)")
_AHEAD = re.compile(
    r"下一步|目标|主要考虑|打算|安排|展望|工作重点|重点工作|主要任务|今后|20[0-9]{2}年(?:的)?(?:工作|任务|[^，。]{0,6}民生实事)|(?:今年|我们)将"
)


_PLAN = re.compile(
    r"20[0-9]{2}年(?:的)?(?:主要|重点)?(?:工作|任务|目标)|主要目标|目标任务|工作安排|重[点大](?:工作|任务)|主要(?:任务|考虑)"
)
_GOALS = re.compile(r"和.{0,12}(?:目标|任务)")
_NOTE = re.compile(r"[^，。]{1,30}：")
_PAST = re.compile(r"^各位代表|回顾|总结|成就|成绩|完成|五年来|[这过去]五年|过去|一年来|标志")


def status_at(reading: Reading, offset: int, measure: Measure | None = None, *, act: bool = False) -> Status:
    """Return the status of what the text says at ``offset``; ``act``: somebody acts there, it is no sum or aim."""
    folded = reading.folded
    # most text does not, and this is soon seen
    denies = _DENIES.search(folded, max(0, offset - 40), offset + 12)
    if denies and _NEGATED.search(before(folded, offset) + after(folded, offset, 12)):
        return "negated"
    # 已经取得许可证，但不再具备条件的，由甲部门处罚: a condition says nothing of what is done about it
    ahead = sentence_before(folded, offset, 80).rpartition("的，")[2]
    if act and _GLOSS.search(ahead):
        return "done"
    if _NEXT.search(ahead) or (act and _WILL.match(folded, offset)):
        return "planned"
    # 省政府在充分论证的基础上，组织编制了规划
    frame = _FRAME.match(folded, offset) if act else None
    found = _WORD.search(after(folded, frame.end() if frame else offset, 16))
    for match in () if found else _WORD.finditer(ahead):
        found = match
    if found:
        return "planned" if found["planned"] else "done"
    if act and _is_news(reading):
        return "done"
    return default_status(reading, measure)


@lru_cache(maxsize=1)
def _is_news(reading: Reading) -> bool:
    """Whether the page retells what was said to the press, 根据发布会内容整理: who acts there has done so."""
    return _NEWS.search(reading.folded) is not None


def default_status(reading: Reading, measure: Measure | None = None) -> Status:
    """Return the status that the document's kind gives to what it says under ``measure``."""
    metadata = reading.metadata
    if not metadata.proposal and not _DONE_TITLE.search(metadata.title):
        return "planned"
    while measure is not None:
        if _AHEAD.search(measure.heading) and not _BACK.search(measure.heading):
            return "planned"
        if measure.parent is None and _is_in_plan(reading, measure):
            return "planned"
        measure = reading.measure(measure.parent) if measure.parent else None
    return "done"


def _is_in_plan(reading: Reading, part: Measure) -> bool:
    """Whether a part of a work report stands behind where its plan begins.

    五年来，我们… looks back even there, and “数商兴农”行动：… is a note that tells what a word of the report means.
    """
    begins = _plan_begins(reading)
    return 0 <= begins <= part.begin and not (_PAST.search(part.heading) or _NOTE.match(part.heading))


@lru_cache(maxsize=1)
def _plan_begins(reading: Reading) -> int:
    """Return where a work report's plan begins, -1 where none does.

    "“十五五”时期主要目标任务" begins it; "“十四五”时期发展成就和“十五五”时期主要目标任务" tells of both, and what
    follows is the plan.
    """
    if not reading.metadata.title.endswith("工作报告"):
        return -1
    for part in reading.outline.measures:
        if part.parent is not None or not _PLAN.search(part.heading):
            continue
        if not _PAST.search(part.heading):
            return part.begin
        if _GOALS.search(part.heading):
            return part.end
    return -1

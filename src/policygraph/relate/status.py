"""A Reading and an offset in, done, planned or negated out.

The rule: the words of the clause decide (尚未, 没有: negated; 已, 了, 截至: done; 将, 力争, 应当: planned), the last
one before the place where the fact stands; where there is none, the document's kind does. What a reply or report
says is done, what a plan, notice or regulation says is still to be done, and so is what a report announces under
headings like 下一步工作.
"""

from __future__ import annotations

import re

from ..lexicon.tables import read_table
from ..model import Measure, Status
from .clauses import after, sentence_before
from .reading import Reading

_WORDS = {row["word"]: row["status"] for row in read_table("status_words")}
_WORD = re.compile(
    "|".join(sorted(map(re.escape, _WORDS), key=lambda w: (-len(w), w))) + r"|(?<=[\u4e00-\u9fff])了(?!解)"
)
_DONE_TITLE = re.compile(r"答复|复函|工作报告|总结|情况的?(?:报告|通报)|通报$|进展")
_AHEAD = re.compile(
    r"下一步|目标|打算|安排|展望|工作重点|重点工作|主要任务|今后|20[0-9]{2}年(?:的)?(?:工作|任务)"
)
_STATUSES: dict[str, Status] = {"done": "done", "planned": "planned", "negated": "negated"}


def status_at(reading: Reading, offset: int, measure: Measure | None = None) -> Status:
    """Return the status of what the text says at ``offset``."""
    text = sentence_before(reading.folded, offset, 80) + after(reading.folded, offset, 20)
    found = ""
    for match in _WORD.finditer(text):
        found = _WORDS.get(match[0], "done")
        if found == "negated":
            break
    return _STATUSES.get(found) or default_status(reading, measure)


def default_status(reading: Reading, measure: Measure | None = None) -> Status:
    """Return the status that the document's kind gives to what it says under ``measure``."""
    metadata = reading.metadata
    if not metadata.proposal and not _DONE_TITLE.search(metadata.title):
        return "planned"
    while measure is not None:
        if _AHEAD.search(measure.heading):
            return "planned"
        measure = reading.measure(measure.parent) if measure.parent else None
    return "done"

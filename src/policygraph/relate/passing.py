"""A Reading and a name in a measure in, whether the measure only mentions it out.

A contest whose winners are rewarded, a reform that only says in which direction others work, a platform that an
offender did not use, and who acts itself are mentioned: the measure is about something else.
"""

from __future__ import annotations

import re

from ..model import Reference
from .clauses import before
from .reading import Reading

# 对在甲创业大赛、乙挑战赛等赛事中获奖的项目: what is rewarded is the project
_CONTEST = re.compile(r"(?:赛|杯|大会)[”\"]?$")
_PRIZE = re.compile(
    r"[^。；，\n]{0,40}?(?:获奖|获得[^，。；\n]{0,12}奖|中获得|取得[^，。；\n]{0,8}名次|排名)"
)
# 按照“甲”改革方向加快转变职能: by what it is done
_BY = re.compile(r"(?:按照|遵循|根据|参照)[^，。；\n]{0,12}$")
_BY_WHAT = re.compile(r"[^，。；\n]{0,8}?(?:方向|要求|原则|精神|理念|标准|部署|规定|模式|思路|做法|方式)")
# 未通过省级甲平台采购的, 违反…: what an offender did not do
_OFFENCE = re.compile(r"(?:违反|未(?:按照?规定)?(?:通过|在|经)|拒不|擅自)[^，。；\n]{0,16}$")


def is_passing(reading: Reading, reference: Reference) -> bool:
    """Say whether the clause around a programme, platform, park or licence only mentions it."""
    mention, folded = reference.mention, reading.folded
    if mention.type == "Matter":
        return mention.text.startswith("《")  # 未取得《甲许可证》擅自经营的: a paper that is asked for
    if mention.type not in ("Programme", "Platform", "Park"):
        return False
    head, tail = before(folded, mention.begin), folded[mention.end : mention.end + 48]
    if _OFFENCE.search(head):
        return True
    if mention.type != "Programme":
        return False
    if _CONTEST.search(folded[mention.begin : mention.end]) and _PRIZE.match(tail):
        return True
    return bool(_BY.search(head) and _BY_WHAT.match(tail))

"""The ground and the offset where a name may begin out of what an organ builds, whether that organ is one, out.

国务院工业和信息化主管部门会同…等部门建立稀土产品追溯信息系统: there is one such system, so these words name it. Of
县级以上人民政府应当建立…系统 there are as many as governments: those words name none.
"""

from __future__ import annotations

import re

from .ground import Ground
from .word_lists import any_of

_REACH = 60
_BUILDS_IT = re.compile(
    r"(?:（[^（）\n]{1,40}）)?(?:，?(?:会同|商|联合|协同)[^，。；\n]{2,44}?(?:部门|机构|单位|政府|[局委部院厅])(?:等)?)?，?"
    r"(?:应当|应|要|须|可以|负责|统筹|组织|统一|依法|按照(?:国家)?(?:有关)?规定|加快|牵头|已|正在|将|具体)*"
    r"(?:(?:根据|依据|依照|按照|依托|利用|运用|通过)[^，。；\n]{2,30}，?)?"
    rf"(?:(?:{any_of('platform-raised-by')})[、和并及]?)+了?(?:[一-龥]{{0,8}}的)?"
)
_CLAUSE = re.compile(r"[。；\n]")


def named_by(ground: Ground, begin: int) -> bool:
    """Say whether one organ, and no kind of organs, builds what begins here."""
    text = ground.masked
    for end in ground.owner_ends(max(0, begin - _REACH), begin):
        if _CLAUSE.search(text, end, begin):
            return False
        if _BUILDS_IT.fullmatch(text, end, begin):
            return True
    return False


def many_build(ground: Ground, begin: int) -> bool:
    """Say whether a kind of organs, and no one organ, builds what begins here."""
    end = ground.kind_end(begin)
    return end > max(ground.owner_end(begin), begin - _REACH) and not _CLAUSE.search(ground.masked, end, begin)

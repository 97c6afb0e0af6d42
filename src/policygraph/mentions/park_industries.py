"""The words before a bare 园区 or 街区 in, where the park begins out: 甲原石化园区, 乙山基金街区.

园区 alone is what documents call every park, so that the place has to stand right before words for what is made
there; 甲市重点园区 and 乙省零碳园区 are kinds. A bonded logistics centre's letter belongs to its name.
"""

from __future__ import annotations

import re

from .ground import Ground, Hit
from .left_edge import Edge, is_place, is_proper, is_unknown

_KIND = re.compile(
    r"重点|特色|主要|骨干|绿色|零碳|低碳|智慧|优质|标杆|示范|专业|相关|有关|各|全部|老旧|闲置|存量|新型|联动|功能|核心"
    r"|合作|共建|承接|承载|境外|所属|辖区|工业|产业|企业|高校|市级|省级|国家级|级|类|等|的|以上|滨水|历史|文化|风貌|商业"
    r"|美食|步行|夜间|旅游|休闲|特色|旅居|风情|消费|市场|校园|美丽|年度|首批|多个|不同|小微|成熟|沿边|周边"
)
_TYPE = re.compile(r"（[AB] ?型）")
_SHORTEST, _LONGEST = 2, 10


def of_industry(ground: Ground, edge: Edge, hit: Hit) -> int | None:
    """Return where the place begins that stands right before the industry and the head."""
    for word in edge.words:
        if not (word.begin in ground.place_begins or is_place(word.text, short=True)):
            continue
        middle = ground.masked[word.end : hit.begin]
        if (
            _SHORTEST <= len(middle) <= _LONGEST
            and not _KIND.search(middle)
            and not ground.in_organ(word.begin, hit.end)
        ):
            return word.begin
        return None
    return _of_hill(ground, edge, hit)


def _of_hill(ground: Ground, edge: Edge, hit: Hit) -> int | None:
    """紫乙山国际科创基金街区: what is called after a hill or a lake, where nothing but words stands before it."""
    if not edge.words:
        return None
    word = edge.words[0]
    named = is_proper(ground, word) or is_unknown(ground, word)
    middle = ground.masked[word.end : hit.begin]
    if not named or word.text[-1:] not in _WATERS or _KIND.search(middle) or len(middle) < _SHORTEST:
        return None
    return word.begin


_WATERS = frozenset("湖山江河湾岛洲溪泉")


def type_end(ground: Ground, hit: Hit) -> int:
    """Return where the name ends, with its letter: 保税物流中心（B型）."""
    match = _TYPE.match(ground.masked, hit.end)
    return match.end() if match and ground.masked.startswith("保税", hit.begin) else hit.end

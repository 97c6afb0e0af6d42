"""The words before 算力中心, 算力网 or 大模型 in, the platform out where a place names it.

依托甲州人工智能超算中心和甲州城市算力网; 建设智算中心 and 垂类大模型 are kinds.
"""

from __future__ import annotations

import re

from ..segment import Word
from .ground import Found, Ground, Hit
from .left_edge import Edge, is_place, is_proper

# 甲州智算中心|集群 is many, 乙市大模型|产业 is not one, 大模型|和算法服务中心 is a part of a centre's name
_NOT_AFTER = re.compile(
    r"集群|产业|企业|建设工程|项目|节点|生态|备案|应用|创新|技术|券|行业|体系|布局|(?<=模型)[和与及、][一-龥]{2,10}中心"
)
_KIND = re.compile(r"[级类型各]|小型|大型|一批|多个|领域|行业")
_BUILT = re.compile("建好|深化|上线|发布|打造|推出")
_LONGEST = 12


def found(ground: Ground, hit: Hit, edge: Edge) -> Found | None:
    """Return the platform that begins with the first place among the words before the head."""
    words = edge.words
    begin = next((word.begin for word in words if _is_place(ground, word)), None)
    if begin is None and words and _BUILT.search(edge.governor) and hit.begin - words[0].begin > 5:
        begin = words[0].begin  # 深化量甲城市空间治理大模型建设: so many words say which
    if begin is None or _NOT_AFTER.match(ground.masked, hit.end):
        return None
    name = ground.masked[begin : hit.end]
    body = name[: hit.begin - begin]
    model = name.endswith("模型")
    if (
        len(body) > _LONGEST
        or _KIND.search(body)
        or (model and len(body) < 4)
        or ground.in_organ(begin, hit.end)
    ):
        return None
    return Found("Platform", begin, hit.end, "platform-computing", name)


def _is_place(ground: Ground, word: Word) -> bool:
    if word.begin in ground.place_begins or is_place(word.text, short=True):
        return True
    return word.tag == "ns" and is_proper(ground, word)

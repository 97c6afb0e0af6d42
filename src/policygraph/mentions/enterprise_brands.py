"""The ground and the firms found so far in, firms out that are named by their brand alone: 奇瑞、江淮, 海信等企业.

Brands are words that mean other things too (东风, 长安, 京东 in 北京东城). One is a firm next to another firm in a
list, or where the words around it speak of firms.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from .ground import Found, Ground
from .left_edge import is_place
from .word_lists import any_of

_JOINT = re.compile(r"[、和与及]|以及")
# 京东方B9、惠科长沙、天马产线: an item that begins with a firm
_REST_OF_ITEM = re.compile(r"[一-龥A-Za-z0-9]{1,8}、")
# 海信等家电龙头, 潍柴等一批企业
_OTHERS = re.compile(
    r"等[一-龥“”]{0,8}?(?:企业|公司|集团|龙头|巨头|品牌|总部|银行|金融机构|运营商|[央国外车药民乳酒房钢]企(?!业))"
)
_FIRM_BEFORE = re.compile(
    r"(?:龙头|头部|链主|领军|骨干|重点|知名|链主”)(?:企业|车企|央企|国企|药企)(?:集团)?$|[央国车药民]企$"
)
_FIRM_AFTER = re.compile(any_of("firm-behind-brand"))
_CJK = re.compile(r"[一-龥]")
_NEAR = 4


class _Node(NamedTuple):
    begin: int
    end: int
    kind: str  # strong, weak, or "firm" for what another rule has found


def brands(ground: Ground, firms: Iterable[Found]) -> Iterator[Found]:
    """Yield the firms that are named by their brand."""
    hits = [hit for hit in ground.hits["Enterprise"] if hit.kind in ("strong", "weak")]
    if not hits:
        return
    nodes = [_Node(hit.begin, hit.end, hit.kind) for hit in hits if not ground.in_organ(hit.begin, hit.end)]
    nodes += [_Node(firm.begin, firm.end, "firm") for firm in firms]
    for chain in _chains(ground, sorted(nodes)):
        if _is_of_firms(ground, chain):
            for node in chain:
                if node.kind != "firm" and _is_all(ground, node):
                    end = _end(ground, node)
                    name = ground.masked[node.begin : end]
                    yield Found("Enterprise", node.begin, end, "enterprise-brand", name)


def _chains(ground: Ground, nodes: list[_Node]) -> Iterator[list[_Node]]:
    chain: list[_Node] = []
    for node in nodes:
        if chain and node.begin < chain[-1].end:
            continue
        if chain and not _joined(ground, chain[-1], node):
            yield chain
            chain = []
        chain.append(node)
    if chain:
        yield chain


def _joined(ground: Ground, before: _Node, node: _Node) -> bool:
    text = ground.masked
    if _JOINT.fullmatch(text, before.end, node.begin):
        return True
    return "weak" not in (before.kind, node.kind) and bool(
        _REST_OF_ITEM.fullmatch(text, before.end, node.begin)
    )


def _is_of_firms(ground: Ground, chain: list[_Node]) -> bool:
    kinds = [node.kind for node in chain]
    if len(chain) > 1 and kinds.count("weak") < len(kinds):
        return True
    others = _OTHERS.match(ground.masked, chain[-1].end) is not None
    if len(chain) > 2 and others:
        return True  # 东风、长安、吉利等车企
    if kinds[0] == "weak":
        return False
    before = _FIRM_BEFORE.search(ground.masked, max(0, chain[0].begin - 8), chain[0].begin)
    after = _FIRM_AFTER.match(ground.masked, chain[-1].end) or _BRANCH.match(ground.masked, chain[-1].end)
    return others or bool(before) or after is not None


def _end(ground: Ground, node: _Node) -> int:
    """农行甲州分行 is named after its place."""
    branch = _BRANCH.match(ground.masked, node.end)
    return branch.end() if branch is not None and is_place(branch[1], short=True) else node.end


_BRANCH = re.compile(r"([一-龥]{2,6}?)(?:分公司|省公司|市公司|分行|支行)")


def _is_all(ground: Ground, node: _Node) -> bool:
    """光大 in 光大实业公司 is another firm's name begun."""
    return is_whole(ground, node.begin, node.end) and _LONGER.match(ground.masked, node.end) is None


_LONGER = re.compile(r"[一-龥]{2,6}公司|[一-龥]{0,2}银行")


def is_whole(ground: Ground, begin: int, end: int) -> bool:
    """Whether words end where the name does: 北京东城 holds 京东, 其中建设 holds 中建."""
    text = ground.masked
    left = begin == 0 or _CJK.match(text, begin - 1) is None
    right = _CJK.match(text, end) is None
    if left and right:
        return True
    start = max(0, begin - _NEAR)
    words = ground.segmenter.tagged(text[start : end + _NEAR])
    begins = {start + word.begin for word in words}
    ends = {start + word.end for word in words}
    return (left or begin in begins) and (right or end in ends)

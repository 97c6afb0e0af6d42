"""Organs' names written side by side in, where each stands out: 财政部国家税务总局, 甲市财政局 甲市商务局.

Titles and signatures separate joint issuers by 、 or a space, or by nothing. Then the second name shows where it
begins: with the place of the first one, with another place and what an organ there is called, or as an organ of the
centre.
"""

from __future__ import annotations

import re
from functools import cache

from .lexicon.tables import read_table

_PLACE = re.compile(r"(?![省市区县州])[\u4e00-\u9fff]{2,7}?[省市区县州盟旗]")
_SHORT_PLACE = re.compile(r"[\u4e00-\u9fff]{2}[省市]")
_END = "(?<=[局委办厅会院部府署社行处室心])"
_OF_STATE = r"国家|中共|中央(?!军委)|国务院|最高人民|全国|中国"
# 甲省人民政府办公厅|乙市人民政府办公厅; of bureaus only such as have no branches that bear a place's name
_OF_PLACE = (
    r"(?:(?![局委办厅会院部府公])[\u4e00-\u9fff]){2,7}?(?:[省市县旗盟州]|自治区|(?<=.)区)"
    r"(?:人民政府|委(?=办|组织|宣传|统战|政法))"
)
_OTHERS = r"(?<=[厅会])[\u4e00-\u9fff]{2,3}[省市][\u4e00-\u9fff]{2,14}?(?:[局厅]|委员会)(?=[\s、]|$)"
_RELATIVE = r"(?<=[局委厅])%s(?!政)[\u4e00-\u9fff]{2,14}?(?:[局委厅办]|中心)"


def apart(names: str) -> list[tuple[int, int]]:
    """Return where each of the names begins and ends.

    >>> [text[a:b] for text in ["财政部国家税务总局", "清远市财政局清远市商务局"] for a, b in apart(text)]
    ['财政部', '国家税务总局', '清远市财政局', '清远市商务局']
    >>> apart("国家卫生健康委员会办公厅")
    [(0, 12)]
    """
    pieces, at = [], 0
    for match in [*re.finditer(rf"[、，,\s　]+(?![^（）]*）)|{_again(names)}", names), None]:
        end = match.start() if match else len(names)
        if names[at:end].strip():
            pieces.append((at, end))
        at = match.end() if match else end
    return pieces


def _again(names: str) -> str:
    starts = [_OF_STATE, _OF_PLACE, _OTHERS, _ministries()]
    if place := _PLACE.match(names):
        starts.append(rf"(?<!总局){place[0]}")
    # 国家税务总局甲省税务局|甲省财政厅
    starts += [
        rf"(?<!总局){place}" for place in sorted(set(_SHORT_PLACE.findall(names))) if names.count(place) > 1
    ]
    if names[:1] in {"省", "市", "区", "县", "州"}:
        starts.append(_RELATIVE % names[0])
    return rf"{_END}(?={'|'.join(starts)})|(?<=中共中央)(?=国务院)"


@cache
def _ministries() -> str:
    """Return a pattern of the centre's organs whose names begin with what they do: 财政部, 工业和信息化部."""
    rows = read_table("organs_central")
    names = {name for row in rows for name in (row["canonical"], *row["aliases"].split("|"))}
    own = sorted((n for n in names if len(n) >= 3 and n[-1] in "部署委"), key=lambda n: (-len(n), n))
    return "|".join(map(re.escape, own))

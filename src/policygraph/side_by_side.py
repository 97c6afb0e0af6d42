"""Organs' names written side by side in, where each stands out: 财政部国家税务总局, 甲市财政局 甲市商务局.

Titles and signatures separate joint issuers by 、 or a space, or by nothing. Then the second name shows where it
begins: with the place of the first one, with another place and what an organ there is called, or as an organ of the
centre.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from .lexicon.tables import read_table

_MARKS = re.compile(r"[、，,\s　]+(?![^（）]*）)")
_LAST = frozenset("局委办厅会院部府署社行处室心")
_PLACE = re.compile(r"(?![省市区县州])[\u4e00-\u9fff]{2,7}?[省市区县州盟旗]")
_SHORT_PLACE = re.compile(r"[\u4e00-\u9fff]{2}[省市]")
_OF_STATE = r"国家|中共|中央(?!军委)|国务院|最高人民|全国|中国"
# 甲省人民政府办公厅|乙市人民政府办公厅; of bureaus only such as have no branches that bear a place's name
_OF_PLACE = (
    r"(?:(?![局委办厅会院部府公])[\u4e00-\u9fff]){2,7}?(?:[省市县旗盟州]|自治区|(?<=.)区)"
    r"(?:人民政府|委(?=办|组织|宣传|统战|政法))"
)
_OTHERS = r"(?<=[厅会])[\u4e00-\u9fff]{2,3}[省市][\u4e00-\u9fff]{2,14}?(?:[局厅]|委员会)(?=[\s、]|$)"
# 省发展改革委|省财政厅
_RELATIVE = re.compile(r"(?<=[局委厅])(?=([省市区县州])(?!政)[\u4e00-\u9fff]{2,14}?(?:[局委厅办]|中心))")


def apart(names: str) -> list[tuple[int, int]]:
    """Return where each of the names begins and ends.

    >>> [text[a:b] for text in ["财政部国家税务总局", "清远市财政局清远市商务局"] for a, b in apart(text)]
    ['财政部', '国家税务总局', '清远市财政局', '清远市商务局']
    >>> apart("国家卫生健康委员会办公厅")
    [(0, 12)]
    """
    cuts = {match.span() for match in _MARKS.finditer(names)}
    cuts |= {(at, at) for at in _begins(names)}
    ends = [*(begin for begin, _ in sorted(cuts)), len(names)]
    begins = [0, *(end for _, end in sorted(cuts))]
    return [(a, b) for a, b in zip(begins, ends, strict=True) if names[a:b].strip()]


def _begins(names: str) -> Iterator[int]:
    """Yield where a name begins with nothing between it and the one before."""
    yield from (match.start() for match in _starts().finditer(names))
    if names[:1] in {"省", "市", "区", "县", "州"}:
        yield from (match.start() for match in _RELATIVE.finditer(names) if match[1] == names[0])
    # 国家税务总局甲省税务局|甲省财政厅
    places = {place for place in _SHORT_PLACE.findall(names) if names.count(place) > 1}
    if first := _PLACE.match(names):
        places.add(first[0])
    for place in places:
        at = names.find(place, 1)
        while at > 0:
            if names[at - 1] in _LAST and not names.endswith("总局", 0, at):
                yield at
            at = names.find(place, at + 1)


@cache
def _starts() -> re.Pattern[str]:
    """Return where organs of the centre and governments begin behind another organ: 公安部|财政部."""
    rows = read_table("organs_central")
    names = {name for row in rows for name in (row["canonical"], *row["aliases"].split("|"))}
    own = sorted((n for n in names if len(n) >= 3 and n[-1] in "部署委"), key=lambda n: (-len(n), n))
    starts = "|".join([_OF_STATE, _OF_PLACE, _OTHERS, *map(re.escape, own)])
    return re.compile(rf"(?<=[{''.join(sorted(_LAST))}])(?={starts})|(?<=中共中央)(?=国务院)")

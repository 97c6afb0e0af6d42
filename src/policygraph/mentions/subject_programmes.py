"""The ground in, programmes out that a sentence begins with: 规范某事专项行动成效显著, 甲、乙等专项行动深入实施.

What is said of them behind their head tells where they end, and the stop before them where they begin.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .ground import Found, Ground
from .quoted_programmes import is_generic
from .scan import around, list_items

_GOES = (
    r"(?=(?:扎实|稳步|深入|有序|加快|持续|加力|高效|顺利|纵深|蹄疾步稳)(?:推进|实施|开展|展开|建设)|全面(?:实施|启动|展开|完成)"
    r"|正式启动|同步深化|覆盖[0-9]|首批[0-9]+[条项]|取得|成效(?:显著|明显|突出)|圆满)"
)
_HEAD = r"(?:专项行动|攻坚行动|行动|攻坚战|专项整治|试点)"
_PART = r"(?:目的地|(?![的了等将为对与]|行动|试点|成效)[一-龥0-9A-Za-z“”—])"
# 规范甲执法专项行动成效显著, 甲指标体系全国试点、乙现代化试点扎实推进
_SUBJECT = re.compile(
    rf"(?:^|(?<=[，。；\n]))(?P<items>(?:{_PART}{{3,24}}?{_HEAD}、)*{_PART}{{3,24}}?{_HEAD}){_GOES}"
)
# 千甲技改、乙数字化转型等专项行动深入实施
_LIST = re.compile(
    rf"(?:^|(?<=[，。；\n]))(?P<items>(?:{_PART}{{4,14}}、){{1,8}}{_PART}{{4,14}})"
    rf"等(?:[0-9一二三四五六七八九十]+[大个项])?(?P<head>专项行动|重点行动|行动|试点){_GOES}"
)
# 15个甲传承试点, 连续三年获国家乙攻坚战, 抓好丙试点: how many there are, or a clause before it
_ROUND = re.compile(r"(?:[0-9]+个|新一轮|首批|第[一二三四五六七八九十]+[轮批])")
_NO_NAME = re.compile(
    r"^(?:连续|抓好|推进|推动|支持|深化|加快|实施|开展|启动|全面|各项|系列|相关|有关|重点|一批|[省市县]级|中央|通过|打好|打赢|做好|持续|深入|扎实)"
)
_HEAD_AT_END = re.compile("(?:(?:专项)?行动|攻坚战|专项整治|试点)$")  # 投资攻坚|行动 says which
_WORDS = ("行动", "试点", "攻坚战", "专项整治")


def find(ground: Ground) -> Iterator[Found]:
    """Yield the programmes that the sentences of the text are about."""
    for match in around(ground.scan, ground.masked, _SUBJECT, _WORDS, 60, 14):
        for begin, item in _items(match):
            if not is_generic(_HEAD_AT_END.sub("", item)):
                yield _found(ground, begin, begin + len(item), "")
    for match in around(ground.scan, ground.masked, _LIST, ("行动", "试点"), 90, 14):
        for begin, item in _items(match):
            yield _found(ground, begin, begin + len(item), match["head"])


def _items(match: re.Match[str]) -> Iterator[tuple[int, str]]:
    """Yield where each name begins, and the name; a clause that a verb opens is none."""
    for begin, whole in list_items(match):
        before = _ROUND.match(whole)
        item = whole[before.end() :] if before else whole
        if len(item) > 3 and not _NO_NAME.match(item):
            yield begin + len(whole) - len(item), item


def _found(ground: Ground, begin: int, end: int, head: str) -> Found:
    return Found("Programme", begin, end, "programme-subject", ground.folded[begin:end] + head)

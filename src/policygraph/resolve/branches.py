"""A branch's name as a place's documents write it in, its full name out: 市人行 is 中国人民银行清远市分行.

What the centre keeps in a place is named after the centre and, mostly, the short name of the place.
"""

from __future__ import annotations

from ..lexicon.places import Chain

# What a branch is called in full; {p} is the place's short name, {f} its full one.
_BRANCHES = {
    "证监局": "中国证券监督管理委员会{p}监管局",
    "金融监管局": "国家金融监督管理总局{p}监管局",
    "金融监管分局": "国家金融监督管理总局{p}监管分局",
    "银保监局": "中国银行保险监督管理委员会{p}监管局",
    "银保监分局": "中国银行保险监督管理委员会{p}监管分局",
    "银监局": "中国银行业监督管理委员会{p}监管局",
    "银监分局": "中国银行业监督管理委员会{p}监管分局",
    "保监局": "中国保险监督管理委员会{p}监管局",
    "外汇局": "国家外汇管理局{f}分局",
    "人行": "中国人民银行{f}分行",
    "调查总队": "国家统计局{p}调查总队",
    "调查队": "国家统计局{p}调查队",
    "能源监管办": "国家能源局{p}监管办公室",
    "矿山安监局": "国家矿山安全监察局{p}局",
}
# 市金融监管局 was the city's own 地方金融监督管理局 until the centre's took the name.
_FINANCE_RENAMED = 2024
# Until then a city other than these had a 中心支行.
_BANK_RENAMED = 2023
# Cities that have what else a province has.
_SEPARATE = frozenset(("深圳市", "大连市", "宁波市", "厦门市", "青岛市"))
_BY_SHORT_NAME = frozenset(("海关", "海事局", "军分区", "警备区"))


def branch(tail: str, chain: Chain, written: str, short: str, year: int) -> str:
    """Return the full name of the branch that ``tail`` is in the place ``chain``, or an empty string.

    ``written`` is the short name where the text has it (深圳证监局), and empty behind 市, 省 or a full name.

    >>> branch("金融监管局", ("广东省", "清远市"), "清远", "清远", 2025)
    '国家金融监督管理总局清远监管分局'
    """
    if tail not in _BRANCHES or (tail == "金融监管局" and not written and 0 < year < _FINANCE_RENAMED):
        return ""
    ordinary = len(chain) == 2 and chain[-1] not in _SEPARATE
    if ordinary and tail in ("金融监管局", "银保监局", "银监局"):
        tail = tail.removesuffix("局") + "分局"
    name = _BRANCHES[tail].format(p=short, f=chain[-1])
    if ordinary and tail == "人行" and 0 < year < _BANK_RENAMED:
        return name.removesuffix("分行") + "中心支行"
    return name


def by_short_name(full: str) -> bool:
    """Tell whether an organ has the short name of its place in front: 清远海关, 清远海事局."""
    return full in _BY_SHORT_NAME

"""A quantity and the words beside it in, what it counts out: the noun phrase before or behind the number.

"接入设备2043台" counts what stands before, "3项平台建设任务" what stands behind; "增长5%" alone counts nothing that is
named here, and then the answer is empty. Words and their parts of speech are jieba's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from ..lexicon.tables import read_table
from ..segment import Word, default_segmenter
from .clauses import before
from .numbers import Quantity

_REACH = 32
_MISTAGGED = frozenset({"本科"})  # a pronoun for jieba
_INCOME = "可支配收入"  # 可 is an adverb everywhere else
_BEHIND_STOP = re.compile(r"[，。；！？：、\n（）()《》［］\t|]")
_BOUND_BEHIND = re.compile(r"^(?:及?以[上下内]|左右|（含）|（[^）]{0,6}）)*(的)?")
# Bounds, adverbs and steps (稳定在, 不少于, 年均增长) stand between what is counted and the number.
_TRAILING = re.compile(
    r"(?:合计|共计|超过|首次|同口径|压[缩减降]|缩[减短]|精简|迈上|20[0-9]{2}年|[共总]有|总计|累计"
    r"|[共约近达超为至在是有按由从到以各均已仅又再逾]|达到|突破|大约|将近|高达|只有|[不未]少于|不低于|至少"
    r"|不超过|不高于|不得|一式|每小时|不?[大小]于|[低少高]于|最[高低多长大小]|分别|平均|年均|同比|环比|实际|原则上|一般|控制|稳定"
    r"|保持|维持|力争|增长|提高|提升|下降|降低|减少|增加|上升|回升|[增降升][至到]?|[每上下][年月日周季]|年度|应当|应该"
    r"|[应需须要可将的了]|可以|必须|预计|计划|其中|并|等|或者?|和|及|与"
    r"|(?:快于|[高低]于|优于|领先)?全[国省市区县](?:平均(?:水平)?)?|[“”（）《》·…— ]|[0-9])++$"
)
_TABLE = [(row["word"], row["kind"]) for row in read_table("counting_words")]


def _words(kind: str) -> frozenset[str]:
    return frozenset(word for word, is_of in _TABLE if is_of == kind)


def _ending_in(kind: str) -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(sorted(_words(kind)))})$")


# Verbs end the phrase; 服务, 培训 … are nouns as often.
_VERBS = _words("verb") | (
    frozenset(r["word"] for r in read_table("action_verbs") if r["kind"] == "verb" and len(r["word"]) > 1)
    - _words("noun")
)
# A share, an area, a speed: what is measured, where it stands right before the number.
_MEASURED = _ending_in("measured")
# 补贴, 支持, 培训 are verbs for jieba; at the end of a phrase they are what is given.
_GIVEN = _ending_in("given")
# 完成适老化改造7万户: an act that is counted, where a noun stands before it.
_ACTS = _words("act")
_STOP_TAGS = frozenset("pcdryqf")
# 13个县: the nouns of one character that are counted alone.
_SHORT = frozenset("县村镇乡市区省州国岛湖")
# 集成电路、汽车零配件、锂电池出口分别增长
_RESPECTIVELY = re.compile(
    r"(?P<items>[^，。；：0-9]+、[^，。；：0-9]+?)(?:占比|比重|数量)?分别[^，。；：、0-9]{0,8}$"
)
_ORDER = re.compile(r"(?:^|(?<=中))第?[一二三]$")  # 一、二、三产业
_SHARED_TAIL = re.compile(
    r"(?:进出口|出口|进口|产量|产能|增加值|总?产值|营业收入|营收|收入|利润|销量|销售额|零售额|投资|总量|规模|数量|[覆普入到占增]?[一-龥]{0,2}率|比重|占比|装机(?:容量)?)$"
)
_SERVED = re.compile(r"(?:惠及|覆盖|服务|涉及)[^，。；]{0,4}$")


@lru_cache(maxsize=1024)
def _tagged(text: str) -> tuple[Word, ...]:
    return tuple(default_segmenter().tagged(text))


def about(folded: str, quantities: Sequence[Quantity], at: int) -> str:
    """Return what the quantity ``quantities[at]`` counts, "" where no noun phrase beside it says.

    >>> from .numbers import scan
    >>> [about(t, list(scan(t)), 0) for t in ("接入设备2043台", "完成3项平台建设任务", "同比增长5%")]
    ['设备', '平台建设任务', '']
    """
    first, last = run(folded, quantities, at)
    quantity = quantities[at]
    ahead = before(folded, quantities[first].begin, _REACH)
    behind = folded[quantities[last].end : quantities[last].end + _REACH]
    bound = _BOUND_BEHIND.match(behind)
    marked = bool(bound and bound[1])
    behind = behind[bound.end() if bound else 0 :]
    if quantity.kind == "days" and "之日" in ahead[-4:]:
        return ""  # 自受理之日起5个工作日内
    if stop := _BEHIND_STOP.search(behind):
        behind = behind[: stop.start()]
    stands = _standing(ahead)
    if marked and _SERVED.search(ahead):
        return stands  # 惠及3400万人的工程 counts people, not works
    if quantity.kind == "count" or marked:
        measured = marked and quantity.kind != "ratio" and _MEASURED.search(stands)
        return stands if measured else _following(behind) or stands
    if first < last and (each := _each(folded, quantities[first].begin, at - first, last - first + 1)):
        return each
    if ahead.endswith("等"):
        return _following(behind) or stands  # 甲电厂、乙电厂等402万千瓦机组
    return stands or _following(behind)


def _each(folded: str, begin: int, nth: int, count: int) -> str:
    """Return the nth of as many things as numbers follow: 甲路、乙件、丙池出口|分别增长 of 107.9%、46.7%、57.4%."""
    match = _RESPECTIVELY.search(before(folded, begin, 2 * _REACH))
    items = re.split("[、和及与]", match["items"]) if match else []
    if len(items) != count:
        return ""
    own = _ORDER.sub(r"\g<0>产业", items[nth])
    tail = _SHARED_TAIL.search(items[-1])
    alike = not any(_SHARED_TAIL.search(item) or _MEASURED.search(item) for item in items[:-1])
    if tail and nth < count - 1 and alike and len(items[-1]) > len(tail[0]):
        own += tail[0]
    return _standing(own)


def run(folded: str, quantities: Sequence[Quantity], at: int) -> tuple[int, int]:
    """Return the first and the last of the numbers that stand in one list or range with this one."""
    first = last = at
    while first and (
        quantities[first].follows or _is_range(folded, quantities[first - 1], quantities[first])
    ):
        first -= 1
    while last + 1 < len(quantities) and (
        quantities[last + 1].follows or _is_range(folded, quantities[last], quantities[last + 1])
    ):
        last += 1
    return first, last


def _is_range(folded: str, one: Quantity, two: Quantity) -> bool:
    """1倍以上5倍以下."""
    return folded[one.end : two.begin] in ("以上", "以上至") and one.unit == two.unit


def _standing(ahead: str) -> str:
    """Return the noun phrase that ends right before the number."""
    text = _TRAILING.sub("", ahead)
    text = re.split(r"[、（）《》：”“］\t]", text)[-1] if text else ""
    words = _tagged(text[-24:])
    begin = len(words)
    if begin > 1 and words[-1].text in _ACTS and _is_nominal(words[-2]):
        begin -= 1
    while begin and (
        _is_nominal(words[begin - 1]) or text.endswith(_INCOME) and words[begin - 1].text == "可"
    ):
        begin -= 1
    while begin < len(words) and (words[begin].tag in ("uj", "t") or words[begin].text in _VERBS):
        begin += 1
    found = "".join(word.text for word in words[begin:])
    return found if len(found) > 1 and (_has_noun(words[begin:]) or _GIVEN.search(found)) else ""


def _role(words: Sequence[Word], at: int) -> str:
    """Say what a word behind a number is: 的, the beginning of a clause, of a noun phrase, or none of these."""
    word = words[at]
    if word.tag == "uj":
        return "的"
    if word.text in _ACTS and at + 1 < len(words) and _is_nominal(words[at + 1]):
        return "noun"  # 26个改造项目, 平台建设任务
    if word.text in _VERBS or word.tag[0] in _STOP_TAGS and word.text not in _MISTAGGED:
        return "clause"
    return "noun" if _is_nominal(word) or word.text == "”" else ""


def _is_nominal(word: Word) -> bool:
    if word.text in _MISTAGGED:
        return True
    return word.tag[0] not in "pcdryuwx" and word.text not in _VERBS and not word.text[0].isdigit()


def _has_noun(words: Sequence[Word]) -> bool:
    return any(word.tag[0] in "njlis" or word.tag in ("vn", "eng", "an") for word in words)


def _following(behind: str) -> str:
    """Return the noun phrase that begins right behind the number, without the clause that goes on from it.

    具有自主知识产权的品牌 is about 品牌, 企业的培育库 about 企业, 项目入选全国名单 about 项目.
    """
    words = _tagged(behind[:24])
    last = max((at for at, word in enumerate(words) if word.tag == "uj" and at + 1 < len(words)), default=-1)
    begin, end, clause = 0, 0, False
    for at, word in enumerate(words):
        role = _role(words, at)
        if role == "的":
            if begin < end and not clause and _has_noun(words[begin:end]):
                break
            begin, end, clause = at + 1, at + 1, False
        elif role == "clause" and at > last or word.text[0].isdigit():
            break
        elif role == "clause" or word.tag == "v" and at + 1 == last and at > begin:
            clause = True  # 具有…的品牌, 高度匹配的用语
        elif not clause and role == "noun":
            end = at + 1
    chosen = words[begin:end]
    while chosen and chosen[-1].tag[0] in "vd" and not _GIVEN.search(chosen[-1].text):
        chosen = chosen[:-1]
    found = "".join(word.text for word in chosen).strip()
    if found.count("“") != found.count("”"):
        found = found.strip("“”")
    if found in _SHORT:
        return found
    return found if len(found) > 1 and (_has_noun(chosen) or _GIVEN.search(found)) else ""

"""A sum of money and the words around it in, its details out: of what kind it is, who pays whom, for what, when.

A detail that the words do not give is left out: a receiver is somebody or something that can be given money
(对入库的企业给予…), never a degree (最高) or a circumstance (有下列行为之一的).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..lexicon.tables import read_table
from ..model import Status, Value
from .clauses import after, before, sentence_before
from .numbers import Quantity
from .reading import Reading

_WORDS = [(row["word"], row["kind"]) for row in read_table("money_words")]


def _any_of(kind: str) -> str:
    return "|".join(sorted((w for w, is_of in _WORDS if is_of == kind), key=lambda w: (-len(w), w)))


_CEILING = re.compile(r"最高|最多|不超过|不高于|至多|上限|以内|封顶|(?<!不)低于|以下|不足")
_FLOOR = re.compile(r"不低于|不少于|至少|最低|以上|及以上|起步|超过|超|达到")
_EACH = re.compile(
    r"(?:每[人家个项名户台件年套亩条场期批位座间栋辆款]|单个|单笔|单户|单项|人均|户均)[^，。；]{0,20}$"
)
_RATE = re.compile(r"/|每(?:平方米|吨|千瓦|千瓦时|公里|亩|立方米|月|天|日|小时)")
_PART = re.compile(r"其中|含|包括")
_TOTAL = re.compile(r"(?:合计|[共总]计|共|总(?:额|量|投资|规模)?|累计)[^，。；0-9]{0,6}$")
_ABOUT = re.compile(r"(?:约|近|逾|大约|(?<!不)超过?|将近|突破)$")
_THRESHOLD_TAIL = re.compile(r"^(?:（[^）]*）)?(?:及以上)?的")
_UNIT = "平方米|立方米|千瓦时|千瓦|公里|小时|卡时|人|月|年|天|日|次|家|户|项|台|件|吨|亩|个|度"
UNIT_PER = re.compile(rf"^/(?:{_UNIT})(?:/(?:{_UNIT}))?")
_ACTUAL = r"(?<!实际)(?<!际)"
_PAID = re.compile(
    rf"{_ACTUAL}(?:兑现|发放|拨付|支付(?!的|费|算力|给)|到账|到位|投入|投放|(?:奖励|补助|补贴|资助|支持)(?:了|企业)|[补支]助了)"
)
_PAID_ALREADY = re.compile(
    r"(?:已经?|累计|共)(?:兑现|发放|拨付|支付|投入|给予|奖励|补[贴助]|资助)|(?:兑现|发放|拨付)了"
)
_ALLOTTED = re.compile(r"下达|安排|列支|划拨|下拨")
_ALLOTTED_ALREADY = re.compile(r"下达|(?:已经?|共|统筹)安排|安排了")
_GIVEN = re.compile(r"补[助贴]|奖励|奖补|资助|给予|减免|减税|退税|资金|投入|追回")
_GRANT = re.compile(rf"(?:{_any_of('grant')})")
_FINE = re.compile(r"^(?:以[上下])?的?罚[款金]|^以上[^，。；]{1,12}以下的?罚[款金]")
_FINED = re.compile(r"(?:对|向)([^，。；、]{2,40}?)(?:，|可以|可|并|分别)*(?:并?处以?)")
# 300万元|至500万元; not 30万元|一次性奖励
_OTHER_SUM = re.compile(
    r"^(?:以上)?(?:[至到~-]|—{1,2})?(?!一次性)[0-9.〇零一二两三四五六七八九十百千万亿]+元?"
)
_BOUND = re.compile(r"^(?:及?以[内上下]|左右|（含）|不等|/[^，。；的]{1,4})*的?(?:一次性|给予|予以)*")
_PHRASE_STOP = re.compile(r"[，。；！？：、（）“”《》与和及并或]")
_USED_FOR = re.compile(r"(?:用于|^[^、，。；]{0,6}支持了?)([^，。；]{2,30})")
_RECIPIENT = rf"(?:{_any_of('recipient')})(?<![落开]户)"
_GIVES = (
    r"(?:给予|予以|按照?|分别|每|一次性|最高|发放|提供|进行|拨付|兑现|补[贴助]|奖励|资助|可|最多|不超过|，|$)"
)
_WHO = rf"((?:[^，。；：0-9对向]|[0-9](?=[^，。；]{{0,24}}的)){{0,40}}?{_RECIPIENT})(?:（[^）]*）)?"
# 对…的企业，给予; 给予企业最高; 为…提供 only up to the sum: 为企业提供数据，给予数据商20万元.
_TO = re.compile(
    rf"(?:对于?{_WHO}{_GIVES}|给予?{_WHO}{_GIVES}|向{_WHO}(?:发放|提供|拨付|兑现|给予|支付)"
    rf"|为{_WHO}(?:提供|发放)[^，。；]{{0,24}}$|(?:补助|奖励){_WHO}$)"
)
_SINGLE = re.compile(rf"(?:每[家户个名位]|单[个家户一])((?:[^，。；、]{{0,10}}?){_RECIPIENT})")
# What is no recipient although it ends like one.
_NO_RECIPIENT = re.compile(r"^(?:最|之|其|该|本|每|奖|补|资|按|不)|之一|经费|费用|罚")
_YEAR = re.compile(r"(20[0-9]{2})年(?:度)?|每年|(?<![上本度])年度(?=最高|累计|不超过|补[贴助])|每月")


def details(
    reading: Reading, sums: Sequence[Quantity], at: int, whole: Quantity | None, status: Status
) -> Iterator[tuple[str, Value]]:
    """Yield the details of ``sums[at]``; ``whole`` is the sum that it is a part of."""
    folded, quantity = reading.folded, sums[at]
    head, tail = before(folded, quantity.begin), after(folded, quantity.end)
    sentence = sentence_before(folded, quantity.begin)
    first, last = _list_of(sums, at)
    per = UNIT_PER.match(tail)
    yield "words", reading.document.text[quantity.begin : quantity.end + (per.end() if per else 0)]
    yield "kind", _kind(sums, at, before(folded, sums[first].begin), tail, whole is not None)
    if whole:
        yield "partOf", reading.document.text[whole.begin : whole.end]
    if money_status := _money_status(sentence + tail, status):
        yield "moneyStatus", money_status
    fine = bool(_FINE.match(tail))
    if payer := _fined(sentence) if fine else _payer(reading, quantity, len(sentence)):
        yield "payer", payer
    if receiver := "" if fine else _receiver(reading, quantity, sentence):
        yield "receiver", receiver
    if purpose := _purpose(after(folded, sums[last].end)):
        yield "purpose", purpose
    if years := list(_YEAR.finditer(sentence)):
        yield "period", years[-1][1] or years[-1][0]
    yield "exactness", _exactness(quantity, head, tail)


def whole_of(folded: str, sums: Sequence[Quantity], at: int, earlier: Quantity | None) -> Quantity | None:
    """Return the sum that ``sums[at]`` is a part of within its sentence; ``earlier`` is that of the one before.

    合计4080万元，其中甲40笔合计3950万元: the last sum that is called a total before 其中, else the one right before.
    """
    if not at:
        return None
    quantity = sums[at]
    gap = folded[sums[at - 1].end : quantity.begin]
    if any(stop in gap for stop in "。；\n"):
        return None
    if "其中" not in gap:
        return None if re.search(r"另|此外|再", gap) else earlier
    within = [sums[at - 1]]
    for one in reversed(sums[max(0, at - 6) : at - 1]):
        if any(stop in folded[one.end : quantity.begin] for stop in "。；\n"):
            break
        within.append(one)
    larger = [one for one in within if one.value > quantity.value]
    totals = [one for one in larger if _TOTAL.search(before(folded, one.begin))]
    return next(iter(totals or larger), None)  # …奖励2000元，其中一类每项3万元: no part


def _list_of(sums: Sequence[Quantity], at: int) -> tuple[int, int]:
    """最高50万、30万、10万元经费: what stands before the first and behind the last is said of all."""
    first = last = at
    while first and sums[first].follows == "list":
        first -= 1
    while last + 1 < len(sums) and sums[last + 1].follows == "list":
        last += 1
    return first, last


def _kind(sums: Sequence[Quantity], at: int, head: str, tail: str, is_part: bool) -> str:
    if UNIT_PER.match(tail) or _RATE.search(head[-12:]):
        return "rate"
    if _CEILING.search(head[-8:]) or tail.startswith(("以内", "以下", "封顶")):
        return "ceiling"
    if _FLOOR.search(head[-6:]) or tail.startswith(("以上", "及以上")):
        return "floor"
    if sums[at].follows == "range":
        return "ceiling"
    if at + 1 < len(sums) and sums[at + 1].follows == "range":
        return "floor"
    if _EACH.search(head):
        return "each"
    return "part" if is_part or _PART.search(head) else "total"


def _money_status(sentence: str, status: Status) -> str:
    """What a plan says is planned, unless it is said to have been given; what a report names was paid or allotted."""
    if status == "negated":
        return "planned"
    paid, allotted = (_PAID_ALREADY, _ALLOTTED_ALREADY) if status == "planned" else (_PAID, _ALLOTTED)
    found = [(match.start(), "paid") for match in paid.finditer(sentence)]
    found += [(match.start(), "allotted") for match in allotted.finditer(sentence)]
    if found:
        return max(found)[1]
    if status == "planned":
        return "planned"
    return "paid" if _GIVEN.search(sentence) else ""


def _payer(reading: Reading, quantity: Quantity, reach: int) -> str:
    """省财政共安排…, 由市财政分别给予…: a department right before the words that give, or 财政 itself."""
    text = reading.folded[quantity.begin - reach : quantity.begin]
    if found := re.search(r"由?([国中央省市区县、]{1,6}(?:本级)?财政)(?!资金|局|厅|部)", text):
        return found[1].removeprefix("由")
    for reference in reading.within(quantity.begin - reach, quantity.begin, "Department"):
        behind = reading.folded[reference.mention.end : reference.mention.end + 6]
        if re.match(r"[^，。；]{0,4}(?:安排|拨付|下达|兑现|发放|给予|奖励|按照)", behind):
            return reference.entity.id
    return ""


def _fined(sentence: str) -> str:
    """对直接负责的主管人员处…罚款: who is fined pays."""
    found = [match[1] for match in _FINED.finditer(sentence) if re.search(rf"{_RECIPIENT}$", match[1])]
    return found[-1] if found else ""


def _receiver(reading: Reading, quantity: Quantity, sentence: str) -> str:
    """Return who is given the sum: an entity's id where the words name one, else the words."""
    found = [m for m in _TO.finditer(sentence) if not _NO_RECIPIENT.search(m[m.lastindex or 0])]
    found = found or [m for m in _SINGLE.finditer(sentence) if not _NO_RECIPIENT.search(m[1])]
    if not found:
        return ""
    start, stop = found[-1].span(found[-1].lastindex or 0)
    begin, end = quantity.begin - len(sentence) + start, quantity.begin - len(sentence) + stop
    for reference in reading.within(begin, end, "Department", "Enterprise", "Park", "Platform"):
        if (reference.mention.begin, reference.mention.end) == (begin, end):
            return reference.entity.id
    return reading.document.text[begin:end].strip("“”\"' ")


def _purpose(tail: str) -> str:
    """Return what the sum is for: 用于…, or the kind of grant that the words behind it name."""
    if found := _USED_FOR.search(tail):
        return found[1]
    text = _OTHER_SUM.sub("", tail, count=1)
    text = _BOUND.sub("", text, count=1)
    if stop := _PHRASE_STOP.search(text):
        text = text[: stop.start()]
    grants = list(_GRANT.finditer(text[:20]))
    return text[: grants[-1].end()] if grants else ""


def _exactness(quantity: Quantity, head: str, tail: str) -> str:
    if quantity.about or tail.startswith("左右"):
        return "about"
    return "about" if _ABOUT.search(head) and not _THRESHOLD_TAIL.match(tail) else "exact"

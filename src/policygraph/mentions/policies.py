"""A document in, the mentions of policies out: titles in 《》, spelt out, by number, by quoted or short name.

A mention of a title in 《》 covers the marks; its ``name`` is without them. Nested are the title in a title
(关于修改〈X〉的决定) and the plan in its notice's title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ..fold import fold
from ..lexicon.tables import read_table
from ..model import Mention
from .scan import Scan
from .titles import bare, carried, form, is_bare, issuer, key

_MARK = re.compile(r"[《》]")
_BREAK = re.compile(r"[。；\n]")
_STATE = "中华人民共和国"
_LONGEST = 160  # characters of a title
_INNER = re.compile(r"〈([^〈〉]{2,80})〉|《([^《》]{2,80})》")
# 国发〔2019〕3号, without the word that governs it: "按照国发〔2019〕3号", "和财教〔2021〕310号".
_DOCUMENT_NUMBER = re.compile(
    r"(?!按照|根据|依据|依照|落实|执行|贯彻|遵照|精神)"
    r"(?:(?<![一-龥])|(?<=按照|根据|依据|依照|落实|执行|贯彻|遵照|印发)|(?<=[以见和与及的经由]))"
    r"[一-龥]{2,10}?［(?:19|20)[0-9]{2}］ ?第? ?[0-9]+ ?号"
)
_YEAR_NUMBER = re.compile(r"［(?:19|20)[0-9]{2}］ ?第? ?[0-9]+ ?号")
_ORDER = re.compile(r"(?:[一-龥]{2,12}令)?第 ?[0-9]+ ?号(?:[一-龥]{0,8}令)?")
_BESIDE = re.compile(r" ?（([^（）\n]{2,60})）")
_ALIAS = re.compile(r"以下(?:简|统)?称[为:：]? ?[“《]?([^“”《》，、。；（）]{2,30})[”》]?")
_ANAPHOR = re.compile(
    r"本(?:实施条例|暂行条例|暂行规定|暂行办法|试行办法|行动方案|实施方案|行动计划|实施细则|实施办法|若干措施|实施意见|工作方案|政策措施|"
    r"办法|措施|方案|意见|条例|规定|细则|计划|政策|通知|规划|规则|决定|公告|指引|法(?=[^人院官定律]))"
)
_QUOTED = re.compile(
    r"“([^“”\n]{2,24}?[一二三四五六七八九十0-9]+条(?:措施|政策|意见|举措)?)”(?:[0-9]\.[0-9]版?|升级版|（[^（）\n]{1,12}版）)?|“([^“”\n]{2,20})”"
)
_ARTICLE = re.compile(r"第[一二三四五六七八九十百0-9]+条$")  # “本法第三条” is an article, no policy
_MATTER = re.compile(
    r"(“[^“”\n]{4,60}”)(?:等)?(?:行政|审批|许可|政务服务|服务|高频|涉企)*事项|(《[^《》\n]{2,40}(?:证|执照|证书|批准书)》)"
)
_REPLY = re.compile(
    r"(?:提案|议案|(?:人大|政协|代表|委员|会议|号).{0,16}建议).{0,12}(?:答复|复函|回复|办理|的函)"
)
# A society's 《章程》 is a kind of paper, no document that the text names.
_NO_TITLES = frozenset(
    {"章程", "报告", "制度", "名单", "标准", "公告", "公报", "请示", "须知", "手册", "声明"}
)
# The organ right before 关于, back to a mark or a word that governs it: "根据国务院关于…的决定".
_ORGAN_BEFORE = re.compile(
    r"(?s)^(?:.*(?:根据|按照|依据|依照|落实|执行|遵照|贯彻|实施|[，。；：、（\n《 和与]))?"
    r"((?:国务院|中共中央|[一-龥]{1,16}(?:政府|办公厅|办公室|委员会|常委会|部|局|厅|委|院|署|党委|省委|市委))"
    r"(?:、?[一-龥]{1,12}(?:办公厅|办公室|委员会|部|局|厅|委|院|署))?)$"
)
_SUBJECT = re.compile(
    r"关于[^《》。，；：！？\n关]{4,60}?的"
    r"(?:若干规定|暂行规定|指导意见|实施意见|若干意见|决定|决议|意见|通知|通报|批复|公告|通告|实施方案|复函)(?:的通知)?"
)
_REACH = 36  # characters before 关于 in which its organ begins
_GENERAL = re.compile(r"有关|相关|国家|上级|(?:罪|章|节|条|款|项)$")
_STRONG_HEAD = re.compile(
    r"(?:若干|实施|管理|行动|工作|专项|指导|暂行|试行|的|奖励|扶持|资金|发展)(?:办法|规定|条例|意见|通知|方案|计划|规划|措施|细则|政策|指引|公告|纲要)"
    r"(?:（试行）|（暂行）)?"
)
# The 法 of a law's name, not of 办法, 违法, 法律, 法人: the table of laws has the last word.
_LAW = re.compile(r"(?<![办方违依执非合守无])法(?:典|(?![律规人院治制官庭学令度宝则案医警子定]))")


@dataclass(frozen=True, slots=True)
class _Title:
    begin: int  # of the 《
    end: int  # behind the 》
    nested: bool = False
    closed: bool = True


def find(scan: Scan) -> Iterator[Mention]:
    """Yield the mentions of policies, in no order and with overlaps: `overlap.settle` chooses."""
    titles = list(_in_marks(scan))
    own = list(_own_titles(scan))
    yield from titles
    yield from own
    yield from _spelt_out(scan)
    yield from _laws(scan)
    yield from _numbers(scan)
    yield from _quoted(scan, [*titles, *own])
    yield from _aliases(scan, titles)
    yield from _anaphors(scan)
    yield from _matters(scan)


def _mention(scan: Scan, begin: int, end: int, name: str, rule: str, **more: object) -> Mention:
    text = scan.document.text[begin:end]
    return Mention("Policy", begin, end, text, name, rule, **more)  # type: ignore[arg-type]


# ---- titles in 《》


def _in_marks(scan: Scan) -> Iterator[Mention]:
    pairs, unclosed = _pairs(scan.folded)
    known = []
    for pair in pairs:
        name = scan.document.text[pair.begin + 1 : pair.end - 1].strip()
        if _is_proposal(scan, pair):
            yield from _proposal(scan, pair, name)
            continue
        if not _is_policy(scan, pair):
            continue
        known.append(scan.folded[pair.begin + 1 : pair.end - 1])
        yield from _titled(scan, pair, name)
    for begin in unclosed:
        if (end := _open_end(scan.folded, begin, known)) is not None:
            yield _mention(scan, begin, end, scan.document.text[begin + 1 : end], "title-unclosed")


def _pairs(folded: str) -> tuple[list[_Title], list[int]]:
    """Return the pairs of 《》 and the places of the 《 that no 》 closes in their sentence.

    "落实《若干政策积极引导企业…。2021年兑现《若干政策》": the first is left open, the second is a title.
    """
    stack: list[int] = []
    pairs: list[tuple[int, int]] = []
    unclosed: list[int] = []
    for match in _MARK.finditer(folded):
        at = match.start()
        while stack and (at - stack[-1] > _LONGEST or _BREAK.search(folded, stack[-1], at)):
            unclosed.append(stack.pop())
        if match[0] == "《":
            stack.append(at)
        elif stack:
            pairs.append((stack.pop(), at + 1))
    titles: list[_Title] = []
    last = -1
    for begin, end in sorted(pairs, key=lambda p: (p[0], -p[1])):
        titles.append(_Title(begin, end, nested=begin < last))
        last = max(last, end)
    return titles, sorted({*unclosed, *stack})


def _is_policy(scan: Scan, pair: _Title) -> bool:
    folded = scan.folded[pair.begin + 1 : pair.end - 1].strip()
    if not 2 <= len(folded) <= _LONGEST:
        return False
    kind = form(folded)
    if kind is not None:
        return bool(kind) and folded not in _NO_TITLES
    return folded.startswith("关于") or scan.folded[: pair.begin].endswith(_issuing_words())


def _is_proposal(scan: Scan, pair: _Title) -> bool:
    """Return whether a title is a proposal's: 您提出《关于…的建议》（第12号）."""
    if not scan.folded.startswith(("建议", "提案", "议案"), pair.end - 3):
        return False
    return "提" in scan.folded[max(0, pair.begin - 12) : pair.begin] or scan.folded.startswith(
        "（第", pair.end
    )


def _proposal(scan: Scan, pair: _Title, name: str) -> Iterator[Mention]:
    number, _ = _beside(scan, pair.end)
    text = scan.document.text[pair.begin : pair.end]
    yield Mention("Proposal", pair.begin, pair.end, text, name, "proposal-title", number=number)


@cache
def _issuing_words() -> tuple[str, ...]:
    return tuple(row["verb"] for row in read_table("citation_verbs") if row["role"] in ("issue", "forward"))


def _titled(scan: Scan, pair: _Title, name: str) -> Iterator[Mention]:
    number, alias = _beside(scan, pair.end)
    rule = "title-nested" if pair.nested else "title"
    yield _mention(scan, pair.begin, pair.end, name, rule, nested=pair.nested, number=number, alias=alias)
    if "〈" not in name:
        return
    for inner in _INNER.finditer(scan.folded, pair.begin + 1, pair.end - 1):
        begin, end = inner.span()
        text = scan.document.text[begin + 1 : end - 1]
        if form(text):
            yield _mention(scan, begin, end, text, "title-nested", nested=True)


def _beside(scan: Scan, end: int) -> tuple[str, str]:
    """Return the number and the short name right behind a title: （国发〔2019〕3号，以下简称《意见》）."""
    number = alias = ""
    while match := _BESIDE.match(scan.folded, end):
        inside = match[1]
        if found := _DOCUMENT_NUMBER.search(inside) or _ORDER.search(inside):
            begin = match.start(1) + found.start()
            number = scan.document.text[begin : begin + len(found[0])].replace(" ", "")
        if found := _ALIAS.search(inside):
            alias = found[1].strip()
        end = match.end()
        if not number and not alias:
            break
    return number, alias


def _open_end(folded: str, begin: int, known: list[str]) -> int | None:
    """Return where a title ends whose 《 is never closed: as another one in the text, or at its form of document."""
    stop = _BREAK.search(folded, begin + 1)
    rest = folded[begin + 1 : min(stop.start() if stop else len(folded), begin + _LONGEST)]
    rest = rest.split("《")[0]
    if same := max((title for title in known if rest.startswith(title)), key=len, default=""):
        return begin + 1 + len(same)
    if rest.endswith(("）", "”")) and form(rest):
        return begin + 1 + len(rest)
    if rest.startswith("关于"):
        matches = [m for m in _STRONG_HEAD.finditer(rest) if m[0][0] == "的"]
    else:
        matches = list(_STRONG_HEAD.finditer(rest, 3))
    return begin + 1 + matches[0].end() if matches else None


# ---- the document's own title


def _own_titles(scan: Scan) -> Iterator[Mention]:
    """The document's title where it stands, and the carried plan's title wherever it stands without 《》."""
    title = scan.metadata.title
    if not title or is_reply(title):
        return
    span = scan.metadata.title_span
    if span is not None:
        text = span.of(scan.document.text)
        yield _mention(scan, span.begin, span.end, text, "own-title")
    plan = _folded_title(carried(_folded_title(title)) or title)
    names = {plan, bare(plan), _folded_title(title).removeprefix(issuer(title))}
    for name in sorted(names):
        if len(name) >= 8 and not is_bare(name):
            yield from _occurrences(scan, name, "own-title")


def is_reply(title: str) -> bool:
    """Return whether a title is that of a letter that answers a proposal, which is no policy.

    >>> is_reply("某局关于市政协第12号提案答复的函"), is_reply("国务院办公厅关于节水建议的复函")
    (True, False)
    """
    return bool(_REPLY.search(title))


def _folded_title(title: str) -> str:
    return fold(title).strip()


def _occurrences(scan: Scan, name: str, rule: str) -> Iterator[Mention]:
    at = scan.folded.find(name)
    while at >= 0:
        end = at + len(name)
        yield _mention(scan, at, end, scan.document.text[at:end], rule)
        at = scan.folded.find(name, end)


# ---- titles without 《》


def _spelt_out(scan: Scan) -> Iterator[Mention]:
    folded = scan.folded
    for match in _SUBJECT.finditer(folded):
        before = max(0, match.start() - _REACH)
        organ = _ORGAN_BEFORE.search(folded[before : match.start()])
        if organ is None or _GENERAL.search(organ[1]) or len(match[0]) <= 10:
            continue
        begin = before + organ.start(1)
        number, alias = _beside(scan, match.end())
        text = scan.document.text[begin : match.end()]
        yield _mention(scan, begin, match.end(), text, "title-spelt", number=number, alias=alias)


@cache
def _law_names() -> tuple[frozenset[str], tuple[int, ...]]:
    names = frozenset(row["name"] for row in read_table("laws"))
    return names, tuple(sorted({len(name) for name in names}, reverse=True))


def _laws(scan: Scan) -> Iterator[Mention]:
    """Laws named without 《》: "依照刑法关于…", "中华人民共和国公司法"."""
    names, sizes = _law_names()
    folded, text = scan.folded, scan.document.text
    for match in _LAW.finditer(folded):
        end = match.end()
        size = next((size for size in sizes if folded[end - size : end] in names), 0)
        if not size or folded[end : end + 1] == "》":
            continue
        begin = end - size
        begin -= len(_STATE) if folded.endswith(_STATE, 0, begin) else 0
        if folded[begin - 1 : begin] not in ("《", "〈"):
            yield _mention(scan, begin, end, text[begin:end], "law")


def _numbers(scan: Scan) -> Iterator[Mention]:
    """A document that is cited by its number alone: "国发〔2014〕49号文件"."""
    own = scan.metadata.number_span
    for year in _YEAR_NUMBER.finditer(scan.folded):
        match = _DOCUMENT_NUMBER.search(scan.folded, max(0, year.start() - 10), year.end())
        if match is None:
            continue
        begin, end = match.span()
        before = scan.folded[max(0, begin - 2) : begin]
        if own is not None and own.begin <= begin < own.end:
            continue
        if (
            "》" in before
            or "（" in before
            or "号" in before
            or not scan.folded.startswith(("文", "精神"), end)
        ):
            continue
        name = scan.document.text[begin:end]
        yield _mention(scan, begin, end, name, "number", number=name.replace(" ", ""))


def _quoted(scan: Scan, titles: list[Mention]) -> Iterator[Mention]:
    """Named policies in quotes (“就业九条”3.0版), and “若干政策” for a title that the text has in full."""
    tails = {key(bare(t.name)) for t in titles}
    for match in _QUOTED.finditer(scan.folded):
        begin, end = match.span()
        if match[1] and not _ARTICLE.search(match[1]):
            # “就业九条”3.0版 keeps its marks: without them the edition would belong to the last word.
            name = scan.document.text[begin:end]
            name = name[1:-1] if scan.folded[end - 1] == "”" else name
            yield _mention(scan, begin, end, name, "quoted-policy")
        elif match[2] and is_bare(match[2]) and any(t != match[2] and t.endswith(match[2]) for t in tails):
            yield _mention(scan, begin, end, scan.document.text[begin + 1 : end - 1], "quoted-short")


def _aliases(scan: Scan, titles: list[Mention]) -> Iterator[Mention]:
    """The short names that the text gives its titles (以下简称专利法), wherever they stand without 《》."""
    for alias in sorted({t.alias for t in titles if len(t.alias) > 2}):
        yield from _occurrences(scan, alias, "alias")


def _anaphors(scan: Scan) -> Iterator[Mention]:
    """本办法, 本条例 …: the document's own policy."""
    if not scan.metadata.title or is_reply(scan.metadata.title):
        return
    for match in _ANAPHOR.finditer(scan.folded):
        begin, end = match.span()
        text = scan.document.text[begin:end]
        yield Mention("Policy", begin, end, text, text, "own-anaphor", anaphor=True)


def _matters(scan: Scan) -> Iterator[Mention]:
    """Administrative matters: “企业登记”事项, and the licences that stand in 《》."""
    for match in _MATTER.finditer(scan.folded):
        begin, end = match.span(1 if match[1] else 2)
        text = scan.document.text[begin:end]
        yield Mention("Matter", begin, end, text, text.strip('“”"《》「」'), "matter")

"""A document in, the mentions of policies out: titles in 《》, by quoted or short name; see also `spelt_titles`.

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
from . import spelt_titles
from .scan import Scan, around
from .titles import bare, beside, carried, form, is_bare, issuer, key

_MARK = re.compile(r"[《》]")
_BREAK = re.compile(r"[。；\n]")
_LONGEST = 160  # characters of a title
_INNER = re.compile(r"〈([^〈〉]{2,80})〉|《([^《》]{2,80})》")
_ANAPHOR = re.compile(
    r"(?<![基根成文样版])本(?:实施条例|暂行条例|暂行规定|暂行办法|试行办法|行动方案|实施方案|行动计划|实施细则|实施办法|若干措施|实施意见|工作方案|政策措施|总体方案|推广方案|支持措施|政策清单|"
    r"办法|措施|方案|意见|条例|规定|细则|计划|政策|通知|规划|规则|决定|公告|指引|预案|纲要|规程|准则|指南|法(?=[^人院官定律]))"
)
_QUOTED = re.compile(
    r"“((?![0-9一二三四五六七八九十]+条)[^“”\n]{1,24}?[一二三四五六七八九十0-9]+条(?:措施|政策|意见|举措)?)”(?:[0-9]\.[0-9]版?|升级版|（[^（）\n]{1,12}版）)?|“([^“”\n]{2,20})”"
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
_ADVICE = re.compile(r"规划|计划|^建议$|^中共|中央")
_STRONG_HEAD = re.compile(
    r"(?:若干|实施|管理|行动|工作|专项|指导|暂行|试行|的|奖励|扶持|资金|发展)(?:办法|规定|条例|意见|通知|方案|计划|规划|措施|细则|政策|指引|公告|纲要)"
    r"(?:（试行）|（暂行）)?"
)


@dataclass(frozen=True, slots=True)
class _Title:
    begin: int  # of the 《
    end: int  # behind the 》
    nested: bool = False


def find(scan: Scan) -> Iterator[Mention]:
    """Yield the mentions of policies, in no order and with overlaps: `overlap.settle` chooses."""
    titles = list(_in_marks(scan))
    own = list(_own_titles(scan))
    yield from titles
    yield from own
    yield from spelt_titles.find(scan)
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


_SHORT_WORK = 4  # 推出《某骞》《某巴》: a book or a play


def _is_policy(scan: Scan, pair: _Title) -> bool:
    folded = scan.folded[pair.begin + 1 : pair.end - 1].strip()
    if not 2 <= len(folded) <= _LONGEST:
        return False
    if folded.endswith("建议"):
        # A committee's 《关于制定…规划的建议》 is a policy; what a deputy or a member proposes is none.
        return not (scan.metadata.proposal or is_reply(scan.metadata.title)) and bool(_ADVICE.search(folded))
    kind = form(folded)
    if kind is not None:
        return bool(kind) and folded not in _NO_TITLES
    issued = len(folded) > _SHORT_WORK and scan.folded[: pair.begin].endswith(_issuing_words())
    return folded.startswith("关于") or issued


def _is_proposal(scan: Scan, pair: _Title) -> bool:
    """Return whether a title is a proposal's: 您提出《关于…的建议》（第12号）."""
    if not scan.folded.startswith(("建议", "提案", "议案"), pair.end - 3):
        return False
    return "提" in scan.folded[max(0, pair.begin - 12) : pair.begin] or scan.folded.startswith(
        "（第", pair.end
    )


def _proposal(scan: Scan, pair: _Title, name: str) -> Iterator[Mention]:
    number, _ = beside(scan.document, pair.end)
    text = scan.document.text[pair.begin : pair.end]
    yield Mention("Proposal", pair.begin, pair.end, text, name, "proposal-title", number=number)


@cache
def _issuing_words() -> tuple[str, ...]:
    return tuple(row["verb"] for row in read_table("citation_verbs") if row["role"] in ("issue", "forward"))


def _titled(scan: Scan, pair: _Title, name: str) -> Iterator[Mention]:
    number, alias = beside(scan.document, pair.end)
    rule = "title-nested" if pair.nested else "title"
    yield _mention(scan, pair.begin, pair.end, name, rule, nested=pair.nested, number=number, alias=alias)
    if "〈" not in name:
        return
    for inner in _INNER.finditer(scan.folded, pair.begin + 1, pair.end - 1):
        begin, end = inner.span()
        text = scan.document.text[begin + 1 : end - 1]
        if form(text):
            yield _mention(scan, begin, end, text, "title-nested", nested=True)


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


# ---- by quoted and short names, and what stands for the document itself


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


_NO_LAW = re.compile(r"[定人律院]")  # 公司法|定代表人


def _aliases(scan: Scan, titles: list[Mention]) -> Iterator[Mention]:
    """The short names that the text gives its titles (以下简称专利法), wherever they stand without 《》."""
    for alias in sorted({t.alias for t in titles if len(t.alias) > 2}):
        for mention in _occurrences(scan, alias, "alias"):
            if not (alias.endswith("法") and _NO_LAW.match(scan.folded, mention.end)):
                yield mention


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
    for match in around(scan, scan.folded, _MATTER, ("事项", "证》", "执照》", "书》"), 90, 6):
        begin, end = match.span(1 if match[1] else 2)
        text = scan.document.text[begin:end]
        yield Mention("Matter", begin, end, text, text.strip('“”"《》「」'), "matter")

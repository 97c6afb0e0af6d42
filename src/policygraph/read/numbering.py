"""A Word document's numbering definitions in, each paragraph's counted number as text out (ECMA-376, 17.9).

Word does not store the 一、 of an automatic list in the paragraph: without counting it the outline is lost.
"""

from __future__ import annotations

import re
from typing import Any

from docx.oxml.ns import qn

_DIGITS = "〇一二三四五六七八九"
_CHINESE = frozenset({"chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
                      "taiwaneseCountingThousand", "ideographDigital", "chineseLegalSimplified"})  # fmt: skip
_CIRCLED = frozenset({"decimalEnclosedCircle", "decimalEnclosedCircleChinese"})
_HEADING = re.compile(r"(?:heading|标题)\s*([1-6])$", re.I)


def chinese(number: int) -> str:
    """Return a number from 1 to 99 in Chinese numerals, a larger one in digits.

    >>> chinese(7), chinese(10), chinese(21)
    ('七', '十', '二十一')
    """
    if not 0 < number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    head = ("" if tens == 1 else _DIGITS[tens]) + "十" if tens else ""
    return head + (_DIGITS[ones] if ones else "")


class Numbering:
    """Counts the automatic numbers of one document, paragraph by paragraph in order."""

    def __init__(self, document: Any) -> None:
        self._names = {style.style_id: style.name or "" for style in document.styles}
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        part = next(
            (p for p in document.part.package.parts if str(p.partname) == "/word/numbering.xml"), None
        )
        if part is not None:
            self._read(part.element)

    def _read(self, root: Any) -> None:
        abstract = {a.get(qn("w:abstractNumId")): a for a in root.iterchildren(qn("w:abstractNum"))}
        for num in root.iterchildren(qn("w:num")):
            link = num.find(qn("w:abstractNumId"))
            source = abstract.get(link.get(qn("w:val"))) if link is not None else None
            if source is not None:
                levels = source.iterchildren(qn("w:lvl"))
                self._levels[num.get(qn("w:numId"))] = {
                    int(lvl.get(qn("w:ilvl"))): _level(lvl) for lvl in levels
                }

    def heading_level(self, paragraph: Any) -> int:
        """Return the level of a paragraph whose style is a heading, from 1; 0 for any other."""
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        name = self._names.get(style.get(qn("w:val")), "") if style is not None else ""
        if name.lower() == "title":
            return 1
        match = _HEADING.match(name)
        return int(match[1]) if match else 0

    def label(self, paragraph: Any) -> str:
        """Count the paragraph, where it is numbered, and return its number as Word shows it; else ''."""
        properties = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        if properties is None:
            return ""
        num, level = (properties.find(qn(name)) for name in ("w:numId", "w:ilvl"))
        id_ = num.get(qn("w:val")) if num is not None else ""
        at = int(level.get(qn("w:val"))) if level is not None else 0
        levels = self._levels.get(id_, {})
        if at not in levels:
            return ""
        counts = self._counts.setdefault(id_, {})
        counts[at] = counts.get(at, levels[at][2] - 1) + 1
        for lower in [key for key in counts if key > at]:
            del counts[lower]
        return _show(levels, counts, at)


def _level(lvl: Any) -> tuple[str, str, int]:
    def value(name: str, default: str) -> str:
        found = lvl.find(qn(name))
        return found.get(qn("w:val")) if found is not None else default

    start = value("w:start", "1")
    return value("w:numFmt", "decimal"), value("w:lvlText", ""), int(start) if start.isdecimal() else 1


def _show(levels: dict[int, tuple[str, str, int]], counts: dict[int, int], at: int) -> str:
    form, pattern, _ = levels[at]
    if form in {"bullet", "none"}:
        return ""

    def number(match: re.Match[str]) -> str:
        level = int(match[1]) - 1
        if level not in levels:
            return ""
        return _digits(levels[level][0], counts.get(level, levels[level][2]))

    return re.sub(r"%([1-9])", number, pattern)


def _digits(form: str, number: int) -> str:
    if form in _CHINESE:
        return chinese(number)
    if form in _CIRCLED and 0 < number <= 20:
        return chr(0x2460 + number - 1)
    return str(number)

"""Words before a colon or above a column in, the role of those named there out (``duty_labels.tsv``)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ..lexicon.tables import read_table

#: The roles that assign responsibility; ``deadline``, ``person`` and ``other`` only end a stretch that does.
DUTY_ROLES: Final = frozenset({"leads", "assists", "responsibleFor"})
_ROLES: Final = {row["label"]: row["role"] for row in read_table("duty_labels")}
_WORDS: Final = "|".join(re.escape(label) for label in sorted(_ROLES, key=lambda label: (-len(label), label)))
#: A label and its colon. ``责任单位 ：`` is met as well as ``责任单位：``.
LABEL: Final = re.compile(rf"({_WORDS}) ?：")
_LONGEST: Final = max(map(len, _ROLES))


def labels_in(folded: str, begin: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
    """Yield the matches of `LABEL`, found from their colons: far fewer than the characters that labels begin with.

    >>> [match[1] for match in labels_in("牵头单位：市科技局；责任单位 ：市财政局；电话：1")]
    ['牵头单位', '责任单位']
    """
    end = len(folded) if end is None else end
    colon = folded.find("：", begin, end)
    while colon >= 0:
        stop = colon - 1 if folded.startswith(" ", colon - 1) else colon
        for size in range(min(_LONGEST, stop - begin), 0, -1):
            if folded[stop - size : stop] in _ROLES and (match := LABEL.match(folded, stop - size, end)):
                yield match
                break
        begin = colon + 1
        colon = folded.find("：", begin, end)


def role_of(label: str) -> str | None:
    """Return the role that a label or a column's name gives, or None where it is none of ours.

    >>> role_of("牵头单位"), role_of("完成时限"), role_of("主要内容及分工要求")
    ('leads', 'deadline', None)
    """
    return _ROLES.get(label.strip("：*[]［］ "))

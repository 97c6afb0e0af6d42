"""Words before a colon or above a column in, the role of those named there out (``duty_labels.tsv``)."""

from __future__ import annotations

import re
from typing import Final

from ..lexicon.tables import read_table

#: The roles that assign responsibility; ``deadline``, ``person`` and ``other`` only end a stretch that does.
DUTY_ROLES: Final = frozenset({"leads", "assists", "responsibleFor"})
_ROLES: Final = {row["label"]: row["role"] for row in read_table("duty_labels")}
_WORDS: Final = "|".join(re.escape(label) for label in sorted(_ROLES, key=lambda label: (-len(label), label)))
#: A label and its colon. ``责任单位 ：`` is met as well as ``责任单位：``.
LABEL: Final = re.compile(rf"({_WORDS}) ?：")


def role_of(label: str) -> str | None:
    """Return the role that a label or a column's name gives, or None where it is none of ours.

    >>> role_of("牵头单位"), role_of("完成时限"), role_of("主要内容及分工要求")
    ('leads', 'deadline', None)
    """
    return _ROLES.get(label.strip("：*[]［］ "))

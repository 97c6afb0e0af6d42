"""The tables of reforms in, who became whom and when out.

``organ_reforms.tsv`` has the reforms of the State Council of 1998, 2003, 2008, 2013, 2018 and 2023 and the renamings
between them; ``organ_reforms_local.tsv`` what the same reforms called a place's organs before and after. A ``part`` of
an organ's duties that moved makes no successor: the organ itself lives on.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from .tables import read_table


@dataclass(frozen=True, slots=True)
class Reform:
    """One event: when, as precise as known (2018-03-17, 2001-04, 2000), who became whom, and its source."""

    date: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    kind: str  # renamed, founded, merged, split, absorbed, part
    matter: str  # of a part: which duties moved
    source: str

    @property
    def succeeds(self) -> bool:
        """Whether what is after is the successor of what was before."""
        return self.kind != "part"


@cache
def reforms() -> tuple[Reform, ...]:
    """Return the reforms of the centre's organs, by date.

    >>> [r.after for r in reforms() if "国土资源部" in r.before and r.succeeds]
    [('自然资源部',)]
    """
    return tuple(
        Reform(
            row["date"],
            tuple(filter(None, row["before"].split("|"))),
            tuple(row["after"].split("|")),
            row["kind"],
            row["matter"],
            row["source"],
        )
        for row in read_table("organ_reforms")
    )


@cache
def local_reforms() -> tuple[Reform, ...]:
    """Return the renamings of local organs: names without their place, 国土资源局 → 自然资源局."""
    return tuple(
        Reform(row["date"], (row["before"],), (row["after"],), "renamed", "", row["source"])
        for row in read_table("organ_reforms_local")
    )

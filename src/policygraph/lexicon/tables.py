"""A table's name in, its rows out: the knowledge of the project as sorted TSV files with a header line.

Every table has a ``source`` column. Lines are sorted by code point, so that a change shows as the lines it is.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from ..errors import LexiconError

Row = dict[str, str]


@cache
def read_table(name: str) -> tuple[Row, ...]:
    """Return the rows of ``lexicon/<name>.tsv``, each a dict by column.

    Raises:
        LexiconError: the table is missing, or a row has too few or too many columns.
    """
    try:
        text = (files(__package__) / f"{name}.tsv").read_text(encoding="utf-8")
    except FileNotFoundError:
        raise LexiconError(f"the lexicon has no table {name}.tsv") from None
    lines = text.splitlines()
    columns = lines[0].split("\t")
    rows = []
    for number, line in enumerate(lines[1:], 2):
        cells = line.split("\t")
        if len(cells) != len(columns):
            raise LexiconError(f"{name}.tsv, line {number}: {len(cells)} columns instead of {len(columns)}")
        rows.append(dict(zip(columns, cells, strict=True)))
    return tuple(rows)

"""A Reading in, its text with every name replaced by a sign of its type out: what patterns of clauses run on.

"市教育局、市财政局印发了《办法》" becomes DDDD、DDDD印发了TTTT (in private-use characters), of the same length as
the text: a pattern then says "organs, a verb, titles" and its offsets hold in the text.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from ..lexicon.tables import read_table
from ..model import Entity, Reference
from .reading import Reading

ORGAN, PARK, TITLE, OWN, PLATFORM, COMPANY, REGION, GROUP = "\ue001\ue002\ue003\ue004\ue005\ue006\ue007\ue008"
_SIGNS = {
    "Department": ORGAN,
    "Park": PARK,
    "Policy": TITLE,
    "Platform": PLATFORM,
    "Enterprise": COMPANY,
    "Region": REGION,
    "OrganCategory": GROUP,
}
#: What stands between the members of a list of names.
AND = r"(?:以及|[、，和与及]|（[^（）\n]{0,40}）|会同|联合|联同|携手|原| )"


def listed(*signs: str) -> str:
    """Return the pattern of a list of names of these types: A、B和C."""
    one = f"[{''.join(signs)}]+"
    return f"{one}(?:{AND}{{1,3}}{one})*"


@lru_cache(maxsize=1)
def own_policy(reading: Reading) -> Entity | None:
    """Return the policy that the document is; None for a reply."""
    title = reading.metadata.title
    if not title:
        return None
    policies = [e for e in reading.entities.values() if e.type == "Policy"]
    said = (e for e in policies if any(m.rule.startswith("own-") for m in e.mentions))
    return next(said, next((e for e in policies if title == e.name or title in e.aliases), None))


@lru_cache(maxsize=1)
def mask(reading: Reading) -> str:
    """Return the folded text with the outermost names replaced by the sign of their type, of the same length."""
    own = own_policy(reading)
    folded, pieces, at = reading.folded, [], 0
    for reference in reading.references:
        mention = reference.mention
        sign = _SIGNS.get(mention.type)
        if sign is None or mention.nested or mention.begin < at:
            continue
        if own is not None and reference.entity.id == own.id:
            sign = OWN
        pieces += [folded[at : mention.begin], sign * (mention.end - mention.begin)]
        at = mention.end
    return "".join([*pieces, folded[at:]])


def windows(reading: Reading, masked: str, sign: re.Pattern[str]) -> list[tuple[int, int]]:
    """Return the sentences that hold ``sign``, so that a pattern of whole clauses looks only where it can match."""
    found: list[tuple[int, int]] = []
    for match in sign.finditer(masked):
        if not found or match.start() >= found[-1][1]:
            sentence = reading.sentences.at(match.start())
            found.append((sentence.begin, sentence.end))
    return found


def search(pattern: re.Pattern[str], masked: str, spans: list[tuple[int, int]]) -> list[re.Match[str]]:
    """Return the matches of ``pattern`` in these stretches."""
    return [match for begin, end in spans for match in pattern.finditer(masked, begin, end)]


def members(reading: Reading, span: tuple[int, int], *types: str) -> list[Reference]:
    """Return the references of these types in a stretch that a pattern named, one an entity."""
    found = {r.entity.id: r for r in reversed(reading.within(*span, *types))} if span[0] >= 0 else {}
    return sorted(found.values(), key=lambda r: r.mention.begin)


def words(role_verbs: list[str] | tuple[str, ...]) -> str:
    """Return the pattern of one of these words, the longest first."""
    return "(?:" + "|".join(sorted(map(re.escape, role_verbs), key=lambda v: (-len(v), v))) + ")"


@cache
def said(*roles: str) -> str:
    """Return the pattern of one of the words that play one of these roles in a clause.

    >>> re.fullmatch(said("sited"), "坐落于") is not None
    True
    """
    return words([word for role in roles for word in words_of(role)])


@cache
def words_of(role: str) -> tuple[str, ...]:
    """Return the words that play this role in a clause: "delegates 委托", "sited", "in force"."""
    return tuple(row["word"] for row in read_table("clause_words") if row["role"] == role)

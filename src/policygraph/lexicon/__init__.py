"""The tables and a user's names in, the Lexicon out: everything the finders look names up in."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache, cached_property
from hashlib import sha256
from importlib.resources import files

from ..config import UserLexicon
from .organs import Organs
from .places import Places
from .tables import Row, read_table

__all__ = ["Lexicon", "load_lexicon", "read_table"]


@dataclass(frozen=True)
class Lexicon:
    """The knowledge that the finders share; two lexicons of one ``version`` find the same.

    Attributes:
        version: digest of all tables and of the user's file.
        user: the names and places that a user's ``policygraph.toml`` adds.
    """

    version: str = "0"
    user: UserLexicon = field(default_factory=UserLexicon)

    @cached_property
    def places(self) -> Places:
        """Provinces, cities, counties and new areas."""
        own: list[Row] = [
            {"name": p.name, "short": p.short, "level": p.level, "parent": p.parent} for p in self.user.places
        ]
        return Places((*read_table("places"), *read_table("places_supplement"), *own))

    @cached_property
    def organs(self) -> Organs:
        """Organs of the centre and types of local organs."""
        own = [
            (form, n.name) for n in self.user.names if n.type == "Department" for form in (n.name, *n.aliases)
        ]
        return Organs(tuple(own))


@cache
def load_lexicon(user: UserLexicon | None = None) -> Lexicon:
    """Return the lexicon of the tables and of ``user``; the same object for the same input.

    Raises:
        LexiconError: a table is broken.
    """
    digest = sha256()
    for path in sorted(files(__package__).iterdir(), key=lambda path: path.name):
        if path.name.endswith(".tsv"):
            digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    user = user or UserLexicon()
    digest.update(repr(user).encode())
    return Lexicon(digest.hexdigest()[:16], user)

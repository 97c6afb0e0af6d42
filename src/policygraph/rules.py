"""The package's own files in, the digest of the rules out: two builds by one version read a document alike.

Computed, not kept by hand: a rule that is changed without a new number would leave old readings in the graph for good.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from .lexicon import Lexicon

#: What the graph of a document does not depend on.
_ELSEWHERE: Final = frozenset({"cli", "evaluation", "explore", "serve", "view"})
_READERS: Final = ("jieba", "rjieba", "selectolax", "python-docx")


@cache
def code_version() -> str:
    """Return the digest of the code that reads documents, and of the libraries that read files and cut words."""
    digest = sha256()
    root = Path(__file__).parent
    for path in sorted(root.rglob("*.py")):
        place = path.relative_to(root)
        if place.parts[0] not in _ELSEWHERE:
            digest.update(place.as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    for package in _READERS:
        digest.update(f"{package} {version(package)}\0".encode())
    return digest.hexdigest()[:16]


def rules_version(lexicon: Lexicon) -> str:
    """Return the digest of all that a document is read by: the code, the tables and the user's file."""
    return f"{code_version()}-{lexicon.version}"

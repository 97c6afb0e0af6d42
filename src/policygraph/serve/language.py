"""A request in, the language of its page out (zh or en), and the texts of that language by their keys.

``?lang=`` goes first (the switch in the header), then the cookie that it left, then the browser's languages.
The texts are the table words.tsv beside this module (key, en, zh); names of types, roles and relations are those of
the picture (view/words.tsv), so that both say the same.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Final
from urllib.parse import quote, urlencode

from starlette.requests import Request

from ..messages import Language
from ..view.payload import words as picture_words
from .accept import weights

COOKIE: Final = "lang"
PARAMETER: Final = "lang"


def language_of(request: Request) -> Language:
    """Return the language that the page is wanted in."""
    for wanted in (request.query_params.get(PARAMETER), request.cookies.get(COOKIE)):
        if wanted == "zh":
            return "zh"
        if wanted == "en":
            return "en"
    liked = weights(request.headers.get("accept-language", ""))
    by = {"zh": 0.0, "en": 0.0}
    for tag, weight in liked.items():
        base = tag.partition("-")[0]
        if base in by:
            by[base] = max(by[base], weight)
    return "zh" if by["zh"] > by["en"] else "en"


def switch_url(request: Request) -> str:
    """Return the address of this very page in the other language."""
    other = "en" if language_of(request) == "zh" else "zh"
    kept = [(key, value) for key, value in request.query_params.multi_items() if key != PARAMETER]
    return f"{quote(request.scope['path'], safe='/:')}?{urlencode([*kept, (PARAMETER, other)])}"


@cache
def table() -> dict[str, dict[str, str]]:
    """Return all texts: key → language → text."""
    lines = (files(__package__) / "words.tsv").read_text(encoding="utf-8").splitlines()
    columns = lines[0].split("\t")
    rows = (dict(zip(columns, line.split("\t"), strict=True)) for line in lines[1:])
    return {row["key"]: row for row in rows}


class Texts:
    """The texts of one language, as templates call them: ``t("search.none", name=…)``."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self._picture = picture_words()[language]

    def __call__(self, key: str, **values: object) -> str:
        """Return the text named ``key`` with ``values`` filled in."""
        text = table()[key][self.language]
        return text.format(**values) if values else text

    def of(self, group: str, key: str) -> str:
        """Return the name of a type, predicate, status, basis, detail or value; an unknown key as it is.

        >>> Texts("zh").of("predicate", "leads"), Texts("en").of("type", "Nothing")
        ('牵头', 'Nothing')
        """
        return self._picture.get(group, {}).get(key, key)

    def starting(self, prefix: str) -> dict[str, str]:
        """Return the texts whose keys begin so, for a page's script, by what follows in the key."""
        return {
            key.removeprefix(prefix): row[self.language]
            for key, row in table().items()
            if key.startswith(prefix)
        }

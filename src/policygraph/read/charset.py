"""Bytes in, text and the name of its encoding out: UTF-8, UTF-16 with its mark, GB18030.

GB18030 (GB 18030-2022) is what mainland offices' older files are in; nearly any bytes decode in it, so the
result must also look like Chinese: most of it in GB 2312, the set of the characters in common use.
"""

from __future__ import annotations

import codecs
import re

from ..errors import ReadError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_SHARE = 0.85


def decode(data: bytes, path: str = "") -> tuple[str, str]:
    """Return the text of ``data`` and its encoding.

    >>> decode("清远市".encode("gb18030"))
    ('清远市', 'gb18030')

    Raises:
        ReadError: with code ``charset``, where the bytes are in no known encoding.

    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], name, path), name
    try:
        return _strictly(data, "utf-8", path), "utf-8"
    except ReadError:
        text = _strictly(data, "gb18030", path)
    if not _readable(text):
        raise _unknown(path)
    return text, "gb18030"


def _strictly(data: bytes, name: str, path: str) -> str:
    try:
        text = data.decode(name)
    except UnicodeDecodeError:
        raise _unknown(path) from None
    if "\0" in text:
        raise _unknown(path)
    return text


def _readable(text: str) -> bool:
    foreign = sum(map(len, _FOREIGN.findall(text)))
    common = sum(map(len, _FOREIGN.findall(text.encode("gb2312", "ignore").decode("gb2312"))))
    return common >= _SHARE * foreign


def _unknown(path: str) -> ReadError:
    return ReadError(path, "its bytes are in no known encoding; save it as UTF-8", "charset")

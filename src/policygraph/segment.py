"""Chinese text in, words out: jieba's segmentation behind one small interface, with the lexicon's words loaded.

`RJiebaSegmenter` (jieba's algorithm in Rust) is what the extraction uses; `JiebaSegmenter` is the reference that
it is tested against. Both read the lexicon's words in jieba's dictionary format (``word frequency tag``).
"""

from __future__ import annotations

import io
from functools import cache
from typing import NamedTuple, Protocol

from .lexicon.tables import read_table


class Word(NamedTuple):
    """A word, its part of speech in jieba's tags, and where it lies in the text that was cut.

    >>> Word("平台", "n", 2, 4).text
    '平台'
    """

    text: str
    tag: str
    begin: int
    end: int


class Segmenter(Protocol):
    """Cuts text into words; ``"".join(words(text)) == text`` holds for every text."""

    def words(self, text: str) -> list[str]:
        """Return the words of ``text``, in order, punctuation and spaces included."""
        ...

    def tagged(self, text: str) -> list[Word]:
        """Return the words of ``text`` with their parts of speech and 0-based spans."""
        ...

    def knows(self, word: str) -> bool:
        """Say whether the dictionary holds ``word``."""
        ...


def user_dictionary() -> str:
    """Return the lexicon's own words in jieba's dictionary format: a line a word, its frequency and tag."""
    return "".join(f"{row['word']} {row['frequency']} {row['tag']}\n" for row in read_table("segment_words"))


def _spans(pairs: list[tuple[str, str]]) -> list[Word]:
    out, at, new = [], 0, tuple.__new__  # half the time of Word(…), a hundred thousand times
    for text, tag in pairs:
        end = at + len(text)
        out.append(new(Word, (text, tag, at, end)))
        at = end
    return out


class RJiebaSegmenter:
    r"""jieba's algorithm in Rust.

    >>> RJiebaSegmenter("粤智通 100000 nz\n").words("通过粤智通平台办理")
    ['通过', '粤智通', '平台', '办理']
    """

    def __init__(self, dictionary: str = "") -> None:
        import rjieba  # reads its dictionary: 0.2 s that a query of the graph need not wait for

        self._jieba = rjieba.Jieba()
        for line in dictionary.splitlines():
            word, frequency, tag = line.rsplit(" ", 2)
            self._jieba.add_word(word, int(frequency), tag)

    def words(self, text: str) -> list[str]:
        """Return the words of ``text``."""
        found: list[str] = self._jieba.cut(text)
        return found

    def tagged(self, text: str) -> list[Word]:
        """Return the words of ``text`` with their tags and spans."""
        return _spans(self._jieba.tag(text))

    def knows(self, word: str) -> bool:
        """Say whether the dictionary holds ``word``."""
        found: bool = self._jieba.has_word(word)
        return found


class JiebaSegmenter:
    r"""The reference implementation, in Python and twenty times as slow.

    >>> JiebaSegmenter("粤智通 100000 nz\n").words("通过粤智通平台办理")
    ['通过', '粤智通', '平台', '办理']
    """

    def __init__(self, dictionary: str = "") -> None:
        import logging

        import jieba
        import jieba.posseg

        jieba.setLogLevel(logging.WARNING)
        self._tokenizer = jieba.Tokenizer()
        self._tokenizer.initialize()
        self._tokenizer.load_userdict(io.BytesIO(dictionary.encode()))
        self._tagger = jieba.posseg.POSTokenizer(self._tokenizer)

    def words(self, text: str) -> list[str]:
        """Return the words of ``text``."""
        return list(self._tokenizer.cut(text))

    def tagged(self, text: str) -> list[Word]:
        """Return the words of ``text`` with their tags and spans."""
        return _spans([(pair.word, pair.flag) for pair in self._tagger.cut(text)])

    def knows(self, word: str) -> bool:
        """Say whether the dictionary holds ``word``."""
        return bool(self._tokenizer.FREQ.get(word))


@cache
def default_segmenter() -> RJiebaSegmenter:
    """Return the segmenter that the extraction uses, made once a process, with the lexicon's words."""
    return RJiebaSegmenter(user_dictionary())

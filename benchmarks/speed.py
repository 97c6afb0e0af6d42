"""Documents in, megabytes of text a second on one core out: each step, all steps, and jieba.posseg beside them.

    python benchmarks/speed.py [PATH…] [--repeat N] [--sample KILOBYTES] [--smoke]

Start-up (imports, loading the lexicon and the dictionaries) is left out: the first documents are read once
before the clock starts. Text is counted in bytes of UTF-8. PATH is ../shared/corpus, or corpus where that is not there.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from policygraph.errors import ReadError
from policygraph.inputs import find_inputs
from policygraph.lexicon import Lexicon, load_lexicon
from policygraph.mentions import find_mentions
from policygraph.metadata import read_metadata
from policygraph.model import Document
from policygraph.outline import make_outline
from policygraph.read import read_document
from policygraph.relate import relate
from policygraph.relate.reading import Reading
from policygraph.resolve import resolve

HERE = Path(__file__).resolve().parent.parent
REAL = HERE.parent / "shared" / "corpus"
T = TypeVar("T")


class Clock:
    """Adds up the seconds that each step takes."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)

    def run(self, step: str, function: Callable[..., T], *arguments: object) -> T:
        began = time.perf_counter()
        result = function(*arguments)
        self.seconds[step] += time.perf_counter() - began
        return result


def extract(data: bytes, id_: str, lexicon: Lexicon, clock: Clock) -> Document:
    """Do what `policygraph.extract.extract_bytes` does, step by step."""
    document = clock.run("read", read_document, data, id_, id_)
    outline = clock.run("outline", make_outline, document)
    metadata = clock.run("metadata", read_metadata, document, outline)
    mentions = clock.run("mentions", find_mentions, document, outline, metadata, lexicon)
    resolved = clock.run("resolve", resolve, document, outline, metadata, mentions, lexicon)
    reading = Reading(document, resolved.metadata, outline, resolved.entities, resolved.references)
    clock.run("relate", relate, reading)
    return document


def load(paths: Iterable[Path]) -> list[tuple[str, bytes]]:
    """Return the documents' bytes, so that the disk is not measured."""
    return [(document.id, document.path.read_bytes()) for document in find_inputs(paths).documents]


def measure(files: list[tuple[str, bytes]]) -> tuple[Clock, int, list[str]]:
    """Extract all files once; return the clock, the bytes of text and the texts."""
    clock, lexicon, size, texts = Clock(), load_lexicon(), 0, []
    for id_, data in files:
        try:
            document = extract(data, id_, lexicon, clock)
        except ReadError:
            continue
        size += len(document.text.encode(errors="replace"))
        texts.append(document.text)
    return clock, size, texts


def tag(texts: list[str], kilobytes: int) -> tuple[float, int]:
    """Return the seconds that jieba.posseg takes for the first kilobytes of the texts, and their bytes."""
    import logging

    import jieba
    import jieba.posseg

    jieba.setLogLevel(logging.WARNING)
    list(jieba.posseg.cut("先读一遍词典"))
    wanted = "".join(texts).encode()[: kilobytes * 1000].decode(errors="ignore")
    began = time.perf_counter()
    for _ in jieba.posseg.cut(wanted):
        pass
    return time.perf_counter() - began, len(wanted.encode())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="*", type=Path, default=[REAL if REAL.exists() else HERE / "corpus"])
    parser.add_argument("--repeat", type=int, default=3, help="runs; the median counts")
    parser.add_argument("--sample", type=int, default=500, help="kilobytes of text for jieba.posseg")
    parser.add_argument(
        "--smoke", action="store_true", help="one run over the sample corpus, to see that it runs"
    )
    options = parser.parse_args()
    if options.smoke:
        options.paths, options.repeat, options.sample = [HERE / "corpus"], 1, 20
    files = load(options.paths)
    measure(files[:20])  # imports, the lexicon, the dictionaries, the first pages of memory
    runs = [measure(files) for _ in range(options.repeat)]
    _, size, texts = runs[0]
    print(f"{len(texts)} documents, {size / 1e6:.2f} MB of text, median of {options.repeat} runs, one core\n")
    totals = [sum(clock.seconds.values()) for clock, _, _ in runs]
    total = statistics.median(totals)
    print("step        seconds     MB/s    share")
    for step in runs[0][0].seconds:
        seconds = statistics.median(clock.seconds[step] for clock, _, _ in runs)
        print(f"{step:<10} {seconds:>8.3f} {size / 1e6 / seconds:>8.2f} {seconds / total:>7.0%}")
    rate = size / 1e6 / total
    print(f"{'all':<10} {total:>8.3f} {rate:>8.2f} {1:>7.0%}")
    seconds, tagged = tag(texts, options.sample)
    tagging = tagged / 1e6 / seconds
    print(
        f"\njieba.posseg, {tagged / 1000:.0f} KB: {tagging:.2f} MB/s; all steps: {rate / tagging:.1f} times that"
    )


if __name__ == "__main__":
    main()

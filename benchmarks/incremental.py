"""How much of the first build's time the second takes when one document of many was edited.

    python benchmarks/incremental.py [CORPUS] [--edits N] [--jobs N] [--limit SHARE]

All builds run in one process that has built the sample corpus before, so that what any process needs to start (imports,
the lexicon, the dictionaries) is in none of them. Each edit adds a sentence to another document; the median counts.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

import policygraph

HERE = Path(__file__).resolve().parent.parent
REAL = HERE.parent / "shared" / "corpus"
SENTENCE = "三、加强督导。（责任单位：市财政局、市水利局）"


def timed(folder: Path, out: Path, jobs: int = 1) -> float:
    began = time.perf_counter()
    policygraph.build(folder, out, jobs=jobs)
    return time.perf_counter() - began


def edit(path: Path) -> None:
    """Add a sentence at the end of the article."""
    text = path.read_text(encoding="utf-8")
    at = text.rfind("</p>")
    at = len(text) if at < 0 else at + len("</p>")
    line = f"<p>{SENTENCE}</p>" if path.suffix == ".html" else f"\n{SENTENCE}\n"
    path.write_text(text[:at] + line + text[at:], encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path, nargs="?", default=REAL if REAL.is_dir() else HERE / "corpus")
    parser.add_argument("--edits", type=int, default=7)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--limit", type=float, help="fail if the median takes a larger share, such as 0.03")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder, out = Path(temporary) / "corpus", Path(temporary) / "out"
        shutil.copytree(given.corpus, folder)
        timed(HERE / "corpus", Path(temporary) / "warm")
        first = timed(folder, out, given.jobs)
        again = timed(folder, out)
        papers = sorted(path for path in folder.rglob("*") if path.suffix in {".html", ".txt", ".md"})
        edits = []
        for number in range(given.edits):
            edit(papers[(number + 1) * len(papers) // (given.edits + 1)])
            edits.append(timed(folder, out))
    share = statistics.median(edits) / first
    print(
        f"first build of {given.corpus.name}: {first:.2f} s with {given.jobs} processes; again: {again:.2f} s"
    )
    print(f"one document edited: {' '.join(f'{seconds:.2f}' for seconds in edits)} s, median {share:.1%}")
    return int(given.limit is not None and share > given.limit)


if __name__ == "__main__":
    sys.exit(main())

"""Builds that are killed at random moments, and what is left of the graph then; a script, since it forks.

    python tests/killing.py FOLDER [--kills N] [--seed N]

Each round changes some documents and starts a build, which is killed (SIGKILL) after a random time; what the folder
holds then must be, to the byte, the graph before or the graph after, and now and then the next build must make the
latter. Nothing of the store is opened in the process that forks: RocksDB has threads.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import os
import random
import shutil
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pypinyin
import pyvis.network

from policygraph import Graph, build
from policygraph.build import rules_for

LINES = (
    "{n}、保障供水。（牵头单位：广东省水利厅；配合单位：广东省财政厅、广东省自然资源厅）",
    "{n}、推进“引水入园”行动，安排资金{n}00万元。（广东省水利厅牵头，广东省生态环境厅配合）",
    "{n}、按照《松江市水务提升行动方案》（松府办〔2024〕{n}号），由广东省财政厅会同广东省水利厅负责。",
)


def in_child(work: Callable[[], str]) -> str:
    """Return what ``work`` says in a process of its own."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            said = work()
        except BaseException as error:  # told to the parent, which stops
            said = f"error {type(error).__name__}: {error}"
        os.write(writing, said.encode())
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read().decode()
    os.waitpid(child, 0)
    return said


def digest(folder: Path) -> str:
    """Return the digest of the graph, once its index and its store are seen to hold the same documents."""
    with Graph.open(folder) as graph:
        out = io.BytesIO()
        graph.export("nq", out)
        ids = {row["id"] for row in graph.documents()}
        asked = graph.query("SELECT ?id { ?d a pg:SourceDocument ; dcterms:identifier ?id }")
        assert {row[0] for row in asked} == ids
        for id_ in ids:
            assert graph.document(id_)["document"]["text"]
        return hashlib.sha256(out.getvalue()).hexdigest()


def whole(papers: Path, folder: Path) -> str:
    build(papers, folder)
    return digest(folder)


def change(papers: Path, chance: random.Random) -> None:
    for _ in range(chance.randint(1, 3)):
        path = papers / f"{chance.randint(1, 6)}.txt"
        if path.exists() and chance.random() < 0.25 and len(list(papers.iterdir())) > 1:
            path.unlink()
            continue
        lines = [chance.choice(LINES).format(n=n) for n in range(1, chance.randint(2, 30))]
        path.write_text("\n".join(("关于做好供水工作的通知", *lines)) + "\n", encoding="utf-8")


def killed(papers: Path, out: Path, seconds: float) -> bool:
    """Start a build and kill it after so many seconds; return whether it was still at work."""
    child = os.fork()
    if child == 0:
        build(papers, out)
        os._exit(0)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def main() -> str | None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    # What a build imports late, so that the children need not: a kill should meet the build.
    assert rules_for(None)
    assert pypinyin.lazy_pinyin("水")
    assert pyvis.network.Network
    chance = random.Random(given.seed)
    papers, out = given.folder / "papers", given.folder / "out"
    papers.mkdir(parents=True)
    change(papers, chance)
    before = in_child(lambda: whole(papers, out))
    counts: Counter[str] = Counter()
    for number in range(given.kills * 3):
        change(papers, chance)
        fresh = given.folder / "fresh"
        began = time.perf_counter()
        after = in_child(lambda fresh=fresh: whole(papers, fresh))
        took = time.perf_counter() - began
        shutil.rmtree(fresh)
        at_work = killed(papers, out, chance.uniform(0, took))
        left = in_child(lambda: digest(out))
        if left not in {before, after} or after.startswith("error"):
            return f"round {number}: {left} is neither {before} nor {after}"
        counts["killed" if at_work else "had ended"] += 1
        counts["old" if left == before else "new"] += 1
        before = left
        if number % 10 == 9:
            before = in_child(lambda: whole(papers, out))
            if before != after:
                return f"round {number}: the next build made {before}, not {after}"
        if counts["killed"] >= given.kills:
            break
    sys.stdout.write(", ".join(f"{name}: {count}" for name, count in sorted(counts.items())) + "\n")
    return None if counts["killed"] >= given.kills else "the builds ended before they could be killed"


if __name__ == "__main__":
    sys.exit(main())

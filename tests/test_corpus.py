"""What must hold for every real document in ../shared/corpus, where that folder is there."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path

import pytest

from policygraph.extract import extract_bytes
from policygraph.inputs import Input, find_inputs
from policygraph.lexicon import load_lexicon
from policygraph.model import DOCUMENT, Extraction

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"
KINDS = ("reply", "statecouncil", "provincial", "local", "reports", "regulations")
#: Few enough to read several times over, some of every kind.
SAMPLE_OF_KIND = 6

pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPUS.exists(), reason=f"no real documents in {CORPUS}"),
]


@cache
def documents() -> tuple[Input, ...]:
    return find_inputs(CORPUS / kind for kind in KINDS).documents


def sample() -> list[Path]:
    """Return some documents of every kind, the shorter ones."""
    by_kind = (sorted((CORPUS / kind).iterdir(), key=lambda path: path.stat().st_size) for kind in KINDS)
    return [path for paths in by_kind for path in paths[: 2 * SAMPLE_OF_KIND : 2]]


def slices(extraction: Extraction) -> Iterator[tuple[int, int, str]]:
    yield from ((m.begin, m.end, m.text) for entity in extraction.entities for m in entity.mentions)
    yield from ((e.begin, e.end, e.text) for fact in extraction.facts for e in fact.evidence)


def check(extraction: Extraction) -> list[str]:
    """Return what is wrong with an extraction."""
    text = extraction.document.text
    wrong = [f"{b}:{e} {t!r} is not the slice" for b, e, t in slices(extraction) if text[b:e] != t or not t]
    measures = {measure.id for measure in extraction.outline.measures}
    entities = {entity.id for entity in extraction.entities}
    if len(measures) < len(extraction.outline.measures) or len(entities) < len(extraction.entities):
        wrong.append("an id stands twice")
    for fact in extraction.facts:
        if not fact.evidence:
            wrong.append(f"{fact.predicate} without evidence")
        if fact.subject not in entities | measures | {DOCUMENT}:
            wrong.append(f"{fact.predicate} of {fact.subject}, which is not there")
        if fact.measure is not None and fact.measure not in measures | {DOCUMENT}:
            wrong.append(f"{fact.predicate} in {fact.measure}, which is not there")
    return wrong


def test_every_fact_and_mention_is_the_exact_slice_of_its_document() -> None:
    lexicon = load_lexicon()
    assert len(documents()) >= 900
    wrong = {}
    for document in documents():
        extraction = extract_bytes(document.path.read_bytes(), document.id, lexicon)
        if found := check(extraction):
            wrong[document.id] = found[:3]
    assert wrong == {}


def run(*arguments: str | Path, seed: str = "0") -> bytes:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": "C.UTF-8"}
    command = [sys.executable, "-m", "policygraph", *map(str, arguments)]
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


def test_extract_gives_the_same_bytes_whatever_the_seed_the_processes_and_the_order() -> None:
    paths = sample()
    one = run("extract", *paths, "--with-text", "--jobs", "1", seed="1")
    assert one.count(b"\n") == len(paths)
    assert run("extract", *paths, "--with-text", "--jobs", "1", seed="77") == one
    assert run("extract", *reversed(paths), "--with-text", "--jobs", "2", seed="3") == one


def test_a_build_gives_the_same_quads_whatever_the_seed_the_processes_and_the_order(tmp_path: Path) -> None:
    paths = sample()
    half = len(paths) // 2
    run("build", *paths, "-o", tmp_path / "one", "--jobs", "1", seed="1")
    run("build", *reversed(paths), "-o", tmp_path / "two", "--jobs", "2", seed="77")
    run("build", *paths[half:], "-o", tmp_path / "three", seed="5")
    run("build", *paths[:half], "-o", tmp_path / "three", seed="6")
    graphs = [
        sorted(run("export", "--format", "nq", "-g", tmp_path / name).splitlines())
        for name in ("one", "two", "three")
    ]
    assert graphs[0]
    assert graphs[1] == graphs[0]
    assert graphs[2] == graphs[0]


REPLY = CORPUS / "reply" / "qingyuan-2023-20230425.txt"
PLATFORMS = (
    ("粤智助",),
    ("粤省事",),
    ("粤商通",),
    ("粤执法",),
    ("清易办",),
    ("政务晓屋",),
    ("广东省视频办平台", "视频办平台"),
    ("清远市“一件事”专项服务系统",),
    ("工建审批系统", "工建平台"),
    ("“多规合一”系统",),
    ("“双随机、一公开”综合监管平台", "“双随机、一公开”监管平台"),
    ("企业信用风险分类管理系统",),
    ("广东省一体化行政执法平台",),
)
CO_HANDLERS = {
    "清远市发展和改革局",
    "清远市自然资源局",
    "清远市人力资源和社会保障局",
    "清远市水利局",
    "清远市供电局",
    "清远市司法局",
    "清远市市场监督管理局",
    "清远市政务服务数据管理局",
    "清远市生态环境局",
}


@cache
def reply() -> Extraction:
    return extract_bytes(REPLY.read_bytes(), "reply/" + REPLY.name, load_lexicon())


def bare(name: str) -> str:
    return "".join(character for character in name if character not in "“”‘’\"'")


@pytest.mark.parametrize("names", PLATFORMS, ids=lambda names: str(names[0]))
def test_each_platform_of_the_reply_is_one_with_a_fact(names: tuple[str, ...]) -> None:
    wanted = {bare(name) for name in names}
    found = [
        entity
        for entity in reply().entities
        if entity.type == "Platform"
        and any(
            bare(n).endswith(tuple(wanted))
            for n in (entity.name, *entity.aliases, *(m.text for m in entity.mentions))
        )
    ]
    assert len(found) == 1, [entity.name for entity in found]
    ids = set(chain.from_iterable((fact.subject, fact.object) for fact in reply().facts))
    assert found[0].id in ids


def test_the_nine_bureaus_are_linked_to_the_reply() -> None:
    names = {entity.id: entity.name for entity in reply().entities}
    found = {names[fact.subject] for fact in reply().facts if fact.predicate == "coHandles"}
    assert {name.replace("清远供电局", "清远市供电局") for name in found} == CO_HANDLERS


DELEGATIONS = (
    ("市场监督管理局", "广清", "委托", "登记"),
    ("生态环境局", "广州（清远）产业转移工业园", "", "环境影响评价"),
    ("生态环境局", "清远（英德）经济合作区", "", "环境影响评价"),
    ("生态环境局", "广佛（佛冈）产业园", "", "环境影响评价"),
    ("清远市人民政府", "清远高新技术产业开发区", "授权", "审批权限"),
    ("工业和信息化局", "广清", "委托", "备案"),
    ("工业和信息化局", "广佛", "委托", "备案"),
    ("工业和信息化局", "广德", "委托", "备案"),
)


@pytest.mark.parametrize(("giver", "receiver", "mode", "matter"), DELEGATIONS)
def test_the_delegations_of_the_reply_are_there(giver: str, receiver: str, mode: str, matter: str) -> None:
    called = {
        entity.id: " ".join((entity.name, *entity.aliases, *(mention.text for mention in entity.mentions)))
        for entity in reply().entities
    }
    assert any(
        giver in called[fact.subject]
        and receiver in called[str(fact.object)]
        and mode in str(fact.detail("mode"))
        and matter in str(fact.detail("matter"))
        for fact in reply().facts
        if fact.predicate == "delegatesTo"
    )

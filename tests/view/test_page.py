"""The page as a file: one file, the same every time, nothing in it that gets out of its place."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from html import unescape
from pathlib import Path

import networks
import pytest

from policygraph.view import write_picture
from policygraph.view.content import content_of
from policygraph.view.payload import payload, script_json, words


def data_of(html: str, name: str = "data") -> dict[str, object]:
    found = re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', html, re.DOTALL)
    assert found
    return dict(json.loads(found[1])) if name == "data" else json.loads(found[1])


def page(tmp_path: Path, network: object, **options: object) -> str:
    path = tmp_path / "graph.html"
    write_picture(network, path, title="图", **options)  # type: ignore[arg-type]
    return path.read_text(encoding="utf-8")


def test_nothing_in_the_page_is_loaded_from_elsewhere(tmp_path: Path) -> None:
    html = page(tmp_path, networks.small())
    assert not re.search(r"<(script|link|img|iframe)[^>]+(src|href)=(?!\"data:)", html)
    assert "default-src 'none'" in unescape(html)


@pytest.mark.parametrize("text", networks.HOSTILE)
def test_json_cannot_end_its_element_and_reads_back_the_same(text: str) -> None:
    written = script_json(text)
    assert not re.search(r"[<>&\u2028\u2029]", written)
    assert json.loads(written) == text


def test_hostile_text_adds_no_element(tmp_path: Path) -> None:
    html = page(tmp_path, networks.hostile())
    assert html.count("<script") == page(tmp_path, networks.small()).count("<script")
    assert "<img" not in html
    title = tmp_path / "t.html"
    write_picture(networks.small(), title, title="</title><script>alert(1)</script>")
    assert "<script>alert" not in title.read_text(encoding="utf-8")


def test_parallel_facts_are_one_link_with_their_count() -> None:
    network = networks.small()
    ends = ("dept:甲州市水利局", "measure:1")
    networks.fact(network, *ends[:1], "carriesOut", ends[1], "市水利局减免水费。")
    network.edges[*ends, "carriesOut"]["evidence"] += [
        networks.piece(f"减免水费{n}。", begin=n) for n in (50, 90)
    ]
    links = {(link.source, link.target): link for link in content_of(network).links}
    assert links[ends].count == 4
    assert [said.predicate for said in links[ends].statements] == ["leads", "carriesOut"]


def test_a_supporting_sentence_is_shown_and_not_counted() -> None:
    network = networks.small()
    ends = ("dept:甲州市水利局", "measure:1")
    convention = {**networks.piece("排在第一的牵头，下同。", begin=90), "supports": True}
    network.edges[*ends, "leads"]["evidence"].append(convention)
    link = next(link for link in content_of(network).links if (link.source, link.target) == ends)
    assert link.count == 1
    assert [proof.begin for proof in link.statements[0].proofs] == [0, 90]


def test_powers_delegated_at_two_places_are_two_matters() -> None:
    network = networks.small()
    ends = ("dept:甲州市水利局", "dept:甲州市财政局")
    pieces = [{**networks.piece(f"委托{n}"), "details": {"matter": n}} for n in ("取水", "排水")]
    network.edges[*ends, "delegatesTo"]["evidence"] = pieces
    link = next(link for link in content_of(network).links if (link.source, link.target) == ends)
    assert sorted(said.details for said in link.statements) == [(("matter", "取水"),), (("matter", "排水"),)]


def test_a_sentence_is_written_once(tmp_path: Path) -> None:
    said = "减免水费。（市水利局牵头，市财政局配合）"
    assert page(tmp_path, networks.small()).count(said) == 1


def test_too_much_evidence_is_shortened_and_the_page_says_so() -> None:
    network = networks.small()
    for number in range(40):
        networks.fact(network, "dept:甲州市水利局", f"p{number}", "measure:1", f"{number}" + "水" * 3000)
    content = content_of(network)
    whole = json.loads(payload(content, budget=10_000_000))
    cut = json.loads(payload(content, budget=30_000))
    assert not whole["shortened"]
    assert cut["shortened"]
    assert len(json.dumps(cut, ensure_ascii=False).encode()) <= 30_000
    assert [link[0] for link in cut["links"]] == [link[0] for link in whole["links"]]


def test_a_large_network_makes_a_file_of_at_most_ten_megabytes(tmp_path: Path) -> None:
    network = networks.large(1500)
    for _, _, data in network.edges(data=True):
        data["evidence"] = [networks.piece("，".join([piece["text"]] * 100)) for piece in data["evidence"]]
    assert len(page(tmp_path, network).encode()) <= 10_000_000


def test_the_page_says_how_much_it_leaves_out(tmp_path: Path) -> None:
    data = data_of(page(tmp_path, networks.large(300), limit=200))
    assert data["mode"] == "departments"
    assert data["nodesOut"] == 300 - len(data["things"])  # type: ignore[arg-type]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_word_has_both_languages_and_sorts_by_key(language: str) -> None:
    assert all(text for group in words()[language].values() for text in group.values())
    assert words()["zh"].keys() == words()["en"].keys()


def test_the_same_network_gives_the_same_bytes_whatever_the_hash_seed() -> None:
    code = (
        "import sys, hashlib; sys.path.insert(0, sys.argv[1]); import networks\n"
        "from policygraph.view.page import picture; from policygraph.view import whole\n"
        "html = picture(whole(networks.large(150), 1500), title='x')\n"
        "print(hashlib.sha256(html.encode()).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", code, str(Path(__file__).parent)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1")
    }
    assert len(digests) == 1

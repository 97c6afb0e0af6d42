"""How every page comes: languages, headers, errors, static files, names that would be markup."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from serving import notice
from starlette.testclient import TestClient

import policygraph.serve
from policygraph import build
from policygraph.serve import Limits, create_app
from policygraph.serve.language import table

SERVE = Path(policygraph.serve.__file__).parent


@pytest.mark.parametrize(
    ("url", "headers", "language"),
    [
        ("/", {}, "en"),
        ("/", {"Accept-Language": "zh-CN,zh;q=0.9,en;q=0.8"}, "zh-CN"),
        ("/", {"Accept-Language": "zh-Hant-TW"}, "zh-CN"),
        ("/", {"Accept-Language": "en-GB,zh;q=0.9"}, "en"),
        ("/", {"Accept-Language": "fr, de;q=0.5"}, "en"),
        ("/", {"Accept-Language": "en", "Cookie": "lang=zh"}, "zh-CN"),
        ("/?lang=en", {"Accept-Language": "zh", "Cookie": "lang=zh"}, "en"),
        ("/?lang=xx", {"Accept-Language": "zh", "Cookie": "lang=yy"}, "zh-CN"),
    ],
)
def test_the_language_of_a_page(client, url, headers, language):
    answer = client.get(url, headers=headers)
    assert f'<html lang="{language}">' in answer.text
    assert {"Accept-Language", "Cookie"} <= set(re.split(r", *", answer.headers["vary"]))


def test_the_switch_keeps_the_address_and_is_remembered(client):
    text = client.get("/entity/市水利局?a=1&lang=en&a=%26").text
    switch = re.search(r'class="switch" href="([^"]+)"', text)[1].replace("&amp;", "&")
    assert switch == "/entity/%E5%B8%82%E6%B0%B4%E5%88%A9%E5%B1%80?a=1&a=%26&lang=zh"
    assert '<html lang="zh-CN">' in client.get(switch).text
    assert '<html lang="zh-CN">' in client.get("/").text


def test_every_text_is_there_in_both_languages_and_used():
    used = "\n".join(
        path.read_text(encoding="utf-8")
        for path in SERVE.rglob("*")
        if path.suffix in {".py", ".html", ".js"}
    )
    groups = set(re.findall(r"""t\.starting\(["']([^"']+)["']\)""", used))
    assert list(table()) == sorted(table())
    for key, row in table().items():
        assert row["en"], key
        assert row["zh"], key
        assert sorted(re.findall(r"{(\w+)", row["en"])) == sorted(re.findall(r"{(\w+)", row["zh"])), key
        assert f'"{key}"' in used or f"'{key}'" in used or key.startswith(tuple(groups) or ("\0",)), key


def test_headers_protect_the_reader(client):
    for url in ("/", "/nosuch", "/static/explorer.css", "/healthz"):
        headers = client.get(url).headers
        assert "script-src 'self'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"


def test_nothing_in_a_page_breaks_the_policy(client):
    text = client.get("/entity/市水利局").text
    assert re.findall(r"<script(?![^>]*(?:src=|application/json))", text) == []
    assert re.findall(r'<style|\sstyle=|\son\w+=|(?:src|href)="(?:https?:)?//', text) == []


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1", 200),
        ("127.0.0.1:8000", 200),
        ("LOCALHOST:1", 200),
        ("[::1]:8000", 200),
        ("graph.example.org", 200),
        ("evil.example", 421),
        ("evil.example:8000", 421),
        ("127.0.0.1.evil.example", 421),
        ("10.0.0.7", 421),
        ("", 421),
    ],
)
def test_only_known_hosts_are_answered(built, host, status):
    with TestClient(create_app(built, limits=Limits(hosts=("graph.example.org",)))) as client:
        for url in ("/", "/healthz", "/static/explorer.css"):
            assert client.get(url, headers={"Host": host}).status_code == status


def test_a_server_on_all_addresses_is_reached_by_number_only(built):
    with TestClient(create_app(built, limits=Limits(hosts=("*",)))) as client:
        assert client.get("/", headers={"Host": "10.0.0.7:80"}).status_code == 200
        assert client.get("/", headers={"Host": "[fe80::1]:80"}).status_code == 200
        assert client.get("/", headers={"Host": "evil.example"}).status_code == 421


def test_an_unknown_name_gives_the_nearest(client):
    answer = client.get("/entity/清远市水务局", headers={"Accept-Language": "zh"})
    assert answer.status_code == 404
    assert "没有名为“清远市水务局”的内容" in answer.text
    link = re.search(r'<a href="(/entity/[^"]+)">清远市水利局</a>', answer.text)[1]
    assert client.get(link).status_code == 200


@pytest.mark.parametrize(
    ("method", "url", "status"),
    [
        ("GET", "/nosuch", 404),
        ("POST", "/", 405),
        ("GET", "/static/../app.py", 404),
        ("GET", "/entity/", 404),
    ],
)
def test_errors_are_pages_or_json(client, method, url, status):
    page = client.request(method, url, headers={"Accept": "text/html"})
    assert page.status_code == status
    assert "<main" in page.text
    program = client.request(method, url, headers={"Accept": "application/json"})
    assert program.status_code == status
    assert program.json()["error"]["status"] == status
    assert program.json()["error"]["message"]


def test_a_fault_of_ours_is_a_page_without_its_details(built, monkeypatch, caplog):
    app = create_app(built)
    with TestClient(app, base_url="http://localhost", raise_server_exceptions=False) as client:
        monkeypatch.setattr("policygraph.explore.directory.Directory.named", lambda *_: 1 / 0)
        answer = client.get("/entity/x")
        assert answer.status_code == 500
        assert "division" not in answer.text
        assert "content-security-policy" in answer.headers
        assert "ZeroDivisionError" in caplog.text


def test_static_files_are_kept_by_browsers(client):
    url = re.search(r'href="(/static/[^"]+/explorer\.css)"', client.get("/").text)[1]
    answer = client.get(url)
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["content-encoding"] == "gzip"
    again = client.get(url, headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert "immutable" not in client.get("/static/explorer.css").headers["cache-control"]
    assert client.get("/static/vis-network.js").headers["content-type"].startswith("text/javascript")
    assert ".t-Park { --tone: #009E73; }" in client.get("/static/types.css").text


def test_head_has_the_headers_and_no_body(client):
    answer = client.head("/healthz")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"


def test_health(client):
    assert client.get("/healthz").json() == {"ok": True, "generation": "gen-1", "documents": 9}


def test_markup_in_names_is_text(tmp_path):
    evil = "<script>alert(1)</script>"
    notice(tmp_path / "in", "<img src=x onerror=alert(1)>.txt", heading=f"推广{evil}")
    assert build([tmp_path / "in"], tmp_path / "out").status == 0
    with TestClient(create_app(tmp_path / "out"), base_url="http://localhost") as client:
        pages = [client.get(url).text for url in ("/", "/entity/清远市水利局", f"/entity/{evil}", f"/{evil}")]
    assert "&lt;script&gt;alert(1)" in pages[1]
    for text in pages:
        assert "<script>alert" not in text
        assert "<img" not in text

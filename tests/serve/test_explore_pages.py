"""The search, an entity's page, the list of documents and a document's page, as text: links, filters, pages, errors."""

from __future__ import annotations

import html
import re
from urllib.parse import quote, unquote

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from serving import CORPUS, notice
from starlette.testclient import TestClient

from policygraph import build
from policygraph.serve import create_app

REPLY = "/document/corpus/qingyuan-reply-20230425.txt"
ZH = {"Accept-Language": "zh"}
EVIL = ("<script>alert(1)</script>", '"><img src=x onerror=alert(2)>')


def got(client, url, status=200):
    answer = client.get(url, headers=ZH)
    assert answer.status_code == status, url
    return HTMLParser(answer.text)


def texts(page, selector):
    return [" ".join(node.text(separator=" ").split()) for node in page.css(selector)]


def links(page, selector):
    return [node.attributes["href"] for node in page.css(selector)]


def test_the_start_page_tells_what_is_in_the_graph(client):
    page = got(client, "/")
    assert "9 文件" in texts(page, ".numbers li")
    assert any(text.startswith("清远市工业和信息化局") for text in texts(page, ".ranked li"))
    newest = texts(page, ".newest li")
    assert newest[0].endswith("2024-09-05")
    questions = links(page, "[aria-labelledby=questions] a")
    assert any(url.startswith("/sharing?a=dept%3A") and "&b=dept%3A" in url for url in questions)
    leads = next(url for url in questions if "facts=out.leads" in url)
    assert texts(got(client, leads), ".groups a[aria-current]")[0].startswith("牵头")


def test_a_search_finds_names_and_lines(client):
    page = got(client, "/?q=水利局")
    assert texts(page, "#names") == ["2 个名称"]
    assert (
        texts(page, ".entities li")[0] == "清远市水利局 又称“市水利局” · 部门 · 广东省 清远市 · 见于 6 份文档"
    )
    assert links(page, ".entities a")[0] == f"/entity/{quote('dept:清远市水利局', safe=':')}"
    assert set(texts(page, ".hit mark")) == {"水利局"}
    assert page.css_first("#q").attributes["value"] == "水利局"


def test_a_hit_leads_to_its_line_and_to_its_measure(client):
    page = got(client, "/?q=电费 水费&type=text")
    assert texts(page, "#lines") == ["1 份文档中的 1 处原文"]
    assert texts(page, ".hit mark")[0] == "电费水费"
    measure, place = links(page, ".hit a")
    assert measure == place == f"{REPLY}#p799"
    assert got(client, place).css_first("#p799").text().startswith("（五）缓缴电费水费")


@pytest.mark.parametrize(
    ("query", "names", "lines"),
    [
        ("q=清远&type=Park", True, False),
        ("q=清远&type=entities", True, False),
        ("q=清远&type=text", False, True),
        ("q=清远&place=广东省/清远市/清城区", True, True),
        ("q=水利局&type=Department&place=-", False, False),
        ("q=清远&place=-", True, False),
        ("q=清远&since=2024", True, True),
        ("q=清远&until=1999", False, False),
        ("q=清远&since=nonsense&place=nowhere&type=nothing&page=-3", True, True),
        ("q=qyssl", True, False),
        ("q=没有这些字", False, False),
    ],
)
def test_filters_of_the_search(client, query, names, lines):
    page = got(client, f"/?{query}")
    assert bool(page.css(".entities li")) is names
    assert bool(page.css(".hit")) is lines


def test_the_places_of_found_lines_fit_the_filter(client):
    page = got(client, "/?q=企业&type=text&place=广东省/清远市/清城区")
    assert {url.split("#")[0] for url in links(page, ".found h3 a")} == {
        "/document/corpus/qingcheng-measures.txt"
    }
    page = got(client, "/?q=企业&type=text&until=2023-12-31")
    assert {url.split("#")[0] for url in links(page, ".found h3 a")} == {REPLY}


def test_pages_of_found_lines(client):
    first = got(client, "/?q=企业&type=text")
    following = links(first, ".pager a[rel=next]")[0]
    second = got(client, following)
    seen = {node.attributes["href"] for node in first.css(".hit p:not(.note) ~ .note a:last-child")}
    more = {node.attributes["href"] for node in second.css(".hit p:not(.note) ~ .note a:last-child")}
    assert len(seen) == 20
    assert more
    assert not seen & more
    assert texts(got(client, "/?q=企业&type=text&page=999"), ".pager [aria-current]") != ["1"]


def test_completion(client):
    answer = client.get("/complete?q=sl", headers=ZH)
    first = answer.json()["items"][0]
    assert first == {
        "iri": "dept:清远市水利局",
        "name": "清远市水利局",
        "alias": "市水利局",
        "type": "Department",
        "kind": "部门",
        "documents": 6,
        "url": f"/entity/{quote('dept:清远市水利局', safe=':')}",
    }
    assert (
        client.get("/complete?q=sl", headers={"Accept-Language": "en"}).json()["items"][0]["kind"]
        == "Departments"
    )
    assert client.get("/complete").json() == {"q": "", "items": []}
    assert len(client.get("/complete?q=清远").json()["items"]) == 10
    assert client.get("/complete?q=" + quote('\0"*(')).json()["items"] == []


def test_an_entitys_page(client):
    page = got(client, "/entity/dept:清远市水利局")
    assert texts(page, "h1") == ["清远市水利局"]
    facts = dict(zip(texts(page, "dl.facts dt"), texts(page, "dl.facts dd"), strict=True))
    assert facts["别名"] == "市水利局"
    assert facts["地区"] == "广东省 清远市"
    assert facts["见于"] == "6 份文档"
    assert texts(page, "[aria-labelledby=due] tbody tr") == [
        "2024-12-31 牵头 优化用水报装流程，将报装环节减至2个"
    ]
    partners = texts(page, "[aria-labelledby=partners] li")
    assert "清远供电局 4 条共同措施" in partners
    shared = [unquote(url) for url in links(page, "[aria-labelledby=partners] a")]
    assert "/sharing?a=dept:清远市水利局&b=dept:清远供电局" in shared
    assert texts(page, ".groups a") == ["全部 8", "牵头…… 2", "实施…… 4", "会办…… 1", "印发…… 1"]


def test_a_fact_quotes_its_sentence_and_links_to_the_place(client):
    page = got(client, "/entity/dept:清远市水利局?facts=out.leads")
    assert texts(page, ".all h3") == ["牵头……"]
    quotes = texts(page, ".all blockquote p")
    assert quotes[1] == "（牵头单位：清远供电局、市水利局"
    place = links(page, ".all blockquote a")[1]
    assert place == "/document/corpus/qingyuan-action-plan-2024.html#p653"
    document = got(client, place)
    assert document.css_first("#p653").text().startswith("（牵头单位：")


def test_facts_are_told_from_the_other_side_too(client):
    page = got(client, "/entity/park:广佛（佛冈）产业园?facts=in.delegatesTo")
    assert texts(page, ".all h3") == ["……委托下放它"]
    assert texts(page, ".all article .chip")[0] == "清远市工业和信息化局"
    assert "委托" in texts(page, ".all .note")[0]


def test_a_policys_page(client):
    page = got(client, "/entity/policy:清远市清城区扶持中小微企业发展暂行办法")
    related = texts(page, "[aria-labelledby=related] li")
    assert related[0].startswith("……废止它 清远市清城区支持专精特新企业发展若干措施")
    facts = dict(zip(texts(page, "dl.facts dt"), texts(page, "dl.facts dd"), strict=True))
    assert "终止于 清远市清城区支持专精特新企业发展若干措施" in facts["施行时间"]
    new = got(client, "/entity/policy:清远市清城区支持专精特新企业发展若干措施")
    assert links(new, "dl.facts .plain a") == ["/document/corpus/qingcheng-measures.txt"]


def test_a_name_of_several_lists_them(client):
    page = got(client, "/entity/广清产业园管委会", status=300)
    assert len(page.css(".entities .chip")) == 2
    for url in links(page, ".entities a"):
        assert got(client, url).css_first("h1")
    program = client.get("/entity/广清产业园管委会", headers={"Accept": "application/json"})
    assert program.status_code == 300
    assert len(program.json()["error"]["nearest"]) == 2


@pytest.mark.parametrize("name", ["doc:corpus%2Fqingyuan-reply-20230425.txt", "measure:"])
def test_documents_and_measures_have_their_place_in_a_document(client, name):
    if name == "measure:":
        with client.app.state.served.current() as graph:
            (name,) = graph.index.execute("SELECT iri FROM measure WHERE heading = '缓缴电费水费'").fetchone()
    answer = client.get(f"/entity/{quote(name, safe=':')}")
    assert answer.status_code == 307
    assert answer.headers["location"] == REPLY + ("#p799" if name.startswith("measure") else "")


def test_the_list_of_documents(client):
    page = got(client, "/documents")
    assert texts(page, "[role=status]") == ["共 9 份文档"]
    assert texts(page, "td.nowrap")[0] == "2024-09-05"
    assert texts(page, "th[aria-sort]") == ["日期"]
    by_facts = got(client, "/documents?sort=facts")
    counts = [int(text) for text in texts(by_facts, "td.number:last-child")]
    assert counts == sorted(counts, reverse=True)
    upwards = links(by_facts, "th[aria-sort] a")[0]
    counts = [int(text) for text in texts(got(client, upwards), "td.number:last-child")]
    assert counts == sorted(counts)


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("q=节水", 1),
        ("place=广东省/清远市/清城区", 1),
        ("year=2023", 1),
        ("issuer=dept:清远市工业和信息化局", 3),
        ("entity=dept:清远市水利局", 6),
        ("q=nothing-like-this", 0),
        ("entity=dept:无此机关&year=1000&place=x&sort=x&page=x", 9),
    ],
)
def test_the_list_of_documents_is_narrowed_down(client, query, count):
    page = got(client, f"/documents?{query}")
    assert len(page.css("tbody tr")) == count
    assert texts(page, "[role=status]") == [f"共 {count} 份文档"]


def test_a_documents_page(client):
    page = got(client, REPLY)
    assert "第20230425号提案" in texts(page, "h1")[0]
    mention = next(node for node in page.css("#text a.m") if node.text() == "市水利局")
    assert mention.attributes["class"] == "m t-Department"
    assert mention.attributes["title"] == "部门 · 清远市水利局"
    assert got(client, mention.attributes["href"]).css_first("h1").text() == "清远市水利局"
    for url in links(page, ".contents a"):
        assert page.css_first(f'[id="{url[1:]}"]') is not None
    assert any(text.startswith("（五）缓缴电费水费") for text in texts(page, ".contents a"))


def test_every_fact_of_a_document_points_to_its_words(client):
    page = got(client, REPLY)
    ids = [node.attributes["id"] for node in page.css("[id]")]
    assert len(ids) == len(set(ids))
    proofs = page.css(".said .proof")
    assert len(proofs) > 200
    for proof in proofs:
        assert proof.attributes["href"][1:] in ids
        assert proof.attributes["data-spans"].startswith(proof.attributes["href"][2:] + "-")
    said = texts(page, ".said li p:first-child")
    assert any(text.startswith("清远市水利局 实施 缓缴电费水费") for text in said)


def test_a_document_that_is_not_there(client):
    page = got(client, "/document/corpus/qingyuan-reply.txt", status=404)
    assert REPLY in links(page, ".links a")
    got(client, "/document/../../etc/passwd", status=404)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """An application over documents whose title, text and file name would be markup."""
    folder = tmp_path_factory.mktemp("hostile")
    for number, evil in enumerate(EVIL):
        safe = evil.replace("/", "∕")  # no file's name holds a slash
        notice(folder / "in", f"{number}{safe}.txt", heading=f"推广{evil}")
        with (folder / "in" / f"{number}{safe}.txt").open("a", encoding="utf-8") as file:
            file.write(f"\n附：《{evil}办法》。联系人：{evil}，电话：0763-3361234、13912341234。\n")
    assert build([folder / "in"], folder / "out").status == 0
    with TestClient(create_app(folder / "out"), base_url="http://127.0.0.1") as client:
        yield client


def test_markup_of_documents_is_text_everywhere(hostile):
    with hostile.app.state.served.current() as graph:
        names = [document["id"] for document in graph.documents()]
        iris = [iri for (iri,) in graph.index.execute("SELECT DISTINCT iri FROM entity")]
    urls = [
        "/",
        "/?q=推广",
        "/?q=script",
        "/?q=联系人",
        "/documents",
        "/documents?q=script",
        "/?q=" + quote(EVIL[1]),
    ]
    urls += [f"/document/{quote(name)}" for name in names] + [f"/entity/{quote(iri)}" for iri in iris]
    urls += [f"/entity/{quote(evil)}" for evil in EVIL] + [f"/document/{quote(evil)}" for evil in EVIL]
    urls += [f"/documents?issuer={quote(EVIL[1])}&q={quote(EVIL[0])}"]
    shown = ""
    for url in urls:
        text = hostile.get(url).text
        page = HTMLParser(text)
        assert page.css("img, svg, iframe") == [], url
        assert [
            s
            for s in page.css("script")
            if "src" not in s.attributes and s.attributes.get("type") != "application/json"
        ] == [], url
        assert not [
            n for n in page.css("*") for key in n.attributes if key.startswith("on") or key == "style"
        ], url
        shown += html.unescape(page.body.text())
    assert all(evil in shown for evil in EVIL)


def test_telephone_numbers_are_masked_everywhere(hostile):
    with hostile.app.state.served.current() as graph:
        names = [document["id"] for document in graph.documents()]
        iris = [iri for (iri,) in graph.index.execute("SELECT DISTINCT iri FROM entity")]
    urls = ["/?q=联系人", "/?q=3361234", "/?q=13912341234", "/?q=9123"]
    urls += [f"/document/{quote(name)}" for name in names] + [f"/entity/{quote(iri)}" for iri in iris]
    seen = ""
    for url in urls:
        page = HTMLParser(hostile.get(url).text)
        shown = page.body.text().replace("\n", "")
        assert re.search(r"3361234|13912341234", shown) is None, url
        seen += shown
    assert "139****1234" in seen
    assert "0763-3****34" in seen


def test_the_same_graph_gives_the_same_pages_however_it_was_built(built, client, tmp_path):
    """The index numbers what it holds in the order in which it came; no page may tell."""
    for name in ("qingyuan-saving-fund.txt", "qingcheng-measures.txt"):
        assert build([CORPUS / name], tmp_path).status == 0
    assert build([CORPUS], tmp_path, prune=True).status == 0
    urls = ["/", "/?q=清远", "/?q=企业", "/complete?q=qy", "/documents?sort=measures", REPLY]
    urls += [
        f"/entity/{name}"
        for name in ("dept:清远市工业和信息化局", "市水利局", "清远市水务局", "广清产业园管委会")
    ]
    with TestClient(create_app(tmp_path), base_url="http://127.0.0.1") as other:
        for url in urls:
            pages = [re.sub(r"gen-\d+", "", each.get(url, headers=ZH).text) for each in (client, other)]
            assert pages[0] == pages[1], url


def test_a_page_is_remembered_by_address_and_language(client: TestClient) -> None:
    first = client.get("/documents", headers={"Accept-Language": "zh"})
    again = client.get("/documents", headers={"Accept-Language": "zh"})
    other = client.get("/documents", headers={"Accept-Language": "en"})
    assert (again.content, sorted(again.headers.items())) == (first.content, sorted(first.headers.items()))
    assert other.content != first.content
    assert client.get("/documents?q=园区").content != first.content
    for _ in range(2):
        assert client.get("/entity/没有这个局").status_code == 404

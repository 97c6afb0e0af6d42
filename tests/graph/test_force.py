"""What is in force on a day, over real short documents that a build has read into a real store."""

from __future__ import annotations

import io
from datetime import date, timedelta

import pytest

from policygraph import build
from policygraph.errors import UsageError
from policygraph.graph import Graph
from policygraph.graph.force import Span, span_of

STATUTE = (
    "{title}\n\n第一条 为了规范管理，制定本条例。\n\n第二条 {organ}负责供水工作。\n\n"
    "第三条 本条例自{day}起施行。{end}\n"
)
PLAN = (
    "{title}\n\n各单位：\n\n一、做好供水。由清远市水利局牵头，清远市财政局配合。\n\n二、{end}\n\n"
    "清远市水利局\n\n{signed}\n"
)
PAPERS = {
    "某水条例(2010-05-01).txt": STATUTE.format(
        title="某水条例", organ="清远市水利局", day="2010年7月1日", end=""
    ),
    # Amended: the text still says from when the first one was in force.
    "某水条例(2015-03-01).txt": STATUTE.format(
        title="某水条例", organ="清远市水利局", day="2010年7月1日", end=""
    ),
    # Made anew, in force later than its date.
    "某水条例(2020-10-01).txt": STATUTE.format(
        title="某水条例", organ="清远市水利局", day="2021年1月1日", end="《某河条例》同时废止。"
    ),
    "某河条例(2012-01-01).txt": STATUTE.format(
        title="某河条例", organ="清远市水利局", day="2012年1月1日", end=""
    ),
    "plan.txt": PLAN.format(
        title="清远市水利局关于印发清远市节水方案的通知",
        end="本方案自印发之日起施行，有效期三年。",
        signed="2020年6月1日",
    ),
    "longer.txt": PLAN.format(
        title="清远市水利局关于延长有关文件有效期的通知",
        end="将《清远市节水方案》有效期延长至2024年12月31日。",
        signed="2023年5月1日",
    ),
    "partly.txt": PLAN.format(
        title="清远市水利局关于供水的决定", end="《清远市节水方案》第二条同时废止。", signed="2021年5月1日"
    ),
    "draft.txt": PLAN.format(
        title="清远市水库管理办法（征求意见稿）", end="本办法自印发之日起施行。", signed="2021年5月1日"
    ),
    "undated.txt": "清远市水利局供水工作指引\n\n一、做好供水。由清远市水利局牵头，清远市财政局配合。\n",
}


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("force")
    (folder / "papers").mkdir()
    for name, text in PAPERS.items():
        (folder / "papers" / name).write_text(text, encoding="utf-8")
    assert build([folder / "papers"], folder / "out").status == 0
    with Graph.open(folder / "out") as graph:
        yield graph


@pytest.mark.parametrize(
    ("name", "since", "until"),
    [
        ("某水条例（2010-05-01）", "2010-07-01", "2015-02-28"),
        ("某水条例（2015-03-01）", "2015-03-01", "2020-12-31"),
        ("某水条例（2020-10-01）", "2021-01-01", ""),
        ("某水条例", "2010-07-01", ""),
        # Repealed on the day on which the repealing text takes effect, not on that of its making.
        ("某河条例（2012-01-01）", "2012-01-01", "2020-12-31"),
        ("某河条例", "2012-01-01", "2020-12-31"),
        # Stated three years, put off by another; an article's repeal leaves it.
        ("清远市节水方案", "2020-06-01", "2024-12-31"),
        # Nothing stated: from its own date on.
        ("清远市水利局关于供水的决定", "2021-05-01", ""),
        ("清远市水库管理办法（征求意见稿）", "", ""),
        ("清远市水利局供水工作指引", "", ""),
    ],
)
def test_the_days_of_a_policy(graph: Graph, name: str, since: str, until: str) -> None:
    span = span_of(graph.store, graph.names.find(name))
    assert (span.since, span.until) == (since, until)


def documents(graph: Graph, day: str) -> set[str]:
    with graph.on(day) as then:
        assert {d["id"] for d in then.documents()} == {*then.kept.documents}
        return {str(d["id"]).removeprefix("papers/").removesuffix(".txt") for d in then.documents()}


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2009-01-01", set()),
        ("2014-06-01", {"某水条例(2010-05-01)", "某河条例(2012-01-01)"}),
        ("2020-12-31", {"某水条例(2015-03-01)", "某河条例(2012-01-01)", "plan"}),
        ("2021-01-01", {"某水条例(2020-10-01)", "plan"}),
        ("2023-06-01", {"某水条例(2020-10-01)", "plan", "partly", "longer"}),
        ("2025-01-01", {"某水条例(2020-10-01)", "partly", "longer"}),
    ],
)
def test_what_is_in_force_on_a_day(graph: Graph, day: str, expected: set[str]) -> None:
    assert documents(graph, day) == expected | {"undated"}


def test_an_undated_document_stays_and_is_flagged(graph: Graph) -> None:
    with graph.on("2009-01-01") as then:
        assert then.kept.undated == ("papers/undated.txt",)
        assert [row[0] for row in then.query("SELECT ?d WHERE { ?d a pg:SourceDocument ; pg:undated true }")]


def test_sharing_is_counted_anew(graph: Graph) -> None:
    def count(graph: Graph) -> int:
        return graph.shared("清远市水利局", "清远市财政局")[0]["count"]

    assert count(graph) == 5
    with graph.on("2021-01-01") as then:
        assert count(then) == 2  # the plan's, and the undated document's
        assert then.projection().number_of_edges() == 1


def test_what_is_not_in_force_is_left_out_wherever_it_is_named(graph: Graph) -> None:
    with graph.on("2025-01-01") as then:
        exported = io.BytesIO()
        then.export("nq", exported)
        assert "清远市节水方案>" not in exported.getvalue().decode()
        assert "某水条例（2020-10-01）" in {data["label"] for _, data in then.network().nodes(data=True)}


def test_the_whole_graph_is_not_touched(graph: Graph) -> None:
    before = len(graph.store)
    with graph.on("2009-01-01") as then:
        assert len(then.store) < before
    assert len(graph.store) == before


def test_a_span_holds_from_its_first_to_its_last_day() -> None:
    days = [(date(2019, 12, 30) + timedelta(days=n)).isoformat() for n in range(5)]
    span = Span("2019-12-31", "2020-01-01")
    assert [span.holds(day) for day in days] == [False, True, True, False, False]


def test_no_date_is_told(graph: Graph) -> None:
    with pytest.raises(UsageError, match="is no date"):
        graph.on("tomorrow")


def test_a_policy_lists_its_versions(graph: Graph) -> None:
    expected = [
        ("某水条例（2010-05-01）", "2010-07-01", "2015-02-28"),
        ("某水条例（2015-03-01）", "2015-03-01", "2020-12-31"),
        ("某水条例（2020-10-01）", "2021-01-01", ""),
    ]
    for name in ("某水条例", "某水条例（2015-03-01）"):
        found = graph.show(name)["versions"]
        assert [(v["name"], v["since"], v["until"]) for v in found] == expected
        assert [row["version"] for row in graph.run("versions", name).dicts()] == [e[0] for e in expected]

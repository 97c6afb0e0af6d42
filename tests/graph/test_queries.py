"""Every named query gives the same rows on Oxigraph and on rdflib."""

from __future__ import annotations

import pytest
import rdflib
from pyoxigraph import Literal, RdfFormat

from policygraph.errors import GraphError, UnknownNameError, UsageError
from policygraph.graph.queries import named_queries, parse
from policygraph.graph.vocabulary import NAMESPACE_OF

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")

ARGUMENTS = {
    "department": "市水利局",
    "one": "市水利局",
    "two": "松江市财政局",
    "day": "2029-06-30",
    "document": "plans/plan.txt",
    "policy": "松江市水务提升行动方案",
    "start": "松府办〔2024〕8号",
    "park": "高新园区",
    "programme": "引水入园行动",
    "kind": "财政",
    "regulation": "松江省水务条例",
}


@pytest.fixture(scope="module")
def memory(graph):
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=graph.store.dump(format=RdfFormat.N_QUADS).decode(), format="nquads")
    return dataset


def to_rdflib(term):
    if not isinstance(term, Literal):
        return rdflib.URIRef(term.value)
    is_plain = term.datatype.value.endswith("#string")
    return rdflib.Literal(term.value, datatype=None if is_plain else rdflib.URIRef(term.datatype.value))


def comparable(term):
    """Numbers by value (one engine writes 120.0 for 120), everything else by its text."""
    if term is None:
        return None
    datatype = getattr(term, "datatype", None)
    text = term.value if hasattr(term, "value") and not isinstance(term, rdflib.term.Node) else str(term)
    return float(text) if str(getattr(datatype, "value", datatype)).endswith(("decimal", "integer")) else text


@pytest.mark.parametrize("name", list(named_queries()))
def test_same_rows_on_both_engines(graph, memory, name):
    query = named_queries()[name]
    bindings = query.bind([ARGUMENTS[p.name] for p in query.parameters], graph.names)
    ours = [tuple(map(comparable, row)) for row in graph.answer(query, bindings).rows]
    bound = {key: to_rdflib(term) for key, term in bindings.items()}
    result = memory.query(query.sparql, initNs=NAMESPACE_OF, initBindings=bound)
    theirs = [
        tuple(comparable(row.get(rdflib.Variable(c))) for c in query.columns) for row in result.bindings
    ]
    assert sorted(map(repr, ours)) == sorted(map(repr, theirs))
    assert ours, "the samples hold an answer to every question"
    assert len(set(ours)) == len(ours), "no row twice"


@pytest.mark.parametrize("name", list(named_queries()))
def test_shows_the_columns_it_says(graph, name):
    query = named_queries()[name]
    bindings = query.bind([ARGUMENTS[p.name] for p in query.parameters], graph.names)
    answer = graph.answer(query, bindings)
    assert answer.variables == query.columns
    assert query.zh
    assert query.en
    for column in query.columns:
        assert f"?{column}" in query.sparql


def test_over_the_guarded_door_too(graph):
    query = named_queries()["leaders"]
    assert list(graph.query(query.sparql)) == list(graph.run("leaders"))


def test_there_are_enough():
    assert len(named_queries()) >= 18


def test_duties_of_a_department(graph):
    rows = graph.run("duties", "市水利局").dicts()
    assert {"role": "leads", "measure": "建设智慧水网", "document": "plans/plan.txt"}.items() <= {
        k: v
        for row in rows
        if row["role"] == "leads" and row["measure"] == "建设智慧水网"
        for k, v in row.items()
    }.items()
    assert [row["due"] for row in rows if "due" in row] == ["2025-12-31"]


def test_a_policy_is_found_under_its_number_too(graph):
    assert {row["document"] for row in graph.run("citing", "松江市水务提升行动方案").dicts()} == {
        "reply/12.txt"
    }


def test_a_repealed_policy_is_not_in_force(graph):
    def policies(day: str) -> set[str]:
        return {row["policy"] for row in graph.run("in-force", day).dicts()}

    assert "松江市水务提升行动方案" in policies("2024-07-01")
    assert policies("2029-07-01") == {"松江省水务条例", "松江省水务条例（2019-01-01）"}
    assert "松江市水务提升行动方案" not in policies("2024-06-30")


def test_twice_the_same_sum_stays_two(graph):
    rows = [row for row in graph.run("money").dicts() if row["kind"] == "each"]
    assert rows == [{"kind": "each", "state": "allotted", "payer": "松江市财政局", "sums": 2, "yuan": 600000}]


def test_wrong_use_is_told(graph):
    with pytest.raises(UsageError, match="no query is named nothing"):
        graph.run("nothing")
    with pytest.raises(UsageError, match="wants DEPARTMENT"):
        graph.run("duties")
    with pytest.raises(UsageError, match="is no date"):
        graph.run("in-force", "tomorrow")
    with pytest.raises(UnknownNameError, match="市水利局"):
        graph.run("duties", "市水利厅")
    with pytest.raises(GraphError, match="broken header"):
        parse("x", "# zh: 没有英文\nSELECT * {}")

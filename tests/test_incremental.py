"""A graph that documents come to and leave is the one that a build from nothing makes, byte for byte."""

from __future__ import annotations

import io
import shutil
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from policygraph import Graph, build, status
from policygraph.errors import UsageError

#: Sentences that touch everything that documents share: organs, names, policies by title and by number, programmes.
LINES = (
    "一、保障供水。（牵头单位：广东省水利厅；配合单位：广东省财政厅）",
    "二、推进“引水入园”行动。（广东省水利厅牵头，广东省财政厅、广东省自然资源厅配合）",
    "三、整治河道。由广东省水利厅会同广东省生态环境厅负责。",
    "四、落实《松江市水务提升行动方案》。（责任单位：广东省财政厅、广东省生态环境厅）",
    "五、按照《松江市水务提升行动方案》（松府办〔2024〕8号），安排资金500万元。（广东省财政厅负责）",
    "六、执行松府办〔2024〕8号文件，实施“引水入园”行动。（广东省自然资源厅负责）",
    "七、《广东省节水办法》自2024年7月1日起施行，《广东省旧节水办法》同时废止。",
    "八、国土资源部、自然资源部指导，广东省水利厅（以下简称省水利厅）落实，2025年底前完成。",
)
TITLES = (
    "广东省水利厅关于做好供水工作的通知",
    "松江市人民政府办公室关于印发《松江市水务提升行动方案》的通知\n松府办〔2024〕8号",
    "广东省节水办法",
)
NAMES = ("a.txt", "b.txt", "sub/a.txt", "sub/c.md")

texts = st.builds(
    lambda title, lines: "\n".join((title, *lines)) + "\n",
    st.sampled_from(TITLES),
    st.lists(st.sampled_from(LINES), min_size=1, max_size=5),
)


def dump(folder: Path) -> bytes:
    with Graph.open(folder) as graph:
        out = io.BytesIO()
        graph.export("nq", out)
        return out.getvalue()


def tables(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return what the index holds, without the numbers that documents have there."""
    queries = {
        "shown": "SELECT * FROM shown",
        "sharing": "SELECT * FROM sharing",
        "same": "SELECT * FROM same",
        "derived": "SELECT * FROM derived",
        "known": "SELECT iri, name FROM known",
        "fact": "SELECT fact.*, name FROM fact JOIN document ON id = document",
        "link": "SELECT name, subject, predicate, object FROM link JOIN document ON id = document",
        "label": "SELECT document.name, label.iri, label.name, alias FROM label JOIN document ON id = document",
    }
    with Graph.open(folder) as graph:
        found = {name: sorted(graph.index.execute(query)) for name, query in queries.items()}
        columns = [row[1] for row in graph.index.execute("PRAGMA table_info(fact)")]
        place = columns.index("document")
        found["fact"] = sorted((*row[:place], *row[place + 1 :]) for row in found["fact"])
        return found


class Life(RuleBasedStateMachine):
    """Documents are added, edited, moved and deleted, in any order, with builds between."""

    @initialize()
    def begin(self) -> None:
        self.home = Path(tempfile.mkdtemp())
        self.papers, self.out = self.home / "papers", self.home / "out"
        (self.papers / "sub").mkdir(parents=True)

    def teardown(self) -> None:
        shutil.rmtree(self.home)

    @rule(name=st.sampled_from(NAMES), text=texts)
    def write(self, name: str, text: str) -> None:
        (self.papers / name).write_text(text, encoding="utf-8")

    @rule(name=st.sampled_from(NAMES))
    def delete(self, name: str) -> None:
        (self.papers / name).unlink(missing_ok=True)

    @rule(name=st.sampled_from(NAMES), to=st.sampled_from(NAMES))
    def move(self, name: str, to: str) -> None:
        if (self.papers / name).exists():
            (self.papers / name).replace(self.papers / to)

    @rule(name=st.sampled_from(NAMES))
    def break_(self, name: str) -> None:
        (self.papers / name).write_bytes(b"")

    @rule()
    def build(self) -> None:
        try:
            report = build(self.papers, self.out)
        except UsageError:
            assert not any(path.is_file() for path in self.papers.rglob("*"))
            return
        fresh = self.home / "fresh"
        build(self.papers, fresh)
        assert dump(self.out) == dump(fresh)
        assert tables(self.out) == tables(fresh)
        assert (self.out / "graph.html").read_bytes() == (fresh / "graph.html").read_bytes()
        shutil.rmtree(fresh)
        held = status(self.out).documents
        assert set(held.values()) <= {"current", "unreadable"}
        assert list(held.values()).count("current") == report.documents
        assert len(report.errors) == len(held) - report.documents

    @invariant()
    def one_generation_is_kept(self) -> None:
        if (self.out / "graph").is_dir():
            assert len(list((self.out / "graph").glob("gen-*"))) <= 1


TestLife = Life.TestCase
TestLife.settings = settings(
    max_examples=12,
    stateful_step_count=14,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)

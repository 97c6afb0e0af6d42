"""Hand-made extractions for the tests of the graph: short texts, whose names and facts are written beside them."""

from __future__ import annotations

from collections.abc import Iterable

from policygraph.fold import fold
from policygraph.iri import mint
from policygraph.model import (
    Document,
    Entity,
    EntityType,
    Evidence,
    Extraction,
    Fact,
    Measure,
    Mention,
    Metadata,
    Outline,
    Value,
)


class Builder:
    """Makes an Extraction bit by bit; evidence is named by its words, which must stand in the text."""

    def __init__(self, id: str, text: str, **metadata: object) -> None:  # noqa: A002
        self.id = id
        self.text = text
        self.metadata = Metadata(**metadata)  # type: ignore[arg-type]
        self.entities: dict[str, Entity] = {}
        self.measures: list[Measure] = []
        self.facts: list[Fact] = []

    def entity(self, type: EntityType, name: str, *aliases: str, **more: object) -> str:  # noqa: A002
        id = mint(type, name)  # noqa: A001
        mentions = tuple(
            Mention(type, begin, begin + len(word), word, word, "test")
            for word in (name, *aliases)
            if (begin := self.text.find(word)) >= 0
        )
        self.entities[id] = Entity(id, type, name, aliases, mentions, **more)  # type: ignore[arg-type]
        return id

    def measure(self, heading: str, *, parent: str | None = None, kind: str = "item") -> str:
        id = f"m{len(self.measures) + 1}"  # noqa: A001
        begin = self.text.find(heading)
        end = self.text.find("\n", begin)
        path = (len(self.measures) + 1,)
        end = end if end >= 0 else len(self.text)
        number = f"{len(self.measures) + 1}."
        self.measures.append(Measure(id, path, kind, number, heading, begin, end, begin, parent))  # type: ignore[arg-type]
        return id

    def fact(self, subject: str, predicate: str, value: Value, *words: str, **more: object) -> Fact:
        details = tuple(sorted(more.pop("details", {}).items()))  # type: ignore[attr-defined]
        more.setdefault("rule", "test")
        fact = Fact(subject, predicate, value, tuple(map(self.evidence, words)), details=details, **more)  # type: ignore[arg-type]
        self.facts.append(fact)
        return fact

    def role(self, subject: str, predicate: str, measure: str, *words: str, **more: object) -> Fact:
        return self.fact(subject, predicate, measure, *words, measure=measure, **more)

    def evidence(self, words: str) -> Evidence:
        begin = self.text.index(words)
        return Evidence(begin, begin + len(words), words)

    def build(self) -> Extraction:
        document = Document(
            self.id, self.id, self.text, fold(self.text), (), digest=f"digest-of-{len(self.text)}"
        )
        outline = Outline(tuple(self.measures))
        return Extraction(document, self.metadata, outline, tuple(self.entities.values()), tuple(self.facts))


PLAN = """松江市人民政府办公室关于印发《松江市水务提升行动方案》的通知
松府办〔2024〕8号
根据《松江省水务条例》，废止《松江市旧水务办法》（松府办〔2019〕3号）。
1.建设智慧水网。推进“引水入园”行动，安排500万元。（市水利局牵头，市财政局、市供电局配合）
2.服务高新园区。市水利局委托松江高新区管委会实施取水许可，2025年12月31日前完成。（市水利局、市财政局负责）
3.减免水费。没有开展补贴兑现工作，减免用户120户，时限从20个工作日压缩到5个工作日。
本方案自2024年7月1日起施行，有效期至2029年6月30日。
"""

REPLY = """松江市水利局关于第12号提案答复的函
我局会同市供电局、市财政局办理。
一、实施“引水入园”行动，市供电局负责通电。
二、按照松府办〔2024〕8号文件，正在制定《松江市节水细则》，市财政局、市供电局各给予30万元和30万元。
三、共建泵站，市水利局、市供电局牵头。请自然资源部支持。
"""

CITY = ("松江省", "松江市")


def plan() -> Extraction:  # noqa: PLR0915 - a list of what the text says
    b = Builder(
        "plans/plan.txt",
        PLAN,
        title="松江市人民政府办公室关于印发《松江市水务提升行动方案》的通知",
        number="松府办〔2024〕8号",
        issuers=("松江市人民政府办公室",),
        date="2024-06-20",
    )
    office = b.entity("Department", "松江市人民政府办公室", kind="政府办公室", place=CITY)
    water = b.entity("Department", "松江市水利局", "市水利局", kind="水利", place=CITY)
    money = b.entity("Department", "松江市财政局", "市财政局", kind="财政", place=CITY)
    power = b.entity("Department", "松江市供电局", "市供电局", kind="供电", place=CITY)
    zone = b.entity("Department", "松江高新技术产业开发区管理委员会", "松江高新区管委会", place=CITY)
    park = b.entity("Park", "松江高新技术产业开发区", "高新园区", place=CITY)
    city = b.entity("Region", "松江市")
    own = b.entity("Policy", "松江市水务提升行动方案", number="松府办〔2024〕8号")
    law = b.entity("Policy", "松江省水务条例")
    text = b.entity("Policy", "松江省水务条例（2019-01-01）")
    old = b.entity("Policy", "松江市旧水务办法", number="松府办〔2019〕3号")
    action = b.entity("Programme", "“引水入园”行动")
    b.entity("OrganCategory", "各县水行政主管部门")
    net = b.measure("建设智慧水网")
    serve = b.measure("服务高新园区")
    fees = b.measure("减免水费")
    line = "（市水利局牵头，市财政局、市供电局配合）"
    b.fact(office, "issued", own, "松江市人民政府办公室关于印发《松江市水务提升行动方案》的通知")
    b.fact("document", "basedOn", law, "根据《松江省水务条例》")
    b.fact("document", "cites", law, "根据《松江省水务条例》")
    b.fact(text, "versionOf", law, "根据《松江省水务条例》")
    b.fact("document", "repeals", old, "废止《松江市旧水务办法》（松府办〔2019〕3号）")
    b.fact(old, "documentNumber", "松府办〔2019〕3号", "（松府办〔2019〕3号）")
    b.role(water, "leads", net, line)
    b.role(money, "assists", net, line)
    b.role(power, "assists", net, line)
    b.role(
        water, "responsibleFor", serve, "（市水利局、市财政局负责）", "推进“引水入园”行动", basis="convention"
    )
    b.role(money, "responsibleFor", serve, "（市水利局、市财政局负责）")
    b.role(money, "carriesOut", fees, "没有开展补贴兑现工作", status="negated")
    b.fact(net, "concerns", action, "推进“引水入园”行动", measure=net)
    b.fact(serve, "concerns", park, "服务高新园区", measure=serve)
    give = {"mode": "委托", "matter": "取水许可", "date": "2024-06-20"}
    b.fact(
        water, "delegatesTo", zone, "市水利局委托松江高新区管委会实施取水许可", measure=serve, details=give
    )
    b.fact(zone, "manages", park, "松江高新区管委会")
    b.fact(park, "locatedIn", city, "松江高新区管委会", basis="inferred")
    sum_ = {"words": "500万元", "kind": "total", "moneyStatus": "planned", "payer": money, "purpose": "引水"}
    b.fact("document", "amount", 5000000, "安排500万元", measure=net, details=sum_)
    b.fact(
        "document",
        "deadline",
        "2025-12-31",
        "2025年12月31日前完成",
        measure=serve,
        details={"words": "2025年12月31日前"},
    )
    b.fact(
        "document",
        "observation",
        120,
        "减免用户120户",
        measure=fees,
        details={"unit": "户", "about": "减免用户"},
    )
    cut = {"before": 20, "after": 5, "unit": "工作日", "about": "时限"}
    b.fact("document", "change", None, "从20个工作日压缩到5个工作日", measure=fees, details=cut)
    b.fact("document", "validFrom", "2024-07-01", "自2024年7月1日起施行", details={"words": "2024年7月1日"})
    b.fact("document", "validTo", "2029-06-30", "有效期至2029年6月30日", details={"words": "2029年6月30日"})
    return b.build()


def reply() -> Extraction:
    b = Builder(
        "reply/12.txt",
        REPLY,
        title="松江市水利局关于第12号提案答复的函",
        issuers=("松江市水利局",),
        date="2024-09-01",
        proposal="12",
    )
    water = b.entity("Department", "松江市水利局", kind="水利", place=CITY)
    money = b.entity("Department", "松江市财政局", "市财政局", kind="财政", place=CITY)
    power = b.entity("Department", "松江市供电局", "市供电局", kind="供电", place=CITY)
    action = b.entity("Programme", "引水入园行动")
    cited = b.entity("Policy", "松府办〔2024〕8号", number="松府办〔2024〕8号")
    rules = b.entity("Policy", "松江市节水细则")
    one = b.measure("实施“引水入园”行动")
    two = b.measure("按照松府办〔2024〕8号文件")
    b.fact(power, "coHandles", "document", "我局会同市供电局、市财政局办理")
    b.fact(money, "coHandles", "document", "我局会同市供电局、市财政局办理")
    b.role(power, "responsibleFor", one, "市供电局负责通电")
    b.role(water, "carriesOut", one, "实施“引水入园”行动", basis="inferred")
    b.fact(one, "concerns", action, "实施“引水入园”行动", measure=one)
    b.fact("document", "cites", cited, "按照松府办〔2024〕8号文件")
    b.fact(water, "issued", rules, "正在制定《松江市节水细则》", status="planned")
    words = "市财政局、市供电局各给予30万元和30万元"
    b.role(money, "carriesOut", two, words)
    b.role(power, "carriesOut", two, words)
    pay = {"words": "30万元", "kind": "each", "moneyStatus": "allotted", "payer": money}
    b.fact("document", "amount", 300000, words, measure=two, details=pay)
    b.fact("document", "amount", 300000, words, measure=two, details=pay)
    three = b.measure("共建泵站")
    b.role(water, "leads", three, "市水利局、市供电局牵头")
    b.role(power, "leads", three, "市水利局、市供电局牵头")
    b.entity("Department", "自然资源部")
    return b.build()


def samples() -> Iterable[Extraction]:
    return plan(), reply()

"""An Extraction in, the quads of its document's named graph out: sorted N-Quads, the same for the same input.

The lines are written directly, without a term object for each part: the store reads them faster than Python can
make the objects. Every node has an IRI made of the document and of what it says (no blank nodes), so that building
twice gives the same bytes.

What is asserted: a fact that the document negates ("没有开展政策兑现工作") is never asserted as a plain triple, and an
event that it only plans ("正在制定出台") is not either; both keep their `pg:Fact` node with its status.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from hashlib import blake2b
from typing import Final

from pyoxigraph import Quad, RdfFormat, parse

from ..iri import exact, expand, mint
from ..model import DOCUMENT, Entity, Evidence, Extraction, Fact, Measure, Value
from .publishing import Published, published
from .vocabulary import DATES, DCTERMS, EVENTS, NODES, OF_POLICY, PG, PROV, RDF, ROLES, SKOS, XSD

_ISO_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_ESCAPED: Final = re.compile(r'[\\"\n\r]')
_ESCAPE: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"}
#: What is not written, being so in nearly every case: RDF stays small.
_USUAL: Final[dict[str, Value]] = {"exactness": "exact"}
_TYPE: Final = f"<{RDF}type>"
_STATEMENT: Final = f"<{RDF}Statement>"
_SUBJECT, _PREDICATE, _OBJECT = f"<{RDF}subject>", f"<{RDF}predicate>", f"<{RDF}object>"
_PREF, _ALT = f"<{SKOS}prefLabel>", f"<{SKOS}altLabel>"


#: A triple, each term as N-Quads write it.
Statement = tuple[str, str, str]


def nquads(extraction: Extraction, rules: str = "") -> bytes:
    """Return the document's graph as sorted N-Quads.

    Args:
        extraction: what was read from the document.
        rules: the digest of the rules and the lexicon, kept as the graph's provenance.
    """
    return nquads_of(statements(extraction, rules), extraction.document.id)


def statements(extraction: Extraction, rules: str = "") -> list[Statement]:
    """Return the triples of `nquads`, sorted, each term as N-Quads write it."""
    found = sorted(set(_Writer(extraction, rules).statements()))
    try:
        "".join(value for _, _, value in found).encode()
    except UnicodeEncodeError:  # half a surrogate pair, from a broken page: it cannot be written
        clean = [tuple(term.encode(errors="replace").decode() for term in said) for said in found]
        found = sorted({(said[0], said[1], said[2]) for said in clean})
    return found


def nquads_of(said: list[Statement], document: str) -> bytes:
    """Return the statements of a document (its id) as N-Quads."""
    end = f" <{document_iri(document)}> .\n"
    return "".join([f"{subject} {name} {value}{end}" for subject, name, value in said]).encode(
        errors="replace"
    )


def quads(extraction: Extraction, rules: str = "") -> list[Quad]:
    """Return the document's graph as quads, in the order of `nquads`."""
    return list(parse(input=nquads(extraction, rules), format=RdfFormat.N_QUADS))


def document_iri(id: str) -> str:  # noqa: A002 - the document's own word
    """Return the IRI of a document, which is also that of its graph.

    >>> document_iri("reply/x.txt")
    'https://w3id.org/policygraph/doc/reply%2Fx.txt'
    """
    return expand(mint("Document", id))


def measure_iris(extraction: Extraction) -> dict[str, str]:
    """Return the IRI of each measure by its id: the document and a hash of the headings that lead to it.

    Numbers do not enter, so that an item inserted before does not rename the rest; items with the same headings are
    told apart by their order.
    """
    document = mint("Document", extraction.document.id).partition(":")[2]
    headings: dict[str, str] = {}
    seen: dict[str, int] = {}
    iris: dict[str, str] = {}
    for measure in extraction.outline.measures:
        above = headings.get(measure.parent or "", "")
        path = headings[measure.id] = f"{above}\n{measure.heading}"
        seen[path] = occurrence = seen.get(path, 0) + 1
        iris[measure.id] = expand(f"measure:{document}.{_hash(path, occurrence)}")
    return iris


def _spoken_of(extraction: Extraction) -> list[Measure]:
    """Return the measures that a fact is about or stands in, with the items above them.

    A law has hundreds of articles that assign nothing to anybody; they are in the document's file, not in the graph.
    """
    measures = extraction.outline.measures
    named = {name for fact in extraction.facts for name in (fact.subject, fact.object, fact.measure)}
    for measure in reversed(measures):  # an item comes before the items below it
        if measure.id in named:
            named.add(measure.parent)
    return [measure for measure in measures if measure.id in named]


def _hash(*parts: object) -> str:
    return blake2b("\x1f".join(map(str, parts)).encode(errors="replace"), digest_size=8).hexdigest()


def _pg(name: str) -> str:
    return f"<{PG}{name}>"


def text(value: str, language: str = "") -> str:
    """Return a string as N-Quads write it.

    >>> text('“甲”', "zh")
    '"“甲”"@zh'
    """
    quoted = '"' + _ESCAPED.sub(lambda m: _ESCAPE[m[0]], value) + '"'
    return f"{quoted}@{language}" if language else quoted


def _typed(value: str, datatype: str) -> str:
    return f'"{value}"^^<{XSD}{datatype}>'


def integer(value: int) -> str:
    """Return a whole number as N-Quads write it."""
    return f'"{value}"^^<{XSD}integer>'


def decimal(value: float) -> str:
    """Return a number as the store writes it: without exponent, without zeros at the end.

    >>> decimal(8213700), decimal(0.50), decimal(1e16)
    ('8213700', '0.5', '10000000000000000')
    """
    if isinstance(value, int):
        return str(value)
    return format(Decimal(repr(value)).normalize(), "f")


def _date(value: str) -> str:
    return _typed(value, "date") if _ISO_DATE.fullmatch(value) else text(value)


@dataclass
class _Writer:
    """One document on its way into N-Quads; ``_nodes`` counts the nodes of one kind on one span."""

    extraction: Extraction
    rules: str
    entities: dict[str, Entity] = field(init=False)
    published: Published = field(init=False)
    _nodes: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        extraction = self.extraction
        self.slug = mint("Document", extraction.document.id).partition(":")[2]
        self.document = f"<{document_iri(extraction.document.id)}>"
        self.entities = {entity.id: entity for entity in extraction.entities}
        self.measures = {name: f"<{iri}>" for name, iri in measure_iris(extraction).items()}
        self.published = published(extraction)

    def statements(self) -> Iterator[Statement]:
        for source in (self._head(), self._entities(), self._outline(), self._facts()):
            yield from source

    def _head(self) -> Iterator[tuple[str, str, str]]:
        document, metadata = self.extraction.document, self.extraction.metadata
        me = self.document
        yield me, _TYPE, _pg("SourceDocument")
        yield me, f"<{DCTERMS}identifier>", text(document.id)
        if metadata.title:
            yield me, f"<{DCTERMS}title>", text(metadata.title, "zh")
        if metadata.date:
            yield me, f"<{DCTERMS}date>", _date(metadata.date)
        if metadata.number:
            yield me, _pg("documentNumber"), text(metadata.number)
        if document.digest:
            yield me, _pg("digest"), text(document.digest)
        if self.rules:
            run = f"<{expand(f'node:rules.{exact(self.rules)}')}>"
            yield me, f"<{PROV}wasGeneratedBy>", run
            yield run, _TYPE, f"<{PROV}Activity>"
        yield me, _pg("characters"), integer(len(document.text))
        yield from self._publishing()

    def _publishing(self) -> Iterator[tuple[str, str, str]]:
        metadata = self.extraction.metadata
        names = {
            name: e.id for e in self.entities.values() for name in (*e.aliases, e.name) if e.type != "Region"
        }
        for issuer in metadata.issuers:
            if issuer in names:
                yield self.document, f"<{DCTERMS}publisher>", f"<{expand(names[issuer])}>"
        for policy in self.published.policies:
            iri = f"<{expand(policy)}>"
            yield self.document, _pg("publishes"), iri
            if metadata.date:
                yield iri, _pg("issuedOn"), _date(metadata.date)
        if self.published.minted:
            iri = f"<{expand(self.published.minted)}>"
            yield iri, _TYPE, _pg("Policy")
            yield iri, _PREF, text(self.published.name, "zh")
            if metadata.number:
                yield iri, _pg("documentNumber"), text(metadata.number)

    def _entities(self) -> Iterator[tuple[str, str, str]]:
        for entity in self.entities.values():
            iri = f"<{expand(entity.id)}>"
            yield iri, _TYPE, _pg(entity.type)
            yield iri, _PREF, text(entity.name, "zh")
            # 我局 names the issuer in this document and somebody else in the next: no name to look anything up by.
            anaphors = {mention.text for mention in entity.mentions if mention.anaphor}
            for alias in entity.aliases:
                if alias != entity.name and alias not in anaphors:
                    yield iri, _ALT, text(alias, "zh")
            if entity.kind:
                yield iri, _pg("organKind"), text(entity.kind, "zh")
            if entity.place:
                yield iri, _pg("place"), text("/".join(entity.place), "zh")
            if entity.local:
                yield iri, _pg("isLocal"), _typed("true", "boolean")
            if entity.number:
                yield iri, _pg("documentNumber"), text(entity.number)

    def _outline(self) -> Iterator[tuple[str, str, str]]:
        for measure in _spoken_of(self.extraction):
            yield from self._measure(measure)

    def _measure(self, measure: Measure) -> Iterator[tuple[str, str, str]]:
        iri = self.measures[measure.id]
        yield iri, _TYPE, _pg("Section" if measure.kind == "section" else "Measure")
        yield iri, _pg("document"), self.document
        yield iri, _pg("heading"), text(measure.heading, "zh")
        yield iri, _pg("begin"), integer(measure.begin)
        yield iri, _pg("end"), integer(measure.end)
        if measure.number:
            yield iri, _pg("number"), text(measure.number)
        if measure.parent in self.measures:
            yield iri, _pg("partOf"), self.measures[measure.parent]

    def _facts(self) -> Iterator[tuple[str, str, str]]:
        for fact in self.extraction.facts:
            if fact.predicate in NODES:
                yield from self._node(fact)
                continue
            subject = self._subject(fact)
            value = self._object(fact)
            yield from self._plain(fact, subject, value)
            yield from self._statements(fact, subject, value)

    def _subject(self, fact: Fact) -> str:
        if fact.subject == DOCUMENT and fact.predicate in OF_POLICY and self.published.policies:
            return f"<{expand(self.published.policies[0])}>"
        return self._term(fact.subject)

    def _object(self, fact: Fact) -> str:
        value = fact.object
        if fact.predicate in DATES and isinstance(value, str):
            return _date(value)
        return self._term(value)

    def _term(self, value: Value) -> str:
        """Return the IRI of an entity, a measure or the document, or a literal of any other value."""
        if isinstance(value, bool):
            return _typed(str(value).lower(), "boolean")
        if isinstance(value, int | float):
            return _typed(decimal(value), "decimal")
        if value == DOCUMENT:
            return self.document
        if value in self.measures:
            return self.measures[value]
        return f"<{expand(value)}>" if value in self.entities else text(value or "")

    def _plain(self, fact: Fact, subject: str, value: str) -> Iterator[tuple[str, str, str]]:
        unreal = fact.status == "negated" or (fact.status == "planned" and fact.predicate in EVENTS)
        if unreal or subject[0] != "<":
            return
        yield subject, _pg(fact.predicate), value
        if fact.predicate in ROLES:
            yield subject, _pg("involvedIn"), value

    def _statements(self, fact: Fact, subject: str, value: str) -> Iterator[tuple[str, str, str]]:
        """Write one node a piece of evidence; the first is the fact's own, the others point to it."""
        main = ""
        for piece in fact.evidence:
            key = (
                subject,
                fact.predicate,
                value,
                fact.measure,
                fact.step,
                fact.status,
                piece.begin,
                piece.end,
            )
            node = f"<{expand(f'fact:{self.slug}.{_hash(*key)}')}>"
            yield node, _TYPE, _STATEMENT
            yield node, _TYPE, _pg("Fact")
            yield node, _SUBJECT, subject
            yield node, _PREDICATE, _pg(fact.predicate)
            yield node, _OBJECT, value
            yield from self._finding(node, fact, piece)
            if main:
                yield node, _pg("supports"), main
                continue
            main = node
            if fact.predicate == "delegatesTo":
                yield node, _TYPE, _pg("Delegation")
            yield from self._details(node, fact)

    def _finding(self, node: str, fact: Fact, piece: Evidence) -> Iterator[tuple[str, str, str]]:
        """Write what every finding has: where it stands, in which words, by which rule, how sure (if not stated)."""
        yield node, _pg("document"), self.document
        yield node, _pg("begin"), integer(piece.begin)
        yield node, _pg("end"), integer(piece.end)
        yield node, _pg("exact"), text(piece.text, "zh")
        yield node, _pg("status"), text(fact.status)
        if fact.basis != "stated":
            yield node, _pg("basis"), text(fact.basis)
        if fact.rule:
            yield node, _pg("rule"), text(fact.rule)
        if fact.measure in self.measures and fact.measure not in {fact.subject, fact.object}:
            yield node, _pg("measure"), self.measures[fact.measure or ""]
        if fact.step is not None:
            yield node, _pg("step"), integer(fact.step)

    def _details(self, node: str, fact: Fact) -> Iterator[tuple[str, str, str]]:
        for key, value in fact.details:
            if value is None or value == "" or _USUAL.get(key) == value:
                continue
            name = "partOfAmount" if key == "partOf" else key
            yield (
                node,
                _pg(name),
                _date(value) if key == "date" and isinstance(value, str) else self._term(value),
            )

    def _node(self, fact: Fact) -> Iterator[tuple[str, str, str]]:
        """Write an amount, observation, change or deadline: what two occurrences must not merge."""
        if not fact.evidence:
            return
        piece = fact.evidence[0]
        key = f"{fact.predicate}.{piece.begin}-{piece.end}"
        self._nodes[key] = occurrence = self._nodes.get(key, 0) + 1
        local = key if occurrence == 1 else f"{key}.{occurrence}"
        node = f"<{expand(f'node:{self.slug}.{local}')}>"
        yield node, _TYPE, _pg(NODES[fact.predicate])
        yield from self._finding(node, fact, piece)
        yield from self._details(node, fact)
        if isinstance(fact.object, str) and fact.predicate == "deadline":
            yield node, _pg("dueBy"), _date(fact.object)
            if fact.measure in self.measures and fact.status != "negated":
                yield self.measures[fact.measure or ""], _pg("deadline"), _date(fact.object)
        elif isinstance(fact.object, int | float):
            yield node, _pg("yuan" if fact.predicate == "amount" else "value"), self._term(fact.object)

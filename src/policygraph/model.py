"""The nouns of the code base: what each step takes and returns. Imports nothing of the project.

Offsets are 0-based counts of Unicode characters into ``Document.text``, the end is exclusive, and wherever a
``text`` stands beside a span it is exactly ``document.text[begin:end]``.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

BlockKind = Literal["paragraph", "heading", "row"]
MeasureKind = Literal["section", "item", "article", "part", "row", "paragraph"]
EntityType = Literal[
    "Department",
    "OrganCategory",
    "Policy",
    "Park",
    "Programme",
    "Platform",
    "Enterprise",
    "Region",
    "Proposal",
    "Matter",
]
Status = Literal["done", "planned", "negated"]
Basis = Literal["stated", "convention", "inferred"]
Value = str | int | float | None

#: Stands for the document itself as the subject or object of a fact.
DOCUMENT = "document"


class Span(Struct, frozen=True, order=True, gc=False):
    """A stretch of a document's text."""

    begin: int
    end: int

    def of(self, text: str) -> str:
        """Return the slice of ``text`` that this span names.

        >>> Span(0, 2).of("我局会同")
        '我局'
        """
        return text[self.begin : self.end]


class Note(Struct, frozen=True, gc=False):
    """Something worth telling the user about a document that was read all the same (an unclosed 《, say)."""

    code: str
    message: str
    begin: int = 0


class Block(Struct, frozen=True, gc=False):
    """A paragraph, heading or table row of the text, in the order of the text; blocks do not overlap.

    A row's ``cells`` are in the order of the table's columns; where a cell spans several rows or columns, the
    later ones name the same span again (which then may lie before ``begin``).
    """

    kind: BlockKind
    begin: int
    end: int
    level: int = 0  # of a heading: 1 is the highest
    table: int = -1  # of a row: which table of the document, from 0
    header: bool = False  # of a row: names the columns
    cells: tuple[Span, ...] = ()


class Document(Struct, frozen=True, gc=False):
    """What `read` makes of a file: the article's text without the site around it.

    ``head`` holds what the page itself states of the document apart from the text (keys: ``title``, ``number``,
    ``issuer``, ``date`` as ISO; only the 成文日期, never the page's date of publication).
    """

    id: str
    path: str
    text: str
    folded: str  # the matching form of the text, of the same length (see `fold`)
    blocks: tuple[Block, ...]
    head: tuple[tuple[str, str], ...] = ()
    format: str = "text"
    charset: str = "utf-8"
    digest: str = ""
    notes: tuple[Note, ...] = ()


class Metadata(Struct, frozen=True, gc=False):
    """What the document says of itself, names as written: `resolve` makes the issuers' names full."""

    title: str = ""
    number: str = ""
    issuers: tuple[str, ...] = ()
    date: str = ""  # ISO 8601; the 成文日期, of a revised regulation the day of the last revision
    published: str = ""  # the day of the first publication, where it is another
    proposal: str = ""  # the number of the proposal that this replies to
    session: str = ""  # e.g. 市八届政协二次会议, with it
    addressee: str = ""
    title_span: Span | None = None
    number_span: Span | None = None
    issuer_spans: tuple[Span, ...] = ()
    date_span: Span | None = None


class Measure(Struct, frozen=True, gc=False):
    """An item of the outline. ``section``: has items below it; the others are the lowest ones, the measures.

    A ``part`` is a piece of an item closed by a responsibility bracket of its own. ``heading`` is the opening
    sentence without the number; ``body`` is the offset behind the number. ``begin`` and ``end`` cover everything
    below the item too.
    """

    id: str  # m1, m2 … in the order of the text
    path: tuple[int, ...]  # place in the tree, from 1 on each level
    kind: MeasureKind
    number: str  # as written: 一、 (二) 第三条; empty for a part, a row or a paragraph
    heading: str
    begin: int
    end: int
    body: int
    parent: str | None = None
    steps: tuple[Span, ...] = ()  # 一是… 二是…, each up to the next


class Duty(Struct, frozen=True, gc=False):
    """A stretch that assigns responsibility: a bracket, a line of its own, or a table's cell.

    ``label`` is what the column or the line is headed with (牵头单位, 责任单位 …) where that stands outside of the
    span; empty where the span holds its own words (``X牵头，Y配合``).
    """

    begin: int
    end: int
    measure: str
    label: str = ""


class Outline(Struct, frozen=True, gc=False):
    """The document's items in the order of the text, and the stretches that say who is responsible for them."""

    measures: tuple[Measure, ...]
    duties: tuple[Duty, ...] = ()
    notes: tuple[Note, ...] = ()


class Mention(Struct, frozen=True, gc=False):
    """A name (or 我局, 该园区, 本措施: an anaphor) found in the text.

    ``name`` is what the surface says once it stands alone: quotes and 《》 dropped, the head or tail that a list
    shares restored ("市、县公安局" → 市公安局, 县公安局).
    """

    type: EntityType
    begin: int
    end: int
    text: str
    name: str
    rule: str
    anaphor: bool = False
    nested: bool = False  # lies inside a longer mention: …开发区 in …开发区管委会
    number: str = ""  # of a policy: the 文号 beside the title
    alias: str = ""  # introduced here: （以下简称X）


class Entity(Struct, frozen=True, gc=False):
    """One organ, policy, park … of the document, however often and however it is named there.

    ``id`` is the compact IRI that `iri.mint` gives (``dept:清远市水利局``).
    """

    id: str
    type: EntityType
    name: str
    aliases: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()
    kind: str = ""  # organKind of a department (财政, 科技 …), level of a region, form of a policy …
    place: tuple[str, ...] = ()  # the chain from the province down: ("广东省", "清远市")
    local: bool = False  # its place or full name cannot be known: an entity of this document only
    number: str = ""  # a policy's 文号


class Reference(Struct, frozen=True, gc=False):
    """A mention and the entity that it names."""

    mention: Mention
    entity: Entity


class Evidence(Struct, frozen=True, order=True, gc=False):
    """The exact words of the document that prove a fact."""

    begin: int
    end: int
    text: str


class Fact(Struct, frozen=True, gc=False):
    """One statement. ``subject`` and ``object`` are an entity's id, a measure's id or ``"document"``, or a value.

    The first piece of evidence is the main one; the further ones support it (the sentence that set a
    convention, say). ``details`` hold what a node of its own needs: a delegation's mode and matter, an amount's
    kind and payer, an observation's unit.
    """

    subject: str
    predicate: str
    object: Value
    evidence: tuple[Evidence, ...]
    measure: str | None = None
    step: int | None = None
    status: Status = "done"
    basis: Basis = "stated"
    rule: str = ""
    details: tuple[tuple[str, Value], ...] = ()

    def detail(self, key: str) -> Value:
        """Return the detail named ``key``, or None.

        >>> Fact("document", "amount", 10000, (), details=(("kind", "ceiling"),)).detail("kind")
        'ceiling'
        """
        return next((value for name, value in self.details if name == key), None)


class Extraction(Struct, frozen=True, gc=False):
    """All that was read from one document; a pure function of its bytes, id, rules, lexicon and user's file."""

    document: Document
    metadata: Metadata
    outline: Outline
    entities: tuple[Entity, ...]
    facts: tuple[Fact, ...]
    notes: tuple[Note, ...] = ()

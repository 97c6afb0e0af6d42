"""A path in, a connection to the index of a generation out; here are its tables and what their columns hold."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Final
from urllib.parse import quote

#: Raised when tables change: an index of another form is not read, its graph is built anew.
FORM: Final = 2

_TABLES: Final = """
-- A document; `document` in the other tables is its id here, which says nothing (order by name).
CREATE TABLE document (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, iri TEXT NOT NULL UNIQUE, title TEXT NOT NULL,
  date TEXT NOT NULL, number TEXT NOT NULL, characters INTEGER NOT NULL,
  digest TEXT NOT NULL, rules TEXT NOT NULL,   -- of its bytes; of the rules, the lexicon and the user's file
  root TEXT NOT NULL                           -- the path that was named to the build
);
-- What `documents.dumps` gives (text, measures, entities with mentions, facts), compressed by zlib.
CREATE TABLE content (document INTEGER PRIMARY KEY, data BLOB NOT NULL);
-- The names that a document gives an entity: alias is 0 for its full name there, 1 for others.
CREATE TABLE label (document INTEGER NOT NULL, iri TEXT NOT NULL, name TEXT NOT NULL, alias INTEGER NOT NULL);
CREATE TABLE entity (document INTEGER NOT NULL, iri TEXT NOT NULL, type TEXT NOT NULL);
-- Values of properties: organKind, place, documentNumber, issuedOn, validFrom, validTo, isLocal, deadline …
CREATE TABLE about (document INTEGER NOT NULL, iri TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL);
-- The plain triples between things: leads, concerns, issued, publishes, publisher, versionOf, locatedIn …
CREATE TABLE link (
  document INTEGER NOT NULL, subject TEXT NOT NULL, predicate TEXT NOT NULL, object TEXT NOT NULL
);
-- The measures and sections that facts speak of; number as written, offsets into the text, parent's IRI or ''.
CREATE TABLE measure (
  iri TEXT PRIMARY KEY, document INTEGER NOT NULL, kind TEXT NOT NULL, number TEXT NOT NULL, heading TEXT NOT NULL,
  "begin" INTEGER NOT NULL, "end" INTEGER NOT NULL, parent TEXT NOT NULL
) WITHOUT ROWID;
-- One row a fact and piece of evidence, as in `graph.findings`: of an amount, observation, change or deadline the
-- subject is '' and the object its value. `supports`: the node of the fact that this piece only supports.
-- `details`: a JSON object of what else its node says, or ''.
CREATE TABLE fact (
  node TEXT PRIMARY KEY, document INTEGER NOT NULL, subject TEXT NOT NULL, predicate TEXT NOT NULL,
  object TEXT NOT NULL, measure TEXT NOT NULL, "begin" INTEGER NOT NULL, "end" INTEGER NOT NULL, text TEXT NOT NULL,
  status TEXT NOT NULL, basis TEXT NOT NULL, rule TEXT NOT NULL, supports TEXT NOT NULL, details TEXT NOT NULL
) WITHOUT ROWID;
-- A line of a document's text; `passage_words` has its words under the same id.
CREATE TABLE passage (
  id INTEGER PRIMARY KEY, document INTEGER NOT NULL, "begin" INTEGER NOT NULL, "end" INTEGER NOT NULL
);
CREATE VIRTUAL TABLE passage_words USING fts5 (words, content='', tokenize="unicode61 remove_diacritics 0");

-- What all documents together tell (see `graph.derive`).
-- The one name under which an entity is shown, and how many documents name it.
CREATE TABLE shown (iri TEXT PRIMARY KEY, name TEXT NOT NULL, documents INTEGER NOT NULL) WITHOUT ROWID;
-- How many items two departments share in a way (one < other), and in how many of them one or both lead.
CREATE TABLE sharing (
  way TEXT NOT NULL, one TEXT NOT NULL, other TEXT NOT NULL, count INTEGER NOT NULL,
  one_leads INTEGER NOT NULL, both_lead INTEGER NOT NULL, PRIMARY KEY (way, one, other)
) WITHOUT ROWID;
-- Policies that are the same as another one, which stands for them.
CREATE TABLE same (policy TEXT PRIMARY KEY, root TEXT NOT NULL) WITHOUT ROWID;
-- The lines of the graph `derived` that are few enough to be made anew each time.
CREATE TABLE derived (line TEXT PRIMARY KEY) WITHOUT ROWID;
-- Every name of every entity, to be found by its letters, its pinyin and the pinyin's initials (`known_words`).
CREATE TABLE known (id INTEGER PRIMARY KEY, iri TEXT NOT NULL, name TEXT NOT NULL);
CREATE VIRTUAL TABLE known_words USING fts5 (
  letters, pinyin, initials, content='', tokenize="unicode61 remove_diacritics 0"
);

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
-- The paths that builds were given.
CREATE TABLE root (path TEXT PRIMARY KEY) WITHOUT ROWID;
"""

_INDEXES: Final = """
CREATE INDEX IF NOT EXISTS label_iri ON label (iri, alias);
CREATE INDEX IF NOT EXISTS label_document ON label (document);
CREATE INDEX IF NOT EXISTS entity_iri ON entity (iri);
CREATE INDEX IF NOT EXISTS entity_document ON entity (document);
CREATE INDEX IF NOT EXISTS about_iri ON about (iri, key);
CREATE INDEX IF NOT EXISTS about_document ON about (document);
CREATE INDEX IF NOT EXISTS link_subject ON link (subject, predicate);
CREATE INDEX IF NOT EXISTS link_object ON link (object, predicate);
CREATE INDEX IF NOT EXISTS link_document ON link (document);
CREATE INDEX IF NOT EXISTS measure_document ON measure (document, "begin");
CREATE INDEX IF NOT EXISTS fact_subject ON fact (subject, predicate);
CREATE INDEX IF NOT EXISTS fact_object ON fact (object, predicate);
CREATE INDEX IF NOT EXISTS fact_measure ON fact (measure);
CREATE INDEX IF NOT EXISTS fact_document ON fact (document, "begin");
CREATE INDEX IF NOT EXISTS fact_supports ON fact (supports) WHERE supports != '';
CREATE INDEX IF NOT EXISTS passage_document ON passage (document);
CREATE INDEX IF NOT EXISTS sharing_other ON sharing (way, other);
CREATE INDEX IF NOT EXISTS sharing_count ON sharing (way, count);
CREATE INDEX IF NOT EXISTS same_root ON same (root);
CREATE INDEX IF NOT EXISTS shown_name ON shown (name);
CREATE INDEX IF NOT EXISTS known_iri ON known (iri);
"""


def create(path: Path | str) -> sqlite3.Connection:
    """Make an empty index at ``path`` and return a connection that writes it; see `create_indexes`."""
    connection = _write(path)
    connection.executescript(_TABLES)
    connection.execute("INSERT INTO meta VALUES ('form', ?)", (str(FORM),))
    return connection


def create_indexes(connection: sqlite3.Connection) -> None:
    """Make the keys that look-ups need, once the rows are there: that is faster than keeping them up meanwhile."""
    for statement in _INDEXES.split(";"):  # one by one: a script would end the transaction
        connection.execute(statement)


def update(path: Path | str) -> sqlite3.Connection:
    """Return a connection that changes the index at ``path``."""
    return _write(path)


def connect(path: Path | str) -> sqlite3.Connection:
    """Return a connection that reads the index at ``path``, which nobody changes; for any thread, one at a time.

    Raises:
        sqlite3.Error: there is no index, or one of another form.
    """
    # Immutable: no locks, no journal, and a folder that may only be read will do.
    uri = f"file:{quote(str(Path(path).resolve()))}?mode=ro&immutable=1"
    connection = sqlite3.connect(uri, uri=True, check_same_thread=False, isolation_level=None)
    try:
        found = connection.execute("SELECT value FROM meta WHERE key = 'form'").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    if found is None or found[0] != str(FORM):
        connection.close()
        raise sqlite3.DatabaseError(f"its form is {found and found[0]}, not {FORM}")
    return connection


def _write(path: Path | str) -> sqlite3.Connection:
    # The generation that the file belongs to is published when it is whole and thrown away if it never is: SQLite's
    # own journal would only write everything twice.
    connection = sqlite3.connect(path, isolation_level=None)
    connection.executescript(
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY;"
    )
    return connection

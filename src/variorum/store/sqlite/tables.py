"""The tables of the default store, and what brings those of an older version up to date."""

from variorum.store.rows.link_rows import PERIOD

SCHEMA_VERSION = 11

_ARTICLES = """
CREATE TABLE article (
    id TEXT PRIMARY KEY,
    uri TEXT NOT NULL,
    outlet TEXT,
    features BLOB NOT NULL,
    own BLOB NOT NULL,
    reading BLOB NOT NULL
);
CREATE INDEX article_uri ON article (uri);
CREATE INDEX article_outlet ON article (outlet);
CREATE TABLE key (
    period INTEGER NOT NULL, key TEXT NOT NULL, day INTEGER NOT NULL, article TEXT NOT NULL,
    PRIMARY KEY (period, key, day, article)
) WITHOUT ROWID;
CREATE TABLE strong (
    key TEXT NOT NULL, article TEXT NOT NULL, PRIMARY KEY (key, article)
) WITHOUT ROWID;
"""

_MADE = """
ALTER TABLE article ADD COLUMN own_made TEXT NOT NULL DEFAULT '';
ALTER TABLE article ADD COLUMN reading_made TEXT NOT NULL DEFAULT '';
ALTER TABLE article ADD COLUMN features_made TEXT NOT NULL DEFAULT '';
ALTER TABLE story ADD COLUMN links_made TEXT NOT NULL DEFAULT '';
ALTER TABLE story ADD COLUMN made TEXT NOT NULL DEFAULT '';
ALTER TABLE dossier ADD COLUMN made TEXT NOT NULL DEFAULT '{}';
ALTER TABLE dossier ADD COLUMN parts BLOB NOT NULL DEFAULT x'';
CREATE TABLE document (article TEXT PRIMARY KEY, body BLOB NOT NULL);
CREATE TABLE standing (
    outlet TEXT PRIMARY KEY, lines BLOB NOT NULL, made TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE made (
    stage TEXT PRIMARY KEY, version INTEGER NOT NULL, mark TEXT NOT NULL
) WITHOUT ROWID;
"""

_GIVEN = """
CREATE TABLE given (
    born INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, article TEXT NOT NULL,
    start INTEGER NOT NULL, stop INTEGER NOT NULL
);
CREATE INDEX given_article ON given (article);
CREATE TABLE digest (
    article TEXT PRIMARY KEY, own TEXT NOT NULL, reading TEXT NOT NULL
) WITHOUT ROWID;
"""

_CATALOGUE = """
CREATE TABLE passage (
    place INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, owner TEXT NOT NULL
);
CREATE INDEX passage_owner ON passage (owner);
CREATE VIRTUAL TABLE words USING fts5 (
    title, text, tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE TABLE catalogue (
    story TEXT PRIMARY KEY, start TEXT, stop TEXT, articles INTEGER NOT NULL,
    outlets INTEGER NOT NULL, origins INTEGER NOT NULL, body BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX catalogue_start ON catalogue (start);
CREATE TABLE tag (
    kind TEXT NOT NULL, name TEXT NOT NULL, story TEXT NOT NULL, PRIMARY KEY (kind, name, story)
) WITHOUT ROWID;
CREATE INDEX tag_story ON tag (story);
CREATE TABLE plan (digest TEXT NOT NULL);
"""
"""A passage is words of an article, or of a story's dossier: these are its `owner`. Its `place` is
the row of its words."""

_OWED = """
CREATE TABLE owed (
    kind TEXT NOT NULL, key TEXT NOT NULL, turn INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (kind, key)
) WITHOUT ROWID;
"""
"""A debt has another `turn` each time that it is owed anew."""

_WATCHED = """
CREATE TABLE source (
    id TEXT PRIMARY KEY, url TEXT NOT NULL, due INTEGER, body BLOB NOT NULL, visit BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX source_due ON source (due);
CREATE TABLE entry (
    url TEXT PRIMARY KEY, source TEXT NOT NULL, due INTEGER, state TEXT NOT NULL, body BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX entry_due ON entry (due);
CREATE INDEX entry_source ON entry (source);
CREATE TABLE site (origin TEXT PRIMARY KEY, body BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE landed (article TEXT PRIMARY KEY, body BLOB NOT NULL);
CREATE TABLE came (article TEXT PRIMARY KEY, body BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE turn (holder TEXT NOT NULL, until INTEGER NOT NULL);
"""
"""What is watched, what was fetched and is to be read, and where each article came from."""

_OUTBOX = """
CREATE TABLE IF NOT EXISTS arrival (article TEXT PRIMARY KEY, at TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS arrival_at ON arrival (at);
CREATE TABLE IF NOT EXISTS alert_rule (id TEXT PRIMARY KEY, body BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS letter (
    id TEXT PRIMARY KEY, rule TEXT NOT NULL, about TEXT NOT NULL, receiver TEXT NOT NULL,
    made TEXT NOT NULL, state TEXT NOT NULL, tries INTEGER NOT NULL, due TEXT NOT NULL,
    body BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS letter_due ON letter (state, due);
"""
"""When each article came to be known; the rules of alerts; and the letters that they owe."""

_DESK = """
ALTER TABLE catalogue ADD COLUMN changed TEXT NOT NULL DEFAULT '';
CREATE INDEX catalogue_latest ON catalogue (coalesce(start, '') DESC, story);
CREATE INDEX catalogue_earliest ON catalogue (coalesce(start, '9999'), story);
CREATE INDEX catalogue_origins ON catalogue (origins DESC, coalesce(start, '') DESC, story);
CREATE INDEX catalogue_articles ON catalogue (articles DESC, coalesce(start, '') DESC, story);
CREATE TABLE unsure (
    story TEXT NOT NULL, address TEXT NOT NULL, kind TEXT NOT NULL, sure INTEGER NOT NULL,
    far INTEGER NOT NULL, weight INTEGER NOT NULL, PRIMARY KEY (story, address)
) WITHOUT ROWID;
CREATE INDEX unsure_far ON unsure (far, address);
CREATE INDEX unsure_kind ON unsure (kind, far, address);
CREATE INDEX unsure_sure ON unsure (sure DESC, address);
CREATE INDEX unsure_weight ON unsure (weight DESC, far, address);
CREATE TABLE assigned (
    article TEXT PRIMARY KEY, who TEXT NOT NULL, made TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX assigned_who ON assigned (who);
CREATE TABLE held (
    address TEXT PRIMARY KEY, who TEXT NOT NULL, until INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE remark (
    id TEXT PRIMARY KEY, made TEXT NOT NULL, address TEXT NOT NULL, body BLOB NOT NULL
) WITHOUT ROWID;
CREATE INDEX remark_address ON remark (address);
CREATE TABLE opinion (
    decision TEXT NOT NULL, who TEXT NOT NULL, made TEXT NOT NULL, kind TEXT NOT NULL,
    PRIMARY KEY (decision, who)
) WITHOUT ROWID;
CREATE TABLE seen (
    who TEXT NOT NULL, article TEXT NOT NULL, made TEXT NOT NULL, body BLOB NOT NULL,
    PRIMARY KEY (who, article)
) WITHOUT ROWID;
CREATE TABLE saved (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, who TEXT NOT NULL, made TEXT NOT NULL,
    query TEXT NOT NULL
) WITHOUT ROWID;
"""
"""What people do together at the desk. A story is named by an article that leads to it, since that
stays with it whatever joins the two."""

SCHEMA = f"""
{_ARTICLES}
CREATE TABLE keyed (
    article TEXT PRIMARY KEY, day INTEGER NOT NULL, keys TEXT NOT NULL, strong TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE link (
    a TEXT NOT NULL, b TEXT NOT NULL, alike INTEGER NOT NULL, PRIMARY KEY (a, b)
) WITHOUT ROWID;
CREATE TABLE decision (id TEXT PRIMARY KEY, made TEXT NOT NULL, body BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE story (article TEXT PRIMARY KEY, story TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX story_story ON story (story);
CREATE TABLE dossier (story TEXT PRIMARY KEY, body BLOB NOT NULL) WITHOUT ROWID;
{_OWED}CREATE TABLE rejected (uri TEXT PRIMARY KEY, reason TEXT NOT NULL) WITHOUT ROWID;
{_MADE}
{_GIVEN}
{_CATALOGUE}
{_WATCHED}
{_OUTBOX}
{_DESK}
"""

_TOLD = """
INSERT OR IGNORE INTO given (id, kind, article, start, stop)
    SELECT json_extract(one.value, '$.id'), '{kind}',
        json_extract(one.value, '$.{first}.article'), json_extract(one.value, '$.{first}.start'),
        json_extract(one.value, '$.{first}.end')
    FROM dossier, json_each(CAST(dossier.body AS TEXT), '$.{kind}') AS one
    ORDER BY dossier.story, one.key;
"""
"""The ids that the dossiers of an older store gave out, with the first evidence of each."""

# What a store of an older version lacks. Version 2 looks articles up by day and weighs links;
# version 3 weighs words otherwise. Both derive from the readings, so they are owed anew. Version 4
# keeps keys by period, so that articles of one time lie together, and articles in the order in
# which they came. Version 5 keeps the document of each article, and which versions of the stages
# made what is kept; what made an older store is not known, so all that it holds is owed anew.
# Version 6 keeps the ids that were given out, those of the older dossiers among them, and digests.
# Version 7 keeps words and entries, by which the store is searched; they derive from readings and
# dossiers, so they are owed. Version 8 tells a debt that is owed anew from the one before.
# Version 9 keeps what is watched.
# Version 10 keeps arrivals and alerts; when the articles of an older store came is not told.
# Version 11 keeps what people do together at the desk, and finds stories by more.
MIGRATIONS = {
    1: """
DROP TABLE key;
DROP TABLE link;
CREATE TABLE key (
    key TEXT NOT NULL, day INTEGER NOT NULL, article TEXT NOT NULL,
    PRIMARY KEY (key, day, article)
) WITHOUT ROWID;
CREATE TABLE keyed (
    article TEXT PRIMARY KEY, day INTEGER NOT NULL, keys TEXT NOT NULL, strong TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE link (
    a TEXT NOT NULL, b TEXT NOT NULL, alike INTEGER NOT NULL, PRIMARY KEY (a, b)
) WITHOUT ROWID;
CREATE TABLE decision (id TEXT PRIMARY KEY, made TEXT NOT NULL, body BLOB NOT NULL) WITHOUT ROWID;
""",
    2: "INSERT OR IGNORE INTO owed (kind, key) SELECT 'features', id FROM article",
    3: f"""
ALTER TABLE article RENAME TO former;
DROP INDEX article_uri;
DROP INDEX article_outlet;
DROP TABLE key;
{_ARTICLES}
INSERT INTO article (id, uri, outlet, features, own, reading)
    SELECT id, uri, outlet, features, own, reading FROM former ORDER BY id;
DROP TABLE former;
INSERT OR IGNORE INTO key
    SELECT day / {PERIOD}, value, day, article FROM keyed, json_each(keyed.keys);
INSERT OR IGNORE INTO strong SELECT value, article FROM keyed, json_each(keyed.strong);
""",
    4: _MADE,
    5: f"""
{_GIVEN}
INSERT INTO given (id, kind, article, start, stop)
    SELECT story, 'story', coalesce(
        (SELECT id FROM article WHERE id = 'a' || substr(story, 2)), min(article)
    ), 0, 0 FROM story GROUP BY story ORDER BY story;
{_TOLD.format(kind="figures", first="reports[0].evidence")}
{_TOLD.format(kind="claims", first="evidence[0]")}
""",
    6: f"""
{_CATALOGUE}
INSERT OR IGNORE INTO owed (kind, key) SELECT 'words', id FROM article;
INSERT OR IGNORE INTO owed (kind, key) SELECT 'entry', story FROM dossier;
""",
    7: f"""
ALTER TABLE owed RENAME TO former;
{_OWED}
INSERT INTO owed (kind, key) SELECT kind, key FROM former;
DROP TABLE former;
""",
    8: _WATCHED,
    9: _OUTBOX,
    10: f"""
{_DESK}
INSERT OR IGNORE INTO owed (kind, key) SELECT 'entry', story FROM dossier;
""",
}

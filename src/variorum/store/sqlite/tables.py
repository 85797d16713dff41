"""The tables of the default store, and what brings those of an older version up to date."""

SCHEMA_VERSION = 5

PERIOD = 32
"""Days whose keys lie together: what comes in from day to day changes one small part of the file,
and is looked up there, however many years the archive holds."""

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
CREATE TABLE owed (kind TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY (kind, key)) WITHOUT ROWID;
CREATE TABLE rejected (uri TEXT PRIMARY KEY, reason TEXT NOT NULL) WITHOUT ROWID;
{_MADE}
"""

# What a store of an older version lacks. Version 2 looks articles up by day and weighs links;
# version 3 weighs words otherwise. Both derive from the readings, so they are owed anew. Version 4
# keeps keys by period, so that articles of one time lie together, and articles in the order in
# which they came. Version 5 keeps the document of each article, and which versions of the stages
# made what is kept; what made an older store is not known, so all that it holds is owed anew.
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
    2: "INSERT OR IGNORE INTO owed SELECT 'features', id FROM article",
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
}

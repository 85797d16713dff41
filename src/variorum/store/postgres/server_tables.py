"""The tables of a store in PostgreSQL, and what brings those of an older version up to date."""

SCHEMA_VERSION = 4

NAMESPACE = "variorum"
"""The schema of the database that all tables lie in."""

PHRASE_COUNT = """
CREATE FUNCTION phrase_count(held tsvector, terms text[], begins boolean) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
SELECT count(*) FROM (
    SELECT place - term.at FROM unnest(terms) WITH ORDINALITY AS term (word, at)
    JOIN unnest(held) AS one ON one.lexeme = term.word
        OR (begins AND term.at = cardinality(terms) AND starts_with(one.lexeme, term.word))
    CROSS JOIN unnest(one.positions) AS place
    GROUP BY 1 HAVING count(DISTINCT term.at) = cardinality(terms)
) AS found
$$;
"""
"""How often words stand in a row in a text; of the last one, the beginning may be asked for."""

WATCHED = """
CREATE TABLE source (
    id TEXT COLLATE "C" PRIMARY KEY, url TEXT COLLATE "C" NOT NULL, due BIGINT,
    body BYTEA NOT NULL, visit BYTEA NOT NULL
);
CREATE INDEX source_due ON source (due);
CREATE TABLE entry (
    url TEXT COLLATE "C" PRIMARY KEY, source TEXT COLLATE "C" NOT NULL, due BIGINT,
    state TEXT COLLATE "C" NOT NULL, body BYTEA NOT NULL
);
CREATE INDEX entry_due ON entry (due);
CREATE INDEX entry_source ON entry (source);
CREATE TABLE site (origin TEXT COLLATE "C" PRIMARY KEY, body BYTEA NOT NULL);
CREATE TABLE landed (article TEXT COLLATE "C" PRIMARY KEY, body BYTEA NOT NULL);
CREATE TABLE came (article TEXT COLLATE "C" PRIMARY KEY, body BYTEA NOT NULL);
CREATE TABLE turn (holder TEXT NOT NULL, until BIGINT NOT NULL);
"""
"""What is watched, what was fetched and is to be read, and where each article came from."""

OUTBOX = """
CREATE TABLE IF NOT EXISTS arrival (
    article TEXT COLLATE "C" PRIMARY KEY, at TEXT COLLATE "C" NOT NULL
);
CREATE INDEX IF NOT EXISTS arrival_at ON arrival (at);
CREATE TABLE IF NOT EXISTS alert_rule (id TEXT COLLATE "C" PRIMARY KEY, body BYTEA NOT NULL);
CREATE TABLE IF NOT EXISTS letter (
    id TEXT COLLATE "C" PRIMARY KEY, rule TEXT COLLATE "C" NOT NULL,
    about TEXT COLLATE "C" NOT NULL, receiver TEXT NOT NULL, made TEXT COLLATE "C" NOT NULL,
    state TEXT NOT NULL,
    tries INTEGER NOT NULL, due TEXT COLLATE "C" NOT NULL, body BYTEA NOT NULL
);
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
    story TEXT COLLATE "C" NOT NULL, address TEXT COLLATE "C" NOT NULL, kind TEXT NOT NULL,
    sure INTEGER NOT NULL, far INTEGER NOT NULL, weight INTEGER NOT NULL,
    PRIMARY KEY (story, address)
);
CREATE INDEX unsure_far ON unsure (far, address);
CREATE INDEX unsure_kind ON unsure (kind, far, address);
CREATE INDEX unsure_sure ON unsure (sure DESC, address);
CREATE INDEX unsure_weight ON unsure (weight DESC, far, address);
CREATE TABLE assigned (
    article TEXT COLLATE "C" PRIMARY KEY, who TEXT COLLATE "C" NOT NULL, made TEXT NOT NULL
);
CREATE INDEX assigned_who ON assigned (who);
CREATE TABLE held (
    address TEXT COLLATE "C" PRIMARY KEY, who TEXT COLLATE "C" NOT NULL, until BIGINT NOT NULL
);
CREATE TABLE remark (
    id TEXT COLLATE "C" PRIMARY KEY, made TEXT COLLATE "C" NOT NULL,
    address TEXT COLLATE "C" NOT NULL, body BYTEA NOT NULL
);
CREATE INDEX remark_address ON remark (address);
CREATE TABLE opinion (
    decision TEXT COLLATE "C" NOT NULL, who TEXT COLLATE "C" NOT NULL, made TEXT NOT NULL,
    kind TEXT NOT NULL, PRIMARY KEY (decision, who)
);
CREATE TABLE seen (
    who TEXT COLLATE "C" NOT NULL, article TEXT COLLATE "C" NOT NULL, made TEXT NOT NULL,
    body BYTEA NOT NULL, PRIMARY KEY (who, article)
);
CREATE TABLE saved (
    id TEXT COLLATE "C" PRIMARY KEY, name TEXT COLLATE "C" NOT NULL, who TEXT NOT NULL,
    made TEXT NOT NULL, query TEXT NOT NULL
);
"""
"""What people do together at the desk. A story is named by an article that leads to it, since that
stays with it whatever joins the two."""

# Text is compared byte by byte, as SQLite and Python do, and not by the rules of a language.
SCHEMA = f"""
CREATE TABLE version (number INTEGER NOT NULL);
CREATE TABLE article (
    id TEXT COLLATE "C" PRIMARY KEY, uri TEXT COLLATE "C" NOT NULL, outlet TEXT COLLATE "C",
    features BYTEA NOT NULL, own BYTEA NOT NULL, reading BYTEA NOT NULL,
    own_made TEXT NOT NULL, reading_made TEXT NOT NULL, features_made TEXT NOT NULL
);
CREATE INDEX article_uri ON article (uri);
CREATE INDEX article_outlet ON article (outlet);
CREATE TABLE key (
    period INTEGER NOT NULL, key TEXT COLLATE "C" NOT NULL, day INTEGER NOT NULL,
    article TEXT COLLATE "C" NOT NULL, PRIMARY KEY (period, key, day, article)
);
CREATE TABLE strong (
    key TEXT COLLATE "C" NOT NULL, article TEXT COLLATE "C" NOT NULL, PRIMARY KEY (key, article)
);
CREATE TABLE keyed (
    article TEXT COLLATE "C" PRIMARY KEY, day INTEGER NOT NULL, keys TEXT NOT NULL,
    strong TEXT NOT NULL
);
CREATE TABLE link (
    a TEXT COLLATE "C" NOT NULL, b TEXT COLLATE "C" NOT NULL, alike INTEGER NOT NULL,
    PRIMARY KEY (a, b)
);
CREATE TABLE decision (
    id TEXT COLLATE "C" PRIMARY KEY, made TEXT COLLATE "C" NOT NULL, body BYTEA NOT NULL
);
CREATE TABLE story (
    article TEXT COLLATE "C" PRIMARY KEY, story TEXT COLLATE "C" NOT NULL,
    links_made TEXT NOT NULL DEFAULT '', made TEXT NOT NULL DEFAULT ''
);
CREATE INDEX story_story ON story (story);
CREATE TABLE dossier (
    story TEXT COLLATE "C" PRIMARY KEY, body BYTEA NOT NULL, made TEXT NOT NULL,
    parts BYTEA NOT NULL
);
CREATE TABLE owed (
    kind TEXT COLLATE "C" NOT NULL, key TEXT COLLATE "C" NOT NULL, turn BIGINT NOT NULL,
    claimer INTEGER, PRIMARY KEY (kind, key)
);
CREATE SEQUENCE claimers AS INTEGER CYCLE;
CREATE TABLE rejected (uri TEXT COLLATE "C" PRIMARY KEY, reason TEXT NOT NULL);
CREATE TABLE document (article TEXT COLLATE "C" PRIMARY KEY, body BYTEA NOT NULL);
CREATE TABLE standing (
    outlet TEXT COLLATE "C" PRIMARY KEY, lines BYTEA NOT NULL, made TEXT NOT NULL
);
CREATE TABLE made (
    stage TEXT COLLATE "C" PRIMARY KEY, version INTEGER NOT NULL, mark TEXT NOT NULL
);
CREATE TABLE plan (digest TEXT NOT NULL);
CREATE TABLE given (
    born BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, id TEXT COLLATE "C" NOT NULL UNIQUE,
    kind TEXT NOT NULL, article TEXT COLLATE "C" NOT NULL, start INTEGER NOT NULL,
    stop INTEGER NOT NULL
);
CREATE INDEX given_article ON given (article);
CREATE TABLE digest (
    article TEXT COLLATE "C" PRIMARY KEY, own TEXT NOT NULL, reading TEXT NOT NULL
);
CREATE TABLE passage (
    place BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, kind TEXT NOT NULL,
    id TEXT COLLATE "C" NOT NULL, owner TEXT COLLATE "C" NOT NULL, title TEXT NOT NULL,
    text TEXT NOT NULL, size INTEGER NOT NULL, held TSVECTOR NOT NULL
);
CREATE INDEX passage_owner ON passage (owner);
CREATE INDEX passage_held ON passage USING gin (held);
CREATE TABLE extent (passages BIGINT NOT NULL, size BIGINT NOT NULL);
INSERT INTO extent VALUES (0, 0);
CREATE VIEW words AS SELECT place AS rowid, title, text FROM passage;
CREATE TABLE catalogue (
    story TEXT COLLATE "C" PRIMARY KEY, start TEXT COLLATE "C", stop TEXT COLLATE "C",
    articles INTEGER NOT NULL, outlets INTEGER NOT NULL, origins INTEGER NOT NULL,
    body BYTEA NOT NULL
);
CREATE INDEX catalogue_start ON catalogue (start);
CREATE TABLE tag (
    kind TEXT NOT NULL, name TEXT COLLATE "C" NOT NULL, story TEXT COLLATE "C" NOT NULL,
    PRIMARY KEY (kind, name, story)
);
CREATE INDEX tag_story ON tag (story);
{OUTBOX}
{_DESK}
{PHRASE_COUNT}
{WATCHED}
INSERT INTO version VALUES ({SCHEMA_VERSION});
"""
"""A passage is words of an article, or of a story's dossier: these are its `owner`. `held` are the
stems of its `size` words with their places, as the default store cuts them; `extent` tells how many
passages there are, and of how many words in all. A debt has another `turn` each time that it is
owed anew; its `claimer` is the number of the process that is at work on it."""

MIGRATIONS: dict[int, str] = {
    1: WATCHED,
    2: OUTBOX,
    3: f"""
{_DESK}
INSERT INTO owed (kind, key, turn) SELECT 'entry', story, 0 FROM dossier ON CONFLICT DO NOTHING;
""",
}
"""By version, what a store of it lacks to be of the next one."""

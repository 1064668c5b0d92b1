-- The catalogue, the shows, their runs, and what the studio remembers.
-- Enumerations are the words their domain types serialize to; money is minor units and a currency;
-- moments are milliseconds since 1970-01-01 UTC. AUTOINCREMENT where a number must never come back.

CREATE TABLE product (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    sku TEXT NOT NULL UNIQUE CHECK (sku <> ''),
    title TEXT NOT NULL,
    brand TEXT,
    description TEXT NOT NULL,
    price_minor INTEGER,
    compare_at_minor INTEGER,
    currency TEXT,
    price_source TEXT,
    price_as_of INTEGER,
    price_valid_until INTEGER,
    stock INTEGER CHECK (stock >= 0),
    rating_hundredths INTEGER CHECK (rating_hundredths BETWEEN 0 AND 500),
    rating_count INTEGER CHECK (rating_count >= 0),
    link TEXT,
    CHECK ((price_minor IS NULL) = (currency IS NULL)),
    CHECK ((price_minor IS NULL) = (price_source IS NULL)),
    CHECK ((price_minor IS NULL) = (price_as_of IS NULL)),
    CHECK (compare_at_minor IS NULL OR compare_at_minor > price_minor),
    CHECK ((rating_hundredths IS NULL) = (rating_count IS NULL))
) STRICT;

CREATE INDEX product_sku_any_case ON product (sku COLLATE NOCASE);

CREATE TABLE photo (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    product INTEGER NOT NULL REFERENCES product (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    -- A bare file name: it is joined to the photo folder and must not lead out of it.
    file TEXT NOT NULL CHECK (file <> '' AND file NOT LIKE '.%' AND instr(file, '/') = 0 AND instr(file, '\') = 0),
    alt TEXT NOT NULL,
    UNIQUE (product, file)
) STRICT;

CREATE TABLE show (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL,
    language TEXT NOT NULL,
    currency TEXT NOT NULL,
    theme TEXT NOT NULL,
    planned_start INTEGER
) STRICT;

CREATE TABLE segment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    show INTEGER NOT NULL REFERENCES show (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    cue TEXT NOT NULL,
    title TEXT NOT NULL,
    note TEXT NOT NULL,
    colour TEXT,
    duration_ms INTEGER NOT NULL CHECK (duration_ms >= 0),
    is_skipped INTEGER NOT NULL CHECK (is_skipped IN (0, 1)),
    scene TEXT NOT NULL,
    card TEXT,
    offer TEXT CHECK (json_valid(offer)),
    end_action TEXT NOT NULL
) STRICT;

CREATE INDEX segment_in_show ON segment (show, position);

-- The row from which numbers of new segments are drawn before the segment itself is written.
INSERT INTO sqlite_sequence (name, seq) VALUES ('segment', 0);

CREATE TABLE segment_product (
    segment INTEGER NOT NULL REFERENCES segment (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    product INTEGER NOT NULL REFERENCES product (id),
    PRIMARY KEY (segment, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX segment_product_product ON segment_product (product);

-- A run outlives its show: what was sold at which price stays known.
CREATE TABLE run (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    show INTEGER REFERENCES show (id) ON DELETE SET NULL,
    show_title TEXT NOT NULL,
    phase TEXT NOT NULL CHECK (phase IN ('practice', 'live')),
    started_at INTEGER NOT NULL,
    ended_at INTEGER,
    live TEXT CHECK (json_valid(live))
) STRICT;

CREATE INDEX run_of_show ON run (show);
CREATE INDEX run_unfinished ON run (id) WHERE ended_at IS NULL;

-- Segment and product are named by number and by the title they had, with no foreign key: the log
-- must not change when the rundown does.
CREATE TABLE take (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    segment INTEGER NOT NULL,
    segment_title TEXT NOT NULL,
    product INTEGER,
    product_title TEXT,
    template TEXT,
    price_minor INTEGER,
    price_currency TEXT,
    compare_at_minor INTEGER,
    compare_at_currency TEXT,
    CHECK ((price_minor IS NULL) = (price_currency IS NULL)),
    CHECK ((compare_at_minor IS NULL) = (compare_at_currency IS NULL))
) STRICT;

CREATE INDEX take_of_run ON take (run, id);

-- Where a stream goes. The stream key is never here: it lives in the system's keychain.
CREATE TABLE destination (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    url TEXT NOT NULL
) STRICT;

CREATE TABLE setting (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;

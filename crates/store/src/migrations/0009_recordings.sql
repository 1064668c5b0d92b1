-- Which files a run was recorded into, and what they show when. The files are the seller's: they may be
-- moved or deleted, and the row stays.

CREATE TABLE recording (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    -- NULL for a run that could not be written down.
    run INTEGER REFERENCES run (id) ON DELETE SET NULL,
    show_title TEXT NOT NULL,
    file TEXT NOT NULL,
    part INTEGER NOT NULL CHECK (part > 0),
    started_at INTEGER NOT NULL,
    -- NULL while it is written, and after a crash until the next start.
    ended_at INTEGER,
    length_ms INTEGER,
    bytes INTEGER,
    is_whole INTEGER NOT NULL DEFAULT 0 CHECK (is_whole IN (0, 1))
) STRICT;

CREATE INDEX recording_of_run ON recording (run);
CREATE INDEX recording_unfinished ON recording (id) WHERE ended_at IS NULL;

CREATE TABLE recording_chapter (
    recording INTEGER NOT NULL REFERENCES recording (id) ON DELETE CASCADE,
    at_ms INTEGER NOT NULL CHECK (at_ms >= 0),
    title TEXT NOT NULL,
    -- By number, with no foreign key: as in the take log.
    product INTEGER,
    PRIMARY KEY (recording, at_ms)
) STRICT, WITHOUT ROWID;

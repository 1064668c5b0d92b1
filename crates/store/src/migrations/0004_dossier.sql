-- What is known of a product beyond its price (its dossier), what files bring (handles, kinds,
-- variants, photos that are only named yet), and what was before each change of the catalogue.

ALTER TABLE product ADD COLUMN handle TEXT CHECK (handle <> '');
ALTER TABLE product ADD COLUMN kind TEXT CHECK (kind <> '');
ALTER TABLE product ADD COLUMN highlights TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(highlights));

CREATE UNIQUE INDEX product_by_handle ON product (handle) WHERE handle IS NOT NULL;
CREATE INDEX product_by_kind ON product (kind) WHERE kind IS NOT NULL;

-- Options are JSON: they are only ever read and written whole.
CREATE TABLE variant (
    product INTEGER NOT NULL REFERENCES product (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    options TEXT NOT NULL CHECK (json_valid(options)),
    sku TEXT CHECK (sku <> ''),
    price_minor INTEGER,
    compare_at_minor INTEGER,
    currency TEXT,
    stock INTEGER CHECK (stock >= 0),
    barcode TEXT CHECK (barcode <> ''),
    PRIMARY KEY (product, position),
    CHECK ((price_minor IS NULL) = (currency IS NULL)),
    CHECK (compare_at_minor IS NULL OR (price_minor IS NOT NULL AND compare_at_minor > price_minor))
) STRICT, WITHOUT ROWID;

CREATE INDEX variant_by_sku ON variant (sku COLLATE NOCASE) WHERE sku IS NOT NULL;
CREATE INDEX variant_by_barcode ON variant (barcode) WHERE barcode IS NOT NULL;

-- Photos as a file names them. `file` is the photo a link became once it was fetched; the link stays,
-- so that the next import of the file knows it.
CREATE TABLE photo_link (
    product INTEGER NOT NULL REFERENCES product (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    reference TEXT NOT NULL CHECK (reference <> ''),
    alt TEXT NOT NULL,
    file TEXT,
    PRIMARY KEY (product, position)
) STRICT, WITHOUT ROWID;

-- The dossier. `source`, `url` and `as_of` are the entry's provenance; `audience` says whether viewers
-- may see it. A review's `as_of` is when it was written.
CREATE TABLE review (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    product INTEGER NOT NULL REFERENCES product (id) ON DELETE CASCADE,
    audience TEXT NOT NULL CHECK (audience IN ('host_only', 'air_safe')),
    source TEXT NOT NULL,
    url TEXT,
    as_of INTEGER,
    stars_hundredths INTEGER NOT NULL CHECK (stars_hundredths BETWEEN 0 AND 500),
    helpful INTEGER NOT NULL CHECK (helpful >= 0),
    votes INTEGER NOT NULL CHECK (votes >= 0),
    -- Of source, author, moment, title and text: the same review does not come in twice.
    digest INTEGER NOT NULL,
    quote TEXT CHECK (quote <> ''),
    author TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    UNIQUE (product, digest)
) STRICT;

-- Counts stars and puts reviews in any order without reading one of them.
CREATE INDEX review_of_product ON review (product, source, stars_hundredths, as_of, helpful);
CREATE INDEX review_quoted ON review (product) WHERE quote IS NOT NULL;

CREATE TABLE rank (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    product INTEGER NOT NULL REFERENCES product (id) ON DELETE CASCADE,
    audience TEXT NOT NULL CHECK (audience IN ('host_only', 'air_safe')),
    source TEXT NOT NULL,
    url TEXT,
    as_of INTEGER,
    place INTEGER NOT NULL CHECK (place >= 1),
    list TEXT NOT NULL
) STRICT;

CREATE INDEX rank_of_product ON rank (product);

CREATE TABLE fact (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    product INTEGER NOT NULL REFERENCES product (id) ON DELETE CASCADE,
    audience TEXT NOT NULL CHECK (audience IN ('host_only', 'air_safe')),
    source TEXT NOT NULL,
    url TEXT,
    as_of INTEGER,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT NOT NULL
) STRICT;

CREATE INDEX fact_of_product ON fact (product);

CREATE TABLE reading (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    product INTEGER NOT NULL REFERENCES product (id) ON DELETE CASCADE,
    audience TEXT NOT NULL CHECK (audience IN ('host_only', 'air_safe')),
    source TEXT NOT NULL,
    url TEXT,
    as_of INTEGER,
    title TEXT NOT NULL,
    link TEXT NOT NULL CHECK (link <> '')
) STRICT;

CREATE INDEX reading_of_product ON reading (product);

CREATE TABLE relation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    product INTEGER NOT NULL REFERENCES product (id) ON DELETE CASCADE,
    audience TEXT NOT NULL CHECK (audience IN ('host_only', 'air_safe')),
    source TEXT NOT NULL,
    url TEXT,
    as_of INTEGER,
    other INTEGER NOT NULL REFERENCES product (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    reason TEXT NOT NULL,
    CHECK (other <> product)
) STRICT;

CREATE INDEX relation_of_product ON relation (product);
CREATE INDEX relation_to_product ON relation (other);

CREATE TABLE question (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    product INTEGER NOT NULL REFERENCES product (id) ON DELETE CASCADE,
    audience TEXT NOT NULL CHECK (audience IN ('host_only', 'air_safe')),
    source TEXT NOT NULL,
    url TEXT,
    as_of INTEGER,
    question TEXT NOT NULL CHECK (question <> ''),
    answer TEXT CHECK (answer <> ''),
    asked_at INTEGER NOT NULL
) STRICT;

CREATE INDEX question_of_product ON question (product);
CREATE INDEX question_open ON question (asked_at) WHERE answer IS NULL;

-- Changes of the catalogue that can be undone, the newest last. Undoing one exchanges what is there
-- with what was kept, so the same rows then serve to redo it.
CREATE TABLE catalogue_step (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    what TEXT NOT NULL CHECK (json_valid(what)),
    is_undone INTEGER NOT NULL DEFAULT 0 CHECK (is_undone IN (0, 1)),
    -- How many rows it keeps in the two tables below.
    kept INTEGER NOT NULL DEFAULT 0
) STRICT;

-- A product on the other side of its step: before it, or after it while it is undone. No image when
-- there is no product on that side. In the order in which they were changed.
CREATE TABLE catalogue_before (
    step INTEGER NOT NULL REFERENCES catalogue_step (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    product INTEGER NOT NULL,
    image TEXT CHECK (json_valid(image)),
    PRIMARY KEY (step, position)
) STRICT, WITHOUT ROWID;

-- The reviews that a step brought, each a row of `review` while the step is undone.
CREATE TABLE catalogue_review (
    step INTEGER NOT NULL REFERENCES catalogue_step (id) ON DELETE CASCADE,
    review INTEGER NOT NULL,
    image TEXT CHECK (json_valid(image)),
    PRIMARY KEY (step, review)
) STRICT, WITHOUT ROWID;

-- Finding answers in the dossier. A row for each fact, review and question, without its text: the
-- words of it as `answer_words` gives them (registered by the store: letters and digits, small, without
-- accents, each once), before them whose it is. The store's `answers::index` says how it is asked. Every
-- letter beyond ASCII is part of a word to the ascii tokenizer, so it takes them as they come.
-- The number is the entry's, with its sort above: reviews 0, questions 1, facts 2.
CREATE VIRTUAL TABLE answer_search USING fts5 (
    words,
    content = '',
    contentless_delete = 1,
    detail = none,
    tokenize = 'ascii',
    prefix = '2 3 4 6'
);

-- While a whole file comes in, rows go into the index together at its end (see `bulk`): FTS5 writes
-- what it has gathered to disk before each statement that fires a trigger.
CREATE TABLE search_pause (
    indexed TEXT PRIMARY KEY CHECK (indexed IN ('product', 'review'))
) STRICT, WITHOUT ROWID;

CREATE TRIGGER review_answer_insert AFTER INSERT ON review
WHEN NOT EXISTS (SELECT 1 FROM search_pause WHERE indexed = 'review')
BEGIN
    INSERT INTO answer_search (rowid, words) VALUES (
        new.id,
        answer_words(new.product, (SELECT kind FROM product WHERE id = new.product), new.title, new.text)
    );
END;

CREATE TRIGGER review_answer_update AFTER UPDATE OF title, text ON review
WHEN (old.title, old.text) IS NOT (new.title, new.text)
BEGIN
    DELETE FROM answer_search WHERE rowid = old.id;
    INSERT INTO answer_search (rowid, words) VALUES (
        new.id,
        answer_words(new.product, (SELECT kind FROM product WHERE id = new.product), new.title, new.text)
    );
END;

CREATE TRIGGER review_answer_delete AFTER DELETE ON review BEGIN
    DELETE FROM answer_search WHERE rowid = old.id;
END;

CREATE TRIGGER question_answer_insert AFTER INSERT ON question BEGIN
    INSERT INTO answer_search (rowid, words) VALUES (
        new.id + (1 << 40),
        answer_words(new.product, (SELECT kind FROM product WHERE id = new.product), new.question, new.answer)
    );
END;

CREATE TRIGGER question_answer_update AFTER UPDATE OF question, answer ON question BEGIN
    DELETE FROM answer_search WHERE rowid = old.id + (1 << 40);
    INSERT INTO answer_search (rowid, words) VALUES (
        new.id + (1 << 40),
        answer_words(new.product, (SELECT kind FROM product WHERE id = new.product), new.question, new.answer)
    );
END;

CREATE TRIGGER question_answer_delete AFTER DELETE ON question BEGIN
    DELETE FROM answer_search WHERE rowid = old.id + (1 << 40);
END;

CREATE TRIGGER fact_answer_insert AFTER INSERT ON fact BEGIN
    INSERT INTO answer_search (rowid, words) VALUES (
        new.id + (2 << 40),
        answer_words(new.product, (SELECT kind FROM product WHERE id = new.product), new.name, new.value)
    );
END;

CREATE TRIGGER fact_answer_update AFTER UPDATE OF name, value ON fact BEGIN
    DELETE FROM answer_search WHERE rowid = old.id + (2 << 40);
    INSERT INTO answer_search (rowid, words) VALUES (
        new.id + (2 << 40),
        answer_words(new.product, (SELECT kind FROM product WHERE id = new.product), new.name, new.value)
    );
END;

CREATE TRIGGER fact_answer_delete AFTER DELETE ON fact BEGIN
    DELETE FROM answer_search WHERE rowid = old.id + (2 << 40);
END;

-- A product that becomes one of another kind takes its entries along.
CREATE TRIGGER product_answer_kind AFTER UPDATE OF kind ON product WHEN old.kind IS NOT new.kind BEGIN
    UPDATE answer_search SET words = answer_words(new.id, new.kind, review.title, review.text)
        FROM review WHERE review.product = new.id AND answer_search.rowid = review.id;
    UPDATE answer_search SET words = answer_words(new.id, new.kind, question.question, question.answer)
        FROM question WHERE question.product = new.id AND answer_search.rowid = question.id + (1 << 40);
    UPDATE answer_search SET words = answer_words(new.id, new.kind, fact.name, fact.value)
        FROM fact WHERE fact.product = new.id AND answer_search.rowid = fact.id + (2 << 40);
END;

DROP TRIGGER product_search_insert;
DROP TRIGGER product_search_delete;
DROP TRIGGER product_search_update;

CREATE TRIGGER product_search_insert AFTER INSERT ON product
WHEN NOT EXISTS (SELECT 1 FROM search_pause WHERE indexed = 'product')
BEGIN
    INSERT INTO product_search (rowid, title, sku, brand, description)
    VALUES (new.id, new.title, new.sku, new.brand, new.description);
END;

CREATE TRIGGER product_search_delete AFTER DELETE ON product
WHEN NOT EXISTS (SELECT 1 FROM search_pause WHERE indexed = 'product')
BEGIN
    INSERT INTO product_search (product_search, rowid, title, sku, brand, description)
    VALUES ('delete', old.id, old.title, old.sku, old.brand, old.description);
END;

CREATE TRIGGER product_search_update AFTER UPDATE OF title, sku, brand, description ON product
WHEN (old.title, old.sku, old.brand, old.description)
    IS NOT (new.title, new.sku, new.brand, new.description)
    AND NOT EXISTS (SELECT 1 FROM search_pause WHERE indexed = 'product')
BEGIN
    INSERT INTO product_search (product_search, rowid, title, sku, brand, description)
    VALUES ('delete', old.id, old.title, old.sku, old.brand, old.description);
    INSERT INTO product_search (rowid, title, sku, brand, description)
    VALUES (new.id, new.title, new.sku, new.brand, new.description);
END;

-- Gathered in memory before FTS5 writes a segment, in bytes: with its usual megabyte a large import
-- spends half its time merging small ones.
INSERT INTO product_search (product_search, rank) VALUES ('hashsize', 33554432);
INSERT INTO answer_search (answer_search, rank) VALUES ('hashsize', 33554432);

-- Beginnings of three letters need no index of their own: a word list of 100,000 products has few words to
-- each, and they cost a seventh of taking a file in.

DROP TABLE product_search;

CREATE VIRTUAL TABLE product_search USING fts5 (
    title, sku, brand, description,
    content = 'product', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2',
    prefix = '1 2'
);

-- FTS5 gathers so many bytes of new entries before it writes them as a segment (1 MB unless told; the
-- option is in fts5_config.c alone). Merging small segments is a third of the work of a whole file.
INSERT INTO product_search (product_search, rank) VALUES ('hashsize', 8388608);
INSERT INTO answer_search (answer_search, rank) VALUES ('hashsize', 8388608);

INSERT INTO product_search (product_search) VALUES ('rebuild');

-- Beginnings of three letters need no index of their own: a word list of 100,000 products has few words to
-- each, and they cost a seventh of taking a file in.

DROP TABLE product_search;

CREATE VIRTUAL TABLE product_search USING fts5 (
    title, sku, brand, description,
    content = 'product', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2',
    prefix = '1 2'
);

INSERT INTO product_search (product_search) VALUES ('rebuild');

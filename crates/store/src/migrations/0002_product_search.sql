-- Full-text search over the catalogue. The texts stay in `product`; this is the index alone.
-- Prefix indexes of 1 to 3 letters answer while somebody is still typing.

CREATE VIRTUAL TABLE product_search USING fts5 (
    title, sku, brand, description,
    content = 'product', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2',
    prefix = '1 2 3'
);

CREATE TRIGGER product_search_insert AFTER INSERT ON product BEGIN
    INSERT INTO product_search (rowid, title, sku, brand, description)
    VALUES (new.id, new.title, new.sku, new.brand, new.description);
END;

CREATE TRIGGER product_search_delete AFTER DELETE ON product BEGIN
    INSERT INTO product_search (product_search, rowid, title, sku, brand, description)
    VALUES ('delete', old.id, old.title, old.sku, old.brand, old.description);
END;

CREATE TRIGGER product_search_update AFTER UPDATE OF title, sku, brand, description ON product
WHEN (old.title, old.sku, old.brand, old.description)
    IS NOT (new.title, new.sku, new.brand, new.description)
BEGIN
    INSERT INTO product_search (product_search, rowid, title, sku, brand, description)
    VALUES ('delete', old.id, old.title, old.sku, old.brand, old.description);
    INSERT INTO product_search (rowid, title, sku, brand, description)
    VALUES (new.id, new.title, new.sku, new.brand, new.description);
END;

INSERT INTO product_search (product_search) VALUES ('rebuild');

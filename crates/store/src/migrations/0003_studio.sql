-- What the studio's screens plan and set up: templates of shows, shows that can come back after they
-- were deleted, themes of one's own, destinations by platform; and orders of the catalogue that
-- answer at once over 100,000 products.

ALTER TABLE show ADD COLUMN is_template INTEGER NOT NULL DEFAULT 0 CHECK (is_template IN (0, 1));
ALTER TABLE show ADD COLUMN deleted_at INTEGER;

-- A theme as the card renderer reads it; its logo is a file in the photo folder.
CREATE TABLE theme (
    id TEXT PRIMARY KEY CHECK (id <> ''),
    body TEXT NOT NULL CHECK (json_valid(body))
) STRICT, WITHOUT ROWID;

ALTER TABLE destination ADD COLUMN platform TEXT;

CREATE INDEX product_by_title ON product (title COLLATE NOCASE, id);
CREATE INDEX product_by_price ON product (price_minor, id);
CREATE INDEX product_by_stock ON product (stock, id);
CREATE INDEX product_by_rating ON product (rating_hundredths, id);

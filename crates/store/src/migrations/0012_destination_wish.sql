-- Not every destination gets the same: which picture each wants, and what its viewers are not shown.

ALTER TABLE destination ADD COLUMN picture TEXT NOT NULL DEFAULT 'show'
    CHECK (picture IN ('show', 'lower', 'portrait'));
-- Of that picture; the show's own has the show's rate.
ALTER TABLE destination ADD COLUMN video_kbps INTEGER CHECK (video_kbps > 0);
ALTER TABLE destination ADD COLUMN hides_price INTEGER NOT NULL DEFAULT 0 CHECK (hides_price IN (0, 1));
ALTER TABLE destination ADD COLUMN hides_rating INTEGER NOT NULL DEFAULT 0 CHECK (hides_rating IN (0, 1));
ALTER TABLE destination ADD COLUMN hides_alternatives INTEGER NOT NULL DEFAULT 0
    CHECK (hides_alternatives IN (0, 1));

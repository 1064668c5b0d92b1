-- The photo that shows a variant, as its file names it: `photo_link` says what became of it.

ALTER TABLE variant ADD COLUMN photo TEXT CHECK (photo <> '');

-- What a product costs together with the one it goes with, and until when. Since when, and who says so, is
-- the entry's provenance.

ALTER TABLE relation ADD COLUMN together_minor INTEGER CHECK (together_minor >= 0);
ALTER TABLE relation ADD COLUMN together_currency TEXT
    CHECK ((together_minor IS NULL) = (together_currency IS NULL));
ALTER TABLE relation ADD COLUMN together_until INTEGER
    CHECK (together_until IS NULL OR together_minor IS NOT NULL);

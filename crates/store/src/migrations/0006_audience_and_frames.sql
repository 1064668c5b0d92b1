-- The stars of a source are for viewers only if all its reviews are: counting them asks for the audience.

DROP INDEX review_of_product;
CREATE INDEX review_of_product
ON review (product, source, stars_hundredths, as_of, helpful, audience);

-- The first frame that showed a take: counted from the run's first one, and when it was due. Known a
-- frame's time after the take is written, so NULL for takes the program ended right after.
ALTER TABLE take ADD COLUMN frame INTEGER CHECK (frame >= 0);
ALTER TABLE take ADD COLUMN shown_at INTEGER;

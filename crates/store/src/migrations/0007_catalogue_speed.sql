-- What a large catalogue costs: an index that no query used, and one that a query lacked.

DROP INDEX product_by_kind;

-- How helpful a review was found, side by side: among a thousand that match, the most helpful are read,
-- and the others not (`answers`).
CREATE INDEX review_helpful ON review (id, helpful);

-- The stars of a source are for viewers only if all its reviews are: counting them asks for the audience.

DROP INDEX review_of_product;
CREATE INDEX review_of_product
ON review (product, source, stars_hundredths, as_of, helpful, audience);

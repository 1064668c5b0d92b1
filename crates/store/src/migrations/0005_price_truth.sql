-- Own prices of products that are older than this are not shown without the host's word; NULL for no
-- limit.

ALTER TABLE show ADD COLUMN price_age_limit_ms INTEGER CHECK (price_age_limit_ms >= 0);

-- A show goes to several destinations at once. The one that was in use takes part from now on, and
-- stays the primary: the set-up names it.

ALTER TABLE destination ADD COLUMN is_used INTEGER NOT NULL DEFAULT 0 CHECK (is_used IN (0, 1));

UPDATE destination SET is_used = 1
WHERE id = (SELECT json_extract(value, '$.destination') FROM setting WHERE key = 'setup');

-- The index of a search is not merged a little with every write: that is a quarter of what indexing costs.
-- Where sixteen parts of a size have gathered, FTS5 still makes them one.
INSERT INTO product_search (product_search, rank) VALUES ('automerge', 0);
INSERT INTO answer_search (answer_search, rank) VALUES ('automerge', 0);

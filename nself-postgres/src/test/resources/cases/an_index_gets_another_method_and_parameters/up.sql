DROP INDEX by_b;

-- INDEX_BUILD: index by_b is built while nobody writes to t
CREATE INDEX by_b ON t USING hash (b) WITH (fillfactor = 70);

-- INDEX_BUILD: index by_a is built while nobody writes to t
CREATE INDEX by_a ON t USING gin (a) WITH (fastupdate = off);

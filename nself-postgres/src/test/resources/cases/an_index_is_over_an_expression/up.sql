DROP INDEX by_a;

-- INDEX_BUILD: index by_a is built while nobody writes to t
CREATE INDEX by_a ON t (lower(a));

-- INDEX_BUILD: index more is built while nobody writes to t
CREATE UNIQUE INDEX more ON t ((a || 'x'), id);

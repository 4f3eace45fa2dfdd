-- INDEX_BUILD: index by_a is built anew, for it is made of a, while nobody else can use t
-- STATS_LOST: what the server knows of the values of t.a is forgotten until ANALYZE t
-- STATS_LOST: what the server knows of the values of t.b is forgotten until ANALYZE t
ALTER TABLE t
    ALTER COLUMN a TYPE text COLLATE "POSIX",
    ALTER COLUMN b TYPE text COLLATE "C";

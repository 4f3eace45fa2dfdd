DROP INDEX one;

DROP INDEX two;

DROP INDEX three;

DROP INDEX four;

-- INDEX_BUILD: index one is built while nobody writes to t
CREATE INDEX one ON t (a text_pattern_ops);

-- INDEX_BUILD: index two is built while nobody writes to t
CREATE INDEX two ON t (b) WHERE b > 0;

-- INDEX_BUILD: index three is built while nobody writes to t
CREATE INDEX three ON t (b, a);

-- INDEX_BUILD: an index over t is built for unique index four while nobody writes
CREATE UNIQUE INDEX four ON t (b) INCLUDE (a);

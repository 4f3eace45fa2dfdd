DROP INDEX by_a;

DROP INDEX by_b;

CREATE INDEX by_b ON t (b);

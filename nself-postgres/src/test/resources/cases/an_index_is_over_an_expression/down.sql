DROP INDEX more;

DROP INDEX by_a;

CREATE INDEX by_a ON t (a);

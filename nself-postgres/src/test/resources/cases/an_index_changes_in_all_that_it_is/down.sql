DROP INDEX four;

DROP INDEX three;

DROP INDEX two;

DROP INDEX one;

CREATE UNIQUE INDEX four ON t (b);

CREATE INDEX three ON t (a, b);

CREATE INDEX two ON t (b);

CREATE INDEX one ON t (a);

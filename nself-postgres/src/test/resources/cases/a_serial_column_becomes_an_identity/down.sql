ALTER TABLE t ALTER COLUMN number DROP IDENTITY;

CREATE SEQUENCE t_number_seq AS integer OWNED BY t.number;

ALTER TABLE t ALTER COLUMN number SET DEFAULT nextval('t_number_seq');

SELECT setval(pg_get_serial_sequence('t', 'number'), max(number)) FROM t HAVING max(number) >= 1;

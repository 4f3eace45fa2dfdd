INSERT INTO orders SELECT FROM generate_series(1, 200);
DELETE FROM orders WHERE id > 150;
INSERT INTO lines SELECT i, i FROM generate_series(1, 150) i;
INSERT INTO notes SELECT i, i FROM generate_series(1, 150) i;

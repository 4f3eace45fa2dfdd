INSERT INTO users SELECT i, 'u' || i FROM generate_series(1, 100) i;
INSERT INTO orders SELECT i, 1 + i % 100, 1 + i % 10, i, i, 'n', 'c' || i FROM generate_series(1, 1000) i;
INSERT INTO payments SELECT i, 'r' || i, i FROM generate_series(1, 1000) i;
INSERT INTO refunds SELECT i, i FROM generate_series(1, 1000) i;
INSERT INTO tickets SELECT FROM generate_series(1, 1000);
INSERT INTO answers SELECT i, i FROM generate_series(1, 1000) i;
INSERT INTO parcels SELECT i, CASE WHEN i % 2 = 0 THEN 'packed'::state ELSE 'sent' END FROM generate_series(1, 1000) i;

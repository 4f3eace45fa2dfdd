INSERT INTO users SELECT i, 'u' || i FROM generate_series(1, 100) i;
INSERT INTO orders SELECT i, 1 + i % 100, i FROM generate_series(1, 1000) i;

INSERT INTO users SELECT i, 'u' || i FROM generate_series(1, 100) i;

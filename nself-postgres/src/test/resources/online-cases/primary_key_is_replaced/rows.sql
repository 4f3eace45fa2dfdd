INSERT INTO events SELECT i, i FROM generate_series(1, 1000) i;

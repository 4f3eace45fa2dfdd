INSERT INTO events SELECT i, '2026-01-01Z' FROM generate_series(1, 1000) i;

INSERT INTO orders (id, code, total) SELECT i, 'c' || i, i * 7 FROM generate_series(1, 3000) i;

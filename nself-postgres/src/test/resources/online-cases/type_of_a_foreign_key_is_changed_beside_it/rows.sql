INSERT INTO users (id) SELECT i FROM generate_series(1, 20) i;
INSERT INTO orders (id, user_id) SELECT i, 1 + i % 20 FROM generate_series(1, 500) i;

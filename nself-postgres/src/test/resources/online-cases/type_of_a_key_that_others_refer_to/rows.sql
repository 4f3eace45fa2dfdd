INSERT INTO accounts (id, number) SELECT i, i * 100 FROM generate_series(1, 300) i;
INSERT INTO payments (id, account_number) SELECT i, i * 100 FROM generate_series(1, 300) i;
INSERT INTO payments (id) VALUES (1000);

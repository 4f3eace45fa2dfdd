INSERT INTO customers (name) VALUES ('Ada'), ('Bob');
INSERT INTO orders (customer, total) VALUES (1, 9.99), (2, 20);

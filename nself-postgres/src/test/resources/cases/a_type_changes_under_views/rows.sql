INSERT INTO users VALUES (1, 'Ann', 20), (2, 'Bob', 10);

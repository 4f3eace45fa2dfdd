INSERT INTO t VALUES (1, 'x', 'y', 1.25, 7, 'z');

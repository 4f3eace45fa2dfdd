INSERT INTO people VALUES (1, 'gone', 'sad');

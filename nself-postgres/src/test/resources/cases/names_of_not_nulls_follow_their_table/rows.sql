INSERT INTO persons VALUES (1, 'a@b', 'a', '1');

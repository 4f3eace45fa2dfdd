INSERT INTO files VALUES (1, 'a text', 12.5, '{a,b}');

CREATE VIEW happy AS SELECT id FROM users WHERE mood = 'glad';
CREATE VIEW moods AS SELECT DISTINCT mood FROM users;

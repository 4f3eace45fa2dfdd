INSERT INTO readings (sensor) SELECT 1 + i % 3 FROM generate_series(1, 120) i;
DELETE FROM readings WHERE number > 100;

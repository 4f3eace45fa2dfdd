INSERT INTO orders (id, code, status, earlier, seen)
SELECT i, 'c' || i, (ARRAY['open', 'paid', 'void'])[1 + i % 3]::status, '{paid,open}', CASE WHEN i % 2 = 0 THEN 'void'::status END
  FROM generate_series(1, 3000) i;
INSERT INTO refunds (id, status) VALUES (1, 'open'), (2, 'paid'), (3, NULL);

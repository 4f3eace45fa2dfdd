ALTER TABLE t ALTER COLUMN mood SET DEFAULT 'glad'::public.mood;

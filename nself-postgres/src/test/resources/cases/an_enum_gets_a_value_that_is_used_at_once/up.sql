ALTER TYPE mood ADD VALUE 'elated' BEFORE 'glad';

ALTER TYPE mood ADD VALUE 'content' AFTER 'glad';

ALTER TABLE t ALTER COLUMN mood SET DEFAULT 'content';

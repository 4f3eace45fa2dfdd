-- BREAKS_RUNNING_CODE: statements that still say enum e fail from here on
ALTER TYPE e RENAME TO kind;

-- BREAKS_RUNNING_CODE: statements that still say table t fail from here on
ALTER TABLE t RENAME TO things;

-- BREAKS_RUNNING_CODE: statements that still say column things.x fail from here on
ALTER TABLE things RENAME COLUMN x TO kind;

-- BREAKS_RUNNING_CODE: statements that still say column things.y fail from here on
ALTER TABLE things RENAME COLUMN y TO title;

-- BREAKS_RUNNING_CODE: statements that still say column u.t_id fail from here on
ALTER TABLE u RENAME COLUMN t_id TO thing_id;

ALTER INDEX by_y RENAME TO by_title;

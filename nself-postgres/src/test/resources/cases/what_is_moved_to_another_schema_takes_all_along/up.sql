CREATE SCHEMA shop;

-- BREAKS_RUNNING_CODE: statements that still say enum e fail from here on
ALTER TYPE e SET SCHEMA shop;

-- BREAKS_RUNNING_CODE: statements that still say table t fail from here on
ALTER TABLE t SET SCHEMA shop;

-- BREAKS_RUNNING_CODE: statements that still say value gren of enum e fail from here on
ALTER TYPE e RENAME VALUE 'gren' TO 'green';

ALTER TYPE e RENAME VALUE 'green' TO 'gren';

ALTER TYPE e RENAME VALUE 'gren' TO 'green';

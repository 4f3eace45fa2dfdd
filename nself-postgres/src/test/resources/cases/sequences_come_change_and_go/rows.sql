SELECT nextval('two');

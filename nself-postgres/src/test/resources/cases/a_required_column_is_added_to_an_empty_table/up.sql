-- BREAKS_RUNNING_CODE: code that writes to users and does not give age fails from here on
ALTER TABLE users ADD COLUMN age integer NOT NULL;

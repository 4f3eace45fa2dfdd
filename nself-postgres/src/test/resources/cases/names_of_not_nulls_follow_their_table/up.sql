-- BREAKS_RUNNING_CODE: statements that still say table persons fail from here on
ALTER TABLE persons RENAME TO users;

-- BREAKS_RUNNING_CODE: statements that still say column users.mail fail from here on
ALTER TABLE users RENAME COLUMN mail TO email;

ALTER TABLE users RENAME CONSTRAINT persons_id_not_null TO users_id_not_null;

ALTER TABLE users RENAME CONSTRAINT persons_mail_not_null TO users_email_not_null;

ALTER TABLE users RENAME CONSTRAINT persons_name_not_null TO users_name_not_null;

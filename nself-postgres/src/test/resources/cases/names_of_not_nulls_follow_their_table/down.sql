ALTER TABLE users RENAME CONSTRAINT users_name_not_null TO persons_name_not_null;

ALTER TABLE users RENAME CONSTRAINT users_email_not_null TO persons_mail_not_null;

ALTER TABLE users RENAME CONSTRAINT users_id_not_null TO persons_id_not_null;

ALTER TABLE users RENAME COLUMN email TO mail;

ALTER TABLE users RENAME TO persons;

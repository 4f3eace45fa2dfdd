-- TABLE_REWRITE: every row of users is written anew, for users.token has another value in each
ALTER TABLE users ADD COLUMN token uuid DEFAULT gen_random_uuid() NOT NULL;

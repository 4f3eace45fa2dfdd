-- LOCKS_OTHER_TABLE: to drop foreign key posts_user_id_fkey keeps readers and writers out of users too
ALTER TABLE posts DROP CONSTRAINT posts_user_id_fkey;

-- FULL_SCAN: every row of posts is looked up in users while nobody writes to either
-- LOCKS_OTHER_TABLE: foreign key posts_user_id_fkey keeps writers out of users too
ALTER TABLE posts
    ADD CONSTRAINT posts_user_id_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE ON UPDATE SET NULL;

-- DATA_LOSS: drops table posts with all its rows
-- LOCKS_OTHER_TABLE: to drop foreign key posts_user_id_fkey keeps readers and writers out of users too
DROP TABLE posts;

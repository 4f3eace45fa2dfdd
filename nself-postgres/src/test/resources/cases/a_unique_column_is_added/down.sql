ALTER TABLE t DROP CONSTRAINT t_mail_key;

ALTER TABLE t DROP CONSTRAINT t_code_key;

-- DATA_LOSS_ON_DOWN: the way back drops column t.code with all its values
-- DATA_LOSS_ON_DOWN: the way back drops column t.mail with all its values
ALTER TABLE t
    DROP COLUMN mail,
    DROP COLUMN code;

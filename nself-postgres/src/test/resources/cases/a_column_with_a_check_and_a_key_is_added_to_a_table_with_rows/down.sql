ALTER TABLE a DROP CONSTRAINT a_owner_fkey;

DROP INDEX idx_a_owner;

ALTER TABLE a DROP CONSTRAINT a_size_check;

ALTER TABLE a DROP CONSTRAINT a_code_key;

-- DATA_LOSS_ON_DOWN: the way back drops column a.size with all its values
-- DATA_LOSS_ON_DOWN: the way back drops column a.code with all its values
-- DATA_LOSS_ON_DOWN: the way back drops column a.owner with all its values
ALTER TABLE a
    DROP COLUMN owner,
    DROP COLUMN code,
    DROP COLUMN size;

DROP TABLE owners;

-- DATA_LOSS_ON_DOWN: the way back drops column users.token with all its values
ALTER TABLE users DROP COLUMN token;

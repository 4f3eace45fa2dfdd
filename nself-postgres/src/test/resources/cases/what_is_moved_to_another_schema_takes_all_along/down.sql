ALTER TABLE shop.t SET SCHEMA public;

ALTER TYPE shop.e SET SCHEMA public;

DROP SCHEMA shop;

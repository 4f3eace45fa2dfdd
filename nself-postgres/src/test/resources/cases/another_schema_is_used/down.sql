DROP TABLE shop.items;

DROP TYPE shop.size;

DROP SCHEMA shop;

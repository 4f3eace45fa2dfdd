CREATE TABLE countries (
    code char(2) PRIMARY KEY,
    name text UNIQUE
);

ALTER TABLE countries
    ADD CONSTRAINT countries_code_again UNIQUE (code);

ALTER TABLE countries
    ADD CONSTRAINT countries_name_again UNIQUE (name);

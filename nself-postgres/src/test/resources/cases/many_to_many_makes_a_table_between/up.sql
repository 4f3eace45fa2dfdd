-- LOCKS_OTHER_TABLE: the foreign key of authors_books keeps writers out of authors
-- LOCKS_OTHER_TABLE: the foreign key of authors_books keeps writers out of books
CREATE TABLE authors_books (
    authors_id integer REFERENCES authors (id),
    books_id integer REFERENCES books (id),
    CONSTRAINT authors_books_pkey PRIMARY KEY (authors_id, books_id)
);

DROP TABLE authors_books;

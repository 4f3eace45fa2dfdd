package org.nself.example.spring;

import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the service is about: it needs the table from the moment it is made. */
@Component
class Guestbook {

    private final JdbcClient database;
    private final long entriesAtStart;

    Guestbook(JdbcClient database) {
        this.database = database;
        this.entriesAtStart =
                database.sql("SELECT count(*) FROM entries").query(Long.class).single();
    }

    long entriesAtStart() {
        return entriesAtStart;
    }

    void sign(String name) {
        database.sql("INSERT INTO entries (name) VALUES (?)").param(name).update();
    }

    List<String> names() {
        return database.sql("SELECT name FROM entries ORDER BY id")
                .query((row, number) -> Objects.requireNonNull(row.getString("name")))
                .list();
    }
}

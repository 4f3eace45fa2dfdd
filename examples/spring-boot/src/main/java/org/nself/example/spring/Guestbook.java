package org.nself.example.spring;

import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What the service is about: writes through JPA, reads through {@code JdbcClient}, and needs the table when it is made. */
@Service
class Guestbook {

    private final Entries entries;
    private final JdbcClient database;
    private final long entriesAtStart;

    Guestbook(Entries entries, JdbcClient database) {
        this.entries = entries;
        this.database = database;
        this.entriesAtStart = entries.count();
    }

    long entriesAtStart() {
        return entriesAtStart;
    }

    void sign(String name) {
        entries.save(new Entry(name));
    }

    List<String> names() {
        return database.sql("SELECT name FROM entries ORDER BY id")
                .query((row, number) -> Objects.requireNonNull(row.getString("name")))
                .list();
    }
}

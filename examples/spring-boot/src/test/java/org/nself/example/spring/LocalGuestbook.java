package org.nself.example.spring;

import org.springframework.boot.SpringApplication;

/** Runs the service on a developer's machine, with a PostgreSQL of its own that goes when the service ends. */
final class LocalGuestbook {

    private LocalGuestbook() {}

    public static void main(String[] arguments) {
        SpringApplication.from(GuestbookApplication::main)
                .with(EmbeddedDatabase.class)
                .run(arguments);
    }
}

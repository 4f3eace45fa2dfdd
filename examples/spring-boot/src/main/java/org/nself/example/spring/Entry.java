package org.nself.example.spring;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A row of the guestbook. */
@Entity
@Table(name = "entries")
class Entry {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column(nullable = false)
    private String name;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected Entry() {}

    Entry(String name) {
        this.name = name;
    }
}

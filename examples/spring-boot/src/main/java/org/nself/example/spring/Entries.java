package org.nself.example.spring;

import org.springframework.data.jpa.repository.JpaRepository;

/** The rows of the guestbook, through JPA. */
interface Entries extends JpaRepository<Entry, Long> {}

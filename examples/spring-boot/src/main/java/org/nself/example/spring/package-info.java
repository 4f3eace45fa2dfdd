/** A guestbook: a Spring Boot service whose database is in step with {@code schema.dbml} before anything uses it. */
@NullMarked
package org.nself.example.spring;

import org.jspecify.annotations.NullMarked;

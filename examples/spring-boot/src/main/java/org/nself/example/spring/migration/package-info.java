/** What a Spring Boot service needs to migrate itself: copy this package and the lines of {@code META-INF/spring.factories}. */
@NullMarked
package org.nself.example.spring.migration;

import org.jspecify.annotations.NullMarked;

/** PostgreSQL for tests: one server a JVM, a database of its own for whoever asks. */
@NullMarked
package org.nself.testkit;

import org.jspecify.annotations.NullMarked;

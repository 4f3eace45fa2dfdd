/** What works in PostgreSQL and is regretted later, found in a schema without a database. */
@NullMarked
package org.nself.postgres.style;

import org.jspecify.annotations.NullMarked;

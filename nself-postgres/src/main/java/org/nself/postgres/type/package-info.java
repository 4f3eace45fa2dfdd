/** The names of PostgreSQL's types, and of those that people write instead. */
@NullMarked
package org.nself.postgres.type;

import org.jspecify.annotations.NullMarked;

/** What other tools that run migrations remember of a database. */
@NullMarked
package org.nself.postgres.adopt;

import org.jspecify.annotations.NullMarked;

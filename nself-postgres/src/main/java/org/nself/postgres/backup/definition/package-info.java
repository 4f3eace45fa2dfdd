/** Reads the SQL that would make a database anew, without its rows. */
@NullMarked
package org.nself.postgres.backup.definition;

import org.jspecify.annotations.NullMarked;

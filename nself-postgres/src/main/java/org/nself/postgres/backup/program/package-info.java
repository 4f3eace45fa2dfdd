/** Runs pg_dump and pg_restore: finds them, tells them where the database is, and reads what they say and write. */
@NullMarked
package org.nself.postgres.backup.program;

import org.jspecify.annotations.NullMarked;

/** Copies a database into files and back. */
@NullMarked
package org.nself.postgres.backup;

import org.jspecify.annotations.NullMarked;

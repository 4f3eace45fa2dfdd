/** Reads all that a database is made of, for comparison and for nothing else. */
@NullMarked
package org.nself.postgres.structure;

import org.jspecify.annotations.NullMarked;

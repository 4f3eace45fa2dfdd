/** PostgreSQL as a dialect of nself. */
@NullMarked
package org.nself.postgres;

import org.jspecify.annotations.NullMarked;

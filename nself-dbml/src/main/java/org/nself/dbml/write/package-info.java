/** Writes DBML. */
@NullMarked
package org.nself.dbml.write;

import org.jspecify.annotations.NullMarked;

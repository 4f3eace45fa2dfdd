/** Databases that are made to try something and then dropped. */
@NullMarked
package org.nself.postgres.scratch;

import org.jspecify.annotations.NullMarked;

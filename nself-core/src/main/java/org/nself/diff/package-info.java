/** Typed differences between two schemas. */
@NullMarked
package org.nself.diff;

import org.jspecify.annotations.NullMarked;

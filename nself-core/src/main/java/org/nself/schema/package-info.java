/** The immutable model of the managed part of a database, and the places it was read from. */
@NullMarked
package org.nself.schema;

import org.jspecify.annotations.NullMarked;

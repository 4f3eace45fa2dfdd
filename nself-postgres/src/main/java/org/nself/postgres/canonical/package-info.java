/** Puts a schema as written into the words of the server. */
@NullMarked
package org.nself.postgres.canonical;

import org.jspecify.annotations.NullMarked;

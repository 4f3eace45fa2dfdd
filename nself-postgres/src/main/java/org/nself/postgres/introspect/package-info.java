/** Reads the catalog of a server with a fixed number of queries. */
@NullMarked
package org.nself.postgres.introspect;

import org.jspecify.annotations.NullMarked;

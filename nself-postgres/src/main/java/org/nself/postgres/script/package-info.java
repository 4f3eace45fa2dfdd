/** SQL scripts that people write or nself wrote: where each statement begins and ends, and what may not stand in one. */
@NullMarked
package org.nself.postgres.script;

import org.jspecify.annotations.NullMarked;

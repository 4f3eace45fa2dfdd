/** The connection: turns, transactions, statements, the history, and what failures mean. */
@NullMarked
package org.nself.postgres.execute;

import org.jspecify.annotations.NullMarked;

/** Orders changes and says what each locks and endangers. */
@NullMarked
package org.nself.postgres.plan;

import org.jspecify.annotations.NullMarked;

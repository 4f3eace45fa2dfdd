/** Hasura's record of migrations, kept in step with nself's. */
@NullMarked
package org.nself.postgres.hasura;

import org.jspecify.annotations.NullMarked;

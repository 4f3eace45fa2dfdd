/** Writes changes as SQL for people to review. {@code Sql} alone quotes. */
@NullMarked
package org.nself.postgres.render;

import org.jspecify.annotations.NullMarked;

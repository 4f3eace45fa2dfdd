/** Writes changes as SQL for people to review. The only package that knows jOOQ. */
@NullMarked
package org.nself.postgres.render;

import org.jspecify.annotations.NullMarked;

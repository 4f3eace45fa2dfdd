/** The files of migrations, as far as no dialect is needed to read them. */
@NullMarked
package org.nself.migration;

import org.jspecify.annotations.NullMarked;

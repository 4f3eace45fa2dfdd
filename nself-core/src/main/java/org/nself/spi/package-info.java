/** What a schema language and a database dialect provide; found by ServiceLoader. */
@NullMarked
package org.nself.spi;

import org.jspecify.annotations.NullMarked;

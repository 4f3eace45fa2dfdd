/** How DBML is written: words, expressions, elements. Knows nothing of what they mean. */
@NullMarked
package org.nself.dbml.syntax;

import org.jspecify.annotations.NullMarked;

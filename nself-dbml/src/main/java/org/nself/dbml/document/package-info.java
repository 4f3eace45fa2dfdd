/** What a file declares, element by element: each kind of element has a record here and a reader that judges its form. */
@NullMarked
package org.nself.dbml.document;

import org.jspecify.annotations.NullMarked;

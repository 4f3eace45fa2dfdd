/** What the declarations of a file mean together: names are resolved and a schema is made. */
@NullMarked
package org.nself.dbml.bind;

import org.jspecify.annotations.NullMarked;

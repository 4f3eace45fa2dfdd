/** The facade: what an application calls, what it gets back, and how it fails. */
@NullMarked
package org.nself;

import org.jspecify.annotations.NullMarked;

/** What things cost, each beside its floor, in one run. */
@NullMarked
package org.nself.benchmarks;

import org.jspecify.annotations.NullMarked;

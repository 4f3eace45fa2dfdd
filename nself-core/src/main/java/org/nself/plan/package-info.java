/** Ordered steps with what each locks and endangers, and the policy that says which may run. */
@NullMarked
package org.nself.plan;

import org.jspecify.annotations.NullMarked;

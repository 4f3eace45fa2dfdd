/** {@code nself db …}: an example of a tool that embeds the library, through its public face alone. */
@NullMarked
package org.nself.cli;

import org.jspecify.annotations.NullMarked;

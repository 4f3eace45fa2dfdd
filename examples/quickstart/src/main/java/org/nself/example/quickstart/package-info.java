/** The main job in a few lines: a service that migrates itself. */
@NullMarked
package org.nself.example.quickstart;

import org.jspecify.annotations.NullMarked;

package org.nself;

import java.util.List;

/** What somebody says yes or no to; its text has what they should know. */
public sealed interface Decision permits Checks, RevertChecks, WayOut {

    /** What speaks for a second look, a line each. */
    List<String> warnings();
}

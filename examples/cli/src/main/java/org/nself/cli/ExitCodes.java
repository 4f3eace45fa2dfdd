package org.nself.cli;

/** What the program's exit code means; scripts rely on it. */
final class ExitCodes {

    static final int DONE = 0;
    static final int REFUSED = 1;
    static final int USAGE = 2;
    static final int DIFFERENT = 3;
    static final int INVALID = 4;

    private ExitCodes() {}
}

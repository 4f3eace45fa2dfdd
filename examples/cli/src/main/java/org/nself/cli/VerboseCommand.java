package org.nself.cli;

/** A command that can be asked to show where in the program an error came from. */
interface VerboseCommand {

    boolean verbose();
}

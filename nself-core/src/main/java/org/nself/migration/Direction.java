package org.nself.migration;

/** Which of a migration's files is run. */
public enum Direction {
    UP,
    DOWN
}

package org.nself;

import java.util.List;
import org.nself.migration.Migration;
import org.nself.schema.Schema;

/** What a database should be by its history. */
sealed interface Expectation {

    /** As people say it, after "the database is". */
    String name();

    /** A schema as its author wrote it. */
    record Declared(String name, DesiredSchema schema) implements Expectation {}

    /** A schema in the words of a server. */
    record Read(String name, Schema schema) implements Expectation {}

    /** Where these lead, which only a server can tell. */
    record ToReplay(String name, List<Migration> migrations) implements Expectation {}

    /** Nobody knows. */
    record Unknown(String name, String why) implements Expectation {}
}

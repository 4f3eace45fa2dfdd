package org.nself.dbml.bind;

import java.util.List;

/**
 * What a file means, as lines of text: one for each thing, in an order that both sides can keep. Two readers of DBML agree
 * when their lines do.
 */
interface Model {

    List<String> tables();

    List<String> columns();

    List<String> indexes();

    List<String> checks();

    List<String> refs();

    List<String> enums();

    List<String> notes();

    List<String> records();

    List<String> groups();

    List<String> partials();

    List<String> aliases();

    List<String> projects();

    List<String> views();

    List<String> deps();

    List<String> externals();

    List<String> places();

    /** What a database gets of it; nothing where partials are, which the official model does not put into tables. */
    List<String> schema();

    default List<String> of(Section section) {
        return switch (section) {
            case TABLES -> tables();
            case COLUMNS -> columns();
            case INDEXES -> indexes();
            case CHECKS -> checks();
            case REFS -> refs();
            case ENUMS -> enums();
            case NOTES -> notes();
            case RECORDS -> records();
            case GROUPS -> groups();
            case PARTIALS -> partials();
            case ALIASES -> aliases();
            case PROJECTS -> projects();
            case VIEWS -> views();
            case DEPS -> deps();
            case EXTERNALS -> externals();
            case PLACES -> places();
            case SCHEMA -> schema();
        };
    }

    /** The parts of a model, each with the fewest lines that a comparison must have seen. */
    enum Section {
        TABLES(2000),
        COLUMNS(6000),
        INDEXES(400),
        CHECKS(150),
        REFS(800),
        ENUMS(500),
        NOTES(35),
        RECORDS(450),
        GROUPS(50),
        PARTIALS(70),
        ALIASES(25),
        PROJECTS(15),
        VIEWS(50),
        DEPS(60),
        EXTERNALS(180),
        PLACES(9000),
        SCHEMA(8000);

        private final int fewest;

        Section(int fewest) {
            this.fewest = fewest;
        }

        /** The edges of a graph have no order, places come kind by kind, and keys after all tables or after each. */
        boolean isOrdered() {
            return this != DEPS && this != PLACES && this != SCHEMA;
        }

        int fewest() {
            return fewest;
        }
    }
}

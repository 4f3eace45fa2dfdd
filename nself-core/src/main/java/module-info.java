/** The nouns of nself and the facade that leads the data through them; knows no schema language and no dialect. */
module org.nself.core {
    requires static transitive org.jspecify;
    requires transitive java.sql;
    requires org.slf4j;
    requires tools.jackson.databind;

    exports org.nself;
    exports org.nself.diff;
    exports org.nself.migration;
    exports org.nself.plan;
    exports org.nself.schema;
    exports org.nself.spi;

    uses org.nself.spi.Dialect;
    uses org.nself.spi.SchemaReader;
    uses org.nself.spi.SchemaWriter;
}

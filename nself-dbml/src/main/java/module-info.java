/** Reads DBML. */
module org.nself.dbml {
    requires transitive org.nself.core;
    requires static org.jspecify;

    exports org.nself.dbml;

    provides org.nself.spi.SchemaReader with
            org.nself.dbml.DbmlReader;
    provides org.nself.spi.SchemaWriter with
            org.nself.dbml.DbmlWriter;
}

/** PostgreSQL 13 to 18 for nself: reads its catalog, plans and renders changes, and runs them. */
module org.nself.postgres {
    requires transitive org.nself.core;
    requires java.naming;
    requires static org.jspecify;
    requires tools.jackson.databind;
    requires java.net.http;
    requires org.postgresql.jdbc;
    requires org.slf4j;

    exports org.nself.postgres;

    opens org.nself.postgres.backup to
            tools.jackson.databind;
    opens org.nself.postgres.backup.definition to
            tools.jackson.databind;

    provides org.nself.spi.Dialect with
            org.nself.postgres.PostgresDialect;
}

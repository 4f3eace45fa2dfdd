/** PostgreSQL 13 to 18 for nself: reads its catalog, plans and renders changes, and runs them. */
module org.nself.postgres {
    requires transitive org.nself.core;
    requires static jakarta.xml.bind;
    requires java.naming;
    requires static org.jspecify;
    requires static tools.jackson.databind;
    requires java.net.http;
    requires org.jooq;
    requires org.postgresql.jdbc;
    requires org.slf4j;

    exports org.nself.postgres;

    provides org.nself.spi.Dialect with
            org.nself.postgres.PostgresDialect;
}

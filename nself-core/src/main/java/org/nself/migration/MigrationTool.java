package org.nself.migration;

/** Another tool that runs migrations and keeps a history of its own, which nself can take over. */
public enum MigrationTool {
    /**
     * The Hasura CLI. Its state lies in the metadata database: in {@code hdb_catalog.hdb_version} (version 3 of its
     * configuration), or in {@code hdb_catalog.schema_migrations} (before).
     */
    HASURA,
    /** Flyway, with its {@code flyway_schema_history}. */
    FLYWAY,
    /** golang-migrate, with the one row of its {@code schema_migrations}: all up to that version was applied. */
    GOLANG_MIGRATE
}

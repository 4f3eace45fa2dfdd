package org.nself.postgres.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nself.Baselined;
import org.nself.MigrationRefusedException;
import org.nself.Nself;
import org.nself.SchemaSource;
import org.nself.migration.MigrationTool;
import org.nself.plan.Hazard;
import org.nself.plan.Policy;
import org.nself.postgres.HasuraState;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;
import org.nself.postgres.cases.CatalogDump;

/** One directory, two tools: what one wrote, the other runs, and the database is the same. */
class HasuraDirectoryTest {

    private static final String FIRST = """
            Enum status {
              new
              paid
            }

            Table orders {
              id bigint [pk, increment]
              status status [not null, default: 'new']
              note text
            }
            """;
    private static final String SECOND =
            FIRST.replace("  paid\n", "  paid\n  lost\n").replace("'new'", "'lost'") + """

            Table items {
              id bigint [pk, increment]
              order_id bigint [not null, ref: > orders.id]
            }
            """;
    private static final String THIRD =
            SECOND.replace("  note text\n", "  note text\n  indexes {\n    note [name: 'orders_by_note']\n  }\n");

    private final TestDatabase own = TestServer.current().newDatabase();
    private final TestDatabase hasuras = TestServer.current().newDatabase();
    private final TestDatabase metadata = TestServer.current().newDatabase();

    @TempDir
    private Path directory;

    @TempDir
    private Path backups;

    @AfterEach
    void drop() {
        own.close();
        hasuras.close();
        metadata.close();
    }

    @Test
    void whatNselfWroteIsAppliedAndTakenBackByHasura() throws IOException {
        int versions = written();
        HasuraStandIn hasura = new HasuraStandIn(directory, hasuras, metadata);

        hasura.up(Integer.MAX_VALUE);

        assertThat(versions).isEqualTo(4);
        assertThat(hasura.applied()).hasSize(versions);
        assertThat(CatalogDump.of(hasuras)).isEqualTo(CatalogDump.of(own));
        assertThat(nself(hasuras, THIRD)
                        .baseline()
                        .from(MigrationTool.HASURA, metadata.dataSource())
                        .execute()
                        .marked())
                .hasSize(versions);
        assertThat(nself(hasuras, THIRD).generate().execute().migrations()).isEmpty();
        for (int left = versions; left > 0; left--) {
            hasura.down(1);
            nself(own, THIRD).down().execute();
            assertThat(CatalogDump.of(hasuras)).isEqualTo(CatalogDump.of(own));
        }
        assertThat(hasura.applied()).isEmpty();
    }

    @Test
    void whatNselfAppliedIsKnownToHasura() throws IOException {
        int versions = written();
        HasuraStandIn hasura = new HasuraStandIn(directory, hasuras, metadata);
        Nself nself = Nself.builder()
                .migrations(directory)
                .backups(backups)
                .dataSource(hasuras.dataSource())
                .mirrors(HasuraState.sql(metadata.dataSource(), "default"))
                .build();

        nself.up().execute();
        hasura.up(Integer.MAX_VALUE);
        assertThat(hasura.applied()).hasSize(versions);
        long last = hasura.applied().last();
        hasura.down(1);
        nself.markPending(last).execute();
        assertThat(hasura.applied()).hasSize(versions - 1);
        nself.up().execute();

        assertThat(hasura.applied()).hasSize(versions);
        assertThat(CatalogDump.of(hasuras)).isEqualTo(CatalogDump.of(own));
    }

    @Test
    void aDirectoryOfHasurasIsTakenOverHalfWay() throws IOException {
        migration("1734455365574_init", "CREATE TABLE users (id int PRIMARY KEY);\n", "");
        migration(
                "1734457570469_alter_table_users_add_name",
                "alter table \"public\".\"users\" add column \"name\" text\n null;\n",
                """
                -- Could not auto-generate a down migration.
                -- Please write an appropriate down migration for the SQL below:
                -- alter table "public"."users" add column "name" text
                --  null;
                """);
        Path third = migration("1734457570999_posts", "CREATE TABLE posts (id int REFERENCES users);\n", "");
        Files.delete(third.resolve("down.sql"));
        migration("1734457571000_tags", "CREATE TABLE tags (id int);\n", "DROP TABLE tags;\n");
        Files.createDirectories(directory.resolve("squashed_1_to_2/1_gone"));
        HasuraStandIn hasura = new HasuraStandIn(directory, own, metadata);
        hasura.up(2);

        Baselined adopted = nself(own, FIRST)
                .baseline()
                .from(MigrationTool.HASURA, metadata.dataSource())
                .execute();
        assertThat(adopted).hasToString("""
                count as applied now: 2
                  1734455365574_init
                  1734457570469_alter_table_users_add_name""");
        assertThat(nself(own, FIRST).up().execute().migrations()).hasSize(2);

        try (TestDatabase other = TestServer.current().newDatabase()) {
            new HasuraStandIn(directory, hasuras, other).up(Integer.MAX_VALUE);
        }
        assertThat(CatalogDump.of(own)).isEqualTo(CatalogDump.of(hasuras));
        nself(own, FIRST).down().execute();
        assertThat(own.query("SELECT to_regclass('tags')")).hasToString("[[null]]");
        assertThatThrownBy(() -> nself(own, FIRST).down().execute())
                .isInstanceOf(MigrationRefusedException.class)
                .hasMessageContaining("NS3103", "1734457570999_posts has no down.sql");
        nself(own, FIRST).markPending(1_734_457_570_999L).execute();
        assertThatThrownBy(() -> nself(own, FIRST).down().execute())
                .isInstanceOf(MigrationRefusedException.class)
                .hasMessageContaining(
                        "NS3103", "1734457570469_alter_table_users_add_name has no down.sql, or an empty one");
    }

    /** A table, a new value of an enum that is used at once, and an index that is built while others write. */
    private int written() throws IOException {
        nself(own, FIRST).generate().execute();
        nself(own, FIRST).up().execute();
        nself(own, SECOND).generate().execute();
        nself(own, SECOND).up().execute();
        String version = String.valueOf(
                nself(own, SECOND).status().migrations().getLast().version().number() + 1);
        migration(
                version + "_orders_by_note",
                "-- hasura:no-transaction\nCREATE INDEX CONCURRENTLY orders_by_note ON orders (note);\n",
                "-- hasura:no-transaction\nDROP INDEX CONCURRENTLY orders_by_note;\n");
        nself(own, THIRD).up().execute();
        assertThat(nself(own, THIRD).plan().toSql()).isEmpty();
        return nself(own, THIRD).status().migrations().size();
    }

    private Path migration(String name, String up, String down) throws IOException {
        Path folder = Files.createDirectories(directory.resolve(name));
        Files.writeString(folder.resolve("up.sql"), up);
        Files.writeString(folder.resolve("down.sql"), down);
        return folder;
    }

    private Nself nself(TestDatabase database, String schema) {
        return Nself.builder()
                .schema(SchemaSource.text(schema))
                .migrations(directory)
                .backups(backups)
                .dataSource(database.dataSource())
                .policy(Policy.safe().allow(Hazard.DATA_LOSS))
                .build();
    }
}

package org.nself.postgres.boot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nself.Nself;
import org.nself.SchemaSource;
import org.nself.plan.Policy;
import org.nself.postgres.TestDatabase;
import org.nself.postgres.TestServer;

/** What is pulled from a database says all of it: with it, there is nothing to do there. */
class PullTest {

    private final TestDatabase database = TestServer.current().newDatabase();

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void aDomainThatIsCalledLikeATypeOfAnotherDatabaseStays() {
        database.execute("CREATE DOMAIN year AS integer CHECK (VALUE > 1900);"
                + " CREATE TABLE films (id integer PRIMARY KEY, released year, years year[])");

        assertThat(pulled()).contains("released public.year\n", "years public.year[]\n");
    }

    @Test
    void aDomainThatIsCalledLikeOneOfPostgresqlsOwnTypesStays() {
        database.execute("CREATE DOMAIN public.date AS text;"
                + " CREATE TABLE days (id integer PRIMARY KEY, written public.date, day pg_catalog.date)");

        assertThat(pulled()).contains("written public.date\n", "day date\n");
    }

    @Test
    void anEnumThatIsCalledLikeOneOfPostgresqlsOwnTypesStays() {
        database.execute("CREATE TYPE public.date AS ENUM ('today', 'tomorrow');"
                + " CREATE TABLE days (id integer PRIMARY KEY, due public.date, day pg_catalog.date)");

        assertThat(pulled()).contains("due date\n", "day pg_catalog.date\n");
    }

    private String pulled() {
        String dbml = builder().build().pull();
        assertThat(builder().schema(SchemaSource.text(dbml)).build().plan().toSql())
                .as(dbml)
                .isEmpty();
        return dbml;
    }

    private Nself.Builder builder() {
        return Nself.builder()
                .dataSource(database.dataSource())
                .policy(Policy.development())
                .exclusive();
    }
}

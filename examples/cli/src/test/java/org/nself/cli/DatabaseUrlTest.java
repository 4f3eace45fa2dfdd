package org.nself.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            postgres://localhost/blog                 | jdbc:postgresql://localhost/blog              | -   | -
            postgresql://ada@db.example.org:6543/blog | jdbc:postgresql://db.example.org:6543/blog    | ada | -
            postgres://ada:s%40cret+1@[::1]:5432/blog | jdbc:postgresql://[::1]:5432/blog             | ada | s@cret+1
            postgres://ada:a:b@my_db:5432/blog        | jdbc:postgresql://my_db:5432/blog             | ada | a:b
            postgres://ada:b@one:1,two:2/blog         | jdbc:postgresql://one:1,two:2/blog            | ada | b
            postgres:///blog                          | jdbc:postgresql://localhost/blog              | -   | -
            postgres://h                              | jdbc:postgresql://h/                          | -   | -
            postgres://h/b?sslmode=require&connect_timeout=3 | jdbc:postgresql://h/b?sslmode=require&connectTimeout=3 | - | -
            jdbc:postgresql://ada:b@h/blog            | jdbc:postgresql://h/blog                      | ada | b
            jdbc:postgresql://h/blog?user=a@b         | jdbc:postgresql://h/blog?user=a@b             | -   | -
            jdbc:postgresql:blog                      | jdbc:postgresql:blog                          | -   | -
            """)
    void everyFormIsTakenApart(String given, String jdbc, String user, String password) {
        DatabaseUrl url = DatabaseUrl.of(given);

        assertThat(url.jdbc()).isEqualTo(jdbc);
        assertThat(url.user()).isEqualTo(Optional.ofNullable(user));
        assertThat(url.password()).isEqualTo(Optional.ofNullable(password));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://u:secret@h/d",
                "secret",
                "postgres://u:secret%zz@h/d",
                "jdbc:postgresql:/h:1/d?password=secret"
            })
    void whatIsNotUnderstoodIsNotRepeated(String url) {
        assertThatThrownBy(() -> DatabaseUrl.of(url).dataSource())
                .isInstanceOf(DatabaseUrl.Invalid.class)
                .hasNoCause()
                .hasMessage("the URL of the database is not understood; write"
                        + " jdbc:postgresql://host:5432/database or postgres://user:password@host:5432/database, with"
                        + " special characters percent-encoded");
    }

    @Test
    void whatWasGivenWinsAndTheOwnVariableComesBeforeTheOthers() {
        Map<String, String> all = Map.of(
                "NSELF_DATABASE_URL", "postgres://own/one",
                "DATABASE_URL", "postgres://common/two",
                "PGHOST", "libpq",
                "PGDATABASE", "three");

        assertThat(DatabaseUrl.find(Optional.of("postgres://given/zero"), all))
                .hasToString("jdbc:postgresql://given/zero");
        assertThat(DatabaseUrl.find(Optional.empty(), all)).hasToString("jdbc:postgresql://own/one");
        assertThat(DatabaseUrl.find(
                        Optional.empty(),
                        Map.of("NSELF_DATABASE_URL", "", "DATABASE_URL", "postgres://common/two", "PGHOST", "libpq")))
                .hasToString("jdbc:postgresql://common/two");
        assertThat(DatabaseUrl.find(Optional.empty(), Map.of("PGHOST", "libpq", "PGDATABASE", "a b?")))
                .hasToString("jdbc:postgresql://libpq:5432/a%20b%3F");
    }
}

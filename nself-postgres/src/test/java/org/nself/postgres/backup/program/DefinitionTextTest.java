package org.nself.postgres.backup.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nself.postgres.backup.definition.Definition;
import org.nself.postgres.backup.definition.Phase;

class DefinitionTextTest {

    private static final DefinitionText TEXT = new DefinitionText(Map.of(
            7, new Contents.Item(false, "schema", "a"),
            9, new Contents.Item(false, "function", "a.f()"),
            11, new Contents.Item(false, "table", "a.t")));

    private static final String FUNCTION = """
            CREATE FUNCTION a.f() RETURNS text
                LANGUAGE plpgsql
                AS $_$
            \\restrict abc
            --
            -- TOC entry 11 (class 1259 OID 2)
            --
            \\unrestrict abc
            begin return 'x;'; end; $_$""";

    @Test
    void eachStatementBelongsToTheEntryAboveIt() {
        assertThat(TEXT.read(Phase.BEFORE_ROWS, """
                --
                -- PostgreSQL database dump
                --

                \\restrict abc

                -- Dumped from database version 15.18

                SET statement_timeout = 0;
                SET xmloption = content;
                SELECT pg_catalog.set_config('search_path', '', false);

                --
                -- TOC entry 7 (class 2615 OID 16385)
                -- Name: a; Type: SCHEMA; Schema: -; Owner: postgres
                --

                CREATE SCHEMA a;


                ALTER SCHEMA a OWNER TO postgres;

                --
                -- TOC entry 9 (class 1255 OID 16386)
                -- Name: f(); Type: FUNCTION; Schema: a; Owner: postgres
                --

                """ + FUNCTION + """
                ;


                SET default_tablespace = fast;

                --
                -- TOC entry 11 (class 1259 OID 16387)
                -- Name: t; Type: TABLE; Schema: a; Owner: postgres
                --

                CREATE TABLE a.t ();


                --
                -- TOC entry 12 (class 1418 OID 3)
                --

                CREATE USER MAPPING FOR x SERVER y;


                -- Completed on 2026-11-26
                --
                -- PostgreSQL database dump complete
                --

                \\unrestrict abc

                """))
                .containsExactly(
                        definition("schema", "a", "CREATE SCHEMA a"),
                        definition("schema", "a", "ALTER SCHEMA a OWNER TO postgres"),
                        definition("function", "a.f()", FUNCTION),
                        definition("session", "SET default_tablespace = fast", "SET LOCAL default_tablespace = fast"),
                        definition("table", "a.t", "CREATE TABLE a.t ()"),
                        definition("user mapping", "y FOR x", "CREATE USER MAPPING FOR x SERVER y"));
    }

    @Test
    void anOlderClientWritesNoRestriction() {
        assertThat(TEXT.read(Phase.BEFORE_ROWS, "--\n\n-- TOC entry 9 (class 1255 OID 1)\n--\n" + FUNCTION + ";\n"))
                .containsExactly(definition("function", "a.f()", FUNCTION));
    }

    @Test
    void anotherCommandOfPsqlIsRefused() {
        assertThatThrownBy(() -> TEXT.read(Phase.BEFORE_ROWS, "\\restrict abc\n\\! id\n\\unrestrict abc\n"))
                .hasMessageContaining("NS7045");
        assertThatThrownBy(() -> TEXT.read(Phase.BEFORE_ROWS, "\\restrict abc\nSELECT 1;\n\\unrestrict other\n"))
                .hasMessageContaining("\\restrict is there, and \\unrestrict is not");
    }

    private static Definition definition(String kind, String identity, String sql) {
        return new Definition(Phase.BEFORE_ROWS, kind, identity, sql);
    }
}

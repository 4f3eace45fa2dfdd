package org.nself;

import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.nself.diff.Intents;
import org.nself.plan.Policy;

/**
 * What a caller decided, complete.
 *
 * @param source empty when the caller has no schema, only a database
 * @param namespaces what to look at; empty for what the schema names
 * @param exclusive whether all that lies in the namespaces may be dropped, whoever made it
 */
record Options(
        Optional<SchemaSource> source,
        DataSource dataSource,
        Set<String> namespaces,
        Policy policy,
        String historyTable,
        Intents intents,
        boolean exclusive) {

    SchemaSource schema() {
        return source.orElseThrow(Options::noSchema);
    }

    static EnvironmentException noSchema() {
        return missing("NS6003", "schema", "schema(Path.of(\"schema.dbml\"))");
    }

    static EnvironmentException missing(String code, String what, String call) {
        return new EnvironmentException(code, "nself was given no " + what, "call Nself.builder()." + call, null);
    }
}

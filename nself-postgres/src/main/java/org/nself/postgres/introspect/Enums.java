package org.nself.postgres.introspect;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nself.schema.EnumType;
import org.nself.schema.Namespace;
import org.nself.schema.QualifiedName;

/** Reads what stands beside tables: namespaces and enums. */
final class Enums {

    private Enums() {}

    static List<EnumType> read(Queries queries) throws SQLException {
        List<EnumType> enums = new ArrayList<>();
        queries.run(
                "enums.sql",
                row -> enums.add(new EnumType(
                        new QualifiedName(row.getString("namespace"), row.getString("name")),
                        Queries.strings(row, "values"),
                        Optional.ofNullable(row.getString("comment")))));
        return enums;
    }

    /** @param occupied takes those that hold what nself does not look at */
    static List<Namespace> namespaces(Queries queries, Set<String> occupied) throws SQLException {
        List<Namespace> namespaces = new ArrayList<>();
        queries.run("namespaces.sql", row -> {
            String name = row.getString("name");
            namespaces.add(new Namespace(name, Optional.ofNullable(row.getString("comment"))));
            if (row.getBoolean("is_occupied")) {
                occupied.add(name);
            }
        });
        return namespaces;
    }
}

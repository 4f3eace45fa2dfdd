package org.nself.dbml.bind;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nself.dbml.document.Document;
import org.nself.dbml.document.Document.Argument;
import org.nself.dbml.document.Document.Arguments;
import org.nself.dbml.document.Document.Dimension;
import org.nself.dbml.document.Document.Suffix;
import org.nself.schema.DataType;
import org.nself.schema.QualifiedName;

/**
 * Takes the types of a file's columns as the author wrote them for the schema, each once; which type that is, the dialect
 * knows.
 */
final class Types {

    /** @param table the table that is written in the place of a type */
    record Resolved(DataType type, Optional<QualifiedName> table) {}

    private final Set<QualifiedName> enums;
    private final Set<QualifiedName> tables;

    /** By identity, for columns whose types are written alike share one. */
    private final IdentityHashMap<Document.ColumnType, Resolved> known = new IdentityHashMap<>();

    /** @param tables what a type can name that is no type */
    Types(Set<QualifiedName> enums, Set<QualifiedName> tables) {
        this.enums = enums;
        this.tables = tables;
    }

    Resolved resolve(Document.ColumnType type) {
        return known.computeIfAbsent(type, this::resolved);
    }

    private Resolved resolved(Document.ColumnType type) {
        DataType written = dataType(type);
        QualifiedName name = written.userDefined().orElseGet(() -> QualifiedName.of(written.name()));
        if (enums.contains(name)) {
            return new Resolved(DataType.of(name).array(written.dimensions()), Optional.empty());
        }
        boolean ofTable = tables.contains(name) && !isBuiltIn(written);
        return new Resolved(unqualified(written), ofTable ? Optional.of(name) : Optional.empty());
    }

    private static DataType dataType(Document.ColumnType type) {
        List<String> arguments = List.of();
        int dimensions = 0;
        for (Suffix suffix : type.suffixes()) {
            switch (suffix) {
                case Arguments written -> arguments = texts(written);
                case Dimension ignored -> dimensions++;
            }
        }
        return new DataType(type.schema(), type.name(), arguments, dimensions);
    }

    private static List<String> texts(Arguments arguments) {
        List<String> texts = new ArrayList<>(arguments.values().size());
        for (Argument argument : arguments.values()) {
            texts.add(argument.text());
        }
        return texts;
    }

    /** Whether it is PostgreSQL's own type rather than a table's; what has arguments is no table's. */
    private static boolean isBuiltIn(DataType type) {
        return !type.arguments().isEmpty() || (type.namespace().isEmpty() && BuiltInTypes.has(type.name()));
    }

    /** PostgreSQL's own types have no namespace; it is written where an enum has the same name. */
    private static DataType unqualified(DataType written) {
        return written.namespace().filter("pg_catalog"::equals).isPresent()
                ? new DataType(Optional.empty(), written.name(), written.arguments(), written.dimensions())
                : written;
    }
}

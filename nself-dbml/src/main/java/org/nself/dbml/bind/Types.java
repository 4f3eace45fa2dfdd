package org.nself.dbml.bind;

import java.util.List;
import java.util.Optional;
import org.nself.dbml.document.Document;
import org.nself.dbml.document.Document.Argument;
import org.nself.dbml.document.Document.Arguments;
import org.nself.dbml.document.Document.Dimension;
import org.nself.schema.DataType;

/** Takes the type of a column as the author wrote it for the schema; which type that is, the dialect knows. */
final class Types {

    private Types() {}

    static DataType dataType(Document.ColumnType type) {
        List<String> arguments = type.suffixes().stream()
                .filter(Arguments.class::isInstance)
                .map(suffix -> ((Arguments) suffix)
                        .values().stream().map(Argument::text).toList())
                .reduce((first, last) -> last)
                .orElse(List.of());
        int dimensions = (int)
                type.suffixes().stream().filter(Dimension.class::isInstance).count();
        Optional<String> schema = type.schema().map(name -> name.text());
        return new DataType(schema, type.name().text(), arguments, dimensions);
    }
}

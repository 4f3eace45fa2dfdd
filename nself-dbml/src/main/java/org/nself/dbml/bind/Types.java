package org.nself.dbml.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nself.dbml.document.Document;
import org.nself.dbml.document.Document.Argument;
import org.nself.dbml.document.Document.Arguments;
import org.nself.dbml.document.Document.Dimension;
import org.nself.dbml.document.Document.Suffix;
import org.nself.schema.DataType;

/** Takes the type of a column as the author wrote it for the schema; which type that is, the dialect knows. */
final class Types {

    private Types() {}

    static DataType dataType(Document.ColumnType type) {
        List<String> arguments = List.of();
        int dimensions = 0;
        for (Suffix suffix : type.suffixes()) {
            switch (suffix) {
                case Arguments written -> arguments = texts(written);
                case Dimension ignored -> dimensions++;
            }
        }
        Optional<String> schema = type.schema().map(name -> name.text());
        return new DataType(schema, type.name().text(), arguments, dimensions);
    }

    private static List<String> texts(Arguments arguments) {
        List<String> texts = new ArrayList<>(arguments.values().size());
        for (Argument argument : arguments.values()) {
            texts.add(argument.text());
        }
        return texts;
    }
}

package org.nself.testkit;

import java.util.Optional;
import org.nself.schema.Column;
import org.nself.schema.DataType;
import org.nself.schema.DefaultValue;

/** Assertions about a column; {@link #and()} leads back to its table. */
public final class ColumnAssert extends FactAssert<ColumnAssert, Column> {

    private final TableAssert table;

    ColumnAssert(Column actual, TableAssert table) {
        super(actual, ColumnAssert.class);
        this.table = table;
    }

    /** Back to the table. */
    public TableAssert and() {
        return table;
    }

    /** Another column of the same table. */
    public ColumnAssert withColumn(String name) {
        return table.withColumn(name);
    }

    /** Is of that type, however it is written: {@code varchar(20)} is {@code character varying(20)}. */
    public ColumnAssert ofType(String type) {
        Optional<DataType> wanted = table.database().found().type(type);
        if (!wanted.equals(Optional.of(actual.type()))) {
            throw failure(Facts.expected(name() + " of type "
                            + wanted.map(DataType::toString).orElse(type))
                    .butWas(actual.type().toString())
                    .likelyMistake(
                            wanted.isPresent() ? Optional.empty() : Optional.of("the server has no type " + type)));
        }
        return this;
    }

    /** Is never null. */
    public ColumnAssert notNull() {
        if (actual.nullable()) {
            throw failure(Facts.expected(name() + " not null").butWas("nullable"));
        }
        return this;
    }

    /** May be null. */
    public ColumnAssert nullable() {
        if (!actual.nullable()) {
            throw failure(Facts.expected(name() + " nullable").butWas("not null"));
        }
        return this;
    }

    /** Has that default, in the server's words and with namespaces: {@code now()}, {@code 'draft'::public.status}. */
    public ColumnAssert withDefault(String expression) {
        Optional<String> found = actual.defaultValue().map(ColumnAssert::text);
        if (!found.equals(Optional.of(expression))) {
            throw failure(Facts.expected(name() + " with the default " + expression)
                    .butWas(found.orElse("no default"))
                    .likelyMistake(numbered()));
        }
        return this;
    }

    /** Has no default, and does not number its rows. */
    public ColumnAssert withoutDefault() {
        if (actual.defaultValue().isPresent() || actual.increment().isPresent()) {
            throw failure(Facts.expected(name() + " without default")
                    .butWas(actual.defaultValue().map(ColumnAssert::text).orElse("it numbers its rows")));
        }
        return this;
    }

    /** Numbers its rows: an identity or a serial. */
    public ColumnAssert incrementing() {
        if (actual.increment().isEmpty()) {
            throw failure(Facts.expected(name() + " to number its rows")
                    .butWas(actual.defaultValue().map(ColumnAssert::text).orElse("no default")));
        }
        return this;
    }

    /** Is computed from other columns. */
    public ColumnAssert generated() {
        if (actual.generated().isEmpty()) {
            throw failure(Facts.expected(name() + " generated").butWas("a column like any other"));
        }
        return this;
    }

    private String name() {
        return table.actual().name() + "." + actual.name();
    }

    private Optional<String> numbered() {
        return actual.increment().map(increment -> "it numbers its rows: incrementing()");
    }

    private static String text(DefaultValue value) {
        return switch (value) {
            case DefaultValue.Text text -> text.value();
            case DefaultValue.Numeric number -> number.digits();
            case DefaultValue.Truth truth -> String.valueOf(truth.value());
            case DefaultValue.Expression expression -> expression.sql();
        };
    }
}

package org.nself.dbml.write;

import static org.nself.dbml.write.SchemaDocument.annotation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.nself.dbml.document.AnnotationName;
import org.nself.dbml.document.AnnotationValues;
import org.nself.dbml.document.ExclusionText;
import org.nself.dbml.document.SequenceText;
import org.nself.dbml.syntax.Annotation;
import org.nself.schema.Column;
import org.nself.schema.Deferral;
import org.nself.schema.Enforcement;
import org.nself.schema.Increment;
import org.nself.schema.KeyOptions;
import org.nself.schema.Parameter;
import org.nself.schema.QualifiedName;
import org.nself.schema.ReferenceOptions;
import org.nself.schema.Table;

/** What DBML cannot say, as annotations; nothing is said of what goes without saying. */
final class Annotated {

    private final List<Annotation> annotations = new ArrayList<>();

    private Annotated() {}

    static List<Annotation> column(Column column) {
        Annotated said = new Annotated();
        column.increment().ifPresent(said::increment);
        column.generated()
                .ifPresent(generated -> said.add(
                        generated.stored() ? AnnotationName.GENERATED : AnnotationName.VIRTUAL,
                        generated.expression()));
        column.options().collation().ifPresent(name -> said.add(AnnotationName.COLLATION, collation(name)));
        column.options().storage().ifPresent(storage -> said.add(AnnotationName.STORAGE, storage));
        column.options().compression().ifPresent(method -> said.add(AnnotationName.COMPRESSION, method));
        column.options()
                .notNullName()
                .ifPresent(name -> said.add(AnnotationName.NOT_NULL_NAME, AnnotationValues.written(name)));
        return said.annotations;
    }

    static List<Annotation> table(Table table) {
        Annotated said = new Annotated();
        said.flag(AnnotationName.UNLOGGED, table.options().unlogged());
        said.parameters(table.options().parameters());
        table.exclusions().forEach(exclusion -> said.add(AnnotationName.EXCLUDE, ExclusionText.written(exclusion)));
        return said.annotations;
    }

    static List<Annotation> key(KeyOptions options) {
        Annotated said = new Annotated();
        said.included(options.included());
        said.nulls(options.nullsNotDistinct());
        said.flag(AnnotationName.WITHOUT_OVERLAPS, options.withoutOverlaps());
        said.deferral(options.deferral());
        said.parameters(options.parameters());
        return said.annotations;
    }

    static List<Annotation> index(List<String> included, boolean nullsNotDistinct, List<Parameter> parameters) {
        Annotated said = new Annotated();
        said.included(included);
        said.nulls(nullsNotDistinct);
        said.parameters(parameters);
        return said.annotations;
    }

    static List<Annotation> reference(ReferenceOptions options) {
        Annotated said = new Annotated();
        if (options.matchFull()) {
            said.add(AnnotationName.MATCH, "full");
        }
        if (!options.setColumns().isEmpty()) {
            said.add(AnnotationName.DELETE_COLUMNS, names(options.setColumns()));
        }
        said.flag(AnnotationName.PERIOD, options.period());
        said.deferral(options.deferral());
        said.annotations.addAll(enforcement(options.enforcement()));
        return said.annotations;
    }

    static List<Annotation> enforcement(Enforcement enforcement) {
        return switch (enforcement) {
            case VALID -> List.of();
            case NOT_VALID -> List.of(annotation(AnnotationName.NOT_VALID, ""));
            case NOT_ENFORCED -> List.of(annotation(AnnotationName.NOT_ENFORCED, ""));
        };
    }

    private void increment(Increment increment) {
        switch (increment) {
            case Increment.Any ignored -> {}
            case Increment.Identity identity -> add(AnnotationName.IDENTITY, SequenceText.written(identity));
            case Increment.Serial serial ->
                add(
                        AnnotationName.SERIAL,
                        serial.sequence().map(SequenceText::written).orElse(""));
        }
    }

    /** A name alone is one of PostgreSQL's own. */
    private static String collation(QualifiedName name) {
        return name.namespace().equals("pg_catalog")
                ? AnnotationValues.written(name.name())
                : AnnotationValues.written(name.namespace()) + "." + AnnotationValues.written(name.name());
    }

    private void included(List<String> columns) {
        if (!columns.isEmpty()) {
            add(AnnotationName.INCLUDE, names(columns));
        }
    }

    private void nulls(boolean notDistinct) {
        if (notDistinct) {
            add(AnnotationName.NULLS, "not distinct");
        }
    }

    private void parameters(List<Parameter> parameters) {
        if (!parameters.isEmpty()) {
            add(AnnotationName.WITH, AnnotationValues.writtenParameters(parameters));
        }
    }

    private void deferral(Deferral deferral) {
        Optional<String> value = switch (deferral) {
            case NOT_DEFERRABLE -> Optional.empty();
            case INITIALLY_IMMEDIATE -> Optional.of("");
            case INITIALLY_DEFERRED -> Optional.of("initially deferred");
        };
        value.ifPresent(text -> add(AnnotationName.DEFERRABLE, text));
    }

    private void flag(AnnotationName name, boolean said) {
        if (said) {
            add(name, "");
        }
    }

    private void add(AnnotationName name, String value) {
        annotations.add(annotation(name, value));
    }

    private static String names(List<String> names) {
        return names.stream().map(AnnotationValues::written).collect(Collectors.joining(", "));
    }
}

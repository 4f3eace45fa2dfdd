package org.nself.dbml.bind;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.nself.dbml.bind.Relations.Relation;
import org.nself.dbml.document.AnnotationName;
import org.nself.dbml.document.AnnotationValues;
import org.nself.dbml.document.ExclusionText;
import org.nself.dbml.document.SequenceText;
import org.nself.dbml.syntax.Annotation;
import org.nself.dbml.syntax.Code;
import org.nself.dbml.syntax.Findings;
import org.nself.schema.ColumnOptions;
import org.nself.schema.Deferral;
import org.nself.schema.Enforcement;
import org.nself.schema.Exclusion;
import org.nself.schema.ForeignKey.Action;
import org.nself.schema.Generated;
import org.nself.schema.Increment;
import org.nself.schema.KeyOptions;
import org.nself.schema.Parameter;
import org.nself.schema.QualifiedName;
import org.nself.schema.ReferenceOptions;
import org.nself.schema.Sequence;
import org.nself.schema.TableOptions;

/** What annotations say, as the schema holds it. The form of their values was checked when they were read. */
final class Said {

    private static final String BUILT_IN = "pg_catalog";

    private final List<Annotation> annotations;
    private final Findings findings;

    Said(List<Annotation> annotations, Findings findings) {
        this.annotations = annotations;
        this.findings = findings;
    }

    Optional<Generated> generated() {
        Optional<Generated> stored = value(AnnotationName.GENERATED).map(expression -> new Generated(expression, true));
        Optional<Generated> virtual = value(AnnotationName.VIRTUAL).map(expression -> new Generated(expression, false));
        if (stored.isPresent() && virtual.isPresent()) {
            refuse(
                    AnnotationName.VIRTUAL,
                    "a column is computed when it is stored or when it is read, not both",
                    "leave one of generated and virtual");
        }
        return stored.or(() -> virtual);
    }

    /** @param increments whether the column has the setting */
    Optional<Increment> increment(boolean increments) {
        Optional<Annotation> serial = find(AnnotationName.SERIAL);
        Optional<Annotation> identity = find(AnnotationName.IDENTITY);
        if (serial.isPresent() && identity.isPresent()) {
            refuse(AnnotationName.IDENTITY, "a column numbers its rows in one way", "leave one of serial and identity");
        }
        if (serial.isPresent() && !increments) {
            refuse(
                    AnnotationName.SERIAL,
                    "\"serial\" says how a column that increments numbers its rows",
                    "add increment to its settings");
        }
        if (identity.isPresent()) {
            return SequenceText.identity(identity.get().value()).map(Increment.class::cast);
        }
        if (serial.isPresent()) {
            boolean named = !serial.get().setting() || !serial.get().value().equals("true");
            Optional<Sequence> sequence =
                    named ? SequenceText.sequence(serial.get().value()) : Optional.empty();
            return Optional.of(sequence.<Increment>map(own -> new Increment.Serial(Optional.of(own)))
                    .orElse(Increment.SERIAL));
        }
        return increments ? Optional.of(Increment.ANY) : Optional.empty();
    }

    ColumnOptions columnOptions() {
        if (annotations.isEmpty()) {
            return ColumnOptions.NONE;
        }
        return new ColumnOptions(
                value(AnnotationName.COLLATION).flatMap(Said::collation),
                value(AnnotationName.STORAGE).map(Said::lower),
                value(AnnotationName.COMPRESSION).map(Said::lower),
                value(AnnotationName.NOT_NULL_NAME)
                        .flatMap(AnnotationValues::name)
                        .map(QualifiedName::name));
    }

    /** A name alone is one of PostgreSQL's own. */
    private static Optional<QualifiedName> collation(String value) {
        List<String> alone = AnnotationValues.names(value);
        return alone.size() == 1
                ? Optional.of(new QualifiedName(BUILT_IN, alone.getFirst()))
                : AnnotationValues.name(value);
    }

    TableOptions tableOptions() {
        return annotations.isEmpty() ? TableOptions.NONE : new TableOptions(has(AnnotationName.UNLOGGED), parameters());
    }

    List<Parameter> parameters() {
        return value(AnnotationName.WITH).flatMap(AnnotationValues::parameters).orElse(List.of());
    }

    List<Exclusion> exclusions() {
        if (annotations.isEmpty()) {
            return List.of();
        }
        return annotations.stream()
                .filter(annotation -> annotation.name().equals(AnnotationName.EXCLUDE.word()))
                .flatMap(annotation -> ExclusionText.read(annotation.value()).stream())
                .toList();
    }

    KeyOptions keyOptions(List<String> columns) {
        if (annotations.isEmpty()) {
            return KeyOptions.NONE;
        }
        needsTwo(AnnotationName.WITHOUT_OVERLAPS, columns);
        return new KeyOptions(
                nullsAreEqual(),
                value(AnnotationName.INCLUDE).map(AnnotationValues::names).orElse(List.of()),
                deferral(),
                has(AnnotationName.WITHOUT_OVERLAPS),
                parameters());
    }

    boolean nullsAreEqual() {
        return value(AnnotationName.NULLS)
                .filter(value -> lower(value).startsWith("not"))
                .isPresent();
    }

    ReferenceOptions referenceOptions(Relation relation) {
        if (annotations.isEmpty()) {
            return ReferenceOptions.NONE;
        }
        needsTwo(AnnotationName.PERIOD, relation.from().columns());
        return new ReferenceOptions(
                has(AnnotationName.MATCH), setColumns(relation), deferral(), has(AnnotationName.PERIOD), enforcement());
    }

    private List<String> setColumns(Relation relation) {
        List<String> names = value(AnnotationName.DELETE_COLUMNS)
                .map(AnnotationValues::names)
                .orElse(List.of());
        if (relation.onDelete() != Action.SET_NULL && relation.onDelete() != Action.SET_DEFAULT) {
            refuse(
                    AnnotationName.DELETE_COLUMNS,
                    "this relation sets no columns when a row is deleted",
                    "add delete: set null or delete: set default to its settings");
        }
        for (String name : names) {
            if (!relation.from().columns().contains(name)) {
                refuse(
                        AnnotationName.DELETE_COLUMNS,
                        "\"" + name + "\" is none of the columns that refer to "
                                + relation.to().table().name(),
                        "name some of " + String.join(", ", relation.from().columns()));
            }
        }
        return names;
    }

    /** What is about the last column asks for another before it. */
    private void needsTwo(AnnotationName name, List<String> columns) {
        if (columns.size() < 2) {
            refuse(
                    name,
                    "\"" + name.word() + "\" is about the last of several columns; here is one",
                    "name the columns that the range belongs to before it");
        }
    }

    Enforcement enforcement() {
        boolean notEnforced = has(AnnotationName.NOT_ENFORCED);
        boolean notValid = has(AnnotationName.NOT_VALID);
        if (notEnforced && notValid) {
            refuse(
                    AnnotationName.NOT_ENFORCED,
                    "what holds for no row does not hold for those that are written from now on",
                    "leave one of not_valid and not_enforced");
        }
        return notEnforced ? Enforcement.NOT_ENFORCED : notValid ? Enforcement.NOT_VALID : Enforcement.VALID;
    }

    boolean has(AnnotationName name) {
        return Remarks.has(annotations, name);
    }

    private Deferral deferral() {
        return value(AnnotationName.DEFERRABLE)
                .map(value -> value.toLowerCase(Locale.ROOT).endsWith("deferred")
                        ? Deferral.INITIALLY_DEFERRED
                        : Deferral.INITIALLY_IMMEDIATE)
                .orElse(Deferral.NOT_DEFERRABLE);
    }

    private static String lower(String value) {
        return value.strip().toLowerCase(Locale.ROOT);
    }

    private Optional<Annotation> find(AnnotationName name) {
        return Remarks.find(annotations, name);
    }

    private Optional<String> value(AnnotationName name) {
        return Remarks.value(annotations, name);
    }

    /** Complains about an annotation that is there. */
    void refuse(AnnotationName name, String message, String hint) {
        find(name).ifPresent(annotation -> findings.add(Code.INVALID_ANNOTATION, annotation.span(), message, hint));
    }
}

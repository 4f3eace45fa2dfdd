package org.nself;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.nself.diff.Intents;
import org.nself.schema.Diagnostic;
import org.nself.schema.Diagnostic.Severity;
import org.nself.schema.Place;
import org.nself.schema.QualifiedName;
import org.nself.schema.Schema;
import org.nself.schema.SourceFile;
import org.nself.schema.Subject;
import org.nself.spi.Dialect;
import org.nself.spi.HistoryEntry;
import org.nself.spi.Problem;
import org.nself.spi.Reading;
import org.nself.spi.SchemaReader;

/** The schema that is wanted: its files now, its meaning when it is needed. */
final class DesiredSchema {

    private final SchemaSource source;
    private final SourceFile main;
    private final Map<String, List<String>> lines = new HashMap<>();
    private @Nullable Reading reading;

    private DesiredSchema(SchemaSource source) {
        this.source = source;
        this.main = source.read();
    }

    /** Reads the main file and nothing else. */
    static DesiredSchema of(SchemaSource source) {
        return new DesiredSchema(source);
    }

    String name() {
        return source.toString();
    }

    /** Whether these are the files that the history remembers, found without parsing any. */
    boolean isAppliedBy(HistoryEntry entry) {
        if (!entry.hashes().getFirst().equals(main.hash())) {
            return false;
        }
        for (int module = 1; module < entry.sources().size(); module++) {
            Optional<SourceFile> file = source.modules().find(entry.sources().get(module));
            if (file.isEmpty() || !file.get().hash().equals(entry.hashes().get(module))) {
                return false;
            }
        }
        return true;
    }

    Schema schema() {
        return reading().schema().orElseThrow();
    }

    /** What the author says about the way to the schema. */
    Intents intents() {
        return reading().intents();
    }

    List<SourceFile> files() {
        return reading().sources();
    }

    List<String> hashes() {
        return files().stream().map(SourceFile::hash).toList();
    }

    List<Diagnostic> warnings() {
        return reading().diagnostics().stream()
                .filter(diagnostic -> diagnostic.severity() == Severity.WARNING)
                .toList();
    }

    /** All that there is to say about the schema before it meets a database, file by file, in source order. */
    List<Diagnostic> check(Dialect dialect) {
        Reading read = read();
        Allowances allowances = new Allowances(read.allowances());
        List<Diagnostic> all = new ArrayList<>(read.diagnostics());
        all.removeIf(found -> allowances.silence(found, Optional.empty()));
        if (read.schema().isPresent()) {
            reading = read;
            for (Problem problem : dialect.check(read.schema().get())) {
                Diagnostic found = diagnostic(problem);
                if (!allowances.silence(found, placeOfTable(problem.subject()))) {
                    all.add(found);
                }
            }
            allowances
                    .needless(reader().remarks(), dialect.remarks())
                    .forEach(needless -> all.add(diagnostic(
                            "NS1205",
                            Severity.WARNING,
                            needless.said(),
                            needless.message(),
                            Optional.of(needless.hint()))));
        }
        List<String> order = read.sources().stream().map(SourceFile::name).toList();
        all.sort(Comparator.<Diagnostic>comparingInt(
                        found -> order.indexOf(found.place().file()))
                .thenComparingInt(found -> found.place().line())
                .thenComparingInt(found -> found.place().column()));
        return List.copyOf(all);
    }

    /** What was declared before, from the files that the history kept. */
    Optional<Schema> earlier(List<SourceFile> files) {
        if (files.isEmpty()) {
            return Optional.of(Schema.empty());
        }
        SchemaReader.Modules modules =
                name -> files.stream().filter(file -> file.name().equals(name)).findFirst();
        return reader().read(files.getFirst(), modules).schema();
    }

    /** The namespaces to look at: those that were asked for, which must cover those that the schema names. */
    Set<String> namespaces(Set<String> askedFor) {
        List<Problem> outside = new ArrayList<>();
        Set<String> named = new TreeSet<>();
        schema().namespaces().forEach(namespace -> named.add(namespace.name()));
        schema().enums().forEach(type -> {
            named.add(type.name().namespace());
            outside(type.name(), new Subject.OfEnum(type.name()), askedFor).ifPresent(outside::add);
        });
        schema().sequences().forEach(sequence -> {
            named.add(sequence.name().namespace());
            outside(sequence.name(), new Subject.OfSequence(sequence.name()), askedFor)
                    .ifPresent(outside::add);
        });
        schema().tables().forEach(table -> {
            named.add(table.name().namespace());
            outside(table.name(), new Subject.OfTable(table.name()), askedFor).ifPresent(outside::add);
        });
        refuse(outside);
        if (!askedFor.isEmpty()) {
            return askedFor;
        }
        return named.isEmpty() ? Set.of(QualifiedName.DEFAULT_NAMESPACE) : named;
    }

    private static Optional<Problem> outside(QualifiedName name, Subject subject, Set<String> askedFor) {
        return askedFor.isEmpty() || askedFor.contains(name.namespace())
                ? Optional.empty()
                : Optional.of(new Problem(
                        "NS2901",
                        subject,
                        name + " lies in the schema " + name.namespace() + ", which nself was not asked to manage",
                        Optional.of("add it to Nself.builder().namespaces(…), or leave that call out")));
    }

    /** Throws when there is any problem, each at the place of its subject. */
    void refuse(Collection<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new InvalidSchemaException(
                    name(), problems.stream().map(this::diagnostic).toList());
        }
    }

    private Diagnostic diagnostic(Problem problem) {
        return diagnostic(
                problem.code(), problem.severity(), place(problem.subject()), problem.message(), problem.hint());
    }

    private Diagnostic diagnostic(String code, Severity severity, Place place, String message, Optional<String> hint) {
        List<String> ofFile = lines.computeIfAbsent(
                place.file(),
                name -> files().stream()
                        .filter(file -> file.name().equals(name))
                        .findFirst()
                        .map(file -> file.text().lines().toList())
                        .orElse(List.of()));
        String line = place.line() <= ofFile.size() ? ofFile.get(place.line() - 1) : "";
        return new Diagnostic(code, severity, place, line, message, hint);
    }

    /** Where the subject is declared, else the table it belongs to, else the beginning of the file. */
    private Place place(Subject subject) {
        return reading()
                .places()
                .find(subject)
                .or(() -> placeOfTable(subject))
                .orElse(new Place(main.name(), 1, 1, 1, 1));
    }

    /** Where the table is declared that the subject belongs to. */
    private Optional<Place> placeOfTable(Subject subject) {
        Optional<QualifiedName> table = switch (subject) {
            case Subject.OfColumn column -> Optional.of(column.table());
            case Subject.OfConstraint constraint -> Optional.of(constraint.table());
            case Subject.OfIndex index -> Optional.of(index.table());
            case Subject.OfTable ignored -> Optional.empty();
            case Subject.OfEnum ignored -> Optional.empty();
            case Subject.OfEnumValue ignored -> Optional.empty();
            case Subject.OfSequence ignored -> Optional.empty();
            case Subject.OfNamespace ignored -> Optional.empty();
            case Subject.OfDependent ignored -> Optional.empty();
        };
        return table.flatMap(name -> reading().places().find(new Subject.OfTable(name)));
    }

    private SchemaReader reader() {
        return Providers.reader(source, main.name());
    }

    private Reading read() {
        return reader().read(main, source.modules());
    }

    private Reading reading() {
        if (reading == null) {
            Reading read = read();
            if (read.schema().isEmpty()) {
                throw new InvalidSchemaException(name(), read.diagnostics());
            }
            reading = read;
        }
        return reading;
    }
}

package org.nself;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.nself.migration.Header;
import org.nself.migration.Migration;
import org.nself.migration.Migrations;
import org.nself.schema.Diagnostic;
import org.nself.schema.Diagnostic.Severity;
import org.nself.schema.Place;
import org.nself.schema.SourceFile;
import org.nself.spi.Dialect;

/** Looks at every file of a directory of migrations, and runs none. */
final class Validator {

    private final Dialect dialect;

    /** What a file is taken for in which a person has written nothing yet. */
    private final List<String> placeholders;

    Validator(Dialect dialect) {
        this.dialect = dialect;
        this.placeholders = Stream.of("SELECT 1;", "select 1;")
                .map(text -> dialect.read(new SourceFile("", text)).checksum())
                .toList();
    }

    Validation validate(MigrationSource source) {
        Migrations migrations = source.read();
        List<Diagnostic> diagnostics = new ArrayList<>(migrations.diagnostics());
        Snapshots.fork(migrations.all()).ifPresent(diagnostics::add);
        migrations.all().forEach(migration -> diagnostics.addAll(look(migration)));
        source.index().ifPresent(index -> diagnostics.addAll(index.check(migrations, dialect::read)));
        return new Validation(migrations.all().size(), diagnostics);
    }

    private List<Diagnostic> look(Migration migration) {
        List<Diagnostic> found = new ArrayList<>(dialect.read(migration.up()).diagnostics());
        migration.down().ifPresent(down -> {
            found.addAll(Header.of(down).diagnostics());
            found.addAll(dialect.read(down).diagnostics());
        });
        if (migration.down().isEmpty()) {
            found.add(remark(
                    "NS4019",
                    migration.up(),
                    migration + " has no down.sql, or an empty one, so it cannot be taken back",
                    "write what undoes it, if anything can"));
        } else if (isPlaceholder(migration.up())
                && isPlaceholder(migration.down().get())) {
            found.add(remark(
                    "NS4018",
                    migration.up(),
                    migration + " says SELECT 1 in both of its files and nothing else",
                    "write the change there, or delete the folder"));
        }
        return found;
    }

    private boolean isPlaceholder(SourceFile file) {
        return placeholders.contains(dialect.read(file).checksum());
    }

    private static Diagnostic remark(String code, SourceFile file, String message, String hint) {
        return new Diagnostic(
                code, Severity.INFORMATION, new Place(file.name(), 1, 1, 1, 1), "", message, Optional.of(hint));
    }
}

package org.nself.dbml;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.nself.dbml.bind.Binder;
import org.nself.dbml.syntax.Code;
import org.nself.diff.Intents;
import org.nself.schema.Diagnostic;
import org.nself.schema.SourceFile;
import org.nself.spi.Reading;
import org.nself.spi.SampleRows;
import org.nself.spi.SchemaReader;

/** Reads DBML. Found by {@link java.util.ServiceLoader}; applications need not name it. Stateless and thread-safe. */
public final class DbmlReader implements SchemaReader {

    /** For {@link java.util.ServiceLoader}. */
    public DbmlReader() {}

    @Override
    public boolean reads(String fileName) {
        return fileName.toLowerCase(Locale.ROOT).endsWith(".dbml");
    }

    @Override
    public Reading read(SourceFile main, Modules modules) {
        Binder.Bound bound = Binder.bind(main, modules);
        List<Diagnostic> diagnostics = bound.diagnostics();
        return diagnostics.stream().anyMatch(Diagnostic::isError)
                ? new Reading(
                        Optional.empty(),
                        diagnostics,
                        bound.sources(),
                        Reading.Places.NONE,
                        Intents.NONE,
                        bound.allowances())
                : new Reading(
                        Optional.of(bound.schema()),
                        diagnostics,
                        bound.sources(),
                        bound.places(),
                        bound.intents(),
                        bound.allowances());
    }

    @Override
    public Set<String> remarks() {
        return Arrays.stream(Code.values())
                .filter(code -> code.severity() == Diagnostic.Severity.INFORMATION)
                .map(Code::number)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public List<SampleRows> rows(SourceFile main, Modules modules) {
        return Binder.rows(main, modules);
    }
}

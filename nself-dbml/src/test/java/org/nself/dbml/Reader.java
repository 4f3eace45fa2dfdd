package org.nself.dbml;

import java.util.stream.Collectors;
import org.nself.schema.Diagnostic;
import org.nself.schema.Schema;
import org.nself.schema.SourceFile;
import org.nself.schema.Table;
import org.nself.spi.Reading;
import org.nself.spi.SchemaReader.Modules;

/** Reads texts the way tests want them read. */
final class Reader {

    private Reader() {}

    static Reading read(String dbml) {
        return new DbmlReader().read(new SourceFile("schema.dbml", dbml), Modules.NONE);
    }

    static Schema schema(String dbml) {
        return read(dbml).schema().orElseThrow(() -> new AssertionError(diagnostics(dbml)));
    }

    static Table table(String dbml) {
        return schema(dbml).tables().getFirst();
    }

    static String diagnostics(String dbml) {
        return read(dbml).diagnostics().stream().map(Diagnostic::toString).collect(Collectors.joining("\n\n"));
    }
}

package org.nself.dbml;

import java.util.List;
import org.nself.InvalidSchemaException;
import org.nself.dbml.syntax.Findings;
import org.nself.dbml.syntax.Lexer;
import org.nself.dbml.syntax.Parser;
import org.nself.dbml.syntax.Source;
import org.nself.dbml.write.Layout;
import org.nself.schema.Diagnostic;
import org.nself.schema.SourceFile;

/**
 * Lays DBML out in one way: two spaces a level, one statement a line, one space where space is, at most one empty line.
 * Comments, empty lines, quotes and texts stay as the author wrote them, and so does the meaning. Formatting what is
 * formatted changes nothing. Stateless and thread-safe.
 */
public final class DbmlFormatter {

    private DbmlFormatter() {}

    /**
     * The same file, laid out, with line feeds as line ends.
     *
     * @throws InvalidSchemaException when the text cannot be read as DBML; names that do not exist are no matter
     */
    public static String format(SourceFile file) {
        Findings findings = new Findings(new Source(file));
        new Parser(new Lexer(file.text(), findings), findings).read(element -> {});
        List<Diagnostic> diagnostics = findings.inSourceOrder();
        if (findings.hasErrors()) {
            throw new InvalidSchemaException(file.name(), diagnostics);
        }
        return Layout.of(file.text());
    }
}

package org.nself.dbml.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.nself.dbml.document.AnnotationName.Target;
import org.nself.dbml.document.Document.CheckEntry;
import org.nself.dbml.syntax.Code;
import org.nself.dbml.syntax.Element;
import org.nself.dbml.syntax.Expression;
import org.nself.dbml.syntax.Field;
import org.nself.dbml.syntax.Findings;
import org.nself.dbml.syntax.Statement;
import org.nself.dbml.syntax.Token.Kind;

/** Reads {@code checks { `price > 0` [name: 'positive_price'] }}. */
final class CheckReader {

    private CheckReader() {}

    static List<CheckEntry> read(Element block, Findings findings) {
        if (!new Form(block, "a block of checks", findings)
                .noName()
                .noAlias()
                .noSettings()
                .hasBlock()) {
            return List.of();
        }
        List<CheckEntry> checks = new ArrayList<>();
        for (Statement statement : block.body()) {
            if (statement instanceof Field field
                    && field.width() == 1
                    && field.first() instanceof Expression.Literal literal
                    && literal.is(Kind.EXPRESSION)) {
                Settings settings = Settings.pointingAtNames(field.settingsOrNone(), findings);
                settings.onlyKnown(Set.of("name"), "a check");
                checks.add(new CheckEntry(
                        settings.text("name"),
                        literal.text(),
                        new AnnotationReader(findings).read(field.annotations(), Target.CHECK),
                        literal.start(),
                        literal.end()));
            } else if (!(statement instanceof Field field && field.isBroken())) {
                findings.add(
                        Code.INVALID_CHECK,
                        statement.span(),
                        "a check is an expression in backticks",
                        "write `price > 0` [name: 'positive_price']");
            }
        }
        return List.copyOf(checks);
    }
}

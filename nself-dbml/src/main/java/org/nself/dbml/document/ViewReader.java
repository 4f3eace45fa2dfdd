package org.nself.dbml.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.nself.dbml.document.Document.TableName;
import org.nself.dbml.document.Document.View;
import org.nself.dbml.document.Document.ViewBlock;
import org.nself.dbml.syntax.Code;
import org.nself.dbml.syntax.Element;
import org.nself.dbml.syntax.Expression;
import org.nself.dbml.syntax.Expression.Name;
import org.nself.dbml.syntax.Field;
import org.nself.dbml.syntax.Findings;
import org.nself.dbml.syntax.Span;
import org.nself.dbml.syntax.Statement;
import org.nself.dbml.syntax.Suggestions;
import org.nself.dbml.syntax.Token.Kind;

/** Reads {@code DiagramView name { Tables { … } Notes { … } TableGroups { … } Schemas { … } }}. */
final class ViewReader {

    private static final List<String> BLOCKS =
            Stream.of(ViewBlock.Kind.values()).map(ViewBlock.Kind::word).toList();

    private final Findings findings;

    ViewReader(Findings findings) {
        this.findings = findings;
    }

    Optional<View> read(Element element) {
        Form form = new Form(element, "a diagram view", findings).noAlias();
        Optional<Name> name = form.requiredName("DiagramView billing { … }");
        new Settings(element.settingsOrNone(), findings).onlyKnown(Set.of(), "a diagram view");
        if (!form.hasBlock()) {
            return Optional.empty();
        }
        boolean everything = false;
        List<ViewBlock> blocks = new ArrayList<>();
        for (Statement statement : element.body()) {
            if (statement instanceof Element block) {
                block(block).ifPresent(blocks::add);
            } else if (statement instanceof Field field && isStar(field.first())) {
                everything = true;
            } else if (!(statement instanceof Field field && field.isBroken())) {
                invalid(statement.span(), "a view holds blocks", "write Tables { users }, or * for everything");
            }
        }
        boolean all = everything;
        return name.map(known -> new View(known, all, List.copyOf(blocks), element.span()));
    }

    private static boolean isStar(Expression expression) {
        return expression instanceof Expression.Literal literal && literal.is(Kind.STAR);
    }

    private void invalid(Span span, String message, String hint) {
        findings.add(Code.INVALID_VIEW, span, message, hint);
    }

    private Optional<ViewBlock> block(Element block) {
        Optional<ViewBlock.Kind> kind = Stream.of(ViewBlock.Kind.values())
                .filter(known -> block.is(known.word()))
                .findFirst();
        if (kind.isEmpty()) {
            invalid(
                    block.kind().span(),
                    "a view has no block \"" + block.kind().text() + "\"",
                    Suggestions.hint(block.kind().text(), BLOCKS)
                            .orElse("it has Tables, Notes, TableGroups and Schemas"));
            return Optional.empty();
        }
        if (!new Form(block, "a block of a view", findings)
                .noName()
                .noAlias()
                .noSettings()
                .hasBlock(block.bodySpan())) {
            return Optional.empty();
        }
        boolean everything = false;
        List<TableName> items = new ArrayList<>();
        for (Statement statement : block.body()) {
            if (!(statement instanceof Field field)) {
                invalid(statement.span(), "a block of a view lists names", "write one name a line");
                continue;
            }
            if (isStar(field.first())) {
                everything = true;
            } else {
                item(field).ifPresent(items::add);
            }
        }
        duplicates(items);
        if (everything && !items.isEmpty()) {
            findings.add(
                    Code.NEEDLESS_ITEMS,
                    block.span(),
                    "the star shows everything, so the names beside it say nothing",
                    "leave either the star or the names");
        }
        return Optional.of(new ViewBlock(kind.get(), everything, List.copyOf(items), block.span()));
    }

    private Optional<TableName> item(Field field) {
        Optional<List<Name>> path = Names.path(field.first());
        if (!field.isBroken() && (path.isEmpty() || field.parts().size() > 1)) {
            Expression wrong = path.isEmpty() ? field.first() : field.parts().get(1);
            invalid(wrong.span(), "a block of a view lists names", "write one name a line");
        }
        return path.map(names -> new TableName(names, field.first().span()));
    }

    private void duplicates(List<TableName> items) {
        Map<String, Integer> counts = new HashMap<>();
        items.forEach(item -> counts.merge(Names.qualified(item.path()).toString(), 1, Integer::sum));
        items.stream()
                .filter(item -> counts.getOrDefault(Names.qualified(item.path()).toString(), 0) > 1)
                .forEach(item -> findings.add(
                        Code.INVALID_VIEW, item.span(), "this name stands here more than once", "leave one of them"));
    }
}

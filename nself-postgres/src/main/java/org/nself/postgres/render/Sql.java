package org.nself.postgres.render;

import java.util.List;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.QueryPart;
import org.jooq.SQLDialect;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.nself.schema.QualifiedName;

/**
 * Text from templates, with names and literals put in by jOOQ so that they are quoted by construction. The layout is
 * ours, for reviewers; jOOQ's own statements would be laid out otherwise and leave reserved words unquoted.
 */
final class Sql {

    private final DSLContext context;

    Sql() {
        this.context = QuietJooq.context(
                SQLDialect.POSTGRES,
                new Settings()
                        .withRenderQuotedNames(RenderQuotedNames.EXPLICIT_DEFAULT_UNQUOTED)
                        .withRenderFormatted(false));
    }

    /**
     * A template with {@code {0}}, {@code {1}} … replaced by parts. The template is ours and holds nothing that jOOQ
     * reads otherwise; whatever comes from a schema comes as a part.
     */
    String render(String template, QueryPart... parts) {
        return context.renderInlined(DSL.sql(template, parts));
    }

    /** A name without its namespace. */
    Name name(String name) {
        return Keywords.needsQuotes(name) ? DSL.quotedName(name) : DSL.unquotedName(name);
    }

    /** A name with its namespace, unless that is where everyone looks. */
    Name name(QualifiedName name) {
        return name.namespace().equals(QualifiedName.DEFAULT_NAMESPACE)
                ? name(name.name())
                : DSL.name(name(name.namespace()), name(name.name()));
    }

    /** {@code a, b, c}. */
    QueryPart names(List<String> names) {
        return DSL.list(names.stream().map(this::name).toArray(Name[]::new));
    }

    /** A string literal. */
    QueryPart literal(String value) {
        return text("'" + value.replace("'", "''") + "'");
    }

    /** What the author wrote, or what was rendered before, as it is: jOOQ does not look into it. */
    QueryPart text(String sql) {
        return DSL.raw(sql);
    }

    QueryPart lines(Stream<String> lines) {
        return text(String.join(",\n    ", lines.toList()));
    }
}

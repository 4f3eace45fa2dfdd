package org.nself.dbml.syntax;

import java.util.List;
import java.util.Optional;

/**
 * Something with a body: {@code kind name as alias [settings] { … }} or {@code kind name: …}.
 *
 * @param kind the word that says what it is
 * @param target the second word of {@code Metadata Table users}
 * @param body what stands between braces, or the one field after a colon
 * @param simple whether the body stands after a colon
 */
public record Element(
        Token kind,
        Optional<Token> target,
        Optional<Expression> name,
        Optional<Expression> alias,
        Optional<Expression.SettingList> settings,
        List<Statement> body,
        boolean simple,
        Span bodySpan,
        List<Annotation> annotations,
        Span span)
        implements Statement {

    public Element withAnnotations(List<Annotation> others) {
        return new Element(kind, target, name, alias, settings, body, simple, bodySpan, others, span);
    }

    public boolean is(String word) {
        return kind.isWord(word);
    }

    public List<Setting> settingsOrNone() {
        return settings.map(Expression.SettingList::settings).orElse(List.of());
    }
}

package org.nself.dbml.syntax;

import java.util.List;
import java.util.Optional;

/**
 * {@code use} or {@code reuse}: what another file declares.
 *
 * @param everything the star, when all of it is meant
 * @param path empty when it could not be read
 */
public record Import(
        Token keyword, Optional<Token> everything, List<Specifier> specifiers, Optional<Token> path, Span span) {

    /** {@code table shop.users as u}. */
    public record Specifier(Token kind, Expression name, Optional<Expression> alias, Span span) {}

    public boolean isPassedOn() {
        return keyword.isWord("reuse");
    }
}

package org.nself.dbml.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nself.dbml.syntax.Cursor.Unreadable;
import org.nself.dbml.syntax.Import.Specifier;
import org.nself.dbml.syntax.Token.Kind;

/** Reads {@code use { table users as u } from './base'} and {@code reuse * from './base'}. */
final class ImportParser {

    private final Cursor cursor;
    private final ExpressionParser expressions;

    ImportParser(Cursor cursor, ExpressionParser expressions) {
        this.cursor = cursor;
        this.expressions = expressions;
    }

    Import read() {
        Token keyword = cursor.next();
        Optional<Token> everything = Optional.empty();
        List<Specifier> specifiers = new ArrayList<>();
        if (cursor.is(Kind.STAR)) {
            everything = Optional.of(cursor.next());
        } else {
            cursor.expect(Kind.OPEN_BRACE, "\"*\", or what to take between braces: use { table users } from './base'");
            try {
                specifiers(specifiers);
            } catch (Unreadable reported) {
                // What was read before the mistake is judged all the same.
                cursor.skipToElement();
                return new Import(keyword, everything, specifiers, Optional.empty(), keyword.span());
            }
        }
        if (cursor.peek().isWord("from")) {
            cursor.skip();
        } else {
            cursor.unexpected("\"from\"");
        }
        Optional<Token> path = Optional.empty();
        if (cursor.is(Kind.STRING)) {
            path = Optional.of(cursor.next());
        } else {
            cursor.unexpected("the path of a file in quotes, such as './base'");
        }
        Span span = keyword.span().to(path.map(Token::span).orElse(keyword.span()));
        return new Import(keyword, everything, specifiers, path, span);
    }

    private void specifiers(List<Specifier> specifiers) {
        while (!cursor.is(Kind.CLOSE_BRACE)) {
            if (!cursor.is(Kind.NAME)) {
                throw cursor.unexpected("what to take, such as table users");
            }
            specifiers.add(specifier(cursor.next()));
            if (specifiers.getLast().name() instanceof Expression.Missing) {
                throw cursor.unexpected("a name");
            }
            if (!cursor.is(Kind.CLOSE_BRACE) && !cursor.peek().newLine()) {
                throw cursor.fail(
                        Code.MISSING_SPACE,
                        cursor.peek().span(),
                        "each thing that is taken stands on a line of its own",
                        "put " + cursor.peek().described() + " on the next line");
            }
        }
        cursor.skip();
    }

    private Specifier specifier(Token kind) {
        if (cursor.is(Kind.CLOSE_BRACE)) {
            cursor.unexpected("a name: \"" + kind.text() + "\" says what kind of thing it is");
            cursor.fail(Code.MISSING_NAME, kind.span(), "what is taken has a name", "write " + kind.text() + " users");
            Expression missing = new Expression.Broken(kind.end(), kind.end());
            return new Specifier(kind, missing, Optional.empty(), kind.span());
        }
        Expression name = expressions.expression();
        Optional<Expression> alias = Optional.empty();
        if (cursor.peek().isWord("as")) {
            cursor.skip();
            if (cursor.is(Kind.CLOSE_BRACE)) {
                cursor.unexpected("an alias");
            } else {
                alias = Optional.of(expressions.expression());
            }
        }
        Span end = alias.orElse(name).span();
        return new Specifier(kind, name, alias, kind.span().to(end));
    }
}

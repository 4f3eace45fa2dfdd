package org.nself.dbml.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.nself.dbml.syntax.Cursor.Unreadable;
import org.nself.dbml.syntax.Expression.SettingList;
import org.nself.dbml.syntax.Token.Kind;

/**
 * Reads elements and their bodies. One mistake gives one diagnostic: what cannot be read is skipped to the next line
 * within a body, to the next element at the top.
 */
public final class Parser {

    /**
     * What a file holds beside its elements.
     *
     * @param annotations structured comments that belong to the file as a whole
     */
    public record Beside(List<Import> imports, List<Annotation> annotations) {}

    private static final int DEEPEST = 60;

    private final Cursor cursor;
    private final ExpressionParser expressions;
    private final ImportParser importParser;

    private final List<Import> imports = new ArrayList<>();
    private final List<Element> elements = new ArrayList<>(1);
    private final List<Annotation> fileAnnotations = new ArrayList<>();

    /** Whether a body that has no end was complained about; those around it have none either. */
    private boolean endless;

    public Parser(Lexer lexer, Findings findings) {
        this.cursor = new Cursor(lexer, findings);
        this.expressions = new ExpressionParser(cursor);
        this.importParser = new ImportParser(cursor, expressions);
    }

    /**
     * Reads the whole file and hands over each element as soon as it is read, so that its expressions need not be held
     * until the end of the file.
     */
    public Beside read(Consumer<Element> elementReader) {
        while (!cursor.is(Kind.END)) {
            try {
                top();
            } catch (Unreadable reported) {
                cursor.skipToElement();
            }
            elements.forEach(elementReader);
            elements.clear();
        }
        fileAnnotations.addAll(cursor.takeAnnotations(Integer.MAX_VALUE));
        return new Beside(List.copyOf(imports), List.copyOf(fileAnnotations));
    }

    private void top() {
        Token kind = cursor.peek().token();
        List<Annotation> above = cursor.takeAnnotations(kind.start());
        if (!kind.is(Kind.NAME)) {
            throw cursor.unexpected("the beginning of an element, such as Table");
        }
        if (kind.isWord("use") || kind.isWord("reuse")) {
            fileAnnotations.addAll(above);
            imports.add(importParser.read());
            return;
        }
        try {
            element(kind, above);
        } catch (Unreadable reported) {
            if (!Kinds.isElement(kind.text()) && elements.isEmpty()) {
                // Its reader says that there is no such element, which explains the rest.
                elements.add(element(Header.of(kind, above), List.of(), false, kind.span(), List.of()));
            }
            throw reported;
        }
    }

    private void element(Token kind, List<Annotation> above) {
        cursor.skip();
        Optional<Token> target =
                kind.isWord("metadata") && cursor.is(Kind.NAME) ? Optional.of(cursor.next()) : Optional.empty();
        Optional<Expression> name = startsName() ? Optional.of(expressions.expression()) : Optional.empty();
        Header header = new Header(kind, target, name, Optional.empty(), Optional.empty(), above);
        elements.add(body(rest(header), 0));
    }

    private boolean startsName() {
        return !cursor.is(Kind.OPEN_BRACE)
                && !cursor.is(Kind.COLON)
                && !cursor.is(Kind.OPEN_BRACKET)
                && !cursor.is(Kind.END)
                && !cursor.peek().isWord("as");
    }

    /** What stands before the body of an element. */
    private record Header(
            Token kind,
            Optional<Token> target,
            Optional<Expression> name,
            Optional<Expression> alias,
            Optional<SettingList> settings,
            List<Annotation> above) {

        static Header of(Token kind, List<Annotation> above) {
            return new Header(kind, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), above);
        }
    }

    private Header rest(Header start) {
        Optional<Expression> alias = Optional.empty();
        if (cursor.peek().isWord("as")) {
            cursor.skip();
            if (cursor.is(Kind.OPEN_BRACE) || cursor.is(Kind.OPEN_BRACKET)) {
                cursor.unexpected("an alias");
            } else {
                alias = Optional.of(expressions.expression());
            }
        }
        Optional<SettingList> settings =
                cursor.is(Kind.OPEN_BRACKET) ? Optional.of(expressions.settings()) : Optional.empty();
        return new Header(start.kind(), start.target(), start.name(), alias, settings, start.above());
    }

    private Element body(Header header, int depth) {
        Span start = cursor.peek().span();
        if (cursor.accept(Kind.COLON)) {
            Field field = simpleBody();
            return element(header, List.of(field), true, start.to(field.span()), field.annotations());
        }
        if (!cursor.is(Kind.OPEN_BRACE)) {
            throw cursor.unexpected("\"{\" or \":\"");
        }
        cursor.skip();
        List<Annotation> own = new ArrayList<>(cursor.takeTrailingAnnotation());
        List<Statement> body = new ArrayList<>();
        while (!cursor.is(Kind.CLOSE_BRACE) && !cursor.is(Kind.END)) {
            try {
                statement(body, depth + 1);
            } catch (Unreadable reported) {
                cursor.skipLine();
            }
        }
        Span end = cursor.peek().span();
        own.addAll(cursor.takeAnnotations(end.start()));
        if (!cursor.accept(Kind.CLOSE_BRACE) && !endless) {
            cursor.fail(
                    Code.UNTERMINATED,
                    end,
                    "the body of \"" + header.kind().text() + "\" has no end",
                    "close it with }");
            endless = true;
        }
        own.addAll(cursor.takeTrailingAnnotation());
        return element(header, body, false, start.to(end), own);
    }

    private static Element element(
            Header header, List<Statement> body, boolean simple, Span bodySpan, List<Annotation> own) {
        List<Annotation> annotations = header.above();
        if (!own.isEmpty()) {
            annotations = new ArrayList<>(annotations);
            annotations.addAll(own);
        }
        return new Element(
                header.kind(),
                header.target(),
                header.name(),
                header.alias(),
                header.settings(),
                List.copyOf(body),
                simple,
                bodySpan,
                List.copyOf(annotations),
                header.kind().span().to(bodySpan));
    }

    private Field simpleBody() {
        Span first = cursor.peek().span();
        if (cursor.is(Kind.END) || cursor.is(Kind.CLOSE_BRACE)) {
            cursor.unexpected("a value");
            return new Field(List.of(new Expression.Missing(first.end())), List.of(), first);
        }
        if (!cursor.is(Kind.OPEN_BRACE)) {
            Field field = field(List.of());
            if (!cursor.is(Kind.OPEN_BRACE)) {
                return field;
            }
        }
        cursor.fail(Code.INVALID_BODY, first, "after a colon stands one value, not an element with a body");
        cursor.skipLine();
        return new Field(List.of(new Expression.Broken(first.start(), first.start())), List.of(), first);
    }

    private void statement(List<Statement> body, int depth) {
        if (depth > DEEPEST) {
            throw cursor.fail(Code.TOO_DEEP, cursor.peek().span(), "bodies lie in one another too deeply here");
        }
        List<Annotation> above = cursor.takeAnnotations(cursor.peek().start());
        if (cursor.is(Kind.NAME)
                && (cursor.peekSecond().is(Kind.COLON) || cursor.peekSecond().is(Kind.OPEN_BRACE))) {
            body.add(body(Header.of(cursor.next(), above), depth));
            return;
        }
        if (cursor.is(Kind.OPEN_BRACE)) {
            throw cursor.unexpected("a name before the brace");
        }
        Field field = field(above);
        body.add(cursor.is(Kind.OPEN_BRACE) ? nested(field, depth) : field);
    }

    /** A line that turns out to have a body is an element: kind, name, alias, settings, brace. */
    private Statement nested(Field field, int depth) {
        List<Expression> parts = field.withoutSettings();
        // "records (id, name) {" was read as a call.
        boolean call = parts.getFirst() instanceof Expression.Call;
        Expression first = call ? ((Expression.Call) parts.getFirst()).callee() : parts.getFirst();
        if (!(first instanceof Expression.Name kind) || kind.isQuoted()) {
            return withoutBody(field);
        }
        Optional<Expression> name =
                call ? Optional.of(((Expression.Call) parts.getFirst()).arguments()) : Optional.empty();
        Optional<Expression> alias = Optional.empty();
        int at = 1;
        if (name.isEmpty() && at < parts.size() && !isAs(parts.get(at))) {
            name = Optional.of(parts.get(at++));
        }
        if (at + 1 < parts.size() && isAs(parts.get(at))) {
            alias = Optional.of(parts.get(at + 1));
            at += 2;
        }
        if (at < parts.size()) {
            return withoutBody(field);
        }
        return body(
                new Header(kind.token(), Optional.empty(), name, alias, field.settings(), field.annotations()), depth);
    }

    /** A line that no element begins with, whatever body follows it. */
    private Field withoutBody(Field field) {
        cursor.unexpected("the end of the line");
        cursor.skipLine();
        return field;
    }

    private static boolean isAs(Expression part) {
        return part instanceof Expression.Name name
                && !name.isQuoted()
                && name.text().equalsIgnoreCase("as");
    }

    /** Expressions with spaces between them, up to the end of the line. */
    private Field field(List<Annotation> above) {
        List<Expression> parts = new ArrayList<>(4);
        int start = cursor.peek().start();
        try {
            parts.add(expressions.withCommas());
            while (!endsField() && !(parts.getLast() instanceof Expression.Missing)) {
                if (!cursor.peek().space()) {
                    cursor.fail(
                            Code.MISSING_SPACE,
                            parts.getLast().span().to(cursor.peek().span()),
                            "a space is missing before " + cursor.peek().described());
                }
                parts.add(cursor.is(Kind.OPEN_BRACKET) ? expressions.settings() : expressions.withCommas());
            }
        } catch (Unreadable reported) {
            parts.add(new Expression.Broken(start, cursor.peek().start()));
        }
        if (cursor.peek().start() == start || !endsField()) {
            cursor.skipLine();
        }
        Span span = new Span(start, parts.getLast().end());
        List<Annotation> behind = cursor.takeAnnotations(span.end());
        List<Annotation> trailing = cursor.takeTrailingAnnotation();
        if (above.isEmpty() && behind.isEmpty() && trailing.isEmpty()) {
            return new Field(parts, List.of(), span);
        }
        List<Annotation> annotations = new ArrayList<>(above);
        annotations.addAll(behind);
        annotations.addAll(trailing);
        return new Field(parts, annotations, span);
    }

    private boolean endsField() {
        Ahead token = cursor.peek();
        return token.newLine() || token.is(Kind.CLOSE_BRACE) || token.is(Kind.OPEN_BRACE) || token.is(Kind.END);
    }
}

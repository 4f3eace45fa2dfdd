package org.nself.dbml.write;

import org.jspecify.annotations.Nullable;
import org.nself.dbml.syntax.Findings;
import org.nself.dbml.syntax.Kinds;
import org.nself.dbml.syntax.Lexer;
import org.nself.dbml.syntax.Lexer.Comment;
import org.nself.dbml.syntax.Source;
import org.nself.dbml.syntax.Token;
import org.nself.dbml.syntax.Token.Kind;
import org.nself.schema.SourceFile;

/**
 * Writes tokens and comments again with the space that belongs between them. Line breaks, which mean something in DBML,
 * are kept; one is added behind and before braces.
 */
public final class Layout {

    private static final String INDENT = "  ";

    private final String text;
    private final Lexer lexer;
    private final StringBuilder out = new StringBuilder();

    private @Nullable Token previous;
    private int braces;
    private int brackets;
    private boolean importing;

    /** Whether nothing is missing of what began last at the top, so that another statement may begin. */
    private boolean complete = true;

    private boolean prefixed;
    private boolean lineIsOver;
    private int written;

    private Layout(String text) {
        this.text = text;
        this.lexer = new Lexer(text, new Findings(new Source(new SourceFile("", text))));
    }

    /** The text, laid out; it must be valid. */
    public static String of(String text) {
        return new Layout(text).write();
    }

    private String write() {
        Token token = lexer.next();
        while (!token.is(Kind.END)) {
            lexer.comments().forEach(this::comment);
            write(token);
            token = lexer.next();
        }
        lexer.comments().forEach(this::comment);
        return out.isEmpty() ? "" : out.append('\n').toString();
    }

    private void comment(Comment comment) {
        String content = content(text.substring(comment.start(), comment.end()));
        boolean ownLine = out.isEmpty() || comment.newLine() || followsBrace();
        if (ownLine && (comment.newLine() || out.isEmpty() || !isOnLineOfPrevious(comment))) {
            breakLine(comment.start(), braces + brackets);
        } else {
            out.append(' ');
        }
        out.append(content);
        written = comment.end();
        lineIsOver = content.startsWith("//");
    }

    /** White space at the end of an annotation's line may belong to a text that goes on in the next. */
    private static String content(String comment) {
        if (!comment.startsWith("//@")) {
            return comment.stripTrailing();
        }
        return comment.endsWith("\r") ? comment.substring(0, comment.length() - 1) : comment;
    }

    private boolean isOnLineOfPrevious(Comment comment) {
        return text.substring(written, comment.start()).indexOf('\n') < 0;
    }

    private boolean followsBrace() {
        return previous != null && (previous.is(Kind.OPEN_BRACE) || previous.is(Kind.CLOSE_BRACE));
    }

    private void write(Token token) {
        boolean starts = braces == 0 && brackets == 0 && startsStatement(token);
        if (starts) {
            importing = token.isWord("use") || token.isWord("reuse");
        }
        if (token.is(Kind.CLOSE_BRACE)) {
            braces--;
        }
        if (closes(token)) {
            brackets--;
        }
        if (breaksBefore(token)) {
            breakLine(token.start(), braces + brackets + (continues(token) ? 1 : 0));
        } else if (!out.isEmpty() && Spacing.isBetween(previous, token, prefixed)) {
            out.append(' ');
        }
        out.append(content(token, starts));
        written = token.end();
        lineIsOver = false;
        if (token.is(Kind.OPEN_BRACE)) {
            braces++;
        }
        if (token.is(Kind.OPEN_BRACKET) || token.is(Kind.OPEN_PARENTHESIS)) {
            brackets++;
        }
        complete = !starts && (complete || completes(token));
        prefixed = token.is(Kind.OPERATOR) && !Spacing.isOperand(previous, token);
        previous = token;
    }

    private static boolean closes(Token token) {
        return token.is(Kind.CLOSE_BRACKET) || token.is(Kind.CLOSE_PARENTHESIS);
    }

    private boolean breaksBefore(Token token) {
        if (previous == null || lineIsOver) {
            return true;
        }
        if (token.is(Kind.OPEN_BRACE)) {
            return false;
        }
        if (importing) {
            return token.newLine();
        }
        return token.newLine() || token.is(Kind.CLOSE_BRACE) || followsBrace();
    }

    /** A line that goes on with what the line before began. */
    private boolean continues(Token token) {
        if (brackets > 0 || previous == null) {
            return false;
        }
        boolean goesOn = token.is(Kind.OPERATOR) && !token.isOperator("~") && !token.isOperator("-");
        return goesOn || previous.is(Kind.COLON) || previous.is(Kind.OPERATOR);
    }

    private boolean startsStatement(Token token) {
        if (!token.is(Kind.NAME)) {
            return false;
        }
        if (previous == null) {
            return true;
        }
        boolean goesOn = previous.is(Kind.COLON) || previous.is(Kind.OPERATOR);
        return complete && (previous.is(Kind.CLOSE_BRACE) || (token.newLine() && !goesOn));
    }

    /** Whether this is the last thing that a statement cannot do without: its body, or the path of an import. */
    private boolean completes(Token token) {
        if (importing) {
            return token.is(Kind.STRING);
        }
        return braces == 0 && brackets == 0 && (token.is(Kind.COLON) || token.is(Kind.CLOSE_BRACE));
    }

    /** As written; the word that begins an element gets its usual capitals. */
    private String content(Token token, boolean starts) {
        String written = text.substring(token.start(), token.end());
        return starts ? Kinds.usual(written) : written;
    }

    /** To a new line, with an empty one before it where the author left one or where an element ends. */
    private void breakLine(int next, int level) {
        if (out.isEmpty()) {
            return;
        }
        String gap = text.substring(written, next);
        boolean afterOpening = previous != null && previous.is(Kind.OPEN_BRACE) && written == previous.end();
        boolean afterElement =
                previous != null && previous.is(Kind.CLOSE_BRACE) && braces == 0 && written == previous.end();
        boolean beforeClosing = text.startsWith("}", next);
        boolean empty = gap.chars().filter(c -> c == '\n').count() > 1;
        out.append('\n');
        if ((empty || afterElement) && !afterOpening && !beforeClosing) {
            out.append('\n');
        }
        out.append(INDENT.repeat(Math.max(0, level)));
    }
}

package org.nself.postgres.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nself.migration.FileStatement;
import org.nself.postgres.script.Token.Kind;
import org.nself.schema.SourceFile;

/** Reads a file from beginning to end, once. */
final class Splitter {

    private final SourceFile source;
    private final String text;
    private final Lines lines;
    private final Lexer lexer;
    private final Problems problems;
    private final Transaction transaction;
    private final List<ScriptStatement> statements = new ArrayList<>();

    private int number = 1;
    private Part part = new Part();

    /** What has been read of one statement. */
    private static final class Part {
        final Command command = new Command();
        final Nesting nesting = new Nesting();
        final NormalText normal = new NormalText();
        int start = -1;
        int end;
    }

    Splitter(SourceFile source) {
        this.source = source;
        this.text = source.text();
        this.lines = new Lines(source);
        this.lexer = new Lexer(text);
        this.problems = new Problems(lines);
        this.transaction = new Transaction(problems);
    }

    Script split() {
        int zero = text.indexOf('\0');
        if (zero >= 0) {
            problems.zero(zero);
        }
        for (Token token = lexer.next(); token.kind() != Kind.END; token = lexer.next()) {
            if (!token.isClosed()) {
                problems.unclosed(number, token, text);
                return result();
            }
            take(token);
        }
        if (part.nesting.isClosed()) {
            end(text.length());
        } else {
            problems.open(number, part.nesting.open(), text);
        }
        return result();
    }

    private void take(Token token) {
        if (token.kind() == Kind.META) {
            problems.meta(number, token, text);
        } else if (token.kind() == Kind.SYMBOL && token.in(text).equals(";") && part.nesting.isClosed()) {
            end(token.end());
        } else {
            part.normal.add(token, text);
            if (!token.isBlank()) {
                part.command.add(token, text);
                part.nesting.add(token, part.command);
                part.start = part.start < 0 ? token.start() : part.start;
                part.end = token.end();
            }
        }
    }

    /** Ends the statement, if there is one: nothing but comments is none. */
    private void end(int next) {
        Part ended = part;
        part = new Part();
        if (ended.command.isEmpty()) {
            return;
        }
        Optional<ScriptStatement.Rows> rows = switch (CopyCommand.of(ended.command)) {
            case FROM_CLIENT -> Optional.of(rows(ended, next));
            case TO_CLIENT -> {
                problems.copyToClient(number, ended.start, ended.end);
                yield Optional.empty();
            }
            case NONE -> Optional.empty();
        };
        Optional<String> outside = OutsideTransaction.name(ended.command);
        String normalised = ended.normal.toString();
        ScriptStatement statement = new ScriptStatement(
                new FileStatement(
                        number++,
                        lines.place(ended.start, ended.end),
                        text.substring(ended.start, ended.end),
                        ScriptStatement.digest(normalised, rows)),
                normalised,
                ended.start,
                rows,
                outside,
                Traces.of(ended.command, outside));
        statements.add(statement);
        transaction.add(statement, ended.command);
        StandardStrings.setBy(ended.command).ifPresent(lexer::standardConformingStrings);
    }

    private ScriptStatement.Rows rows(Part copy, int next) {
        CopyData data = CopyData.behind(text, next);
        lexer.moveTo(data.next());
        if (!data.isBelow()) {
            problems.behindCopy(number, copy.start, copy.end);
        }
        if (!data.isComplete()) {
            problems.dataWithoutEnd(number, copy.start, copy.end);
        }
        int line = lines.place(data.start(), data.start()).line();
        return new ScriptStatement.Rows(line, text.substring(data.start(), data.end()));
    }

    private Script result() {
        boolean own = transaction.finish();
        return new Script(
                source, own ? statements.subList(1, statements.size() - 1) : statements, own, problems.inOrder());
    }
}

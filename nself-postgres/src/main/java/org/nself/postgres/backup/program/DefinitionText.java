package org.nself.postgres.backup.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nself.BackupException;
import org.nself.postgres.backup.definition.Definition;
import org.nself.postgres.backup.definition.Phase;
import org.nself.postgres.script.Script;
import org.nself.postgres.script.ScriptStatement;
import org.nself.schema.Diagnostic;
import org.nself.schema.SourceFile;

/**
 * The SQL that pg_restore writes for the definitions of an archive, with {@code --verbose}: a comment before each tells
 * which entry it belongs to. A name in a comment has no line end, and what is in texts and bodies is no comment, so nobody
 * can pretend to be another.
 */
final class DefinitionText {

    /** psql keeps everything between these two from running its own commands; they are no SQL. */
    private static final Pattern RESTRICT = Pattern.compile("\\A((?:--[^\\n]*\\n|\\n)*)\\\\restrict (\\w+)\\n");

    private static final Pattern ENTRY = Pattern.compile("^-- TOC entry (\\d+) ", Pattern.MULTILINE);

    /** What is the same for every statement, and what the one who runs them has set to values of his own. */
    private static final Pattern SETTING = Pattern.compile("SET (?:statement_timeout|lock_timeout"
            + "|idle_in_transaction_session_timeout|transaction_timeout|client_encoding|standard_conforming_strings"
            + "|check_function_bodies|client_min_messages|row_security|xmloption) = .*"
            + "|SELECT pg_catalog\\.set_config\\('search_path', '', false\\)");

    /** The one kind of object that has no number in an archive. */
    private static final Pattern MAPPING =
            Pattern.compile("CREATE USER MAPPING FOR (\"(?:[^\"]|\"\")+\"|\\w+) SERVER (\"(?:[^\"]|\"\")+\"|\\w+)");

    private final Map<Integer, Contents.Item> items;

    DefinitionText(Map<Integer, Contents.Item> items) {
        this.items = items;
    }

    List<Definition> read(Phase phase, String written) {
        String text = withoutRestrict(written);
        Script script = Script.read(new SourceFile("pg_restore", text));
        if (script.diagnostics().stream().anyMatch(Diagnostic::isError)) {
            throw unreadable(script.diagnostics().getFirst().toString());
        }
        List<Definition> definitions = new ArrayList<>();
        int end = 0;
        int entry = 0;
        for (ScriptStatement statement : script.statements()) {
            Optional<Integer> next = entry(text.substring(end, statement.offset()));
            entry = next.orElse(entry);
            end = statement.offset() + statement.text().length();
            if (!SETTING.matcher(statement.text()).matches()) {
                definitions.add(definition(phase, statement.text(), entry));
            }
        }
        return definitions;
    }

    /** The last one: some entries have no statements. */
    private static Optional<Integer> entry(String comments) {
        Optional<Integer> last = Optional.empty();
        Matcher entry = ENTRY.matcher(comments);
        while (entry.find()) {
            last = Optional.of(Integer.valueOf(entry.group(1)));
        }
        return last;
    }

    /** Where a table is stored is set between the entries, for all that follow. */
    private Definition definition(Phase phase, String statement, int entry) {
        if (statement.startsWith("SET ")) {
            return new Definition(phase, "session", statement, "SET LOCAL " + statement.substring(4));
        }
        Contents.Item item = items.get(entry);
        Matcher mapping = MAPPING.matcher(statement);
        if (mapping.lookingAt()) {
            return new Definition(
                    phase, "user mapping", mapping.group(2) + " FOR " + unquoted(mapping.group(1)), statement);
        }
        return item == null
                ? new Definition(phase, "entry", Integer.toString(entry), statement)
                : new Definition(phase, item.kind(), item.identity(), statement);
    }

    private static String unquoted(String name) {
        return name.startsWith("\"") ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
    }

    private static String withoutRestrict(String text) {
        Matcher restrict = RESTRICT.matcher(text);
        if (!restrict.find()) {
            return text;
        }
        String end = "\n\\unrestrict " + restrict.group(2) + "\n";
        String body = restrict.group(1) + text.substring(restrict.end());
        String stripped = body.stripTrailing() + "\n";
        if (!stripped.endsWith(end)) {
            throw unreadable("\\restrict is there, and \\unrestrict is not");
        }
        return stripped.substring(0, stripped.length() - end.length()) + "\n";
    }

    static BackupException unreadable(String what) {
        return new BackupException(
                "NS7045",
                "pg_restore wrote what cannot be run: " + what,
                "let a client of another version restore it",
                null);
    }
}

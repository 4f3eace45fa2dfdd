package org.nself.cli;

import java.util.List;
import java.util.regex.Pattern;

/** Reads what the library says about its calls as what the same is called on the command line. */
final class Calls {

    private record Reading(Pattern call, String command) {

        static Reading of(String call, String command) {
            return new Reading(Pattern.compile(call), command);
        }
    }

    /** In order: a longer call comes before the one that it begins with. */
    private static final List<Reading> READINGS = List.of(
            Reading.of("call (?=Nself\\.builder\\(\\))", "give "),
            Reading.of("Nself\\.builder\\(\\)\\.schema\\((?:Path\\.of\\([^)]*\\)|…)\\)", "--schema FILE"),
            Reading.of("Nself\\.builder\\(\\)\\.migrations\\((?:Path\\.of\\([^)]*\\)|…)\\)", "--migrations DIR"),
            Reading.of("Nself\\.builder\\(\\)\\.dataSource\\(\\w*\\)", "--url URL"),
            Reading.of("Nself\\.builder\\(\\)\\.namespaces\\(…\\)", "--namespaces"),
            Reading.of("Nself\\.builder\\(\\)\\.historyTable\\(…\\)", "--history-table NAME"),
            Reading.of("Nself\\.builder\\(\\)\\.ignoreDriftOf\\((\"[^\"]*\")\\)", "--ignore $1"),
            Reading.of("Nself\\.builder\\(\\)\\.withoutScratch\\(\\)", "--no-scratch"),
            Reading.of("leave that call out", "leave that option out"),
            Reading.of(
                    "allow it: \\.policy\\(Policy\\.safe\\(\\)\\.allow\\(Hazard\\.(\\w+)\\)\\)",
                    "allow it: --allow $1"),
            Reading.of("\\.policy\\(Policy\\.safe\\(\\)\\.allow\\(Hazard\\.(\\w+)\\)\\)", "--allow $1"),
            Reading.of(
                    "if an older copy of the service is starting, Policy\\.production\\(\\) leaves the database as it is",
                    "bring the newer file, or allow what you mean to lose"),
            Reading.of("Policy\\.lockTimeout", "--lock-timeout"),
            Reading.of("Policy\\.statementTimeout", "--statement-timeout"),
            Reading.of("Policy\\.waitTimeout", "--wait-timeout"),
            Reading.of("nself\\.up\\(\\)\\.only\\((\\d+)L\\)(?:\\.execute\\(\\))?", "nself db migrate:up --version $1"),
            Reading.of("nself\\.up\\(\\)(?:\\.execute\\(\\))?", "nself db migrate:up"),
            Reading.of("nself\\.down\\(\\)\\.limit\\((\\d+)\\)(?:\\.execute\\(\\))?", "nself db migrate:down $1"),
            Reading.of("nself\\.down\\(\\)(?:\\.execute\\(\\))?", "nself db migrate:down"),
            Reading.of("nself\\.revert\\(\\)\\.to\\(\"(.*)\"\\)(?:\\.execute\\(\\))?", "nself db revert --to $1"),
            Reading.of("nself\\.revert\\(\\)\\.intoAnother\\(\\)", "nself db revert --into-another"),
            Reading.of("nself\\.backups\\(\\)", "nself db revert --list"),
            Reading.of("nself\\.backup\\(\\)(?:\\.execute\\(\\))?", "nself db backup"),
            Reading.of("BackupSettings\\.ceiling", "--max-size"),
            Reading.of("nself\\.generate\\(\\)\\.force\\(\\)(?:\\.execute\\(\\))?", "nself db run --force"),
            Reading.of("nself\\.generate\\(\\)(?:\\.execute\\(\\))?", "nself db run"),
            Reading.of(
                    "nself\\.repair\\(\\)\\.accept\\((\\d+)L\\)(?:\\.execute\\(\\))?", "nself db repair --accept $1"),
            Reading.of("nself\\.squash\\((\\d+)L, (\\d+)L\\)(?:\\.execute\\(\\))?", "nself db squash $1 $2"),
            Reading.of(
                    "nself\\.baseline\\(\\)\\.from\\(MigrationTool\\.HASURA, metadataDatabase\\)",
                    "--metadata-url URL"),
            Reading.of(
                    "nself\\.baseline\\(\\)\\.from\\(…\\)\\.table\\(\"namespace\\.table\"\\)", "--table schema.table"),
            Reading.of(
                    "nself\\.baseline\\(\\)\\.from\\(MigrationTool\\.HASURA\\)\\.source\\(\"(.*)\"\\)", "--source $1"),
            Reading.of("nself\\.create\\(…\\)", "nself db migrate:create NAME"),
            Reading.of("nself\\.markApplied\\((\\d+)L\\)(?:\\.execute\\(\\))?", "nself db mark-applied $1"),
            Reading.of("nself\\.markPending\\((\\d+)L\\)(?:\\.execute\\(\\))?", "nself db mark-pending $1"),
            Reading.of("nself\\.(bump|baseline)\\((\\d+)L\\)(?:\\.execute\\(\\))?", "nself db $1 $2"),
            Reading.of("nself\\.verify\\(\\)(?:\\.execute\\(\\))?", "nself db validate --verify"),
            Reading.of(
                    "nself\\.(status|validate|repair|bump|baseline|pull|update|revert)\\(\\)(?:\\.execute\\(\\))?",
                    "nself db $1"));

    private Calls() {}

    /** The text with commands and options in the place of calls. */
    static String asCommands(String text) {
        String read = text;
        for (Reading reading : READINGS) {
            read = reading.call().matcher(read).replaceAll(reading.command());
        }
        return read;
    }
}

package org.nself.cli;

import java.util.Locale;
import org.nself.NselfException;
import org.nself.Validation;
import org.nself.Verification;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What was found in migrations as a JSON document that stays as it is: its {@code format} counts up when it does not. */
final class ValidationJson {

    private static final int FORMAT = 1;
    private static final JsonMapper JSON = JsonMapper.shared();

    private ValidationJson() {}

    static String of(Validation validation) {
        return JSON.writeValueAsString(document(validation));
    }

    static String of(Validation validation, Verification verification) {
        ObjectNode document = document(validation);
        ArrayNode downs = document.putArray("downs");
        verification.migrations().forEach(entry -> write(entry, downs.addObject()));
        verification.failure().ifPresent(failure -> document.put("failure", message(failure)));
        verification.remaining().ifPresent(plan -> {
            ObjectNode schema = document.putObject("schema").put("equal", plan.isEmpty());
            ArrayNode missing = schema.putArray("missing");
            plan.steps().forEach(step -> step.up().forEach(missing::add));
        });
        return JSON.writeValueAsString(document.put("holds", verification.holds()));
    }

    private static ObjectNode document(Validation validation) {
        ObjectNode document = JSON.createObjectNode().put("format", FORMAT).put("migrations", validation.migrations());
        ArrayNode diagnostics = document.putArray("diagnostics");
        validation.diagnostics().forEach(diagnostic -> CheckedFile.write(diagnostic, diagnostics.addObject()));
        return document;
    }

    /** Versions are texts, for a number of 14 digits is not safe everywhere. */
    private static void write(Verification.Entry entry, ObjectNode node) {
        node.put("version", entry.migration().version().toString())
                .put("name", entry.migration().name())
                .put("verdict", entry.verdict().name().toLowerCase(Locale.ROOT));
        ArrayNode differences = node.putArray("differences");
        entry.difference().lines().forEach(differences::add);
        entry.failure().ifPresent(failure -> node.put("failure", message(failure)));
        entry.again().ifPresent(failure -> node.put("again", message(failure)));
    }

    private static String message(NselfException failure) {
        return String.valueOf(failure.getMessage());
    }
}

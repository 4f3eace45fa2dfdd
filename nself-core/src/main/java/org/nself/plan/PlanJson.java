package org.nself.plan;

import java.util.List;
import java.util.Locale;
import org.nself.diff.Change;
import org.nself.diff.DependentChange;
import org.nself.diff.Following;
import org.nself.diff.Rename;
import org.nself.diff.SequenceChange;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lays a plan out as a JSON document. Names that are there stay as they are; new ones may come. */
final class PlanJson {

    private static final int FORMAT = 1;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** The line ends of one machine are those of all. */
    private static final ObjectWriter WRITER = JSON.writer()
            .with(new DefaultPrettyPrinter()
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    private PlanJson() {}

    static String of(Plan plan) {
        ObjectNode document = JSON.createObjectNode();
        document.put("format", FORMAT);
        document.put("from", plan.from());
        ArrayNode steps = document.putArray("steps");
        plan.steps().forEach(step -> put(steps.addObject(), step));
        return WRITER.writeValueAsString(document) + "\n";
    }

    private static void put(ObjectNode node, Step step) {
        node.put("subject", step.subject().label());
        ArrayNode changes = node.putArray("changes");
        step.changes()
                .forEach(change -> changes.addObject()
                        .put("change", kind(change))
                        .put("subject", change.subject().label()));
        put(node.putArray("up"), step.up());
        put(node.putArray("down"), step.down());
        node.put("transaction", lower(step.transaction()));
        node.put("back", lower(step.back()));
        node.put("reversal", lower(step.reversal()));
        step.size().ifPresent(size -> {
            size.rows().ifPresent(rows -> node.put("rows", rows));
            node.put("bytes", size.bytes());
        });
        ArrayNode locks = node.putArray("locks");
        step.locks()
                .forEach(lock -> locks.addObject()
                        .put("table", lock.table().toString())
                        .put("mode", lock.mode().toString()));
        ArrayNode hazards = node.putArray("hazards");
        step.hazards().forEach(hazard -> put(hazards.addObject(), hazard));
    }

    private static void put(ObjectNode node, StepHazard hazard) {
        node.put("hazard", hazard.hazard().name());
        node.put("reason", hazard.reason());
        node.put("evidence", lower(hazard.evidence()));
        hazard.preflight().ifPresent(query -> node.put("preflight", query));
        if (!hazard.examples().isEmpty()) {
            put(node.putArray("examples"), hazard.examples());
        }
    }

    private static void put(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String kind(Change change) {
        return switch (change) {
            case Change.CreateNamespace ignored -> "create_namespace";
            case Change.DropNamespace ignored -> "drop_namespace";
            case Change.CreateEnum ignored -> "create_enum";
            case Change.DropEnum ignored -> "drop_enum";
            case Change.ChangeEnumValues ignored -> "change_enum_values";
            case Change.CreateTable ignored -> "create_table";
            case Change.DropTable ignored -> "drop_table";
            case Change.ChangeTableOptions ignored -> "change_table_options";
            case Change.AddColumn ignored -> "add_column";
            case Change.DropColumn ignored -> "drop_column";
            case Change.ChangeType ignored -> "change_type";
            case Change.ChangeNullability ignored -> "change_nullability";
            case Change.ChangeDefault ignored -> "change_default";
            case Change.ChangeIncrement ignored -> "change_increment";
            case Change.MoveIncrement ignored -> "move_increment";
            case Change.ChangeGenerated ignored -> "change_generated";
            case Change.ChangeColumnOptions ignored -> "change_column_options";
            case Change.AddConstraint ignored -> "add_constraint";
            case Change.DropConstraint ignored -> "drop_constraint";
            case Change.ChangeConstraint ignored -> "change_constraint";
            case Change.CreateIndex ignored -> "create_index";
            case Change.DropIndex ignored -> "drop_index";
            case Change.Fill ignored -> "fill_column";
            case Following.Start ignored -> "start_following";
            case Following.Stop ignored -> "stop_following";
            case Change.ChangeComment ignored -> "change_comment";
            case Rename rename -> kind(rename);
            case SequenceChange.Create ignored -> "create_sequence";
            case SequenceChange.Drop ignored -> "drop_sequence";
            case SequenceChange.Alter ignored -> "alter_sequence";
            case DependentChange.SetAside ignored -> "set_aside";
            case DependentChange.PutBack ignored -> "put_back";
        };
    }

    private static String kind(Rename rename) {
        return switch (rename) {
            case Rename.OfNamespace ignored -> "rename_namespace";
            case Rename.OfTable ignored -> "rename_table";
            case Rename.OfColumn ignored -> "rename_column";
            case Rename.OfConstraint ignored -> "rename_constraint";
            case Rename.OfIndex ignored -> "rename_index";
            case Rename.OfEnum ignored -> "rename_enum";
            case Rename.OfEnumValue ignored -> "rename_enum_value";
            case Rename.OfSequence ignored -> "rename_sequence";
        };
    }
}

package org.nself;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.nself.plan.Plan;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What somebody read and agreed to: where the plan begins, and what it says to the database.
 *
 * @param from the fingerprint of the schema that it begins at
 */
record ReviewedPlan(String from, List<String> statements) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    ReviewedPlan {
        requireNonNull(from, "from");
        statements = List.copyOf(statements);
    }

    /** Reads what {@link Plan#toJson()} wrote. */
    static ReviewedPlan parse(String json) {
        try {
            JsonNode document = JSON.readTree(json);
            if (document.path("format").asInt(0) != 1) {
                throw unreadable("it does not say \"format\": 1", null);
            }
            return new ReviewedPlan(
                    document.required("from").asString(),
                    texts(document.required("steps"))
                            .flatMap(step -> texts(step.required("up")))
                            .map(JsonNode::asString)
                            .toList());
        } catch (JacksonException failure) {
            throw unreadable(failure.getOriginalMessage(), failure);
        }
    }

    private static Stream<JsonNode> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    /** Refuses a plan that begins elsewhere or says something else. */
    void require(Plan plan, String schema) {
        if (!plan.from().equals(from)) {
            throw new PlanRefusedException(
                    "NS3002",
                    plan,
                    "the database is not as it was when the plan was made (its fingerprint was " + from + " and is "
                            + plan.from() + "); nothing was changed",
                    "plan again and review what has changed");
        }
        List<String> now =
                plan.steps().stream().flatMap(step -> step.up().stream()).toList();
        if (!now.equals(statements)) {
            throw new PlanRefusedException(
                    "NS3003",
                    plan,
                    "what leads the database to " + schema + " is not what was reviewed; nothing was changed\n"
                            + difference(now),
                    "the schema was edited since, or another version of nself made the plan; plan again and review it");
        }
    }

    private String difference(List<String> now) {
        int at = 0;
        while (at < now.size() && at < statements.size() && now.get(at).equals(statements.get(at))) {
            at++;
        }
        return "\n  reviewed: " + statement(statements, at) + "\n  now:      " + statement(now, at);
    }

    private static String statement(List<String> statements, int at) {
        return at < statements.size() ? statements.get(at).replaceAll("\\s+", " ") : "(nothing more)";
    }

    private static EnvironmentException unreadable(String why, @Nullable Throwable cause) {
        return new EnvironmentException(
                "NS6019", "this is no plan that nself wrote: " + why, "give it what Plan.toJson() returned", cause);
    }
}

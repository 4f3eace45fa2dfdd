package org.nself.plan;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which hazards may run, how long anything waits, and what happens when the database has moved past the schema.
 *
 * @param allowed hazards that run without question
 * @param lockTimeout how long one attempt waits for the lock on a table; while it waits, others queue behind it
 * @param statementTimeout how long one statement may run; zero for as long as it takes
 * @param probeTimeout how long a query that asks the data may run before the answer counts as unknown
 * @param examples how many rows that a hazard strikes are named with their values, in errors and in the log; zero for none,
 *     where values must not get there
 * @param retries how often an attempt that met a lock, a deadlock or a lost connection is made again
 * @param waitTimeout how long to wait for another instance that is migrating
 * @param largeTable from how many bytes on a table is large: a rewrite of a smaller one is let through, and takes the brief form
 * @param forms which form the changes of a table take that is there already
 * @param keepDeleted whether what a plan deletes is copied first, into the namespace {@code nself_trash} and in the same
 *     transaction, so that the way back brings it back
 * @param olderSchema what to do with a schema that the database once had and has moved past
 * @param outOfOrder what to do with a migration that comes before one that was applied
 */
public record Policy(
        Set<Hazard> allowed,
        Duration lockTimeout,
        Duration statementTimeout,
        Duration probeTimeout,
        int examples,
        int retries,
        Duration waitTimeout,
        long largeTable,
        Forms forms,
        boolean keepDeleted,
        OlderSchema olderSchema,
        OutOfOrder outOfOrder) {

    /** What to do with a schema that was applied once and replaced since, as an old copy of a service brings it. */
    public enum OlderSchema {
        /** Plan the way back like any edit; what it would destroy is refused as ever. */
        APPLY,
        /** Change nothing, warn, and report the database as ahead: for rolling deployments. */
        LEAVE
    }

    /** What to do with a pending migration whose version comes before one that was applied, as a late merge brings it. */
    public enum OutOfOrder {
        /** Apply it, and say so; what it depends on must be there as ever. */
        APPLY,
        /** Refuse: it is to get a later version. */
        REFUSE
    }

    /**
     * Which form a change takes: a brief one, a statement that keeps others out while it reads the table; or the online one,
     * several statements, each committed by itself, that keep nobody waiting for long.
     */
    public enum Forms {
        /** Online for large tables, and for those whose size nobody knows; brief for others. */
        BY_SIZE,
        /** Always brief: all in one transaction, for a database that nobody else uses. */
        BRIEF,
        /** Online for every table that is there already: for files that are written here and applied to larger databases. */
        ONLINE
    }

    private static final int MOST_EXAMPLES = 5;

    private static final Policy SAFE = new Policy(
            Set.of(),
            Duration.ofSeconds(5),
            Duration.ZERO,
            Duration.ofSeconds(2),
            MOST_EXAMPLES,
            10,
            Duration.ofMinutes(5),
            64L << 20,
            Forms.BY_SIZE,
            false,
            OlderSchema.APPLY,
            OutOfOrder.APPLY);

    public Policy {
        allowed = allowed.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(allowed));
        requirePositive(lockTimeout, "lockTimeout");
        requireNonNull(statementTimeout, "statementTimeout");
        requirePositive(probeTimeout, "probeTimeout");
        requireNonNull(waitTimeout, "waitTimeout");
        requireNonNull(forms, "forms");
        requireNonNull(olderSchema, "olderSchema");
        requireNonNull(outOfOrder, "outOfOrder");
        if (examples < 0 || examples > MOST_EXAMPLES) {
            throw new IllegalArgumentException("examples must be between 0 and " + MOST_EXAMPLES + ": " + examples);
        }
        if (retries < 0) {
            throw new IllegalArgumentException("retries must not be negative: " + retries);
        }
    }

    /**
     * The default. Refuses to delete data, to run what may fail on data unless a query has shown that it does not, and
     * to rewrite large tables. Waits are bounded.
     */
    public static Policy safe() {
        return SAFE;
    }

    /** For a developer's own database: lets everything run. */
    public static Policy development() {
        return SAFE.allow(Hazard.values());
    }

    /** As {@link #safe()}, and an older copy of the service changes nothing while a newer one is rolled out. */
    public static Policy production() {
        return SAFE.olderSchema(OlderSchema.LEAVE);
    }

    /** This policy, and these hazards run too. */
    public Policy allow(Hazard... hazards) {
        EnumSet<Hazard> all = EnumSet.noneOf(Hazard.class);
        all.addAll(allowed);
        all.addAll(Arrays.asList(hazards));
        return new Policy(
                all,
                lockTimeout,
                statementTimeout,
                probeTimeout,
                examples,
                retries,
                waitTimeout,
                largeTable,
                forms,
                keepDeleted,
                olderSchema,
                outOfOrder);
    }

    public Policy lockTimeout(Duration newTimeout) {
        return new Policy(
                allowed,
                newTimeout,
                statementTimeout,
                probeTimeout,
                examples,
                retries,
                waitTimeout,
                largeTable,
                forms,
                keepDeleted,
                olderSchema,
                outOfOrder);
    }

    public Policy statementTimeout(Duration newTimeout) {
        return new Policy(
                allowed,
                lockTimeout,
                newTimeout,
                probeTimeout,
                examples,
                retries,
                waitTimeout,
                largeTable,
                forms,
                keepDeleted,
                olderSchema,
                outOfOrder);
    }

    public Policy probeTimeout(Duration newTimeout) {
        return new Policy(
                allowed,
                lockTimeout,
                statementTimeout,
                newTimeout,
                examples,
                retries,
                waitTimeout,
                largeTable,
                forms,
                keepDeleted,
                olderSchema,
                outOfOrder);
    }

    /** How many rows that a hazard strikes are named with their values, up to five. */
    public Policy examples(int newExamples) {
        return new Policy(
                allowed,
                lockTimeout,
                statementTimeout,
                probeTimeout,
                newExamples,
                retries,
                waitTimeout,
                largeTable,
                forms,
                keepDeleted,
                olderSchema,
                outOfOrder);
    }

    public Policy retries(int newRetries) {
        return new Policy(
                allowed,
                lockTimeout,
                statementTimeout,
                probeTimeout,
                examples,
                newRetries,
                waitTimeout,
                largeTable,
                forms,
                keepDeleted,
                olderSchema,
                outOfOrder);
    }

    public Policy waitTimeout(Duration newTimeout) {
        return new Policy(
                allowed,
                lockTimeout,
                statementTimeout,
                probeTimeout,
                examples,
                retries,
                newTimeout,
                largeTable,
                forms,
                keepDeleted,
                olderSchema,
                outOfOrder);
    }

    /** Counts a table as large from this many bytes on. */
    public Policy largeTable(long bytes) {
        return new Policy(
                allowed,
                lockTimeout,
                statementTimeout,
                probeTimeout,
                examples,
                retries,
                waitTimeout,
                bytes,
                forms,
                keepDeleted,
                olderSchema,
                outOfOrder);
    }

    /** Which form the changes of a table take that is there already. */
    public Policy forms(Forms newForms) {
        return new Policy(
                allowed,
                lockTimeout,
                statementTimeout,
                probeTimeout,
                examples,
                retries,
                waitTimeout,
                largeTable,
                newForms,
                keepDeleted,
                olderSchema,
                outOfOrder);
    }

    /** Whether values of dropped tables and columns are kept in {@code nself_trash}; see {@code docs/trash.md}. */
    public Policy keepDeleted(boolean newKeepDeleted) {
        return new Policy(
                allowed,
                lockTimeout,
                statementTimeout,
                probeTimeout,
                examples,
                retries,
                waitTimeout,
                largeTable,
                forms,
                newKeepDeleted,
                olderSchema,
                outOfOrder);
    }

    public Policy olderSchema(OlderSchema newOlderSchema) {
        return new Policy(
                allowed,
                lockTimeout,
                statementTimeout,
                probeTimeout,
                examples,
                retries,
                waitTimeout,
                largeTable,
                forms,
                keepDeleted,
                newOlderSchema,
                outOfOrder);
    }

    public Policy outOfOrder(OutOfOrder newOutOfOrder) {
        return new Policy(
                allowed,
                lockTimeout,
                statementTimeout,
                probeTimeout,
                examples,
                retries,
                waitTimeout,
                largeTable,
                forms,
                keepDeleted,
                olderSchema,
                newOutOfOrder);
    }

    /** Whether this hazard of this step keeps the plan from running. */
    boolean refuses(Step step, StepHazard hazard) {
        if (allowed.contains(hazard.hazard()) || hazard.evidence() == StepHazard.Evidence.ABSENT) {
            return false;
        }
        return switch (hazard.hazard()) {
            case DATA_LOSS, MAY_FAIL_ON_DATA, LIKELY_RENAME -> true;
            case TABLE_REWRITE -> step.size().map(TableSize::bytes).orElse(0L) >= largeTable;
            case FULL_SCAN,
                    INDEX_BUILD,
                    LOCKS_OTHER_TABLE,
                    IRREVERSIBLE,
                    DATA_LOSS_ON_DOWN,
                    MAY_FAIL_ON_DOWN,
                    INDEX_DROPPED,
                    BREAKS_RUNNING_CODE,
                    STATS_LOST,
                    SESSION_TIMEZONE,
                    NON_TRANSACTIONAL,
                    LEAVES_DEBRIS_ON_FAILURE -> false;
        };
    }

    private static void requirePositive(Duration duration, String name) {
        if (!duration.isPositive()) {
            throw new IllegalArgumentException(name + " must be positive: " + duration);
        }
    }
}

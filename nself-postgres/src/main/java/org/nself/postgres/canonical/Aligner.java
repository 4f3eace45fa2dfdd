package org.nself.postgres.canonical;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nself.diff.Intents;
import org.nself.diff.Rename;
import org.nself.postgres.render.Rendering;
import org.nself.postgres.type.PostgresTypes;
import org.nself.schema.Column;
import org.nself.schema.Namespace;
import org.nself.schema.QualifiedName;
import org.nself.schema.Schema;
import org.nself.schema.Sequence;
import org.nself.schema.Table;
import org.nself.spi.Alignment;
import org.nself.spi.Catalog;
import org.nself.spi.Problem;

/**
 * Puts a schema as written into the words of the server. PostgreSQL is the judge of what is equal: texts that differ are
 * built on the server and read back, never compared by rules of our own.
 */
public final class Aligner {

    /** What is written for a database that is not known may be for the newest. */
    private static final int NEWEST_VERSION = 18;

    /** Null when no server is asked: texts that differ stay different. */
    private final @Nullable Connection connection;

    private final Catalog catalog;
    private final Map<QualifiedName, Table> actual;

    private Aligner(@Nullable Connection connection, Catalog catalog) {
        this.connection = connection;
        this.catalog = catalog;
        this.actual = catalog.schema().tablesByName();
    }

    /**
     * Aligns what is wanted, and what was declared before, with what the catalog holds under its new names.
     *
     * @throws SQLException when the server cannot be asked
     */
    public static Alignment align(Connection connection, Schema desired, Schema owned, Intents intents, Catalog catalog)
            throws SQLException {
        return align(
                connection, TypeResolver.ask(connection, List.of(desired, owned)), desired, owned, intents, catalog);
    }

    /** As above, without asking a server: texts are equal when they are written alike. */
    public static Alignment align(Schema desired, Schema owned, Intents intents, Catalog catalog) {
        try {
            return align(null, TypeResolver.offline(), desired, owned, intents, catalog);
        } catch (SQLException impossible) {
            throw new IllegalStateException("no server is asked", impossible);
        }
    }

    private static Alignment align(
            @Nullable Connection connection,
            TypeResolver types,
            Schema desired,
            Schema owned,
            Intents intents,
            Catalog catalog)
            throws SQLException {
        List<Problem> problems = new ArrayList<>();
        Schema typed = types.resolve(desired, problems);
        Renaming.Renamed renamed = Renaming.of(catalog, types.resolve(owned, new ArrayList<>()), typed, intents);
        problems.addAll(Obstacles.of(typed, renamed.catalog()));
        return problems.isEmpty()
                ? new Aligner(connection, renamed.catalog()).align(typed, renamed.owned(), renamed.renames())
                : new Alignment(catalog, List.of(), desired, owned, problems);
    }

    /** Aligns what is wanted with a database that holds nothing and is not asked. */
    public static Alignment align(Schema desired) {
        List<Problem> problems = new ArrayList<>();
        Schema typed = TypeResolver.offline().resolve(desired, problems);
        problems.addAll(Obstacles.of(typed));
        Names names = new Names(Set.of());
        List<Table> tables = typed.tables().stream()
                .map(table ->
                        new TableAligner(table, nothing(table), nothing(table), Texts.NONE, Texts.NONE).aligned(names))
                .toList();
        Schema empty =
                new Schema(List.of(Namespace.of(QualifiedName.DEFAULT_NAMESPACE)), List.of(), List.of(), List.of());
        return new Alignment(
                Catalog.of(NEWEST_VERSION, empty), List.of(), typed.withTables(tables), Schema.empty(), problems);
    }

    private static Table nothing(Table table) {
        return Table.of(table.name(), List.of());
    }

    private Alignment align(Schema desired, Schema owned, List<Rename> renames) throws SQLException {
        Map<Table, Printed> printed = printed(desired, owned);
        Map<QualifiedName, Table> declared = owned.tablesByName();
        List<TableAligner> before = owned.tables().stream()
                .map(table -> aligner(table, nothing(table), printed))
                .toList();
        List<TableAligner> wanted = desired.tables().stream()
                .map(table -> aligner(table, declared.getOrDefault(table.name(), nothing(table)), printed))
                .toList();
        // Nobody's name is given to what was declared before and has no equal any more: it must match nothing.
        Names strange = new Names(taken(Set.of()));
        Schema alignedBefore = owned.withTables(
                before.stream().map(aligner -> aligner.aligned(strange)).toList());
        Names names = new Names(taken(released(alignedBefore, wanted)));
        Schema aligned = desired.withTables(
                        wanted.stream().map(aligner -> aligner.aligned(names)).toList())
                .withSequences(sequences(desired, owned));
        return new Alignment(catalog, renames, aligned, droppable(alignedBefore), List.of());
    }

    /** A sequence about which nothing but its name is said counts on as it does. */
    private List<Sequence> sequences(Schema desired, Schema owned) {
        Map<QualifiedName, Sequence> there = catalog.schema().sequencesByName();
        Map<QualifiedName, Sequence> declared = owned.sequencesByName();
        return desired.sequences().stream()
                .map(sequence -> {
                    Sequence actual = there.get(sequence.name());
                    Sequence plain = Sequence.of(sequence.name());
                    boolean unspoken = sequence.withComment(Optional.empty()).equals(plain)
                            && declared.getOrDefault(sequence.name(), plain)
                                    .withComment(Optional.empty())
                                    .equals(plain);
                    return actual != null && unspoken ? actual.withComment(sequence.comment()) : sequence;
                })
                .toList();
    }

    /** A namespace that holds what nself does not manage stays, whoever declared it. */
    private Schema droppable(Schema owned) {
        Set<String> held = new HashSet<>(catalog.occupied());
        catalog.others().forEach(other -> held.add(other.name().namespace()));
        return new Schema(
                owned.namespaces().stream()
                        .filter(namespace -> !held.contains(namespace.name()))
                        .toList(),
                owned.enums(),
                owned.sequences(),
                owned.tables());
    }

    private TableAligner aligner(Table wanted, Table declared, Map<Table, Printed> printed) {
        Table there = actual.getOrDefault(wanted.name(), nothing(wanted));
        Printed texts = printed.getOrDefault(wanted, Printed.NOTHING);
        return new TableAligner(wanted, there, declared, texts.wanted(), texts.actual());
    }

    /** How the server prints what a wanted table, and the one that is there, say differently. */
    private record Printed(Texts wanted, Texts actual) {
        static final Printed NOTHING = new Printed(Texts.NONE, Texts.NONE);
    }

    /** Asks about all tables at once, and only about the texts that differ. */
    private Map<Table, Printed> printed(Schema desired, Schema owned) throws SQLException {
        if (connection == null) {
            return Map.of();
        }
        Map<Table, Undecided> undecided = new LinkedHashMap<>();
        Stream.of(desired, owned)
                .flatMap(schema -> schema.tables().stream())
                .forEach(table -> Optional.ofNullable(actual.get(table.name()))
                        .flatMap(there -> Undecided.between(table, there))
                        .ifPresent(open -> undecided.put(table, open)));
        if (undecided.isEmpty()) {
            return Map.of();
        }
        Set<QualifiedName> existing = catalog.schema().enumsByName().keySet();
        Set<QualifiedName> declared = desired.enumsByName().keySet();
        List<Table> asked = undecided.values().stream()
                .flatMap(open -> Stream.of(open.wanted(), open.actual()))
                .map(table -> table.withColumns(table.columns().stream()
                        .filter(column -> exists(column, existing, declared))
                        .toList()))
                .toList();
        Iterator<Texts> answers = new Scratch(
                        connection, Rendering.renderer(new PostgresTypes()::print, catalog.version()))
                .ask(asked)
                .iterator();
        Map<Table, Printed> printed = new HashMap<>();
        undecided.keySet().forEach(table -> printed.put(table, new Printed(answers.next(), answers.next())));
        return printed;
    }

    /** A column whose enum the plan has yet to create cannot be asked about, and need not be: it is new. */
    private static boolean exists(Column column, Set<QualifiedName> existing, Set<QualifiedName> declared) {
        return column.type()
                .userDefined()
                .filter(name -> declared.contains(name) && !existing.contains(name))
                .isEmpty();
    }

    /** Names of what was declared before and is not wanted any more: it goes before anything new comes. */
    private static Set<String> released(Schema before, List<TableAligner> wanted) {
        Map<QualifiedName, Table> declared = before.tablesByName();
        Set<String> released = new HashSet<>();
        for (TableAligner aligner : wanted) {
            Table own = declared.get(aligner.actual().name());
            if (own != null) {
                Set<String> ownNames = new HashSet<>();
                Named.of(own).forEach(named -> named.name().ifPresent(ownNames::add));
                aligner.unmatched().stream()
                        .flatMap(named -> named.name().stream())
                        .filter(ownNames::contains)
                        .forEach(released::add);
            }
        }
        return released;
    }

    /** Every name that a new constraint or index might collide with. */
    private Set<String> taken(Set<String> released) {
        Set<String> taken = new HashSet<>();
        catalog.schema().tables().forEach(table -> {
            taken.add(table.name().name());
            Named.of(table).forEach(named -> named.name().ifPresent(taken::add));
        });
        catalog.schema()
                .sequences()
                .forEach(sequence -> taken.add(sequence.name().name()));
        catalog.others().forEach(other -> taken.add(other.name().name()));
        taken.removeAll(released);
        return taken;
    }
}

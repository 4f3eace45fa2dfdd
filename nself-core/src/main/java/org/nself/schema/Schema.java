package org.nself.schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The managed part of a database: what a DBML file declares, what a server holds, or what a snapshot remembers. All
 * are equal to the differ. Lists keep the order of their source, which has no meaning for the {@link #fingerprint()}.
 */
public record Schema(List<Namespace> namespaces, List<EnumType> enums, List<Sequence> sequences, List<Table> tables) {

    private static final Schema EMPTY = new Schema(List.of(), List.of(), List.of(), List.of());

    public Schema {
        namespaces = List.copyOf(namespaces);
        enums = List.copyOf(enums);
        sequences = List.copyOf(sequences);
        tables = List.copyOf(tables);
    }

    public static Schema empty() {
        return EMPTY;
    }

    public Optional<Table> table(QualifiedName name) {
        return tables.stream().filter(table -> table.name().equals(name)).findFirst();
    }

    public Map<QualifiedName, Table> tablesByName() {
        return tables.stream().collect(Collectors.toUnmodifiableMap(Table::name, Function.identity()));
    }

    public Map<QualifiedName, EnumType> enumsByName() {
        return enums.stream().collect(Collectors.toUnmodifiableMap(EnumType::name, Function.identity()));
    }

    public Map<QualifiedName, Sequence> sequencesByName() {
        return sequences.stream().collect(Collectors.toUnmodifiableMap(Sequence::name, Function.identity()));
    }

    public Schema withSequences(List<Sequence> newSequences) {
        return new Schema(namespaces, enums, newSequences, tables);
    }

    public Schema withEnums(List<EnumType> newEnums) {
        return new Schema(namespaces, newEnums, sequences, tables);
    }

    public Schema withTables(List<Table> newTables) {
        return new Schema(namespaces, enums, sequences, newTables);
    }

    /** A hash over everything in the schema, as 64 hexadecimal digits: equal schemas, in whatever order, have equal ones. */
    public String fingerprint() {
        return Fingerprint.of(this);
    }
}

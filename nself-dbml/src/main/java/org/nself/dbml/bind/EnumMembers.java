package org.nself.dbml.bind;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.nself.dbml.document.Names;
import org.nself.dbml.syntax.Code;
import org.nself.dbml.syntax.Expression.Name;
import org.nself.dbml.syntax.Findings;
import org.nself.schema.EnumType;
import org.nself.schema.QualifiedName;

/** Finds what {@code status.draft} and {@code shop.status.draft} mean. */
final class EnumMembers {

    private EnumMembers() {}

    /** The value; complains when there is no such enum or no such value in it. */
    static Optional<String> find(List<Name> path, Map<QualifiedName, EnumType> enums, Findings findings) {
        Name value = path.getLast();
        List<Name> enumPath = path.subList(0, path.size() - 1);
        QualifiedName name = Names.qualified(enumPath);
        EnumType type = enums.get(name);
        if (type == null) {
            boolean schemaIsKnown = enumPath.size() > 1
                    && (name.namespace().equals(QualifiedName.DEFAULT_NAMESPACE)
                            || enums.keySet().stream()
                                    .anyMatch(known -> known.namespace().equals(name.namespace())));
            findings.add(
                    Code.UNKNOWN_ENUM_VALUE,
                    schemaIsKnown
                            ? enumPath.getLast().span()
                            : enumPath.getFirst().span().to(enumPath.getLast().span()),
                    "there is no enum \"" + name + "\"",
                    findings.suggest(
                            name.toString(),
                            enums.keySet().stream().map(QualifiedName::toString).toList()));
            return Optional.empty();
        }
        if (!type.values().contains(value.text())) {
            findings.add(
                    Code.UNKNOWN_ENUM_VALUE,
                    value.span(),
                    "enum " + name + " has no value \"" + value.text() + "\"",
                    findings.suggest(value.text(), type.values()));
        }
        return Optional.of(value.text());
    }
}

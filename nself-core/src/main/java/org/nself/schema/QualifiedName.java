package org.nself.schema;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The name of an object within its namespace, as the database stores it: case is kept and nothing is quoted.
 *
 * @param namespace the PostgreSQL schema, {@code public} unless the author wrote another
 * @param name the object's own name
 */
public record QualifiedName(String namespace, String name) implements Comparable<QualifiedName> {

    /** The namespace of everything whose author named none. */
    public static final String DEFAULT_NAMESPACE = "public";

    private static final Comparator<QualifiedName> ORDER =
            Comparator.comparing(QualifiedName::namespace).thenComparing(QualifiedName::name);

    public QualifiedName {
        requireNonNull(namespace, "namespace");
        requireNonNull(name, "name");
    }

    /** A name in the default namespace. */
    public static QualifiedName of(String name) {
        return new QualifiedName(DEFAULT_NAMESPACE, name);
    }

    public static QualifiedName of(String namespace, String name) {
        return new QualifiedName(namespace, name);
    }

    /** Another object of the same namespace. */
    public QualifiedName sibling(String otherName) {
        return new QualifiedName(namespace, otherName);
    }

    @Override
    public int compareTo(QualifiedName other) {
        return ORDER.compare(this, other);
    }

    /** By hand, for names are looked up everywhere: the one that Java generates takes several times as long. */
    @Override
    public int hashCode() {
        return 31 * namespace.hashCode() + name.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof QualifiedName that && name.equals(that.name) && namespace.equals(that.namespace);
    }

    /** The name as people say it: the default namespace is left out. Not for SQL. */
    @Override
    public String toString() {
        return namespace.equals(DEFAULT_NAMESPACE) ? name : namespace + "." + name;
    }
}

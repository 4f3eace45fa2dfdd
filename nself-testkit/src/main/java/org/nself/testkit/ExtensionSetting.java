package org.nself.testkit;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.platform.commons.support.AnnotationSupport;
import org.nself.testkit.NselfTest.Lifetime;

/**
 * What holds for one test.
 *
 * @param databases what its database is like
 * @param lifetime how long it is used
 * @param owner the class whose tests share it, or for which it was said
 */
record ExtensionSetting(TestDatabases databases, Lifetime lifetime, Class<?> owner) {

    private static final Namespace NAMESPACE = Namespace.create(NselfExtension.class);

    /** All that can be said in an annotation; equal ones have one template and are read once. */
    private record Said(String schema, String migrations, List<String> seed, Class<?> near) {

        static Said by(NselfTest annotation, Class<?> near) {
            return new Said(annotation.schema(), annotation.migrations(), List.of(annotation.seed()), near);
        }

        TestDatabases databases() {
            TestDatabases all = TestDatabases.near(near);
            all = schema.isEmpty() ? all : all.schema(schema);
            all = migrations.isEmpty() ? all : all.migrations(migrations);
            return seed.isEmpty() ? all : all.seed(seed.toArray(String[]::new));
        }
    }

    /** What a field registers holds for the class that has the field, which is the outermost one that is extended by it. */
    static ExtensionSetting registered(TestDatabases databases, Lifetime lifetime, ExtensionContext context) {
        return new ExtensionSetting(databases, lifetime, outermost(context).getRequiredTestClass());
    }

    /** What the nearest annotation says: of the method, of its class, of the classes around it. */
    static ExtensionSetting annotated(ExtensionContext context) {
        for (ExtensionContext at = context; ; at = parent(at)) {
            Optional<NselfTest> said = AnnotationSupport.findAnnotation(at.getElement(), NselfTest.class);
            if (said.isPresent()) {
                return of(said.get(), at);
            }
        }
    }

    /** JUnit 6 has another name for asking the store, which JUnit 5 does not know. */
    @SuppressWarnings("deprecation")
    private static ExtensionSetting of(NselfTest annotation, ExtensionContext at) {
        Class<?> owner = at.getRequiredTestClass();
        Said said = Said.by(annotation, owner);
        TestDatabases databases = requireNonNull(
                at.getRoot().getStore(NAMESPACE).getOrComputeIfAbsent(said, Said::databases, TestDatabases.class));
        boolean onMethod = at.getTestMethod().isPresent();
        return new ExtensionSetting(databases, onMethod ? Lifetime.PER_METHOD : annotation.lifetime(), owner);
    }

    static Store store(ExtensionContext context) {
        return context.getStore(NAMESPACE);
    }

    /**
     * The database of the test, made now when nobody asked before.
     *
     * @throws ParameterResolutionException when it is asked for where there is no test yet
     */
    @SuppressWarnings("deprecation")
    HeldDatabase database(ExtensionContext context, ParameterContext parameter) {
        if (lifetime == Lifetime.PER_METHOD && context.getTestMethod().isEmpty()) {
            throw new ParameterResolutionException(parameter.getDeclaringExecutable()
                    + " runs before there is a test, whose database it could get"
                    + "\nwhat to do: use lifetime = PER_CLASS, ask for the parameter in @BeforeEach, or put what is done to"
                    + " each database into a seed");
        }
        ExtensionContext at = at(context);
        return requireNonNull(
                store(at).getOrComputeIfAbsent(key(at), place -> HeldDatabase.create(databases), HeldDatabase.class));
    }

    /** The database of the test when somebody asked for it. */
    Optional<HeldDatabase> existing(ExtensionContext context) {
        ExtensionContext at = at(context);
        return Optional.ofNullable(store(at).get(key(at), HeldDatabase.class));
    }

    /** Fields of two nested classes share the place, and may want other databases. */
    private List<Object> key(ExtensionContext at) {
        return List.of(at.getUniqueId(), databases);
    }

    private ExtensionContext at(ExtensionContext context) {
        if (lifetime == Lifetime.PER_METHOD) {
            return context;
        }
        ExtensionContext at = context;
        while (at.getTestMethod().isPresent() || at.getRequiredTestClass() != owner) {
            at = parent(at);
        }
        return at;
    }

    private static ExtensionContext outermost(ExtensionContext context) {
        ExtensionContext at = context;
        while (at.getParent().flatMap(ExtensionContext::getTestClass).isPresent()) {
            at = parent(at);
        }
        return at;
    }

    private static ExtensionContext parent(ExtensionContext context) {
        return context.getParent()
                .orElseThrow(
                        () -> new ExtensionConfigurationException(
                                "no @NselfTest says what the database is like"
                                        + "\nwhat to do: annotate the class, or register NselfExtension.of(TestDatabases…) in a field"));
    }
}

package org.nself.testkit;

import static java.util.Objects.requireNonNull;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.nself.Nself;
import org.nself.testkit.NselfTest.Lifetime;

/**
 * What {@link NselfTest} registers, and what a field registers when the databases are more than an annotation can say:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final NselfExtension DATABASES =
 *         NselfExtension.of(TestDatabases.empty().schema("schema.dbml").prepared(OrdersTest::someOrders));
 * }</pre>
 *
 * <p>A database is made when a parameter first asks for it. Immutable and thread-safe.
 */
public final class NselfExtension implements ParameterResolver, AfterEachCallback {

    private final @Nullable TestDatabases databases;
    private final Lifetime lifetime;

    /** For {@link NselfTest}, which says what there is. */
    public NselfExtension() {
        this(null, Lifetime.PER_METHOD);
    }

    private NselfExtension(@Nullable TestDatabases databases, Lifetime lifetime) {
        this.databases = databases;
        this.lifetime = lifetime;
    }

    /** A database like these for each test method. */
    public static NselfExtension of(TestDatabases databases) {
        return new NselfExtension(requireNonNull(databases, "databases"), Lifetime.PER_METHOD);
    }

    /** One database for all tests of the class, when the field is static. */
    public NselfExtension perClass() {
        return new NselfExtension(databases, Lifetime.PER_CLASS);
    }

    /** So that a constructor can have the database of the test that its instance is made for. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext rootContext) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == DataSource.class
                || type == Connection.class
                || type == TestDatabase.class
                || type == Nself.class
                || parameter.isAnnotated(JdbcUrl.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        HeldDatabase held = setting(context).database(context, parameter);
        if (type == DataSource.class) {
            return held.database().dataSource();
        }
        if (type == Connection.class) {
            return connection(held, parameter, context);
        }
        if (type == Nself.class) {
            return held.nself();
        }
        if (type == String.class) {
            return held.database().url();
        }
        if (type != TestDatabase.class) {
            throw new ParameterResolutionException("@JdbcUrl is for a parameter String, not " + type.getName());
        }
        return held.database();
    }

    /** Marks the database of a test that failed, so that it can be kept. */
    @Override
    public void afterEach(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            setting(context).existing(context).ifPresent(held -> held.failed(context));
        }
    }

    private Connection connection(HeldDatabase held, ParameterContext parameter, ExtensionContext context) {
        try {
            Connection connection = held.database().dataSource().getConnection();
            ExtensionSetting.store(context).put(parameter.getParameter(), connection);
            return connection;
        } catch (SQLException failure) {
            throw new ParameterResolutionException("cannot connect to " + held.database(), failure);
        }
    }

    private ExtensionSetting setting(ExtensionContext context) {
        return Optional.ofNullable(databases)
                .map(given -> ExtensionSetting.registered(given, lifetime, context))
                .orElseGet(() -> ExtensionSetting.annotated(context));
    }
}

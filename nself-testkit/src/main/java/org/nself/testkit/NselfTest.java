package org.nself.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives each test a PostgreSQL database of its own, as a parameter: a {@link javax.sql.DataSource}, a {@link
 * java.sql.Connection} that is closed after the test, a {@link TestDatabase}, an {@link org.nself.Nself} for the schema and
 * migrations, or a {@code String} with {@link JdbcUrl}. All parameters of a test are about the same database.
 *
 * <pre>{@code
 * @NselfTest(schema = "schema.dbml", seed = "orders.sql")
 * class OrdersTest {
 *     @Test
 *     void placesAnOrder(DataSource database) { … }
 * }
 * }</pre>
 *
 * <p>It stands on a class, on a method, whose word goes before its class's, or on an annotation of your own. Nested classes
 * have what the class around them has. Tests may run in parallel. A location is a path, or a resource in the package of the
 * class or from the root of the class path.
 *
 * <p>With {@code -Dnself.test.keep=true} the database of a failed test stays, and its URL is logged and reported.
 */
@Documented
@Inherited
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NselfExtension.class)
public @interface NselfTest {

    /** The DBML file whose tables are there. */
    String schema() default "";

    /** The directory of migrations that were applied. */
    String migrations() default "";

    /** Files that were loaded after that, in this order: of SQL, or DBML files with {@code records}. */
    String[] seed() default {};

    /** How long a database is used. */
    Lifetime lifetime() default Lifetime.PER_METHOD;

    /** How long a database is used. */
    enum Lifetime {

        /** Each test method, each invocation of it, has a database of its own. */
        PER_METHOD,

        /** All tests of the class with the annotation, and of the classes nested in it, share one. */
        PER_CLASS
    }
}

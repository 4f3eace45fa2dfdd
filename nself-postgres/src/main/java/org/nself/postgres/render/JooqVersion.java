package org.nself.postgres.render;

import java.util.Optional;
import org.nself.EnvironmentException;

/**
 * Checks that jOOQ is there and new enough, before any class of it is linked: a plain sentence is better than a
 * NoSuchMethodError.
 */
final class JooqVersion {

    private static final int MAJOR = 3;
    private static final int MINOR = 19;

    private JooqVersion() {}

    static void check(ClassLoader loader) {
        String version = version(loader)
                .orElseThrow(() -> new EnvironmentException(
                        "NS6302",
                        "jOOQ is not on the class path; nself writes SQL with it",
                        "add org.jooq:jooq 3.19 or newer to the dependencies",
                        null));
        if (!isNewEnough(version)) {
            throw new EnvironmentException(
                    "NS6301",
                    "jOOQ " + version + " is on the class path; nself needs 3.19 or newer",
                    "set the version of org.jooq:jooq to 3.19 or newer (with Spring Boot: the property jooq.version)",
                    null);
        }
    }

    private static Optional<String> version(ClassLoader loader) {
        try {
            Object version = Class.forName("org.jooq.Constants", true, loader)
                    .getField("FULL_VERSION")
                    .get(null);
            return Optional.of(String.valueOf(version));
        } catch (ClassNotFoundException missing) {
            return Optional.empty();
        } catch (ReflectiveOperationException unknown) {
            return Optional.of("of an unknown version");
        }
    }

    private static boolean isNewEnough(String version) {
        String[] parts = version.split("[.-]", -1);
        try {
            int major = Integer.parseInt(parts[0]);
            return major > MAJOR || (major == MAJOR && Integer.parseInt(parts[1]) >= MINOR);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException unknown) {
            return false;
        }
    }
}

package org.nself.postgres.render;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nself.EnvironmentException;

class JooqVersionTest {

    @TempDir
    private Path directory;

    @Test
    void theVersionOnTheClassPathWillDo() {
        assertThatCode(() -> JooqVersion.check(JooqVersionTest.class.getClassLoader()))
                .doesNotThrowAnyException();
    }

    @Test
    void aMissingJooqIsSaidSo() {
        ClassLoader nothing = new ClassLoader(null) {};

        assertThatThrownBy(() -> JooqVersion.check(nothing))
                .isInstanceOf(EnvironmentException.class)
                .hasMessage("NS6302: jOOQ is not on the class path; nself writes SQL with it\n"
                        + "hint: add org.jooq:jooq 3.19 or newer to the dependencies");
    }

    @Test
    void anOldJooqIsSaidSo() throws IOException {
        assertThatThrownBy(() -> JooqVersion.check(jooq("3.18.2")))
                .hasMessage("NS6301: jOOQ 3.18.2 is on the class path; nself needs 3.19 or newer\n"
                        + "hint: set the version of org.jooq:jooq to 3.19 or newer (with Spring Boot: the property"
                        + " jooq.version)");
    }

    @Test
    void newerOnesAreTaken() {
        for (String version : List.of("3.19.39", "3.21.9", "3.30.0-SNAPSHOT", "4.0.0")) {
            assertThatCode(() -> JooqVersion.check(jooq(version))).as(version).doesNotThrowAnyException();
        }
    }

    /** A class loader with a jOOQ of this version, as far as anyone looks. */
    private ClassLoader jooq(String version) throws IOException {
        Path sources = Files.createDirectories(directory.resolve(version));
        Path source = sources.resolve("Constants.java");
        Files.writeString(
                source,
                "package org.jooq; public class Constants { public static final String FULL_VERSION = \"" + version
                        + "\"; }");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        int exit = compiler.run(null, null, errors, "-d", sources.toString(), source.toString());
        if (exit != 0) {
            throw new IOException(errors.toString(UTF_8));
        }
        byte[] bytes = Files.readAllBytes(sources.resolve(Path.of("org", "jooq", "Constants.class")));
        return new ClassLoader(null) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                if (name.equals("org.jooq.Constants")) {
                    return defineClass(name, bytes, 0, bytes.length);
                }
                throw new ClassNotFoundException(name);
            }
        };
    }
}

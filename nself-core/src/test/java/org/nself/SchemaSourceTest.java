package org.nself;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nself.schema.SourceFile;

class SchemaSourceTest {

    @TempDir
    private Path directory;

    @Test
    void aFileIsReadAnewEveryTime() throws IOException {
        Path file = Files.writeString(directory.resolve("schema.dbml"), "one");
        SchemaSource source = SchemaSource.path(file);

        assertThat(source.read()).isEqualTo(new SourceFile(file.toString(), "one"));
        Files.writeString(file, "two");
        assertThat(source.read().text()).isEqualTo("two");
    }

    @Test
    void aMissingFileSaysWhereItWasLookedFor() {
        Path file = directory.resolve("schema.dbml");

        assertThatThrownBy(() -> SchemaSource.path(file).read())
                .isInstanceOf(EnvironmentException.class)
                .hasMessage(
                        "NS6001: there is no schema at %s\nhint: write the schema there, or name another file with"
                                + " Nself.builder().schema(…); the working directory is %s",
                        file, Path.of("").toAbsolutePath());
    }

    @Test
    void aMissingResourceSaysWhereToPutIt() {
        assertThatThrownBy(() -> SchemaSource.classpath("/no/such.dbml").read())
                .hasMessage("NS6001: there is no schema at classpath:no/such.dbml\nhint: put the file below"
                        + " src/main/resources, or name it with SchemaSource.classpath(\"…\") as it lies there");
    }

    @Test
    void aFileInAnotherEncodingIsNotGuessedAt() throws IOException {
        Path file = Files.write(directory.resolve("schema.dbml"), "Table café {}".getBytes(ISO_8859_1));

        assertThatThrownBy(() -> SchemaSource.path(file).read())
                .hasMessage("NS6002: %s is not UTF-8\nhint: save the file in the encoding UTF-8", file);
    }

    @Test
    void modulesAreFoundBesideTheMainFileAndNeverOutside() throws IOException {
        Path inside = Files.createDirectory(directory.resolve("inside"));
        Files.writeString(directory.resolve("outside.dbml"), "secret");
        Files.writeString(inside.resolve("base.dbml"), "base");
        SchemaSource source = SchemaSource.path(Files.writeString(inside.resolve("schema.dbml"), ""));

        assertThat(source.modules().find("base.dbml")).contains(new SourceFile("base.dbml", "base"));
        assertThat(source.modules().find("./base.dbml")).isPresent();
        assertThat(source.modules().find("none.dbml")).isEmpty();
        assertThat(source.modules().find("../outside.dbml")).isEmpty();
        assertThat(source.modules().find("sub/../../outside.dbml")).isEmpty();
    }

    @Test
    void aUrlLeadsToAFileAndItsNeighboursAndItsPasswordIsNotShown() throws IOException {
        Path file = Files.writeString(directory.resolve("schema.dbml"), "text");
        Files.writeString(directory.resolve("base.dbml"), "base");
        SchemaSource source = SchemaSource.url(file.toUri().toURL());

        assertThat(source.read().text()).isEqualTo("text");
        assertThat(source.modules().find("base.dbml")).isPresent();
        assertThat(SchemaSource.url(
                        java.net.URI.create("http://me:secret@localhost/s.dbml").toURL()))
                .hasToString("http://localhost/s.dbml");
    }
}

package org.nself.testkit;

import static java.util.Objects.requireNonNullElse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.nself.Nself;
import org.nself.dbml.DbmlReader;
import org.nself.schema.SourceFile;

/** Something that goes into a template. */
sealed interface Ingredient {

    /** Tells what it is, by its content. */
    void describe(Fingerprint fingerprint);

    /** Puts it into a database. */
    void add(DataSource database);

    /** The schema and the migrations, which belong together: either may be missing, not both. */
    record Tables(Optional<Location> schema, Optional<Location> migrations) implements Ingredient {

        /** What brings a database to this state, also later in a test. */
        Nself nself(DataSource database) {
            Nself.Builder builder = Nself.builder().dataSource(database);
            schema.ifPresent(location -> builder.schema(location.schema()));
            migrations.ifPresent(location -> builder.migrations(location.migrations()));
            return builder.build();
        }

        @Override
        public void add(DataSource database) {
            nself(database).migrate();
        }

        @Override
        public void describe(Fingerprint fingerprint) {
            fingerprint.add(
                    "tables", requireNonNullElse(Nself.class.getPackage().getImplementationVersion(), "development"));
            schema.ifPresent(location -> describeSchema(location, fingerprint));
            migrations.ifPresent(location -> describeMigrations(location, fingerprint));
        }

        /** Only a file that may include others has to be parsed, to know which. */
        private static void describeSchema(Location location, Fingerprint fingerprint) {
            SourceFile main = new SourceFile(location.text(), location.read());
            List<SourceFile> all = main.text().contains("use")
                    ? new DbmlReader()
                            .read(main, name -> location.read(name, false).map(text -> new SourceFile(name, text)))
                            .sources()
                    : List.of(main);
            all.forEach(source -> fingerprint.add("schema", source.name(), source.text()));
        }

        private static void describeMigrations(Location location, Fingerprint fingerprint) {
            fingerprint.add("migrations");
            if (location.file().isEmpty()) {
                fingerprint.add(location.read("nself.sum", true).orElse(""));
                return;
            }
            Path directory = location.file().get();
            try (Stream<Path> walk = Files.walk(directory)) {
                for (Path file : walk.filter(Files::isRegularFile)
                        .sorted(Comparator.comparing(Path::toString))
                        .toList()) {
                    fingerprint.add(
                            directory.relativize(file).toString(),
                            new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1));
                }
            } catch (IOException failure) {
                throw new IllegalStateException("cannot read " + directory + ": " + failure.getMessage(), failure);
            }
        }
    }

    /** The sample data of a DBML file. */
    record SampleData(Location file) implements Ingredient {

        @Override
        public void describe(Fingerprint fingerprint) {
            fingerprint.add("rows");
            Tables.describeSchema(file, fingerprint);
        }

        @Override
        public void add(DataSource database) {
            new Fixtures(file).load(database);
        }
    }

    /** A file of SQL. */
    record Seed(Location script) implements Ingredient {

        @Override
        public void describe(Fingerprint fingerprint) {
            fingerprint.add("seed", script.read());
        }

        @Override
        public void add(DataSource database) {
            try (Connection connection = database.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.setEscapeProcessing(false);
                statement.execute(script.read());
            } catch (SQLException failure) {
                throw new IllegalStateException(
                        "the seed " + script.text() + " fails: " + failure.getMessage(), failure);
            }
        }
    }

    /** Code of the user's; its key stands for what it does. */
    record Code(String key, Consumer<DataSource> code) implements Ingredient {

        @Override
        public void describe(Fingerprint fingerprint) {
            fingerprint.add("code", key);
        }

        @Override
        public void add(DataSource database) {
            code.accept(database);
        }
    }
}

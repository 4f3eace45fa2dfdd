package org.nself.testkit;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The rules that keep the rooms apart. A new public type is a decision: it changes {@code public-types.txt}. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.nself");

    private static final String[] CORE = {
        "org.nself", "org.nself.schema", "org.nself.diff", "org.nself.migration", "org.nself.plan", "org.nself.spi"
    };

    @Test
    void theRulesHaveSeenEveryModule() {
        assertThat(CLASSES).hasSizeGreaterThan(200);
        for (String name :
                new String[] {"Nself", "dbml.DbmlReader", "postgres.PostgresDialect", "testkit.PostgresServer"}) {
            assertThat(CLASSES.contain("org.nself." + name)).as(name).isTrue();
        }
    }

    @Test
    void theCoreKnowsNoLanguageAndNoDatabase() {
        noClasses()
                .that(resideInAnyPackage(CORE))
                .should()
                .dependOnClassesThat(resideInAnyPackage("org.nself.dbml..", "org.nself.postgres..", "org.postgresql.."))
                .check(CLASSES);
    }

    @Test
    void theLanguageKnowsNoDatabase() {
        noClasses()
                .that(resideInAPackage("org.nself.dbml.."))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("org.nself.postgres..", "java.sql..", "javax.sql..", "org.postgresql.."))
                .check(CLASSES);
    }

    @Test
    void theDatabaseKnowsNoLanguage() {
        noClasses()
                .that(resideInAPackage("org.nself.postgres.."))
                .should()
                .dependOnClassesThat(resideInAPackage("org.nself.dbml.."))
                .check(CLASSES);
    }

    @Test
    void noLibraryIsLoadedToWriteSql() {
        noClasses().should().dependOnClassesThat(resideInAPackage("org.jooq..")).check(CLASSES);
    }

    @Test
    void noTwoPackagesNeedEachOther() {
        slices().matching("org.nself.(**)").should().beFreeOfCycles().check(CLASSES);
        noClasses()
                .that(resideInAnyPackage(
                        "org.nself.schema", "org.nself.diff", "org.nself.migration", "org.nself.plan", "org.nself.spi"))
                .should()
                .dependOnClassesThat(resideInAPackage("org.nself"))
                .check(CLASSES);
    }

    @Test
    void aLibraryWritesToNoStandardStreamAndThroughSlf4jAlone() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CLASSES);
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(CLASSES);
    }

    @Test
    void nothingIsOpenForInheritanceAndNoStateIsShared() {
        classes()
                .that()
                .areNotInterfaces()
                .and()
                .areTopLevelClasses()
                .and()
                .doNotHaveModifier(JavaModifier.ABSTRACT)
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(CLASSES);
        fields().that().areStatic().should().beFinal().check(CLASSES);
    }

    @Test
    void everyPublicTypeIsOneThatAUserMustName() throws IOException {
        Path file = Path.of("src", "test", "resources", "public-types.txt");
        String actual = CLASSES.stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> !type.getPackageName().matches("org\\.nself\\.(postgres|dbml)\\..+"))
                .map(JavaClass::getName)
                .sorted()
                .collect(Collectors.joining("\n", "", "\n"));
        if (System.getProperty("nself.golden", "compare").equals("update")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, actual);
        }

        assertThat(actual).isEqualTo(Files.readString(file));
    }

    @Test
    void whatIsPublicInARoomIsUsedOutsideIt() {
        assertThat(CLASSES.stream()
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .filter(JavaClass::isTopLevelClass)
                        .filter(type -> type.getPackageName().matches("org\\.nself\\.(postgres|dbml)\\..+"))
                        .filter(type -> type.getDirectDependenciesToSelf().stream()
                                .allMatch(dependency -> dependency
                                        .getOriginClass()
                                        .getPackageName()
                                        .equals(type.getPackageName())))
                        .map(JavaClass::getName))
                .isEmpty();
    }
}

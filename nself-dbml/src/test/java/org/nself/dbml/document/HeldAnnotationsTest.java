package org.nself.dbml.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.nself.dbml.DbmlReader;
import org.nself.dbml.document.AnnotationName.Target;
import org.nself.schema.SourceFile;
import org.nself.spi.Reading;
import org.nself.spi.SchemaReader.Modules;

/** Wherever an annotation may stand, it makes a difference: none is read and forgotten. */
class HeldAnnotationsTest {

    @Test
    void everyAnnotationMakesADifferenceWhereverItMayStand() {
        List<String> held = new ArrayList<>();
        for (AnnotationName name : AnnotationName.values()) {
            for (Target target : name.targets()) {
                Reading without = read(text(name, target, ""));
                Reading with = read(text(name, target, "//@ " + name.example()));

                assertThat(with.schema())
                        .as("%s at %s: %s", name, target, with.diagnostics())
                        .isPresent();
                assertThat(List.of(with.schema().orElseThrow(), with.intents(), with.allowances()))
                        .as("%s at %s", name, target)
                        .isNotEqualTo(List.of(without.schema().orElseThrow(), without.intents(), without.allowances()));
                held.add(name + " " + target);
            }
        }
        assertThat(held).hasSizeGreaterThan(40);
    }

    private static Reading read(String text) {
        return new DbmlReader().read(new SourceFile("schema.dbml", text), Modules.NONE);
    }

    /** A text with a place for each target, and the annotation at one of them. */
    private static String text(AnnotationName name, Target target, String annotation) {
        boolean ofConstraint = name == AnnotationName.DEFERRABLE || name == AnnotationName.WITHOUT_OVERLAPS;
        return Stream.of(
                        at(Target.FILE, target, annotation),
                        at(Target.ENUM, target, annotation),
                        "Enum e {",
                        at(Target.ENUM_VALUE, target, annotation),
                        "a",
                        "}",
                        at(Target.PARTIAL, target, annotation),
                        "TablePartial p {",
                        "x int",
                        "}",
                        at(Target.TABLE, target, annotation),
                        "Table t {",
                        "~p",
                        "author_id int",
                        "email text",
                        "name text",
                        at(Target.COLUMN, target, annotation),
                        "price numeric " + (name == AnnotationName.SERIAL ? "[increment]" : "[not null]"),
                        "indexes {",
                        ofConstraint ? "//@ constraint" : "",
                        at(Target.INDEX, target, annotation),
                        "(email, author_id) [unique, name: 'i']",
                        "}",
                        "checks {",
                        at(Target.CHECK, target, annotation),
                        "`x > 0` [name: 'c']",
                        "}",
                        "}",
                        "Table u {",
                        "x int",
                        "y int",
                        "}",
                        at(Target.REF, target, annotation),
                        "Ref r: t.(x, author_id) > u.(x, y) [delete: set null]")
                .filter(line -> !line.isEmpty())
                .reduce("", (before, line) -> before + line + "\n");
    }

    private static String at(Target here, Target target, String annotation) {
        return here == target ? annotation : "";
    }
}

package org.nself.dbml.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nself.dbml.document.Document.Custom;
import org.nself.dbml.document.Document.InlineDep;
import org.nself.dbml.syntax.Annotation;

/** Gathers what stands between brackets. */
final class Settings {

    private final List<String> all = new ArrayList<>();

    Settings flag(boolean there, String name) {
        if (there) {
            all.add(name);
        }
        return this;
    }

    Settings value(String name, Optional<String> written) {
        written.ifPresent(value -> all.add(name + ": " + value));
        return this;
    }

    Settings text(String name, Optional<String> text) {
        return value(name, text.map(Texts::string));
    }

    Settings custom(List<Custom> settings) {
        settings.forEach(setting -> all.add(custom(setting)));
        return this;
    }

    Settings deps(List<InlineDep> deps) {
        deps.forEach(dep -> all.add("dep: " + dep.operator().text() + " " + Texts.path(dep.target())));
        return this;
    }

    /** Those annotations that are written as settings. */
    Settings annotations(List<Annotation> annotations) {
        annotations.stream().filter(Annotation::setting).forEach(annotation -> all.add(key(annotation)));
        return this;
    }

    static String custom(Custom setting) {
        return setting.name() + ": " + (setting.color() ? setting.value() : Texts.string(setting.value()));
    }

    /** An annotation as a key with its value. */
    static String key(Annotation annotation) {
        return annotation.name() + ": " + Texts.string(annotation.value().isEmpty() ? "true" : annotation.value());
    }

    /** In brackets, with a space before them; nothing when there is none. */
    @Override
    public String toString() {
        return all.isEmpty() ? "" : " [" + String.join(", ", all) + "]";
    }
}

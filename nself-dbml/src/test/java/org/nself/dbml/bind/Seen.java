package org.nself.dbml.bind;

/** Something that a file declares and the main file sees, under the name that it is declared by. */
record Seen<T>(String name, Module module, T declaration) {

    Seen<T> as(String other) {
        return new Seen<>(other, module, declaration);
    }
}

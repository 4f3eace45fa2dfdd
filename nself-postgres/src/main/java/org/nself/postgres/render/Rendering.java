package org.nself.postgres.render;

import java.util.List;
import java.util.function.Function;
import org.nself.schema.DataType;
import org.nself.schema.Schema;

/** The door to the renderer. */
public final class Rendering {

    private Rendering() {}

    /**
     * What writes changes.
     *
     * @param types writes a type as SQL
     * @param version the major version of the server that is to understand it
     */
    public static Renderer renderer(Function<DataType, String> types, int version) {
        return new Renderer(types, version);
    }

    /** Brings back what was copied, and drops the copy. */
    public static List<String> giveBack(Kept kept) {
        return new Keeper(new Sql()).giveBack(kept);
    }

    /** Drops a copy for good. */
    public static String purge(String name) {
        return new Keeper(new Sql()).purge(name);
    }

    /**
     * What asks the data.
     *
     * @param types writes a type as SQL
     * @param tables what is there to be asked
     */
    public static Probes probes(Function<DataType, String> types, Schema tables) {
        return new Probes(types, tables);
    }
}

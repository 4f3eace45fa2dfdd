package org.nself.spi;

import static java.util.Objects.requireNonNull;

/**
 * Which database something comes from.
 *
 * @param system the server's own number, which no other server has, save a copy of its files
 * @param database the name of the database
 * @param serverVersion as the server says it, such as {@code 15.18}
 * @param encoding of the database, such as {@code UTF8}
 */
public record Origin(String system, String database, String serverVersion, String encoding) {

    public Origin {
        requireNonNull(system, "system");
        requireNonNull(database, "database");
        requireNonNull(serverVersion, "serverVersion");
        requireNonNull(encoding, "encoding");
    }

    /** The first number of the server's version. */
    public int major() {
        return Integer.parseInt(serverVersion.replaceFirst("\\D.*", ""));
    }
}

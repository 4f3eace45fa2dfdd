package org.nself.postgres.type;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Names of what is there for a while only, between two transactions of an online form. Each ends with a digest of what comes
 * before, so that what was left behind can be told from what somebody else called so, whatever it was made for.
 */
public final class OwnNames {

    private static final int LONGEST = 63;
    private static final int DIGITS = 8;
    private static final String COMING = "nself_new_";
    private static final String GOING = "nself_old_";
    private static final String NOT_NULL = "nself_not_null_";
    private static final String FOLLOWING = "nself_follow_";

    private OwnNames() {}

    /**
     * What an index or a constraint is called until it takes the place, or becomes the index, of the one of this name. Says what
     * it is, for PostgreSQL has its own words for that.
     */
    public static String coming(String name, String definition) {
        return own(COMING, name, "_" + digest(definition));
    }

    /** What an index is called from when it lost its place until it is dropped. */
    public static String going(String name) {
        return own(GOING, name, "");
    }

    /** What the check is called that proves a column to be free of NULLs. */
    public static String notNull(String column) {
        return own(NOT_NULL, column, "");
    }

    /** What the function is called that gives a column its values; columns of several tables may have one name. */
    public static String following(String table, String column) {
        return own(FOLLOWING, table + "_" + column, "");
    }

    /**
     * What the copy is called of what was dropped.
     *
     * @param occasion tells it from other copies of what is called so
     */
    public static String kept(String name, String occasion) {
        int room = LONGEST - DIGITS - 1;
        String fitting = name.getBytes(UTF_8).length <= room ? name : cut(name, room);
        return fitting + "_" + digest(name + " " + occasion);
    }

    /** Whether only nself gives such a name. */
    public static boolean isOne(String name) {
        int end = name.length() - DIGITS - 1;
        boolean named = name.startsWith(COMING) || name.startsWith(GOING) || name.startsWith(NOT_NULL);
        return named && end > 0 && name.equals(certified(name.substring(0, end)));
    }

    /** A name that is too long is cut, and told from others that begin like it by a digest in place of its end. */
    private static String own(String prefix, String name, String definition) {
        int room = LONGEST - prefix.length() - definition.length() - DIGITS - 1;
        String fitting = name.getBytes(UTF_8).length <= room ? name : cut(name, room - DIGITS) + digest(name);
        return certified(prefix + fitting + definition);
    }

    private static String cut(String name, int room) {
        int end = name.length();
        while (name.substring(0, end).getBytes(UTF_8).length > room) {
            end = name.offsetByCodePoints(end, -1);
        }
        return name.substring(0, end);
    }

    private static String certified(String text) {
        return text + "_" + digest("nself " + text);
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(hash, 0, DIGITS / 2);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}

package org.nself.schema;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 as lower-case hexadecimal. */
final class Sha256 {

    /** Never used but to be copied: to look for the algorithm takes longer than to digest a statement. */
    private static final MessageDigest UNUSED = look();

    private Sha256() {}

    static String hex(String text) {
        return HexFormat.of().formatHex(fresh().digest(text.getBytes(UTF_8)));
    }

    private static MessageDigest fresh() {
        try {
            return (MessageDigest) UNUSED.clone();
        } catch (CloneNotSupportedException uncommon) {
            // A provider need not support it.
            return look();
        }
    }

    private static MessageDigest look() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}

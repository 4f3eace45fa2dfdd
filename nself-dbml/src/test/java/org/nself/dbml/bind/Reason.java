package org.nself.dbml.bind;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Why a line of this reader's model differs from the official one, on purpose. A reason explains two lines about the same
 * thing and nothing else about them: whatever else differs is a difference still. {@code docs/dbml.md} says the same to
 * users.
 */
enum Reason {
    /** The official parser puts the expressions of an index before its columns, and turns {@code (a) (b)} round. */
    PARTS_OF_AN_INDEX_KEEP_THEIR_ORDER {
        @Override
        boolean explains(String official, String ours) {
            return sortedParts(official).equals(sortedParts(ours));
        }
    },
    /** {@code int(--1)} is {@code int(1)}. */
    SIGNS_IN_ARGUMENTS_ARE_WORKED_OUT {
        @Override
        boolean explains(String official, String ours) {
            return SIGNS.matcher(official)
                    .replaceAll(signs -> minuses(signs.group()) % 2 == 0 ? "" : "-")
                    .equals(ours);
        }
    },
    /** Here it is an error, there the character U+0000. */
    AN_ESCAPE_WITHOUT_HEXADECIMAL_DIGITS_IS_NO_CHARACTER {
        @Override
        boolean explains(String official, String ours) {
            return official.contains("\\0") && official.replace("\\0", "").equals(ours);
        }
    },
    /** The official model gives the value {@code undefined} or none. */
    A_VALUE_OF_AN_ENUM_IS_ITSELF_IN_RECORDS {
        @Override
        boolean explains(String official, String ours) {
            return ours.contains(" value=member ") && (official.endsWith("=undefined") || official.endsWith("=``"));
        }
    },
    /** The official model turns them into what the column's type asks for, and cuts decimals off; here nothing is lost. */
    VALUES_IN_RECORDS_STAY_AS_THEY_ARE_WRITTEN {
        @Override
        boolean explains(String official, String ours) {
            return Conversion.official(value(ours)).anyMatch(value(official)::equals);
        }
    },
    /** The official model has one of the names. */
    WHAT_IS_TAKEN_TWICE_HAS_ALL_ITS_NAMES {
        @Override
        boolean explains(String official, String ours) {
            return ours.contains(" as=") && List.of(names(ours).split(",")).contains(names(official));
        }
    };

    private static final Pattern SIGNS = Pattern.compile("(?<=\\()[+-]+");

    abstract boolean explains(String official, String ours);

    private static int minuses(String signs) {
        return (int) signs.chars().filter(sign -> sign == '-').count();
    }

    private static List<String> sortedParts(String line) {
        List<String> words =
                new ArrayList<>(List.of(line.replace(" parts=", " parts= ,").split("[, ]")));
        words.sort(null);
        return words;
    }

    private static String value(String line) {
        return line.replaceFirst("^.*? value=", "");
    }

    private static String names(String line) {
        return line.replaceFirst("^.* as=", "");
    }
}

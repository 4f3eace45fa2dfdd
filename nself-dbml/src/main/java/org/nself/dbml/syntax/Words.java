package org.nself.dbml.syntax;

import org.jspecify.annotations.Nullable;

/**
 * Gives the same string for the same letters. A schema says {@code id}, {@code int} and {@code not null} thousands of
 * times; looking a word up where it stands costs less than copying it, in time and in memory.
 */
final class Words {

    private static final int SMALLEST = 256;

    /** How much text there is for each word that is met for the first time, about. */
    private static final int TEXT_OF_A_WORD = 32;

    private final String text;
    private @Nullable String[] table;
    private int size;

    Words(String text) {
        this.text = text;
        this.table = new @Nullable String[Math.max(SMALLEST, Integer.highestOneBit(text.length() / TEXT_OF_A_WORD))];
    }

    /** The word between two offsets. */
    String word(int start, int end) {
        int hash = 0;
        for (int at = start; at < end; at++) {
            hash = 31 * hash + text.charAt(at);
        }
        return word(start, end, hash);
    }

    /** The letters, digits and underscores that begin at an offset, which is looked at once. */
    String name(int start) {
        int length = text.length();
        int hash = 0;
        int at = start;
        while (at < length) {
            char c = text.charAt(at);
            if (!Letters.isNamePart(c)) {
                break;
            }
            hash = 31 * hash + c;
            at++;
        }
        return word(start, at, hash);
    }

    private String word(int start, int end, int hash) {
        int slot = slot(hash);
        while (true) {
            String known = table[slot];
            if (known == null) {
                return add(slot, text.substring(start, end));
            }
            if (known.length() == end - start && text.startsWith(known, start)) {
                return known;
            }
            slot = (slot + 1) & (table.length - 1);
        }
    }

    private String add(int slot, String word) {
        table[slot] = word;
        if (++size > table.length / 2) {
            grow();
        }
        return word;
    }

    private void grow() {
        @Nullable String[] old = table;
        table = new @Nullable String[old.length * 2];
        for (String word : old) {
            if (word != null) {
                int slot = slot(word.hashCode());
                while (table[slot] != null) {
                    slot = (slot + 1) & (table.length - 1);
                }
                table[slot] = word;
            }
        }
    }

    private int slot(int hash) {
        return (hash ^ (hash >>> 15)) & (table.length - 1);
    }
}

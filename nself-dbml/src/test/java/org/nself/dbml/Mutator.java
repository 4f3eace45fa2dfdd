package org.nself.dbml;

import java.util.List;
import java.util.Random;

/** Makes wrong texts of right ones, the same for the same seed. */
final class Mutator {

    /** A text with everything in it. */
    static final String EVERYTHING = """
            Project p {
              database_type: 'x'
            }
            //@ schema: shop 'text'
            Enum shop.e {
              a [note: 'n']
              "b c"
            }
            TablePartial part {
              at timestamp [default: `now()`]
            }
            Table users as U [note: 'n'] {
              id int [pk, increment]
              ~part
              name varchar(255)[] [not null, unique, default: 'x\\n', ref: > posts.id, check: `a > 0`]
              n decimal(10,2) [default: -1.5e3]
              indexes {
                (id, `lower(name)`) [name: 'i', type: btree] //@ where: id > 0
                //@ order: desc, text_pattern_ops
                //@ include: n
                (name, id) [unique]
              }
              checks {
                //@ comment: 'one
                //@+ two'
                `id > 0` [name: 'c']
              }
              Note: '''
                text
              '''
            }
            Table posts {
              id int [pk]
              e shop.e [default: shop.e.a]
            }
            Ref r: users.(id) > posts.(id) [delete: set null]
            Ref: users.n <> posts.id
            TableGroup g {
              users
            }
            records posts(id, e) {
              1, shop.e.a
              null, -2
              `b`, 'x'
            }
            Note sticky [color: #abc] {
              'text'
            }
            DiagramView v {
              Tables { users }
              Notes { * }
            }
            Metadata Table users {
              owner: 'me'
            }
            Dep: users.n -> posts.id [note: 'x']
            """;

    /** A text that takes from others. */
    static final String TAKING = """
            use {
              table users as people
              tablegroup g
              enum shop.e as e
            } from './one'
            reuse * from 'one.dbml'
            Table orders {
              id int [pk]
              user_id int [not null, ref: > people.id]
              state shop.e [default: shop.e.a]
            }
            Ref: orders.id > posts.id
            """;

    private static final int LONGEST = 20_000;
    private static final int LARGE = 150_000;
    private static final int ONE_IS_LARGE_IN = 400;

    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            "(",
            ")",
            ",",
            ":",
            "'",
            "'''",
            "\"",
            "`",
            "\n",
            "\r\n",
            "\r",
            " ",
            "\t",
            ".",
            ">",
            "<>",
            "-",
            "~",
            "*",
            "?",
            "#",
            "//",
            "//@",
            "//@+",
            "/*",
            "*/",
            "\\u12",
            "\\",
            "Table",
            "Ref:",
            "indexes",
            "as",
            "note:",
            "1",
            "1.2.3",
            "é",
            "🐘",
            "\uFEFF",
            "\u00A0",
            "\uD83D",
            "\0",
            "<<<<<<<",
            "use",
            "records",
            "//@ where: x",
            "[pk]",
            "null");

    /** What may stand where space is without a change of meaning, most of the time. */
    private static final List<String> GAPS = List.of(
            " ", "\t", "\n", "\n\n\n", "\r\n", "\r", " // why\n", " /* why */ ", "/* why\n */", "//@ why\n", "");

    private final Random random;
    private final List<String> seeds;

    Mutator(long seed, List<String> seeds) {
        this.random = new Random(seed);
        this.seeds = seeds;
    }

    String next() {
        StringBuilder text = new StringBuilder(one(seeds));
        for (int edits = 1 + random.nextInt(4); edits > 0; edits--) {
            edit(text);
        }
        if (random.nextInt(ONE_IS_LARGE_IN) == 0) {
            enlarge(text);
        }
        return text.toString();
    }

    /** A piece of it again and again, to see whether the time grows faster than the text. */
    private void enlarge(StringBuilder text) {
        int at = random.nextInt(text.length() + 1);
        String piece = text.substring(at, Math.min(text.length(), at + 1 + random.nextInt(300)));
        if (!piece.isEmpty()) {
            text.insert(at, piece.repeat(LARGE / piece.length()));
        }
    }

    private void edit(StringBuilder text) {
        int at = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), at + random.nextInt(8));
        switch (random.nextInt(24)) {
            case 0 -> text.setLength(at);
            case 1 -> text.delete(at, Math.min(text.length(), at + random.nextInt(200)));
            case 2 -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(200))));
            case 3 -> text.insert(at, one(PIECES).repeat(random.nextInt(text.length() < LONGEST ? 2000 : 2)));
            case 4 -> line(text, at);
            case 5 -> splice(text, at);
            case 6 -> text.insert(at, Character.toChars(random.nextInt(0x1F700)));
            case 7, 8, 9, 10, 11 -> text.replace(at, end, one(PIECES));
            case 12, 13, 14 -> word(text, at);
            default -> gap(text, at);
        }
    }

    /** Takes a line away, or puts it elsewhere. */
    private void line(StringBuilder text, int at) {
        int start = text.lastIndexOf("\n", at) + 1;
        int end = text.indexOf("\n", at);
        if (end > start) {
            String line = text.substring(start, end + 1);
            text.delete(start, end + 1);
            if (random.nextBoolean()) {
                text.insert(random.nextInt(text.length() + 1), line);
            }
        }
    }

    /** Other space, or none, where space or a sign stands. */
    private void gap(StringBuilder text, int from) {
        int at = from;
        while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        boolean space = at < text.length() && Character.isWhitespace(text.charAt(at));
        text.replace(at, space ? at + 1 : at, one(GAPS));
    }

    /** A word in place of another. */
    private void word(StringBuilder text, int at) {
        int other = random.nextInt(text.length() + 1);
        String word = text.substring(wordStart(text, other), wordEnd(text, other));
        text.replace(wordStart(text, at), wordEnd(text, at), word);
    }

    private static int wordStart(StringBuilder text, int from) {
        int at = from;
        while (at > 0 && Character.isLetterOrDigit(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    private static int wordEnd(StringBuilder text, int from) {
        int at = from;
        while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Goes on with another text. */
    private void splice(StringBuilder text, int at) {
        String other = one(seeds);
        text.setLength(Math.min(at, LONGEST));
        text.append(other, random.nextInt(other.length() + 1), other.length());
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}

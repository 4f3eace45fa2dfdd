package org.nself.dbml.bind;

import java.util.Optional;

/**
 * A number by its digits, {@code 0.digits × 10^point}: of any length, without rounding and in linear time.
 *
 * @param digits without zeros at either end; empty for zero
 * @param point how many of the digits stand before the decimal point; negative where zeros follow it
 */
record Digits(boolean negative, String digits, int point) {

    /** Exponents beyond this are cut; no column holds such a number. */
    private static final int FARTHEST = 1_000_000;

    /** Reads {@code -12.50e3}; empty for what is no number. */
    static Optional<Digits> of(String text) {
        String number = text.strip();
        int at = !number.isEmpty() && (number.charAt(0) == '-' || number.charAt(0) == '+') ? 1 : 0;
        boolean negative = number.startsWith("-");
        StringBuilder all = new StringBuilder();
        int before = -1;
        for (; at < number.length(); at++) {
            char next = number.charAt(at);
            if (next >= '0' && next <= '9') {
                all.append(next);
            } else if (next == '.' && before < 0) {
                before = all.length();
            } else {
                break;
            }
        }
        Optional<Integer> exponent = exponent(number.substring(at));
        if (all.isEmpty() || exponent.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(of(negative, all.toString(), (before < 0 ? all.length() : before) + exponent.get()));
    }

    private static Digits of(boolean negative, String all, int point) {
        int start = 0;
        while (start < all.length() && all.charAt(start) == '0') {
            start++;
        }
        int end = all.length();
        while (end > start && all.charAt(end - 1) == '0') {
            end--;
        }
        return start == end ? new Digits(false, "", 0) : new Digits(negative, all.substring(start, end), point - start);
    }

    private static Optional<Integer> exponent(String text) {
        if (text.isEmpty()) {
            return Optional.of(0);
        }
        if (!text.matches("[eE][+-]?[0-9]+")) {
            return Optional.empty();
        }
        boolean negative = text.charAt(1) == '-';
        String digits = text.replaceFirst("^[eE][+-]?0*", "");
        int size = digits.length() > 6 ? FARTHEST : digits.isEmpty() ? 0 : Integer.parseInt(digits);
        return Optional.of(negative ? -size : size);
    }

    boolean isWhole() {
        return fraction() == 0;
    }

    /** How many digits stand behind the decimal point. */
    int fraction() {
        return digits.isEmpty() ? 0 : Math.max(0, digits.length() - point);
    }

    /** How many digits it takes to write it without an exponent. */
    int total() {
        return Math.max(0, point) + fraction();
    }

    /** The same for equal numbers, however they are written. */
    String canonical() {
        return (negative ? "-" : "") + digits + "e" + point;
    }
}

package org.nself.dbml.bind;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What the official parser makes of a value in records, which depends on the type of its column. */
final class Conversion {

    private static final List<String> TRUE = List.of("'true'", "'yes'", "'y'", "'t'", "'1'", "1.0");
    private static final List<String> FALSE = List.of("'false'", "'no'", "'n'", "'f'", "'0'", "0.0");

    private Conversion() {}

    /** All that it may become. */
    static Stream<String> official(String written) {
        String lower = written.toLowerCase(Locale.ROOT);
        Stream<String> truth =
                TRUE.contains(lower) ? Stream.of("true") : FALSE.contains(lower) ? Stream.of("false") : Stream.empty();
        return Stream.of(truth, text(written), moment(written)).flatMap(each -> each);
    }

    /** A number may lose its decimals or become a text, a text that is empty may become null. */
    private static Stream<String> text(String written) {
        if (written.matches("-?[0-9.]+")) {
            double number = Double.parseDouble(written);
            String whole = Long.toString((long) number);
            return Stream.of(whole + ".0", "'" + whole + "'", "undefined");
        }
        return switch (written) {
            case "true", "false" -> Stream.of("'" + written + "'");
            case "''" -> Stream.of("null");
            default -> Stream.empty();
        };
    }

    /** Dates and times come out in the form of ISO 8601. */
    private static Stream<String> moment(String written) {
        return Stream.of(
                written.replaceFirst("^('\\d{4}-\\d\\d-\\d\\d) ", "$1T"),
                written.replaceFirst("^'(\\d)/(\\d)/(\\d{4})'$", "'$3-0$1-0$2'"));
    }
}

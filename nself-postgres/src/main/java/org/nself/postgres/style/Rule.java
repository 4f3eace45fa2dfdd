package org.nself.postgres.style;

import java.util.Optional;
import org.nself.schema.Diagnostic.Severity;
import org.nself.schema.Subject;
import org.nself.spi.Problem;

/** All that is a matter of style. The numbers are stable; {@code docs/style.md} gives the reasons. */
enum Rule {
    REFERENCE_WITHOUT_INDEX("NS2301"),
    TABLE_WITHOUT_KEY("NS2302"),
    COVERED_INDEX("NS2303"),
    NULL_WHERE_NONE_MAY_BE("NS2304"),
    SERIAL("NS2310"),
    PADDED_TEXT("NS2311"),
    JSON_AS_TEXT("NS2312"),
    TIMESTAMP_WITHOUT_ZONE("NS2313"),
    TIME_WITH_ZONE("NS2314"),
    MONEY("NS2315"),
    ROUNDED_TIMESTAMP("NS2316"),
    MOMENT_OF_CREATION("NS2317");

    private final String code;

    Rule(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    /** @param instead what to write instead */
    Problem found(Subject subject, String message, String instead) {
        return new Problem(
                code,
                Severity.INFORMATION,
                subject,
                message,
                Optional.of(instead + "; or keep it, with //@ allow: " + code));
    }
}

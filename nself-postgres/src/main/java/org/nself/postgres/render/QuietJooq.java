package org.nself.postgres.render;

import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Loads jOOQ without its greeting. Its first rendering logs a logo and a tip at INFO, which only system properties can
 * prevent; they are set for that one moment and put back as they were.
 */
final class QuietJooq {

    private static final String NO_LOGO = "org.jooq.no-logo";
    private static final String NO_TIPS = "org.jooq.no-tips";

    private QuietJooq() {}

    static DSLContext context(SQLDialect dialect, Settings settings) {
        synchronized (QuietJooq.class) {
            String logo = System.getProperty(NO_LOGO);
            String tips = System.getProperty(NO_TIPS);
            System.setProperty(NO_LOGO, "true");
            System.setProperty(NO_TIPS, "true");
            try {
                DSLContext context = DSL.using(dialect, settings);
                context.render(DSL.sql("SELECT 1"));
                return context;
            } finally {
                restore(NO_LOGO, logo);
                restore(NO_TIPS, tips);
            }
        }
    }

    private static void restore(String property, @Nullable String value) {
        if (value == null) {
            System.clearProperty(property);
        } else {
            System.setProperty(property, value);
        }
    }
}

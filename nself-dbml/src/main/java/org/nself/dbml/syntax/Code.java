package org.nself.dbml.syntax;

import org.nself.schema.Diagnostic.Severity;

/**
 * Every finding of the reader. The number is stable; {@code NS1xxx} is about how the text is written, {@code NS2xxx}
 * about what it means.
 */
public enum Code {
    UNKNOWN_SYMBOL("NS1001"),
    UNTERMINATED("NS1002"),
    LINE_BREAK_IN_TEXT("NS1003"),
    INVALID_NUMBER("NS1004"),
    UNEXPECTED_TOKEN("NS1005"),
    INVALID_ESCAPE("NS1006"),
    MISSING_SPACE("NS1007"),
    INVALID_OPERAND("NS1008"),
    EMPTY_SETTING("NS1009"),
    CONFLICT_MARKER("NS1010"),
    TOO_DEEP("NS1011"),
    INVALID_COLOR("NS1012"),
    UNKNOWN_ELEMENT("NS1101"),
    MISSING_NAME("NS1102"),
    INVALID_NAME("NS1103"),
    INVALID_BODY("NS1104"),
    INVALID_COLUMN("NS1105"),
    INVALID_TYPE("NS1106"),
    INVALID_SETTING("NS1107"),
    DUPLICATE_SETTING("NS1108"),
    CONFLICTING_SETTINGS("NS1109"),
    INVALID_ENUM_VALUE("NS1110"),
    INVALID_INDEX("NS1111"),
    INVALID_CHECK("NS1112"),
    INVALID_REF("NS1113"),
    INVALID_NOTE("NS1114"),
    INVALID_PARTIAL("NS1115"),
    INVALID_PROJECT("NS1116"),
    INVALID_GROUP("NS1117"),
    INVALID_RECORDS("NS1118"),
    INVALID_VIEW("NS1119"),
    INVALID_METADATA("NS1120"),
    INVALID_DEP("NS1121"),
    INVALID_IMPORT("NS1122"),
    MISPLACED_ELEMENT("NS1123"),
    UNEXPECTED_PART("NS1124"),
    UNUSED_ANNOTATION("NS1201", Severity.WARNING),
    DUPLICATE_NAME("NS2001"),
    DUPLICATE_COLUMN("NS2002"),
    DUPLICATE_ENUM_VALUE("NS2003"),
    EMPTY_TABLE("NS2004"),
    EMPTY_ENUM("NS2005"),
    SEVERAL_PRIMARY_KEYS("NS2006"),
    DUPLICATE_INDEX_COLUMN("NS2007"),
    INCREMENT_WITH_DEFAULT("NS2008"),
    DUPLICATE_PARTIAL("NS2009"),
    DUPLICATE_NOTE("NS2010"),
    DUPLICATE_RECORDS("NS2011"),
    TABLE_IN_SEVERAL_GROUPS("NS2012"),
    SEVERAL_PROJECTS("NS2013"),
    DUPLICATE_DEP("NS2014"),
    MIXED_DEP("NS2015"),
    UNKNOWN_TABLE("NS2103"),
    UNKNOWN_COLUMN("NS2104"),
    UNKNOWN_ENUM_VALUE("NS2105"),
    UNKNOWN_PARTIAL("NS2106"),
    UNEQUAL_REF("NS2107"),
    SAME_ENDPOINTS("NS2108"),
    DUPLICATE_REF("NS2109"),
    UNKNOWN_NAME("NS2110"),
    UNKNOWN_MODULE("NS2111"),
    NOT_IN_MODULE("NS2112"),
    PARTIAL_NOT_IMPORTED("NS2113"),
    IMPORTED_TABLE_IN_GROUP("NS2114"),
    NO_KEY("NS2201", Severity.WARNING),
    RELATION_FIELD("NS2202", Severity.WARNING),
    NEEDLESS_ITEMS("NS2209", Severity.WARNING);

    private final String number;
    private final Severity severity;

    Code(String number) {
        this(number, Severity.ERROR);
    }

    Code(String number, Severity severity) {
        this.number = number;
        this.severity = severity;
    }

    public String number() {
        return number;
    }

    public Severity severity() {
        return severity;
    }
}

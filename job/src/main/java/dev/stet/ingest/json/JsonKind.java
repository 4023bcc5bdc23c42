package dev.stet.ingest.json;

/** What kind of JSON value a field holds. */
public enum JsonKind {
    STRING("a string"),
    /** A string with at least one backslash in it. */
    ESCAPED_STRING("a string"),
    NUMBER("a number"),
    TRUE("a boolean"),
    FALSE("a boolean"),
    NULL("null"),
    OBJECT("an object"),
    ARRAY("an array");

    private final String description;

    JsonKind(String description) {
        this.description = description;
    }

    public String description() {
        return description;
    }

    public boolean isString() {
        return this == STRING || this == ESCAPED_STRING;
    }

    public boolean isBoolean() {
        return this == TRUE || this == FALSE;
    }
}

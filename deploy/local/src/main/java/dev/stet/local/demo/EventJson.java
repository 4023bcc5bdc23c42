package dev.stet.local.demo;

/** Builds one flat JSON object. Values are the generator's own, but are escaped all the same. */
final class EventJson {

    private final StringBuilder text = new StringBuilder(256).append('{');

    EventJson with(String name, String value) {
        name(name).append('"');
        for (int i = 0; i < value.length(); i++) {
            char next = value.charAt(i);
            if (next == '"' || next == '\\') {
                text.append('\\');
            }
            text.append(next);
        }
        text.append('"');
        return this;
    }

    EventJson with(String name, long value) {
        name(name).append(value);
        return this;
    }

    EventJson with(String name, double value) {
        name(name).append(value);
        return this;
    }

    EventJson with(String name, boolean value) {
        name(name).append(value);
        return this;
    }

    /** {@code value} stands there as it is. */
    EventJson withRaw(String name, String value) {
        name(name).append(value);
        return this;
    }

    private StringBuilder name(String name) {
        if (text.length() > 1) {
            text.append(',');
        }
        return text.append('"').append(name).append("\":");
    }

    /** Closes the object; nothing may be added after. */
    String end() {
        return text.append('}').toString();
    }
}

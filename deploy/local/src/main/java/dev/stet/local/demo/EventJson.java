package dev.stet.local.demo;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/** Builds one flat JSON object. Values are the generator's own, but are escaped all the same. */
final class EventJson {

    private final Map<String, String> strings = new HashMap<>();
    private final StringBuilder text = new StringBuilder(256).append('{');

    EventJson with(String name, String value) {
        strings.put(name, value);
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

    /** A number of so many billionths, as an exact decimal. */
    EventJson withNanos(String name, long nanos) {
        String value = BigDecimal.valueOf(nanos, 9).stripTrailingZeros().toPlainString();
        strings.put(name, value);
        return withRaw(name, value);
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

    /**
     * The value of a string or of an exact decimal that was added; {@code otherwise} where there is
     * none of the name.
     */
    String string(String name, String otherwise) {
        return strings.getOrDefault(name, otherwise);
    }

    /** Closes the object; nothing may be added after. */
    String end() {
        return text.append('}').toString();
    }
}

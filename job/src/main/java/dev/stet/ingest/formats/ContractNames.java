package dev.stet.ingest.formats;

import dev.stet.contract.EventType;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Types of the contract as other producers write them: {@code Suggestion Accepted}, {@code
 * suggestion_accepted}, {@code com.example.suggestion.accepted.v1}.
 */
final class ContractNames {

    private static final Map<String, EventType> BY_LETTERS = new HashMap<>();

    static {
        for (EventType type : EventType.values()) {
            BY_LETTERS.put(letters(type.label()), type);
        }
    }

    private ContractNames() {}

    /** Null where it is none. */
    static @Nullable EventType find(String name) {
        String versionless = name.replaceFirst("\\.v\\d+$", "");
        EventType type = BY_LETTERS.get(letters(versionless));
        if (type != null) {
            return type;
        }
        String[] parts = versionless.split("\\.", -1);
        int last = parts.length - 1;
        return last < 1 ? null : BY_LETTERS.get(letters(parts[last - 1] + parts[last]));
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }
}

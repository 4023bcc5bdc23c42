package dev.stet.ingest.files;

import dev.stet.contract.Key128;
import dev.stet.contract.Origin;
import dev.stet.contract.SuggestionEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An example of two suggestion ids that do not meet: one of an event whose suggestion was never
 * shown, and one of a suggestion that was shown and that no event followed. Looks at the first
 * suggestions only, so that memory stays bounded.
 */
final class UnmetIds {

    private static final int MOST_SUGGESTIONS = 10_000;

    private final Map<Key128, Shown> shown = new LinkedHashMap<>();
    private @Nullable Key128 unopened;
    private @Nullable String unopenedId;
    private @Nullable Origin origin;

    private record Shown(String id, boolean followed) {}

    /** Looks at one event; of those of a suggestion, openings come first where times are right. */
    synchronized void add(SuggestionEvent event, Origin from) {
        Key128 key = event.key();
        String id = event.suggestionId().toString();
        if (event instanceof SuggestionEvent.Shown) {
            if (key.equals(unopened)) {
                unopened = null;
            }
            if (shown.size() < MOST_SUGGESTIONS) {
                shown.putIfAbsent(key, new Shown(id, false));
            }
            return;
        }
        if (shown.containsKey(key)) {
            shown.put(key, new Shown(id, true));
        } else if (unopened == null && shown.size() < MOST_SUGGESTIONS) {
            unopened = key;
            unopenedId = id;
            origin = from;
        }
    }

    /** Whether another event could change the example. */
    synchronized boolean isOpen() {
        return shown.size() < MOST_SUGGESTIONS || unopened != null;
    }

    /** Empty where each of the events met a suggestion that was shown. */
    synchronized Optional<ReplayFindings.Unopened> example() {
        if (unopened == null || unopenedId == null || origin == null) {
            return Optional.empty();
        }
        String other =
                shown.values().stream()
                        .filter(each -> !each.followed())
                        .map(Shown::id)
                        .findFirst()
                        .orElse(null);
        return Optional.of(
                new ReplayFindings.Unopened(unopenedId, origin, Optional.ofNullable(other)));
    }
}

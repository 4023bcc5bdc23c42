package dev.stet.local.demo;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The events of a generated log that are admitted, each once, for plain counting. */
final class EventLog {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Map<String, List<JsonNode>> byType = new HashMap<>();

    static EventLog of(Traffic traffic) throws IOException {
        EventLog log = new EventLog();
        Set<String> ids = new HashSet<>();
        for (Sent sent = traffic.next(); sent != null; sent = traffic.next()) {
            JsonNode event = event(sent);
            if (event != null && !isLate(event) && ids.add(event.get("event_id").textValue())) {
                log.byType
                        .computeIfAbsent(
                                event.get("event_type").textValue(), key -> new ArrayList<>())
                        .add(event);
            }
        }
        return log;
    }

    /** Null where the record is one of those to be refused. */
    static @Nullable JsonNode event(Sent sent) throws IOException {
        if (sent.value().length > 256 * 1024) {
            return null;
        }
        try {
            JsonNode event = MAPPER.readTree(sent.value());
            boolean stray =
                    !event.isObject()
                            || event.path("suggestion_id").asText().equals("s-stray")
                            || (event.path("event_type").asText().equals("suggestion.shown")
                                    && !event.has("suggestion_id"));
            return stray ? null : event;
        } catch (JacksonException e) {
            return null;
        }
    }

    static boolean isLate(JsonNode event) {
        return event.path("suggestion_id").asText().startsWith("s-yesterday");
    }

    static long time(JsonNode event) {
        JsonNode time = event.get("event_time");
        return time.isNumber() ? time.longValue() : Instant.parse(time.textValue()).toEpochMilli();
    }

    Set<String> types() {
        return byType.keySet();
    }

    /** In the order of arrival. */
    List<JsonNode> all(String type) {
        return byType.getOrDefault(type, List.of());
    }

    /** The last event of the type for each value of an id; those without it are left out. */
    Map<String, JsonNode> byId(String type, String id) {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        for (JsonNode event : all(type)) {
            if (event.has(id)) {
                found.put(event.get(id).textValue(), event);
            }
        }
        return found;
    }
}

package dev.stet.ingest.formats;

import dev.stet.ingest.json.JsonTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes a batch of OpenTelemetry's protocol apart. An element is a log record or a span with its
 * own members, and besides: {@code signal} ({@code log}, {@code span} or {@code metric}), {@code
 * event} (the name of a log event), {@code attributes} (those of resource, scope and record, the
 * record's first), {@code resource} and {@code scope} (each as plain members).
 */
final class Otlp {

    private enum Signal {
        LOG("resourceLogs", "scopeLogs", "logRecords"),
        SPAN("resourceSpans", "scopeSpans", "spans"),
        METRIC("resourceMetrics", "scopeMetrics", "metrics");

        private final String resources;
        private final String scopes;
        private final String records;

        Signal(String resources, String scopes, String records) {
            this.resources = resources;
            this.scopes = scopes;
            this.records = records;
        }
    }

    private static final List<String> IDS = List.of("traceId", "spanId", "parentSpanId");

    private Otlp() {}

    static boolean isBatch(JsonTree record) {
        for (Signal signal : Signal.values()) {
            if (record.get(signal.resources) != null) {
                return true;
            }
        }
        return false;
    }

    static List<Element> elements(JsonTree batch) {
        List<Element> elements = new ArrayList<>();
        for (Signal signal : Signal.values()) {
            List<JsonTree> resources = items(batch, signal.resources);
            for (int i = 0; i < resources.size(); i++) {
                List<JsonTree> scopes = items(resources.get(i), signal.scopes);
                for (int j = 0; j < scopes.size(); j++) {
                    List<JsonTree> records = items(scopes.get(j), signal.records);
                    for (int k = 0; k < records.size(); k++) {
                        JsonTree record = records.get(k);
                        String place =
                                "%s[%d].%s[%d].%s[%d]"
                                        .formatted(
                                                signal.resources,
                                                i,
                                                signal.scopes,
                                                j,
                                                signal.records,
                                                k);
                        elements.add(
                                new Element(
                                        element(signal, resources.get(i), scopes.get(j), record),
                                        record.bytes(),
                                        place));
                    }
                }
            }
        }
        return elements;
    }

    private static JsonTree element(
            Signal signal, JsonTree resource, JsonTree scope, JsonTree record) {
        Map<String, JsonTree> ofResource = attributes(resource.get("resource"));
        Map<String, JsonTree> ofScope = attributes(scope.get("scope"));
        Map<String, JsonTree> attributes = new LinkedHashMap<>(ofResource);
        attributes.putAll(ofScope);
        attributes.putAll(attributes(record));
        Map<String, JsonTree> element = new LinkedHashMap<>(record.members());
        JsonTree body = record.get("body");
        if (body != null) {
            element.put("body", plain(body));
        }
        for (String id : IDS) {
            JsonTree given = record.get(id);
            if (given != null) {
                element.put(id, id(given));
            }
        }
        JsonTree named = scope.get("scope");
        JsonTree name = named == null ? null : named.get("name");
        if (name != null) {
            ofScope.put("name", name);
        }
        element.put("signal", JsonTree.string(signal.name().toLowerCase(Locale.ROOT)));
        element.put("attributes", JsonTree.object(attributes));
        element.put("resource", JsonTree.object(ofResource));
        element.put("scope", JsonTree.object(ofScope));
        JsonTree event = event(element, attributes);
        if (event != null && signal == Signal.LOG) {
            element.put("event", event);
        }
        return JsonTree.object(element);
    }

    private static @Nullable JsonTree event(
            Map<String, JsonTree> element, Map<String, JsonTree> attributes) {
        JsonTree name = element.get("eventName");
        if (name != null && !name.isUnset()) {
            return name;
        }
        JsonTree attribute = attributes.get("event.name");
        JsonTree body = element.get("body");
        return attribute != null || body == null || !body.kind().isString() ? attribute : body;
    }

    /** All zeros stand for none; hexadecimal digits may be of either case. */
    private static JsonTree id(JsonTree given) {
        String text = given.text().toLowerCase(Locale.ROOT);
        boolean none = text.chars().allMatch(digit -> digit == '0');
        return JsonTree.string(none ? "" : text);
    }

    private static Map<String, JsonTree> attributes(@Nullable JsonTree owner) {
        Map<String, JsonTree> attributes = new LinkedHashMap<>();
        if (owner != null) {
            for (JsonTree each : items(owner, "attributes")) {
                put(each, attributes);
            }
        }
        return attributes;
    }

    private static void put(JsonTree pair, Map<String, JsonTree> into) {
        JsonTree key = pair.get("key");
        JsonTree value = pair.get("value");
        if (key != null && value != null) {
            into.put(key.text(), plain(value));
        }
    }

    /** {@code {"intValue": "7"}} as 7. */
    private static JsonTree plain(JsonTree value) {
        if (value.members().size() != 1) {
            return value.isScalar() ? value : JsonTree.string("");
        }
        Map.Entry<String, JsonTree> only = value.members().entrySet().iterator().next();
        JsonTree held = only.getValue();
        return switch (only.getKey()) {
            case "intValue" -> JsonTree.number(held.text());
            case "arrayValue" ->
                    JsonTree.array(items(held, "values").stream().map(Otlp::plain).toList());
            case "kvlistValue" -> {
                Map<String, JsonTree> members = new LinkedHashMap<>();
                items(held, "values").forEach(pair -> put(pair, members));
                yield JsonTree.object(members);
            }
            default -> held;
        };
    }

    private static List<JsonTree> items(JsonTree owner, String name) {
        JsonTree list = owner.get(name);
        return list == null ? List.of() : list.items();
    }
}

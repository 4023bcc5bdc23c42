package dev.stet.ingest.formats;

import dev.stet.contract.Refusal.Reason;
import dev.stet.ingest.json.JsonTree;
import dev.stet.ingest.json.JsonTreeReader;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Brings the two modes of CloudEvents into one form: the attributes and {@code data} as members.
 * Structured mode has them so; in binary mode the attributes are headers of the Kafka record, and
 * its value is the data.
 */
final class CloudEvents {

    private static final String PREFIX = "ce_";
    private static final String SPEC_VERSION = "specversion";
    private static final String CONTENT_TYPE = "datacontenttype";
    private static final String BASE64 = "data_base64";

    /** When Kafka got the record, epoch milliseconds. */
    private static final String KAFKA_TIME = "kafkaTime";

    /** Why there is no data; the mapping never sees such an element. */
    record Problem(Reason reason, String detail) {}

    private CloudEvents() {}

    static boolean isStructured(JsonTree record) {
        return record.get(SPEC_VERSION) != null && record.get("event_type") == null;
    }

    /** The content type of an event in Avro or protobuf; null where it is none. */
    static @Nullable String unreadForm(Map<String, String> headers) {
        for (Map.Entry<String, String> each : headers.entrySet()) {
            if (isContentType(each.getKey())) {
                String type = mediaType(each.getValue());
                return type.startsWith("application/cloudevents+") && !type.endsWith("+json")
                        ? type
                        : null;
            }
        }
        return null;
    }

    private static boolean isContentType(String header) {
        return header.equalsIgnoreCase("content-type");
    }

    private static String mediaType(String contentType) {
        return contentType.toLowerCase(Locale.ROOT).split(";", 2)[0].strip();
    }

    static boolean isBinary(Map<String, String> headers) {
        return headers.containsKey(PREFIX + SPEC_VERSION);
    }

    /**
     * @param value the data; null where the record has no value
     */
    static JsonTree binary(Map<String, String> headers, @Nullable JsonTree value) {
        Map<String, JsonTree> members = new LinkedHashMap<>();
        headers.forEach(
                (name, text) -> {
                    if (name.startsWith(PREFIX)) {
                        members.put(name.substring(PREFIX.length()), JsonTree.string(text));
                    } else if (isContentType(name)) {
                        members.put(CONTENT_TYPE, JsonTree.string(text));
                    }
                });
        if (value != null) {
            members.put("data", value);
        }
        return JsonTree.object(members);
    }

    /** What is wrong with the data of an event; null where it can be read. */
    static @Nullable Problem problem(JsonTree event) {
        JsonTree data = set(event, "data");
        JsonTree base64 = set(event, BASE64);
        if (data != null && base64 != null) {
            return new Problem(
                    Reason.INVALID_VALUE, "data and data_base64 are both there, expected one");
        }
        boolean json = isJson(set(event, CONTENT_TYPE));
        if (!json && (base64 != null || data != null && data.kind().isString())) {
            return new Problem(
                    Reason.INVALID_VALUE, "datacontenttype is no JSON, expected application/json");
        }
        return base64 != null && decoded(base64) == null
                ? new Problem(Reason.INVALID_VALUE, "data_base64 is no JSON in base64")
                : null;
    }

    /** The event with its data as a tree. */
    static JsonTree normal(JsonTree event, long arrivedAtMillis) {
        Map<String, JsonTree> members = new LinkedHashMap<>(event.members());
        JsonTree base64 = set(event, BASE64);
        JsonTree data = base64 == null ? null : decoded(base64);
        if (data != null) {
            members.put("data", data);
        }
        if (arrivedAtMillis > 0) {
            members.put(KAFKA_TIME, JsonTree.number(Long.toString(arrivedAtMillis)));
        }
        return JsonTree.object(members);
    }

    private static @Nullable JsonTree set(JsonTree event, String name) {
        JsonTree value = event.get(name);
        return value == null || value.isUnset() ? null : value;
    }

    private static boolean isJson(@Nullable JsonTree contentType) {
        if (contentType == null) {
            return true;
        }
        String type = mediaType(contentType.text());
        return type.endsWith("/json") || type.endsWith("+json");
    }

    private static @Nullable JsonTree decoded(JsonTree base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64.text());
            return new JsonTreeReader(MappingDecoder.DEEPEST).read(bytes, 0, bytes.length);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}

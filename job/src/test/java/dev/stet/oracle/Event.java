package dev.stet.oracle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * One event as its producer wrote it: a flat JSON object. Nothing is checked; the oracles take
 * valid events only.
 *
 * @param fields by name, in the order in which they are written; a null value is a JSON null
 */
public record Event(Map<String, @Nullable Object> fields) {

    /** What events can be segmented by. */
    public static final List<String> DIMENSIONS =
            List.of(
                    "feature",
                    "workflow",
                    "surface",
                    "model",
                    "route",
                    "prompt_version",
                    "experiment",
                    "variant",
                    "customer_type",
                    "risk_level",
                    "language",
                    "region",
                    "data_source",
                    "permission_setup",
                    "review_mode",
                    "handled_by",
                    "tier",
                    "difficulty",
                    "user_tenure",
                    "output_type",
                    "field",
                    "question_id",
                    "reason",
                    "failure_mode");

    /** The earlier event first: by event time, then by event id, by code point. */
    public static final Comparator<Event> EARLIER_FIRST =
            Comparator.comparingLong(Event::timeMillis)
                    .thenComparing(Event::id, OracleTexts.BY_CODE_POINT);

    /** Of times that are texts: histories are sorted and searched by them over and over. */
    private static final Map<String, Long> MILLIS = new ConcurrentHashMap<>();

    private static final Pattern BELOW_NANOS = Pattern.compile("(\\.\\d{9})\\d+");

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    public Event {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /**
     * An event of the user {@code ann}, with nothing but what every event must have.
     *
     * @param type as in the contract: {@code suggestion.shown}
     * @param timeMillis epoch milliseconds
     */
    public static Event of(String type, String id, long timeMillis) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("event_id", id);
        fields.put("event_type", type);
        fields.put("event_time", timeMillis);
        fields.put("user_id", "ann");
        return new Event(fields);
    }

    /** The same event with this field set; null stands there as a JSON null. */
    public Event with(String name, @Nullable Object value) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(fields);
        changed.put(name, value);
        return new Event(changed);
    }

    /** The same contents, written in another order of fields. */
    public Event reordered(Random random) {
        List<String> names = new ArrayList<>(fields.keySet());
        Collections.shuffle(names, random);
        Map<String, @Nullable Object> reordered = new LinkedHashMap<>();
        names.forEach(name -> reordered.put(name, fields.get(name)));
        return new Event(reordered);
    }

    /** One line of JSON, without a line end. */
    public String toJson() {
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("No JSON can be made of " + fields, e);
        }
    }

    /**
     * Reads one line.
     *
     * @throws IllegalArgumentException where it is no JSON object
     */
    public static Event parse(String json) {
        try {
            return new Event(JSON.readValue(json, new TypeReference<>() {}));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not an event: " + json, e);
        }
    }

    /** Every line of a {@code .jsonl} or {@code .jsonl.gz} file, in its order. */
    public static List<Event> read(Path file) throws IOException {
        return lines(file).stream().map(Event::parse).toList();
    }

    /** Every line as it is written, be it an event or not. */
    public static List<String> lines(Path file) throws IOException {
        List<String> all = new ArrayList<>();
        try (InputStream bytes = Files.newInputStream(file);
                InputStream plain =
                        file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                all.add(line);
            }
        }
        return all;
    }

    /** One of each (tenant, event id): a retransmission counts once. In the given order. */
    public static List<Event> distinct(Collection<Event> events) {
        Map<List<String>, Event> kept = new LinkedHashMap<>();
        events.forEach(event -> kept.putIfAbsent(List.of(event.tenant(), event.id()), event));
        return List.copyOf(kept.values());
    }

    public String id() {
        return required("event_id");
    }

    public String type() {
        return required("event_type");
    }

    public String tenant() {
        String tenant = string("tenant_id");
        return tenant == null ? "default" : tenant;
    }

    public String user() {
        return required("user_id");
    }

    /** Epoch milliseconds; fractions of a millisecond are cut off. */
    public long timeMillis() {
        Object time = fields.get("event_time");
        return time instanceof Number number
                ? number.longValue()
                : MILLIS.computeIfAbsent(required("event_time"), Event::millisOf);
    }

    private static long millisOf(String time) {
        return OffsetDateTime.parse(toNanos(time)).toInstant().toEpochMilli();
    }

    /** More digits of a second than Java reads. */
    private static String toNanos(String time) {
        return BELOW_NANOS.matcher(time).replaceFirst("$1");
    }

    /** Null where absent, null or empty. */
    public @Nullable String string(String name) {
        String value = (String) fields.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    /** Null where absent or null. */
    public @Nullable Number number(String name) {
        return (Number) fields.get(name);
    }

    /** Whether it says {@code true}. */
    public boolean flag(String name) {
        return Boolean.TRUE.equals(fields.get(name));
    }

    /** What stands there after an edit: an empty text is one. Null where absent or null. */
    public @Nullable String editedText() {
        return (String) fields.get("text");
    }

    /** Every dimension, {@code unknown} where the event does not say. */
    public SortedMap<String, String> dimensions() {
        SortedMap<String, String> dimensions = new TreeMap<>();
        for (String name : DIMENSIONS) {
            String value = string(name);
            dimensions.put(name, value == null ? "unknown" : value);
        }
        return dimensions;
    }

    private String required(String name) {
        String value = string(name);
        if (value == null) {
            throw new IllegalArgumentException("No " + name + " in " + fields);
        }
        return value;
    }
}

package dev.stet.local.redrive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A record of the dead-letter or the late output, as {@link dev.stet.contract.ReturnedJson} writes
 * it.
 *
 * @param detail what was wrong with the record; empty where it does not say
 * @param topic where the record was read; empty for a file
 * @param receivedAt when
 * @param record the bytes that were refused; null where they were let go
 */
record DeadLetter(
        String reason, String detail, String topic, Instant receivedAt, byte @Nullable [] record) {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** What an event has, and a dead letter has not. */
    private static final String EVENT_TYPE = "event_type";

    private static final byte[] FIRST_FIELD = "\"reason\"".getBytes(StandardCharsets.US_ASCII);

    /** A record that was refused, replayed and refused again has two frames around it. */
    private static final int MOST_FRAMES = 16;

    /**
     * Reads one. Of frames within frames, the outermost says what became of the record, as no
     * producer can write it, and the innermost holds it.
     *
     * @return null where the bytes in {@code [from, to)} are anything else
     */
    static @Nullable DeadLetter of(byte[] bytes, int from, int to) {
        DeadLetter outermost = frame(bytes, from, to);
        DeadLetter found = outermost;
        for (int frames = 1; found != null && frames < MOST_FRAMES; frames++) {
            byte[] record = found.record();
            DeadLetter within = record == null ? null : frame(record, 0, record.length);
            if (within == null) {
                break;
            }
            found = within;
        }
        return outermost == null || found == null ? null : outermost.with(found.record());
    }

    private DeadLetter with(byte @Nullable [] innermost) {
        return new DeadLetter(reason, detail, topic, receivedAt, innermost);
    }

    private static @Nullable DeadLetter frame(byte[] bytes, int from, int to) {
        if (!beginsAsOne(bytes, from, to)) {
            return null;
        }
        try {
            JsonNode json = JSON.readTree(bytes, from, to - from);
            boolean has = json.has("received_at") && (json.has("topic") || json.has("file"));
            if (!has || !json.path("reason").isTextual() || json.has(EVENT_TYPE)) {
                return null;
            }
            return new DeadLetter(
                    json.path("reason").textValue(),
                    json.path("detail").asText(""),
                    json.path("topic").asText(""),
                    Instant.parse(json.path("received_at").asText()),
                    record(json));
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeParseException e) {
            return null;
        } catch (IOException e) {
            throw new IllegalStateException("Reading from memory failed", e);
        }
    }

    /** A glance, as every record of a replay is looked at. */
    private static boolean beginsAsOne(byte[] bytes, int from, int to) {
        int at = afterSpace(bytes, from, to);
        if (at == to || bytes[at] != '{') {
            return false;
        }
        at = afterSpace(bytes, at + 1, to);
        for (int i = 0; i < FIRST_FIELD.length; i++, at++) {
            if (at >= to || bytes[at] != FIRST_FIELD[i]) {
                return false;
            }
        }
        return true;
    }

    private static int afterSpace(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] >= 0 && Character.isWhitespace(bytes[at])) {
            at++;
        }
        return at;
    }

    private static byte @Nullable [] record(JsonNode json) {
        if (json.path("raw").isTextual()) {
            return json.path("raw").textValue().getBytes(StandardCharsets.UTF_8);
        }
        return json.path("raw_base64").isTextual()
                ? Base64.getDecoder().decode(json.path("raw_base64").textValue())
                : null;
    }
}

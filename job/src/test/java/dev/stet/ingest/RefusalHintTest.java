package dev.stet.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.config.StetConfig;
import dev.stet.contract.Decoded;
import dev.stet.contract.Refusal;
import dev.stet.contract.Refusal.Reason;
import dev.stet.testkit.Decoding;
import dev.stet.testkit.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a refusal tells the producer to change, under the default options. */
final class RefusalHintTest {

    private static final long NOW = Instant.parse("2026-06-01T00:00:00Z").toEpochMilli();
    private static final String REST =
            "\"event_type\":\"artifact.closed\",\"user_id\":\"u\",\"suggestion_id\":\"s\"";

    private final RecordDecoder decoder = Decoding.decoders(StetConfig.defaults()).create();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1772445600 | INVALID_VALUE | event_time 1772445600 looks like seconds,"
                        + " milliseconds are expected",
                "1772445600.25 | INVALID_VALUE | event_time 1772445600.25 looks like seconds,"
                        + " milliseconds are expected",
                "1772445600000000 | INVALID_VALUE | event_time 1772445600000000 looks like"
                        + " microseconds, milliseconds are expected",
                "200000000000000 | EVENT_TIME_IN_FUTURE | event_time 200000000000000 looks like"
                        + " microseconds, milliseconds are expected",
                "1772445600000000000 | INVALID_VALUE | event_time 1772445600000000000 looks like"
                        + " nanoseconds, milliseconds are expected",
                "0 | INVALID_VALUE | event_time 0 is not set, expected a time from"
                        + " 1990-01-01T00:00:00Z on",
                "\"1970-01-01T00:00:00Z\" | INVALID_VALUE | event_time '1970-01-01T00:00:00Z' is"
                        + " not set, expected a time from 1990-01-01T00:00:00Z on",
                "\"0001-01-01T00:00:00Z\" | INVALID_VALUE | event_time '0001-01-01T00:00:00Z' is"
                        + " not set, expected a time from 1990-01-01T00:00:00Z on",
                "631151999999 | INVALID_VALUE | event_time 631151999999 is before"
                    + " stet.ingest.earliest-event-time, expected a time from 1990-01-01T00:00:00Z"
                    + " on",
                "631152000000 | |",
                "\"2027-06-02T00:00:00Z\" | EVENT_TIME_IN_FUTURE | event_time"
                        + " '2027-06-02T00:00:00Z' is 8784.0 h (366.0 days) ahead of its arrival,"
                        + " expected at most 5.0 min",
                "\"2026-06-01T01:30:00Z\" | EVENT_TIME_IN_FUTURE | event_time"
                    + " '2026-06-01T01:30:00Z' is 1.5 h ahead of its arrival, expected at most 5.0"
                    + " min",
                "\"2026-06-01T00:05:00.001Z\" | EVENT_TIME_IN_FUTURE | event_time"
                        + " '2026-06-01T00:05:00.001Z' is 5.0 min ahead of its arrival, expected at"
                        + " most 5.0 min"
            })
    void ofATime(String time, @Nullable Reason reason, @Nullable String detail) {
        assertRefusal(
                "{\"event_id\":\"e\",\"event_time\":" + time + "," + REST + "}", reason, detail);
    }

    @ParameterizedTest
    @CsvSource({
        "suggestion.show, suggestion.shown",
        "suggestion_shown, suggestion.shown",
        "SuggestionShown, suggestion.shown",
        "suggestions.accepted, suggestion.accepted",
        "Query-Submitted, query.submitted",
        "user.actve, user.active",
        "page.viewed,",
        "click,",
        "..., "
    })
    void ofAnUnknownEventType(String type, @Nullable String meant) {
        String found = "event_type is '%s', expected one of the contract's types".formatted(type);
        assertRefusal(
                record(
                        "\"event_id\":\"e\",\"event_time\":"
                                + NOW
                                + ",\"event_type\":\""
                                + type
                                + "\""),
                Reason.UNKNOWN_EVENT_TYPE,
                meant == null ? found : found + "; did you mean " + meant + "?");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"eventId\":\"e\" | ; the record has eventId: keys are snake_case",
                "\"event-id\":\"e\" | ; the record has event-id: keys are snake_case",
                "\"Event_ID\" :\"e\" | ; the record has Event_ID: keys are snake_case",
                "\"event_id\":\"\" | ; its value is null or empty",
                "\"event_id\":null | ; its value is null or empty",
                "\"a\":{\"eventId\":\"e\"},\"b\":\"eventId\",\"c\":[\"eventId\"],\"d\\\"\":\"\\\"eventId\\\":\""
                    + " | ``",
                "\"id\":\"e\" | ``"
            })
    void ofAMissingField(String fields, String hint) {
        assertRefusal(
                record("\"event_time\":" + NOW + "," + REST + "," + fields),
                Reason.MISSING_FIELD,
                "event_id is missing, expected for an event of this type" + hint);
    }

    @Test
    void ofOneOfTwoFields() {
        assertRefusal(
                record(
                        "\"event_id\":\"e\",\"event_time\":%d,\"event_type\":\"query.submitted\",\"user_id\":\"u\",\"interaction_id\":\"i\",\"Text\":\"s3cret\""
                                .formatted(NOW)),
                Reason.MISSING_FIELD,
                "text or fingerprint or instruction: true is missing, expected for an event of this"
                        + " type; the record has Text: keys are snake_case");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":} | byte 5 is 0x7d '}', expected a value",
                "{\"a\"=1} | byte 4 is 0x3d '=', expected a colon",
                "{\"a\":\u0001} | byte 5 is 0x01, expected a value"
            })
    void ofAByte(String record, String detail) {
        assertRefusal(record, Reason.MALFORMED_JSON, detail);
    }

    /** The trial's own expectation: refused, and every other event untouched. */
    @ParameterizedTest
    @CsvSource({"unset-first, 4", "unset-last, 4", "seconds, 33", "mixed, 3", "units, 7"})
    void ofTheTrial(String name, int refused) throws IOException {
        Path log = SharedData.trial("07-unset-and-seconds", name + ".jsonl");
        List<Refusal> refusals =
                Files.readAllLines(log).stream()
                        .map(this::decode)
                        .filter(Refusal.class::isInstance)
                        .map(Refusal.class::cast)
                        .toList();
        assertThat(refusals).hasSize(refused);
        assertThat(refusals)
                .allSatisfy(
                        refusal -> {
                            assertThat(refusal.reason()).isEqualTo(Reason.INVALID_VALUE);
                            assertThat(refusal.detail()).startsWith("event_time ");
                        });
        if (!name.equals("units")) {
            String told = name.startsWith("unset") ? "is not set" : "looks like seconds";
            assertThat(refusals).allMatch(refusal -> refusal.detail().contains(told));
        }
    }

    @Test
    void namesTheFrameOfASchemaRegistry() {
        assertRefusal(
                "\0\0\0\0\u000c{}",
                Reason.MALFORMED_JSON,
                "begins with 00 00 00 00 0c, the frame of a schema registry: for Kafka set"
                        + " stet.kafka.schema-registry.url; byte 0 is 0x00, expected a value");
    }

    private static String record(String fields) {
        return "{" + fields + "}";
    }

    private void assertRefusal(String record, @Nullable Reason reason, @Nullable String detail) {
        Decoded decoded = decode(record);
        if (reason == null) {
            assertThat(decoded).isNotInstanceOf(Refusal.class);
        } else {
            assertThat(decoded)
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal -> {
                                assertThat(refusal.detail()).isEqualTo(detail);
                                assertThat(refusal.reason()).isEqualTo(reason);
                            });
        }
    }

    private Decoded decode(String record) {
        byte[] bytes = record.getBytes(StandardCharsets.UTF_8);
        return decoder.decode(bytes, 0, bytes.length, Records.TOPIC, NOW, NOW);
    }
}

package dev.stet.ingest.formats;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stet.Decoders;
import dev.stet.config.StetConfig;
import dev.stet.contract.Decoded;
import dev.stet.contract.Origin;
import dev.stet.contract.PassedOver;
import dev.stet.contract.Refusal;
import dev.stet.ingest.EventDecoder;
import dev.stet.ingest.RecordDecoder;
import dev.stet.testkit.Decoding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a mapping makes of records, after all checks of the contract. */
final class Mapped {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long NOW = Instant.parse("2026-03-03T00:00:00Z").toEpochMilli();

    /** {@code latency_ms=2500} of each event, the type first. */
    final List<JsonNode> events = new ArrayList<>();

    /** {@code reason: detail}. */
    final List<String> refusals = new ArrayList<>();

    final List<PassedOver> passedOver = new ArrayList<>();

    /** Of every event, refusal and part passed over. */
    final List<byte[]> raw = new ArrayList<>();

    private Mapped() {}

    static Mapped of(Formats formats, String... records) {
        Mapped mapped = new Mapped();
        for (String record : records) {
            mapped.read(
                    formats,
                    record.getBytes(StandardCharsets.UTF_8),
                    Map.of(),
                    new Origin("x.jsonl", Origin.NO_PARTITION, 1));
        }
        return mapped;
    }

    static Mapped ofKafka(Formats formats, byte[] record, Map<String, String> headers) {
        Mapped mapped = new Mapped();
        mapped.read(formats, record, headers, new Origin("topic", 0, 1));
        return mapped;
    }

    private void read(Formats formats, byte[] record, Map<String, String> headers, Origin origin) {
        Trial trial = new Trial(formats, (from, place, kind, json, decoded) -> told(json, decoded));
        RecordDecoder decoder =
                trial.decoder(
                        new EventDecoder(Decoders.settings(StetConfig.defaults(), Decoding.KEY)));
        decoder.decodeAll(record, headers, origin, NOW, NOW, (decoded, bytes) -> raw.add(bytes));
    }

    private void told(String json, Decoded decoded) {
        if (decoded instanceof Refusal refusal) {
            refusals.add(refusal.reason().label() + ": " + refusal.detail());
        } else if (decoded instanceof PassedOver passed) {
            passedOver.add(passed);
        } else {
            events.add(parsed(json));
        }
    }

    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> types() {
        return events.stream().map(event -> event.get("event_type").asText()).toList();
    }
}

package dev.stet.ingest.formats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.Decoders;
import dev.stet.config.StetConfig;
import dev.stet.contract.Origin;
import dev.stet.ingest.EventDecoder;
import dev.stet.testkit.Decoding;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrialTest {

    @Test
    void saysWhichFieldsAreReadAndAsWhat() {
        byte[] record =
                """
                {"event":"suggestion.accepted","distinct_id":"d","uuid":"u","timestamp":"2026-03-02T09:00:00Z",
                "properties":{"suggestion_id":"s-1","$ai_model":"m","plan":"pro","unset":null}}
                """
                        .getBytes(StandardCharsets.UTF_8);
        Trial trial =
                new Trial(
                        Formats.read(List.of("posthog")),
                        (origin, place, kind, json, decoded) ->
                                assertThat(kind).isEqualTo("suggestion.accepted"));
        trial.decoder(new EventDecoder(Decoders.settings(StetConfig.defaults(), Decoding.KEY)))
                .decodeAll(
                        record,
                        Map.of(),
                        new Origin("a.jsonl", Origin.NO_PARTITION, 1),
                        0,
                        Long.MAX_VALUE,
                        (decoded, raw) -> {});

        assertThat(trial.fields())
                .contains(
                        new Trial.TheirField("properties/plan", 1, Set.of()),
                        new Trial.TheirField(
                                "properties/suggestion_id", 1, Set.of("suggestion_id")),
                        new Trial.TheirField("uuid", 1, Set.of("event_id", "response_id")))
                .anyMatch(
                        field ->
                                field.path().equals("properties/$ai_model")
                                        && field.readAs().contains("model"))
                .noneMatch(field -> field.path().equals("properties/unset"));
        assertThat(trial.missing())
                .contains("person_id", "properties/$ai_trace_id")
                .doesNotContain("uuid", "properties/$ai_model", "properties");
    }
}

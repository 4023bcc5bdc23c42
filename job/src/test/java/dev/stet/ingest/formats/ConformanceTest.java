package dev.stet.ingest.formats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stet.Decoders;
import dev.stet.config.StetConfig;
import dev.stet.contract.Decoded;
import dev.stet.contract.Origin;
import dev.stet.contract.PassedOver;
import dev.stet.contract.Refusal;
import dev.stet.ingest.EventDecoder;
import dev.stet.ingest.formats.ConformanceCase.Result;
import dev.stet.ingest.formats.Mapping.Envelope;
import dev.stet.testkit.Decoding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Holds each shipped mapping to the records in {@code conformance/}: each becomes what it must, in
 * every encoding of its producer, and no part of a mapping is there without a record that needs it.
 */
class ConformanceTest {

    static final List<String> SHIPPED = Formats.SHIPPED;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long NOW = Instant.parse("2026-03-03T00:00:00Z").toEpochMilli();
    private static final Origin IN_FILE = new Origin("x.jsonl", Origin.NO_PARTITION, 1);
    private static final Origin IN_KAFKA = new Origin("topic", 0, 1);

    /** By envelope what takes whatever another mapping does not accept. */
    private static final Map<Envelope, Mapping> BEHIND =
            Stream.of(Envelope.values())
                    .collect(Collectors.toMap(Function.identity(), ConformanceTest::behind));

    private final EventDecoder contract =
            new EventDecoder(Decoders.settings(StetConfig.defaults(), Decoding.KEY));

    @TestFactory
    Stream<DynamicTest> becomesWhatItMust() {
        return SHIPPED.stream()
                .flatMap(
                        format -> {
                            Mapping mapping = mapping(Formats.text(format));
                            return ConformanceCase.of(format).stream()
                                    .map(
                                            each ->
                                                    DynamicTest.dynamicTest(
                                                            each.name(),
                                                            () -> hold(mapping, each)));
                        });
    }

    private void hold(Mapping mapping, ConformanceCase each) {
        Reader reader = new Reader(mapping);
        assertThat(reader.read(each, each.record())).isEqualTo(each.expected());
        if (mapping.envelope() == Envelope.OTLP && each.tree() != null) {
            assertThat(reader.read(each, OtlpEncoded.protobuf(each.tree())))
                    .as("in protobuf")
                    .isEqualTo(each.expected());
        }
    }

    /** What can go, or be other, without a record that tells is held by none. */
    @ParameterizedTest
    @FieldSource("SHIPPED")
    void needsEveryPartOfTheMapping(String format) {
        List<ConformanceCase> cases = ConformanceCase.of(format);
        List<Mutants.Mutant> mutants = Mutants.of(Formats.text(format));
        List<String> unnoticed = new ArrayList<>();
        for (Mutants.Mutant mutant : mutants) {
            Mapping mapping;
            try {
                mapping = mapping(mutant.yaml());
            } catch (IllegalArgumentException e) {
                // No mapping can be without it, or with this.
                continue;
            }
            Reader reader = new Reader(mapping);
            Optional<ConformanceCase> telling =
                    cases.stream()
                            .filter(
                                    each ->
                                            !reader.read(each, each.record())
                                                    .equals(each.expected()))
                            .findFirst();
            if (telling.isPresent()) {
                // It is the most likely to fail for the next mutant, too.
                cases.remove(telling.get());
                cases.add(0, telling.get());
            } else {
                unnoticed.add(mutant.what());
            }
        }
        assertThat(mutants).hasSizeGreaterThan(10);
        assertThat(unnoticed).isEmpty();
    }

    private static Mapping mapping(String yaml) {
        return MappingFile.parse("mapping.yaml", yaml);
    }

    /**
     * Reads records by a mapping; what that does not accept is {@code without a name, left out}.
     */
    private final class Reader {

        private final MappingDecoder decoder;
        private Result result = Result.none();

        private Reader(Mapping mapping) {
            decoder =
                    new MappingDecoder(
                            List.of(
                                    mapping,
                                    Objects.requireNonNull(BEHIND.get(mapping.envelope()))),
                            contract,
                            (origin, element, json, decoded) -> add(json, decoded, result));
        }

        private Result read(ConformanceCase each, byte[] record) {
            result = Result.none();
            decoder.decodeAll(
                    record,
                    each.headers(),
                    each.kafka() ? IN_KAFKA : IN_FILE,
                    NOW,
                    NOW,
                    (decoded, raw) -> {});
            return result;
        }
    }

    private static Mapping behind(Envelope envelope) {
        return mapping(
                "{format: other, envelope: %s, rules: [{gives: nothing}]}"
                        .formatted(envelope.name().toLowerCase(Locale.ROOT)));
    }

    private static void add(byte[] json, Decoded decoded, Result result) {
        if (decoded instanceof Refusal refusal) {
            result.refused().add(refusal.reason().label() + ": " + refusal.detail());
        } else if (decoded instanceof PassedOver passed) {
            result.passedOver().add(passed.kind() + (passed.known() ? ", left out" : ", no rule"));
        } else {
            Map<String, String> fields = new TreeMap<>();
            parsed(json).properties().forEach(e -> fields.put(e.getKey(), e.getValue().asText()));
            result.events().add(fields);
        }
    }

    private static JsonNode parsed(byte[] json) {
        try {
            return JSON.readTree(new String(json, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

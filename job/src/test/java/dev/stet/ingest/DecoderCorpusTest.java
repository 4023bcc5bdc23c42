package dev.stet.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stet.contract.Decoded;
import dev.stet.contract.Refusal;
import dev.stet.contract.Refusal.Reason;
import dev.stet.contract.ValidEvent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The golden corpus: {@code good.jsonl} holds events, one a line; {@code hostile.jsonl} holds
 * records to refuse: the reason, the field the detail names, and the bytes ({@code raw}, or {@code
 * raw_base64}, then {@code padding} spaces).
 */
final class DecoderCorpusTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    static Stream<String> good() throws IOException {
        return lines("good.jsonl").stream();
    }

    static Stream<JsonNode> hostile() throws IOException {
        List<JsonNode> lines = new java.util.ArrayList<>();
        for (String line : lines("hostile.jsonl")) {
            lines.add(MAPPER.readTree(line));
        }
        return lines.stream();
    }

    @ParameterizedTest
    @MethodSource("good")
    void admits(String line) {
        assertThat(Records.decode(line)).isInstanceOf(ValidEvent.class);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void refusesForTheReasonAndNamesTheField(JsonNode line) throws IOException {
        Decoded decoded = Records.decode(bytes(line));

        assertThat(decoded).isInstanceOf(Refusal.class);
        Refusal refusal = (Refusal) decoded;
        assertThat(refusal.reason().label()).isEqualTo(line.get("reason").textValue());
        assertThat(refusal.detail()).contains("expected");
        if (line.has("field")) {
            assertThat(refusal.detail()).startsWith(line.get("field").textValue() + " ");
        }
    }

    @Test
    void coversEveryEventTypeAndEveryReason() throws IOException {
        Set<String> types = new HashSet<>();
        for (String line : lines("good.jsonl")) {
            types.add(MAPPER.readTree(line).get("event_type").textValue());
        }
        assertThat(types).containsExactlyInAnyOrderElementsOf(ContractTable.types());
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        hostile().forEach(line -> reasons.add(((Refusal) Records.decode(bytesOf(line))).reason()));
        assertThat(reasons).containsExactlyInAnyOrder(Reason.values());
    }

    private static byte[] bytesOf(JsonNode line) {
        try {
            return bytes(line);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static byte[] bytes(JsonNode line) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(
                line.has("raw")
                        ? line.get("raw").textValue().getBytes(StandardCharsets.UTF_8)
                        : line.get("raw_base64").binaryValue());
        bytes.write(" ".repeat(line.path("padding").asInt()).getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }

    private static List<String> lines(String name) throws IOException {
        try (InputStream in = DecoderCorpusTest.class.getResourceAsStream("/corpus/" + name)) {
            byte[] all = Objects.requireNonNull(in, name).readAllBytes();
            return List.of(new String(all, StandardCharsets.UTF_8).split("\n"));
        }
    }
}

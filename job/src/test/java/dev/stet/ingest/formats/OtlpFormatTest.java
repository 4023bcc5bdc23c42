package dev.stet.ingest.formats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stet.contract.PassedOver;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Batches of the Collector's Kafka exporter: one entry is one part of what is kept. */
class OtlpFormatTest {

    private static final Formats GENAI = Formats.read(List.of("otel_genai"));

    private static final String SPAN =
            """
            {"traceId":"5b8efff798038103d269b633813fc60c","spanId":"eee19b7ec3c1b174","name":"chat m-1",
            "startTimeUnixNano":"1772442000000000000","endTimeUnixNano":"1772442002500000000","attributes":[
            {"key":"gen_ai.operation.name","value":{"stringValue":"chat"}},
            {"key":"gen_ai.usage.input_tokens","value":{"intValue":"86"}}]}
            """
                    .replace("\n", "");

    private static String batch(String... spans) {
        return "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[%s]}]}]}"
                .formatted(String.join(",", spans));
    }

    /** One bad span of three costs itself alone, and its dead letter is its own bytes. */
    @Test
    void oneBadElementIsRefusedAlone() {
        String bad = SPAN.replace("\"86\"", "\"-86\"");
        String other = SPAN.replace("gen_ai.operation.name", "http.request.method");
        Mapped mapped = Mapped.of(GENAI, batch(SPAN, bad, other));
        assertThat(mapped.types()).containsExactly("generation.completed");
        assertThat(mapped.refusals)
                .singleElement()
                .asString()
                .startsWith("invalid_value: input_tokens is ")
                .contains("-86")
                .endsWith(
                        "otel_genai makes it a generation.completed, at"
                                + " resourceSpans[0].scopeSpans[0].spans[1]");
        assertThat(mapped.passedOver).containsExactly(new PassedOver("chat m-1", true));
        assertThat(new String(mapped.raw.get(1), StandardCharsets.UTF_8)).isEqualTo(bad);
    }

    @Test
    void anElementOfABatchInProtobufIsKeptInProtobuf() throws Exception {
        byte[] batch = OtlpEncoded.protobuf(new ObjectMapper().readTree(batch(SPAN)));
        Mapped mapped = Mapped.ofKafka(GENAI, batch, Map.of());
        assertThat(mapped.types()).containsExactly("generation.completed");
        byte[] span = mapped.raw.get(0);
        assertThat(span).as("its trace").startsWith(0x0A, 16, 0x5b, 0x8e);
        assertThat(Arrays.copyOfRange(batch, batch.length - span.length, batch.length))
                .isEqualTo(span);

        byte[] broken = Arrays.copyOf(batch, batch.length - 3);
        assertThat(Mapped.ofKafka(GENAI, broken, Map.of()).refusals)
                .containsExactly(
                        "malformed_json: the record is neither JSON nor a batch of OTLP in"
                                + " protobuf");
    }
}

package dev.stet.local.redrive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.Origin;
import dev.stet.contract.Returned;
import dev.stet.contract.ReturnedJson;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds the reader of dead letters against their writer. */
final class DeadLetterTest {

    private static byte[] written(byte[] raw) {
        return ReturnedJson.toJson(
                        new Returned("invalid_value", "user_id", new Origin("in", 0, 7), 5, raw))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static DeadLetter read(byte[] bytes) {
        return Objects.requireNonNull(DeadLetter.of(bytes, 0, bytes.length));
    }

    @Test
    void givesBackEveryByte() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        byte[] text = "{\"a\":\"\\u0000 \" \uD83D\uDE00}".getBytes(StandardCharsets.UTF_8);
        assertThat(read(written(all)).record()).isEqualTo(all);
        assertThat(read(written(text)).record()).isEqualTo(text);
        assertThat(read(written(text)).reason()).isEqualTo("invalid_value");
        assertThat(read(written(text)).topic()).isEqualTo("in");
    }

    @Test
    void looksThroughFramesWithinFrames() {
        byte[] record = "{\"event_type\":\"x\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(read(written(written(written(record)))).record()).isEqualTo(record);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "null",
                "{\"reason\":7,\"raw\":\"a\"}",
                "{\"reason\":\"expired\",\"event_type\":\"content.edited\"}",
                "{\"reason\":\"a\",\"raw_base64\":\"*\"}",
                "{\"reason\":\"a\",\"topic\":\"t\",\"received_at\":\"never\",\"raw\":\"a\"}",
                "{\"reason\":\"a\",\"raw\":\"a\"}",
                "{\"reason\":\"timeout\",\"name\":\"answer.shown\"}",
            })
    void takesNothingElseForOne(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        assertThat(DeadLetter.of(bytes, 0, bytes.length)).isNull();
    }

    @Test
    void knowsOneWhoseRecordWasLetGo() {
        byte[] bytes =
                " { \"reason\" : \"too_large\", \"file\":\"a\",\"received_at\":\"2026-03-01T00:00:00Z\"}"
                        .getBytes(StandardCharsets.UTF_8);
        assertThat(read(bytes).record()).isNull();
    }
}

package dev.stet.local.redrive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.Decoded;
import dev.stet.contract.Header;
import dev.stet.contract.Origin;
import dev.stet.contract.PassedOver;
import dev.stet.contract.Refusal;
import dev.stet.ingest.RecordDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Hints put right what is refused, whether a record is one event or several. */
final class DeadLetterDecoderTest {

    private static final Refusal REFUSED =
            new Refusal(Refusal.Reason.INVALID_VALUE, "a number", Header.DEFAULT_TENANT);

    /** A batch: an event a line, each refused unless its user is a text. */
    private static final class Lines implements RecordDecoder {

        @Override
        public Decoded decode(
                byte[] record, int from, int to, Origin origin, long arrivedAt, long now) {
            String text = new String(record, from, to - from, StandardCharsets.UTF_8);
            return text.contains("\"user_id\":\"") ? PassedOver.TOMBSTONE : REFUSED;
        }

        @Override
        public void decodeAll(
                byte[] record,
                Map<String, String> headers,
                Origin origin,
                long arrivedAt,
                long now,
                Output out) {
            for (String line : new String(record, StandardCharsets.UTF_8).split("\n")) {
                byte[] raw = line.getBytes(StandardCharsets.UTF_8);
                out.accept(decode(raw, 0, raw.length, origin, arrivedAt, now), raw);
            }
        }
    }

    private static List<Decoded> decoded(String record, String... hints) {
        List<Decoded> all = new ArrayList<>();
        DeadLetterDecoder.factory(Lines::new, List.of(hints))
                .create()
                .decodeAll(
                        record.getBytes(StandardCharsets.UTF_8),
                        Map.of(),
                        new Origin("a.jsonl", Origin.NO_PARTITION, 1),
                        0,
                        0,
                        (each, raw) -> all.add(each));
        return all;
    }

    @Test
    void putsRightEachRefusedEventOfABatch() {
        String batch = "{\"user_id\":\"u\"}\n{\"user_id\":7}\n{\"user_id\":{}}";

        assertThat(decoded(batch, "user_id:string"))
                .containsExactly(PassedOver.TOMBSTONE, PassedOver.TOMBSTONE, REFUSED);
        assertThat(decoded(batch)).containsExactly(PassedOver.TOMBSTONE, REFUSED, REFUSED);
    }
}

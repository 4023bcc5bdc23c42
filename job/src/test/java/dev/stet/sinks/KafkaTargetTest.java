package dev.stet.sinks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.contract.Dimensions;
import dev.stet.contract.Key128;
import dev.stet.contract.Outcome;
import dev.stet.contract.OutcomeTable;
import dev.stet.contract.View;
import dev.stet.sinks.rows.OutcomeCells;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

final class KafkaTargetTest {

    private static final Key128 USER = new Key128(1, 2);

    private static final OutcomeTable TABLE =
            new OutcomeTable(
                    View.QUESTION,
                    List.of("interaction_id"),
                    true,
                    List.of("submitted_at"),
                    List.of("repeat_class", "kind"));

    private final KafkaRecordSerializationSchema<Outcome> form =
            KafkaTarget.upserted(
                    "stet.question_outcome",
                    OutcomeCells.layout(TABLE, Set.of()),
                    OutcomeCells.cells(TABLE, Set.of()));

    /** What deletes a row has the key of the row, and no value. */
    @Test
    void anErasedRowIsATombstone() {
        ProducerRecord<byte[], byte[]> row = written(row());
        ProducerRecord<byte[], byte[]> tombstone =
                written(Outcome.erased("acme", List.of("i1"), USER, 1_000, 7));

        assertThat(row.value()).isNotNull();
        assertThat(tombstone.value()).isNull();
        assertThat(tombstone.topic()).isEqualTo(row.topic());
        assertThat(new String(tombstone.key(), StandardCharsets.UTF_8))
                .isEqualTo(new String(row.key(), StandardCharsets.UTF_8))
                .isEqualTo(
                        "{\"tenant_id\":\"acme\",\"user_id\":\"%s\",\"interaction_id\":\"i1\"}"
                                .formatted(USER));
    }

    private static Outcome row() {
        return new Outcome(
                "acme",
                List.of("i1"),
                USER,
                new long[] {1_000},
                Arrays.asList(null, "question"),
                Dimensions.NONE,
                new long[View.QUESTION.measures().size()],
                false,
                7);
    }

    private ProducerRecord<byte[], byte[]> written(Outcome outcome) {
        return Objects.requireNonNull(form.serialize(outcome, null, null));
    }
}

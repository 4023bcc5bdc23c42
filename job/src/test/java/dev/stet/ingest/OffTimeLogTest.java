package dev.stet.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.bytes.Utf8;
import dev.stet.contract.Header;
import dev.stet.contract.IngestMeasure;
import dev.stet.contract.Origin;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OffTimeLogTest {

    private static final long TIME = 1_772_442_000_000L;

    private final List<String> lines = new ArrayList<>();
    private final OffTimeLog log = new OffTimeLog(lines::add);

    @Test
    void namesThePartitionTheEventAndTheAmount() {
        log.late(header(3, "e1"), 86_400_123);
        log.ahead(new Origin("interactions", 4, 17), "e\n2", 600_000);

        assertThat(lines)
                .containsExactly(
                        "Late: event 'e1' of topic interactions, partition 3, offset 17, event time"
                            + " 2026-03-02T09:00:00Z, is PT24H0.123S behind the watermark; late"
                            + " events of this partition: 1. See max_late_partition of ingest_kpi,"
                            + " and the late output",
                        "Refused: the event time of event 'e?2' of topic interactions, partition 4,"
                            + " offset 17 is PT10M after its arrival; events of this partition from"
                            + " the future: 1. See max_ahead_partition of ingest_kpi, and the dead"
                            + " letters");
    }

    @Test
    void tellsThePowersOfTenOfEachPartition() {
        for (int i = 0; i < 1_050; i++) {
            log.late(header(3, "e" + i), 1);
            log.ahead(new Origin("interactions", 3, i), "f" + i, 1);
        }
        log.late(header(5, "other"), 1);

        assertThat(lines)
                .filteredOn(line -> line.startsWith("Late"))
                .extracting(line -> line.substring(0, line.indexOf(" of topic")))
                .containsExactly(
                        "Late: event 'e0'",
                        "Late: event 'e9'",
                        "Late: event 'e99'",
                        "Late: event 'e999'",
                        "Late: event 'other'");
        assertThat(lines).filteredOn(line -> line.startsWith("Refused")).hasSize(4);
    }

    /** A replay has them in its summary. */
    @Test
    void filesAreNotLive() {
        log.late(header(Origin.NO_PARTITION, "e"), 1);
        log.ahead(new Origin("a.jsonl", Origin.NO_PARTITION, 1), "e", 1);
        assertThat(lines).isEmpty();
    }

    @Test
    void theGreatestAmountKeepsItsPartition() {
        assertThat(IngestMeasure.amount(8, 0)).isGreaterThan(IngestMeasure.amount(7, 65_534));
        assertThat(IngestMeasure.amount(7, 65_534) % IngestMeasure.PARTITIONS).isEqualTo(65_535);
        assertThat(IngestMeasure.amount(7, 65_535)).isEqualTo(7 * IngestMeasure.PARTITIONS);
        assertThat(IngestMeasure.amount(7, Origin.NO_PARTITION))
                .isEqualTo(7 * IngestMeasure.PARTITIONS);
        assertThat(IngestMeasure.amount(Long.MAX_VALUE, 9)).isPositive();
        assertThat(IngestMeasure.amount(-1, 9)).isEqualTo(10);
    }

    private static Header header(int partition, String id) {
        return new Header(
                "acme", Utf8.of(id), TIME, TIME, new Origin("interactions", partition, 17));
    }
}

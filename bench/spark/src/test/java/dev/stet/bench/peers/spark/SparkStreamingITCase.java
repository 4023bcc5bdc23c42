package dev.stet.bench.peers.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.bench.contest.Rehearsal;
import dev.stet.bench.contest.StateIn;
import dev.stet.local.embedded.EmbeddedKafka;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

final class SparkStreamingITCase {

    private static final int RECORDS = 10_000;

    @TempDir private Path folder;

    @Test
    @EnabledIfSystemProperty(
            named = "stet.spark",
            matches = "true",
            disabledReason = "Spark takes up to a minute to answer: run with -Dstet.spark=true")
    void answersAsTheReference() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
            assertThat(
                            Rehearsal.differences(
                                    new SparkStreaming(),
                                    StateIn.ROCKSDB,
                                    kafka.bootstrapServers(),
                                    RECORDS,
                                    folder))
                    .isEmpty();
        }
    }
}

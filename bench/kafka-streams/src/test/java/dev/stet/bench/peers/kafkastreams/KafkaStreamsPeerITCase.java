package dev.stet.bench.peers.kafkastreams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stet.bench.contest.Rehearsal;
import dev.stet.bench.contest.StateIn;
import dev.stet.local.embedded.EmbeddedKafka;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KafkaStreamsPeerITCase {

    private static final int RECORDS = 10_000;

    @TempDir private Path folder;

    @Test
    void answersAsTheReferenceAndLeavesNoTopicBehind() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start()) {
            assertThat(
                            Rehearsal.differences(
                                    new KafkaStreamsPeer(),
                                    StateIn.ROCKSDB,
                                    kafka.bootstrapServers(),
                                    RECORDS,
                                    folder))
                    .isEmpty();
            try (Admin admin =
                    Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
                assertThat(admin.listTopics().names().get())
                        .containsExactly("rehearsal-" + RECORDS);
            }
        }
    }
}

package dev.stet.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** What a job on the cluster is started with. */
final class JobFiles {

    private static final int KEY_BYTES = 32;

    private static final String SETTINGS =
            """
            # What 'stet cluster submit' gives the job: the cluster's own Kafka and PostgreSQL.
            # Written by 'stet cluster up', once; from then on it is yours to edit.
            stet.kafka.bootstrap-servers: "%s"
            stet.kafka.topics: [%s]
            stet.privacy.pseudonym-key-file: "%s"
            stet.sinks.enabled: [kafka, postgres]
            stet.sinks.kafka.topic-prefix: "%s"
            stet.sinks.postgres.url: "%s"
            stet.sinks.postgres.user: %s
            stet.sinks.postgres.create: true
            """;

    private final Home home;

    JobFiles(Home home) {
        this.home = home;
    }

    /** What is there stays, unless the brokers or the database have moved. */
    void write(Ports ports) throws IOException {
        Path key = home.root().resolve("pseudonym.key");
        if (!Files.exists(key)) {
            byte[] random = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(random);
            Files.writeString(key, HexFormat.of().formatHex(random));
        }
        Path settings = home.stetConfiguration();
        if (Files.exists(settings)) {
            String there = Files.readString(settings);
            if (there.contains(ports.bootstrapServers()) && there.contains(ports.jdbcUrl())) {
                return;
            }
        }
        Files.writeString(
                settings,
                SETTINGS.formatted(
                        ports.bootstrapServers(),
                        Topics.INTERACTIONS,
                        key,
                        Topics.PREFIX,
                        ports.jdbcUrl(),
                        Probes.USER));
    }
}

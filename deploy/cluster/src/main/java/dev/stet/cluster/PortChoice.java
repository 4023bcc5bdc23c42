package dev.stet.cluster;

import dev.stet.local.embedded.FreePorts;
import java.io.IOException;
import picocli.CommandLine.Option;

/** The ports that the command line names; what it does not name is chosen. */
final class PortChoice {

    @Option(names = "--web-port", defaultValue = "0", description = "Flink's. Default: a free one")
    private int web;

    @Option(
            names = "--gateway-port",
            defaultValue = "0",
            description = "The SQL Gateway's. Default: a free one")
    private int gateway;

    @Option(names = "--kafka-port", defaultValue = "0", description = "Default: a free one")
    private int kafka;

    @Option(names = "--postgres-port", defaultValue = "0", description = "Default: a free one")
    private int postgres;

    /**
     * Chooses every port: as named, else as it was the last time if it is free, else a free one.
     *
     * @throws IOException naming a port that was named and is taken
     */
    Ports choose(Ports last) throws IOException {
        return new Ports(
                choose("--web-port", web, last.web()),
                choose("--gateway-port", gateway, last.gateway()),
                choose("--kafka-port", kafka, last.kafka()),
                choose("", 0, last.kafkaController()),
                choose("--postgres-port", postgres, last.postgres()),
                choose("", 0, last.jobManager()));
    }

    /**
     * @throws IOException where the command line names another port than the running cluster's
     */
    void requireSame(Ports running) throws IOException {
        requireSame("--web-port", web, running.web());
        requireSame("--gateway-port", gateway, running.gateway());
        requireSame("--kafka-port", kafka, running.kafka());
        requireSame("--postgres-port", postgres, running.postgres());
    }

    private static void requireSame(String option, int named, int running) throws IOException {
        if (named != 0 && named != running) {
            throw new IOException(
                    "%s is %d, but the cluster runs with %d; end it first"
                            .formatted(option, named, running));
        }
    }

    private static int choose(String option, int named, int last) throws IOException {
        if (named != 0) {
            if (!FreePorts.isFree(named)) {
                throw new IOException("%s: port %d is taken".formatted(option, named));
            }
            return named;
        }
        return last != 0 && FreePorts.isFree(last) ? last : FreePorts.find(1)[0];
    }
}

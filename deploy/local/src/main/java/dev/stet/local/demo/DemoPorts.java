package dev.stet.local.demo;

import dev.stet.local.console.ConsoleCommand;
import dev.stet.local.embedded.FreePorts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The ports that the command line names; 0 for a free one. */
final class DemoPorts {

    private static final String KAFKA = "--kafka-port";
    private static final String POSTGRES = "--postgres-port";
    private static final String WEB = "--web-port";
    private static final String FREE = "0";

    @Option(
            names = KAFKA,
            paramLabel = "PORT",
            defaultValue = FREE,
            converter = DemoOptionTypes.Port.class,
            description = "Where Kafka listens, on 127.0.0.1. Default: a free port")
    private int kafka;

    @Option(
            names = POSTGRES,
            paramLabel = "PORT",
            defaultValue = FREE,
            converter = DemoOptionTypes.Port.class,
            description = "Where PostgreSQL listens. Default: a free port")
    private int postgres;

    @Option(
            names = WEB,
            paramLabel = "PORT",
            defaultValue = FREE,
            converter = DemoOptionTypes.Port.class,
            description = "Where Flink's web interface listens. Default: a free port")
    private int web;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "" + ConsoleCommand.PORT,
            converter = DemoOptionTypes.Port.class,
            description = "Where the console is, or the next free port. Default: ${DEFAULT-VALUE}")
    private int console;

    DemoPorts() {}

    private DemoPorts(int kafka, int postgres, int web) {
        this.kafka = kafka;
        this.postgres = postgres;
        this.web = web;
    }

    static DemoPorts of(int kafka, int postgres, int web) {
        return new DemoPorts(kafka, postgres, web);
    }

    /** Where to begin to look for one. */
    int console() {
        return console;
    }

    int kafka() {
        return kafka;
    }

    int postgres() {
        return postgres;
    }

    int web() {
        return web;
    }

    /** What is wrong with the first one that cannot be had, in one line; empty if all can. */
    Optional<String> problem() {
        Map<Integer, String> named = new LinkedHashMap<>();
        return problem(KAFKA, kafka, named)
                .or(() -> problem(POSTGRES, postgres, named))
                .or(() -> problem(WEB, web, named));
    }

    private static Optional<String> problem(String option, int port, Map<Integer, String> named) {
        if (port == 0) {
            return Optional.empty();
        }
        String other = named.putIfAbsent(port, option);
        if (other != null) {
            return Optional.of(
                    "%s %d: %s names this port too; choose another port"
                            .formatted(option, port, other));
        }
        return FreePorts.problem(port)
                .map(
                        problem ->
                                "%s %d: %s; choose another port or leave the option out for a free"
                                                .formatted(option, port, problem)
                                        + " one");
    }
}

package dev.stet.bench.load;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes made-up events to a file, to a Kafka topic, or to both. */
@Command(
        name = "load",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true,
        customSynopsis = "stet bench load [--out FILE] [--bootstrap-servers HOST:PORT] [OPTION]...",
        description =
                "Writes synthetic events to a file, to a Kafka topic, or to both. Without --out and"
                        + " --bootstrap-servers, writes to the cluster that 'stet cluster up'"
                        + " started. Equal options give equal events, byte for byte. All events"
                        + " are valid.",
        footer = {
            "",
            "Examples:",
            "  ./stet bench load --events 50000 --rate 2",
            "  ./stet bench load --out log.jsonl.gz --events 50000 --rate 2"
        })
public final class LoadCommand implements Callable<Integer> {

    private static final long TOLD_EVERY = 1_000_000;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "A .jsonl or .jsonl.gz file; an existing one is replaced.")
    private @Nullable Path file;

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            description =
                    "Kafka brokers to write to. Default, without --out: the broker of the cluster"
                            + " in target/cluster")
    private @Nullable String bootstrapServers;

    @Option(
            names = "--topic",
            defaultValue = "interactions",
            description =
                    "The topic, created if it does not exist; keyed by user. Default:"
                            + " ${DEFAULT-VALUE}")
    private String topic = "interactions";

    @Option(
            names = "--partitions",
            defaultValue = "4",
            description = "Partitions of a created topic. Default: ${DEFAULT-VALUE}")
    private int partitions;

    @Option(
            names = "--compression",
            defaultValue = "LZ4",
            description =
                    "Compression of the topic: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
    private Topic.Compression compression = Topic.Compression.LZ4;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private LoadOptions options;

    @Option(
            names = "--start",
            paramLabel = "INSTANT",
            defaultValue = "2026-01-05T00:00:00Z",
            description = "Event time of the first event. Default: ${DEFAULT-VALUE}")
    private String start = "";

    @Override
    public Integer call() throws IOException {
        LoadSettings settings = settings();
        if (file == null && bootstrapServers == null) {
            bootstrapServers = ofCluster();
        }
        long began = System.nanoTime();
        List<LoadTarget> targets = new ArrayList<>();
        try {
            open(targets);
            long bytes = write(new LoadGenerator(settings), targets);
            for (LoadTarget target : targets) {
                target.complete();
            }
            tell(settings.events(), bytes, (System.nanoTime() - began) / 1e9);
        } finally {
            for (LoadTarget target : targets) {
                target.close();
            }
        }
        return 0;
    }

    private LoadSettings settings() {
        if (partitions < 1 || partitions > 10_000) {
            throw wrong("--partitions must lie between 1 and 10000, was " + partitions);
        }
        try {
            return options.settings(Instant.parse(start).toEpochMilli());
        } catch (DateTimeParseException e) {
            throw wrong("--start must be an instant like 2026-01-05T00:00:00Z, was " + start);
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private String ofCluster() throws IOException {
        Path folder = Path.of(System.getProperty("stet.home", ""), "target", "cluster");
        String found =
                ClusterBroker.bootstrapServers(folder)
                        .orElseThrow(
                                () ->
                                        wrong(
                                                "no cluster runs in %s: start one by './stet cluster up', or give --out or --bootstrap-servers"
                                                        .formatted(folder)));
        PrintWriter progress = spec.commandLine().getErr();
        progress.printf("writing to the topic %s of the cluster, at %s%n", topic, found);
        progress.flush();
        return found;
    }

    private void open(List<LoadTarget> targets) throws IOException {
        if (file != null) {
            Path folder = file.toAbsolutePath().getParent();
            String name = file.toString();
            if (!name.endsWith(".jsonl") && !name.endsWith(".jsonl.gz")) {
                throw wrong("--out must end in .jsonl or .jsonl.gz, was " + file);
            }
            if (folder == null || !Files.isDirectory(folder)) {
                throw wrong("--out %s: there is no folder %s".formatted(file, folder));
            }
            targets.add(JsonLines.to(file));
        }
        if (bootstrapServers != null) {
            targets.add(Topic.open(bootstrapServers, topic, partitions, compression));
        }
    }

    private long write(LoadGenerator generator, List<LoadTarget> targets) throws IOException {
        PrintWriter progress = spec.commandLine().getErr();
        long bytes = 0;
        for (long made = 1; generator.hasNext(); made++) {
            LoadEvent event = generator.next();
            bytes += event.value().length;
            for (LoadTarget target : targets) {
                target.write(event);
            }
            if (made % TOLD_EVERY == 0 && generator.hasNext()) {
                progress.printf(Locale.ROOT, "%,d records%n", made);
                progress.flush();
            }
        }
        return bytes;
    }

    private void tell(long events, long bytes, double seconds) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%,d records of %,.0f bytes on average in %.1f s (%,.0f per second)%n",
                events,
                (double) bytes / events,
                seconds,
                events / seconds);
        out.flush();
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}

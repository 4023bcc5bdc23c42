package dev.stet.bench.latency;

import dev.stet.bench.contest.Host;
import dev.stet.bench.live.Lab;
import dev.stet.bench.live.LabOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** From an event to the row in which it can be seen. */
@Command(
        name = "latency",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = {
            "Measures the time from a shown suggestion until a provisional KPI row that counts it"
                    + " can be read from the sink. Events are sent at a fixed rate whatever the job"
                    + " does (open loop), and time starts when an event was due.",
            "The complete job runs in a separate process, on RocksDB with checkpoints every 5 s, at"
                    + " 25, 50 and 75 %% of the top rate, or at one rate."
        },
        footer = {
            "",
            "Examples:",
            "  ./stet bench latency",
            "  ./stet bench latency --rate 2000 --seconds 120 --sink kafka"
        })
public final class LatencyCommand implements Callable<Integer> {

    private static final List<Integer> PERCENT = List.of(25, 50, 75);

    /** A sink whose latency can be observed. */
    public enum SinkName {
        KAFKA,
        POSTGRES
    }

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private LabOptions options;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Events per second, instead of shares of the top rate.")
    private @Nullable Double rate;

    @Option(
            names = "--top",
            paramLabel = "N",
            description =
                    "Top rate of the job in events per second. Default: measured by a short run"
                            + " with these sinks.")
    private @Nullable Double top;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "60",
            description = "How long each rate is measured. Default: ${DEFAULT-VALUE}")
    private int seconds;

    @Option(
            names = "--warm-up",
            paramLabel = "S",
            defaultValue = "20",
            description = "Warm-up after the job has caught up. Default: ${DEFAULT-VALUE}")
    private int warmUp;

    @Option(
            names = "--refresh",
            paramLabel = "DURATION",
            description =
                    "stet.rollup.refresh-interval, such as 1s; can be repeated, and each is"
                            + " measured. Default: 1s (the job's own default is 5s)")
    private List<String> refresh = List.of();

    @Option(
            names = "--sink",
            split = ",",
            description =
                    "Sinks of the rows, used together: ${COMPLETION-CANDIDATES}. Default:"
                            + " kafka,postgres")
    private List<SinkName> sinks = List.of();

    @Override
    public Integer call() throws Exception {
        check();
        Set<SinkName> to =
                sinks.isEmpty()
                        ? new LinkedHashSet<>(List.of(SinkName.values()))
                        : new LinkedHashSet<>(sinks);
        List<LatencyRun.Result> results = new ArrayList<>();
        String topSaid;
        try (Lab lab = options.open()) {
            LatencyRun runs = new LatencyRun(lab, to, seconds, warmUp);
            topSaid = topRate(runs);
            for (String interval : refresh.isEmpty() ? List.of("1s") : refresh) {
                for (Load load : loads()) {
                    results.add(runs.run(interval, load.title(), load.rate()));
                }
            }
        }
        String report = report(results, topSaid);
        options.tell(report);
        return results.stream().allMatch(LatencyRun.Result::keptUp) ? 0 : 1;
    }

    /** What is sent: a rate, and how the table calls it. */
    private record Load(String title, double rate) {}

    private String topRate(LatencyRun runs) throws IOException, InterruptedException {
        if (rate != null) {
            return "";
        }
        if (top != null) {
            return String.format(Locale.ROOT, "- top rate, as given: %,.0f events/s%n", top);
        }
        top = runs.topRate();
        return String.format(
                Locale.ROOT,
                "- top rate with these sinks, measured while the job catches up: %,.0f events/s%n",
                top);
    }

    private List<Load> loads() {
        if (rate != null) {
            return List.of(new Load("–", rate));
        }
        double most = top == null ? 0 : top;
        return PERCENT.stream()
                .map(percent -> new Load(percent + " %", most * percent / 100))
                .toList();
    }

    private String report(List<LatencyRun.Result> results, String topSaid) {
        StringBuilder text = new StringBuilder("# Latency\n\n");
        text.append("The time in milliseconds from the instant at which a `suggestion.shown` was")
                .append(" due to be sent until a provisional row of its minute (`segment_by` =")
                .append(" `all`) that counts it was read from the sink. Events are sent at a fixed")
                .append(" rate whatever the job does (open loop).\n\n");
        text.append("- command: `")
                .append(options.command())
                .append("`\n- machine: ")
                .append(Host.describe())
                .append("; producer, broker, PostgreSQL and observers on the same machine\n")
                .append(topSaid)
                .append("- one partition, parallelism 1, RocksDB, checkpoints every 5 s;")
                .append(" events in order, with the texts and mix of `./stet bench load`; each")
                .append(" user is active once a minute on average\n")
                .append("- the producer batches for up to 20 ms, the PostgreSQL sink for up to 200")
                .append(" ms; PostgreSQL is polled every 50 ms, which adds 25 ms on average\n");
        text.append("\n| refresh | of top | events/s sent | job, cores | sink | p50 | p90 | p99")
                .append(" | p99.9 | max | measured | unseen |\n")
                .append("|---|---|---|---|---|---|---|---|---|---|---|---|\n");
        results.forEach(result -> text.append(result.toRows()));
        return text.toString();
    }

    private void check() {
        options.between("--seconds", seconds, 1, 86_400);
        options.between("--warm-up", warmUp, 0, 3_600);
        if (rate != null && top != null) {
            throw options.wrong("give --rate or --top, not both");
        }
        if (rate != null) {
            options.between("--rate", rate, 1, 1_000_000);
        }
        if (top != null) {
            options.between("--top", top, 4, 1_000_000);
        }
        for (String interval : refresh) {
            if (!interval.matches("\\d+ ?(ms|s)") || interval.matches("0+ ?(ms|s)")) {
                throw options.wrong(
                        "--refresh must be a duration such as 1s or 500ms; was " + interval);
            }
        }
    }
}

package dev.stet.bench.scale;

import dev.stet.bench.contest.Host;
import dev.stet.bench.live.Lab;
import dev.stet.bench.live.LabOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What costs more as something grows. */
@Command(
        name = "scale",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = {
            "What an event costs as something grows: suggestions remembered, tasks, the share of"
                + " one user, suggestions of one instant, segment sets, families of KPIs without"
                + " and with anything to count, the length of a replay, the disorder of a log. One"
                + " table each. CPU is that of the job's process only.",
            "Each run is the complete job in a separate process, on RocksDB with checkpoints every"
                    + " 5 s unless --with says otherwise. Rows are discarded."
        },
        footer = {
            "",
            "Examples:",
            "  ./stet bench scale --quick",
            "  ./stet bench scale --only live --live 1000000"
        })
public final class ScaleCommand implements Callable<Integer> {

    private static final long MILLION = 1_000_000;

    @Mixin
    @SuppressWarnings("NullAway.Init")
    private LabOptions options;

    @Option(
            names = "--quick",
            description =
                    "Up to a million suggestions, 250000 measured events, 1 GiB of replay, a"
                            + " million shuffled events, unless other options are given.")
    private boolean quick;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "NAME",
            description =
                    "Some of live, parallelism, skew, instant, segments, families, mixed,"
                            + " replay, disorder. Default: all")
    private List<String> only = List.of();

    @Option(
            names = "--live",
            split = ",",
            paramLabel = "N",
            description =
                    "Remembered suggestions, of users with sessions of 5 min. Default:"
                            + " 10000,100000,1000000,10000000")
    private List<Long> live = List.of();

    @Option(
            names = "--window",
            paramLabel = "N",
            description = "How many of the last events are measured. Default: 1000000")
    private @Nullable Long window;

    @Option(
            names = "--same-instant",
            paramLabel = "N",
            description = "Suggestions at one instant. Default: 1000000")
    private int sameInstant = (int) MILLION;

    @Option(
            names = "--gigabytes",
            paramLabel = "G",
            description = "Of the file that is replayed. Default: 20")
    private @Nullable Double gigabytes;

    @Option(
            names = "--shuffled",
            paramLabel = "N",
            description =
                    "Events of the log that is replayed in order and shuffled. Default: 10000000")
    private @Nullable Long shuffled;

    @Option(
            names = "--with",
            paramLabel = "KEY=VALUE",
            description =
                    "An option of the job or of Flink that overrides the setting of an experiment"
                            + " (not of the replay); can be repeated:"
                            + " taskmanager.memory.managed.size=2g,"
                            + " execution.checkpointing.interval=30s.")
    private Map<String, String> with = Map.of();

    @Option(
            names = "--time-limit",
            paramLabel = "SECONDS",
            defaultValue = "3600",
            description = "Time limit of each run. Default: ${DEFAULT-VALUE}")
    private int timeLimit;

    @Override
    public Integer call() throws Exception {
        List<Experiment> chosen = chosen();
        Experiment.Size size = size();
        double replayed = gigabytes == null ? (quick ? 1 : 20) : gigabytes;
        long disordered = shuffled == null ? (quick ? MILLION : 10 * MILLION) : shuffled;
        check(size, replayed, disordered);
        StringBuilder report =
                new StringBuilder(
                        "# Scale\n\n- command: `%s`\n- machine: %s\n"
                                .formatted(options.command(), Host.describe()));
        boolean good = true;
        try (Lab lab = options.open()) {
            Duration limit = Duration.ofSeconds(timeLimit);
            for (Experiment experiment : chosen) {
                report.append('\n').append(experiment.heading());
                if (experiment == Experiment.REPLAY) {
                    report.append(new LongReplay(lab, limit).run(replayed));
                } else if (experiment == Experiment.DISORDER) {
                    report.append(new DisorderedReplay(lab, limit).run(disordered));
                } else {
                    good &=
                            run(
                                    experiment,
                                    size,
                                    new Trials(lab, experiment.id(), limit, with),
                                    report);
                }
            }
        }
        options.tell(report.toString());
        return good ? 0 : 1;
    }

    /** A trial that fails leaves a row that says so: hours of measuring are not lost for it. */
    private static boolean run(
            Experiment experiment, Experiment.Size size, Trials trials, StringBuilder report)
            throws InterruptedException {
        report.append(Finding.HEADER);
        double first = Double.NaN;
        boolean good = true;
        for (Trial trial : experiment.trials(size)) {
            try {
                Finding finding = trials.run(trial);
                first = Double.isNaN(first) ? finding.cpuMicros() : first;
                report.append(finding.toRow(trial.title(), first));
            } catch (IOException e) {
                good = false;
                report.append("| %s | failed: %s |%n".formatted(trial.title(), e.getMessage()));
            }
        }
        return good;
    }

    private Experiment.Size size() {
        List<Long> lives = live;
        if (lives.isEmpty()) {
            lives =
                    quick
                            ? List.of(MILLION / 100, MILLION / 10, MILLION)
                            : List.of(MILLION / 100, MILLION / 10, MILLION, 10 * MILLION);
        }
        long events = window == null ? (quick ? MILLION / 4 : MILLION) : window;
        return new Experiment.Size(lives, events, sameInstant);
    }

    private List<Experiment> chosen() {
        if (only.isEmpty()) {
            return List.of(Experiment.values());
        }
        return only.stream().map(this::experiment).toList();
    }

    private Experiment experiment(String name) {
        return Arrays.stream(Experiment.values())
                .filter(known -> known.id().equals(name.strip()))
                .findFirst()
                .orElseThrow(
                        () ->
                                options.wrong(
                                        "--only: there is no %s; choose among live, parallelism, skew, instant, segments, families, mixed, replay, disorder"
                                                .formatted(name)));
    }

    private void check(Experiment.Size size, double replayed, long disordered) {
        size.live().forEach(count -> options.between("--live", count, 1_000, 100 * MILLION));
        options.between("--window", size.window(), 1_000, 1_000 * MILLION);
        options.between("--shuffled", disordered, 1_000, 1_000 * MILLION);
        options.between("--same-instant", sameInstant, 1, 100 * MILLION);
        options.between("--time-limit", timeLimit, 1, 864_000);
        if (!(replayed > 0 && replayed <= 10_000)) {
            throw options.wrong("--gigabytes must lie between 0 and 10000, was " + replayed);
        }
    }
}
